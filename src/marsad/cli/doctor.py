"""Say what is missing or misconfigured, and how to mend it. Ends with exit code 1 when something must be mended."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

from marsad.cli import Failure, setup

MARKS = {"good": "✓", "advice": "!", "bad": "✗"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its `state` (good, advice, bad), what was seen, and how to mend it."""

    state: str
    text: str
    mend: str = ""


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say only what should be mended")
    parser.add_argument("--mend", action="store_true", help="mend what can be mended without a question")


def run(args: argparse.Namespace) -> int:
    try:
        setup()
    except Failure as failure:
        _print(Finding("bad", str(failure), "Correct the setting; docs/settings.md lists them all."))
        return 1
    from marsad.cli import checkup

    findings = []
    for check in checkup.CHECKS:
        found = list(check(args.mend))
        findings += found
        for finding in found:
            if not (args.quiet and finding.state == "good"):
                _print(finding)
        if any(finding.state == "bad" for finding in found) and check in checkup.NEEDED_BY_THE_REST:
            _print(Finding("advice", "The other checks need this mended first."))
            break
    bad = sum(finding.state == "bad" for finding in findings)
    print("Everything is in order." if not bad else f"{bad} to mend.")
    return 1 if bad else 0


def _print(finding: Finding) -> None:
    print(f"{MARKS[finding.state]} {finding.text}", file=sys.stdout)
    if finding.mend and finding.state != "good":
        print(f"    {finding.mend}")
