"""Take reports in: plain text, web pages, feeds, JSON, JSON Lines and ZIPs of them become articles."""

from __future__ import annotations

import argparse
import signal
import sys
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

from marsad.cli import setup
from marsad.cli.progress import duration

#: How many rejects are printed at the end; all of them are in the rejects file.
SHOWN_REJECTS = 20


def register(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("inputs", nargs="+", metavar="PATH|URL", help="file, folder, ZIP or address; - for standard input")
    add("--publish", action="store_true", help="publish at once instead of leaving drafts")
    add("--section", metavar="NAME", help="file everything in this section; made when it does not exist")
    add("--since", metavar="DATE", type=_date, help="leave out what is older, YYYY-MM-DD")
    add("--pictures", action="store_true", help="bring in the pictures that the reports name, from public addresses")
    add("--dry-run", action="store_true", help="read everything, change nothing, say what would happen")
    add(
        "--field",
        metavar="FIELD=NAME",
        action="append",
        default=[],
        type=_pair,
        help="the input's name for a field of ours, such as title=headline; may be repeated",
    )
    add("--format", metavar="NAME", default="", help="read as this format instead of finding out")
    add("--source", metavar="NAME", help="source of reports that name none")
    add("--zone", metavar="ZONE", help="time zone of times that come without one (the site's own by default)")
    add("--by", metavar="USER", help="desk account in whose name it is done")
    add("--rejects", metavar="FILE", type=Path, help="where to write what could not be read (default: in MARSAD_HOME)")


def run(args: argparse.Namespace) -> int:
    setup()
    from marsad.cli import prepare
    from marsad.cli.import_run import Run

    prepare.database()
    run = Run(args)
    stop = _Stop()
    run.go(stop)
    _report(run, stop)
    return 1 if run.rejected else 130 if stop.asked else 0


class _Stop:
    """Turns the first interrupt into «end after this batch»; the second ends at once, losing only that batch."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGINT, self._ask)
        signal.signal(signal.SIGTERM, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        print("\nEnding after this batch; once more to end at once.", file=sys.stderr)


def _report(run: Any, stop: _Stop) -> None:
    word = "would be new" if run.args.dry_run else "new"
    parts = [f"{run.made:,} {word}", f"{run.known:,} already here", f"{run.rejected:,} not readable"]
    if run.too_old:
        parts.append(f"{run.too_old:,} older than {run.args.since}")
    print(f"{' · '.join(parts)} · {duration(run.seconds)}, {run.rate:,.0f}/s")
    for reject in run.rejects[:SHOWN_REJECTS]:
        place = f" ({reject.entry})" if reject.entry else ""
        print(f"  {reject.location}{place}: {reject.reason}")
    if run.rejected > SHOWN_REJECTS:
        print(f"  … and {run.rejected - SHOWN_REJECTS:,} more")
    if run.rejected:
        print(f"What could not be read is listed in {run.rejects_path}")
    for failure in run.picture_failures[:SHOWN_REJECTS]:
        print(f"  picture {failure}")
    if stop.asked:
        print("Stopped. Give the same command again to go on; what is here is not taken twice.")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write YYYY-MM-DD") from None


def _pair(text: str) -> tuple[str, str]:
    field, equals, name = text.partition("=")
    if not (field and equals and name):
        raise argparse.ArgumentTypeError(f"{text!r} is not FIELD=NAME, such as title=headline")
    return field, name
