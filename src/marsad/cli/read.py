"""Read news reports: who is named, who said what, and what happened, is planned, called for, alleged or denied."""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.cli import Failure

if TYPE_CHECKING:
    from marsad.intake import Story


def register(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("inputs", nargs="+", metavar="FILE|-|URL", help="file or address of a report; - for standard input")
    add("--published", metavar="DATE", type=_date, help="day of publication, YYYY-MM-DD, when the report names none")
    add("--home", metavar="CODE", type=_home, help="the outlet's country, alpha-3, for «the police» without a name")
    add("--json", action="store_true", help="JSON, a line for each report, instead of a summary")
    add("--explain", action="store_true", help="say which rule or model made each item, and how sure it is")
    add(
        "--batch",
        action="store_true",
        help="read many: JSON, JSON Lines and ZIPs of them, on every core, into --output",
    )
    add(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="JSON Lines of --batch; run again, it goes on where it stopped",
    )
    add("--workers", metavar="N", type=_count, help="processes of --batch (one a core by default)")
    add("--scheduler", metavar="ADDRESS", help="let the workers of this Dask scheduler read the batch")


def run(args: argparse.Namespace) -> int:
    try:
        return _batch(args) if args.batch else _single(args)
    except FileNotFoundError as error:
        raise Failure(str(error)) from None


def _batch(args: argparse.Namespace) -> int:
    from marsad.cli.progress import ProgressLine, duration
    from marsad.reading.batch import run as read_many
    from marsad.reading.jobs import BatchError, Refused

    if args.output is None:
        raise Failure("--batch needs -o FILE, where the readings go")
    if args.scheduler and args.workers:
        raise Failure("give either --workers or --scheduler: the scheduler has workers of its own")
    line = ProgressLine("reports")

    def refuse(item: Refused) -> None:
        line.close()
        print(f"marsad: {item.where}: {item.why}", file=sys.stderr)

    try:
        result = read_many(
            [Path(name) for name in args.inputs],
            args.output,
            workers=args.workers,
            scheduler=args.scheduler,
            show=line.show,
            refuse=refuse,
        )
    except BatchError as error:
        raise Failure(str(error)) from None
    except OSError as error:
        raise Failure(f"{error.filename or args.output}: {error.strerror or error}") from None
    except KeyboardInterrupt:
        raise Failure(f"stopped; the same command goes on from there ({args.output})") from None
    finally:
        line.close()
    seconds = max(time.monotonic() - line.started, 0.001)
    earlier = f", {result.earlier:,} had been read before" if result.earlier else ""
    refused = f", {result.refused:,} could not be read" if result.refused else ""
    print(f"{result.read:,} reports read{earlier}{refused} · {duration(seconds)}, {result.read / seconds:,.0f}/s")
    return 1 if result.refused else 0


def _single(args: argparse.Namespace) -> int:
    from marsad.intake import Options, Reject, Story, read_all

    rejected = False
    for number, item in enumerate(read_all(args.inputs, Options())):
        if isinstance(item, Reject):
            print(f"marsad: {item.location}: {item.reason}", file=sys.stderr)
            rejected = True
        elif isinstance(item, Story):
            if number and not args.json:
                print()
            _show(item, args)
    return 1 if rejected else 0


def _show(story: Story, args: argparse.Namespace) -> None:
    from marsad.reading import read
    from marsad.reading.home import home_of
    from marsad.reading.report import RTL_MARK, summary

    published = args.published or story.published
    home = args.home or home_of(story.source) or home_of(story.address)
    reading = read(story.title, story.text, published, home=home)
    if args.json:
        print(json.dumps(reading.to_json(story.address or story.title), ensure_ascii=False))
        return
    if story.title:
        print(f"{RTL_MARK}{story.title}\n")
    if published is None:
        print("marsad: the report has no date of publication, so no event gets one; give --published", file=sys.stderr)
    print(summary(reading, explain=args.explain))


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a date; write YYYY-MM-DD") from None


def _home(value: str) -> str:
    code = value.upper()
    if len(code) != 3 or not code.isalpha():
        raise argparse.ArgumentTypeError(f"{value!r} is not a country's three-letter code, such as SAU")
    return code


def _count(value: str) -> int:
    if not value.isdecimal() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1 on")
    return int(value)
