"""Write what the record holds into a file: events, statements, actors or mentions, for spreadsheets, databases, maps and networks."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from marsad.cli import Failure, setup

WHAT = ("events", "statements", "actors", "mentions", "decisions")
FORMATS = ("csv", "jsonl", "parquet", "graphml", "geojson", "plover")


def register(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("what", choices=WHAT, help="what to write")
    add("--format", choices=FORMATS, help="csv by default; docs/codebook.md tells what each holds")
    add("--from", dest="start", type=_day, metavar="DATE", help="first day, YYYY-MM-DD")
    add("--to", dest="end", type=_day, metavar="DATE", help="last day, YYYY-MM-DD")
    add(
        "--actor",
        action="append",
        default=[],
        metavar="NAME",
        help="who takes part, or speaks: a key (RUS, P:…) or a name; several times for events that join them",
    )
    add("--about", action="append", default=[], metavar="NAME", help="statements: who is spoken of")
    add(
        "--type",
        action="append",
        default=[],
        metavar="TYPE",
        help="event type, direct or indirect for statements, or an actor's kind; several times for any of them",
    )
    add(
        "--status", action="append", default=[], metavar="STATUS", help="happened, planned, called_for, alleged, denied"
    )
    add("--min-confidence", type=float, metavar="SHARE", help="leave out what is less sure, from 0 to 1")
    add("-o", "--output", type=Path, metavar="FILE", help="file to write; standard output without it")


def run(args: argparse.Namespace) -> int:
    setup()
    from marsad.cli.progress import ProgressLine, duration
    from marsad.observatory.analysts.export import FORMATS as FORMATS_OF
    from marsad.observatory.analysts.export import Format, to_file, to_stream
    from marsad.observatory.analysts.parquet import MissingLibrary
    from marsad.observatory.selection import FilterError, What, make_filters

    if args.what == "decisions":
        return _decisions(args)
    what, form = What(args.what), Format(args.format or "csv")
    if form not in FORMATS_OF[what]:
        raise Failure(f"{what} have no {form}; they have: {', '.join(FORMATS_OF[what])}")
    if form is Format.PARQUET and args.output is None and sys.stdout.isatty():
        raise Failure("Parquet is not for reading; give -o FILE")
    line = ProgressLine(what)
    try:
        filters = make_filters(
            what,
            start=args.start,
            end=args.end,
            actor=args.actor,
            about=args.about,
            type=args.type,
            status=args.status,
            min_confidence=args.min_confidence,
        )
        if args.output is None:
            done = to_stream(sys.stdout.buffer, what, form, filters, line.show)
        else:
            done = to_file(args.output, what, form, filters, line.show)
    except FilterError as error:
        raise Failure(f"--{error.field.replace('_', '-')}: {error}") from None
    except MissingLibrary as error:
        raise Failure(str(error)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failure(f"{args.output or 'standard output'}: {error.strerror or error}") from None
    finally:
        line.close()
    import time

    seconds = max(time.monotonic() - line.started, 0.001)
    where = f" → {args.output}" if args.output else ""
    print(f"{done:,} {_noun(what, form)}{where} · {duration(seconds)}, {done / seconds:,.0f}/s", file=sys.stderr)
    return 0


def _decisions(args: argparse.Namespace) -> int:
    from marsad.observatory.analysts.export import decisions_to, whole

    asked = (args.start, args.end, args.actor, args.about, args.type, args.status, args.min_confidence)
    if any(asked) or args.format not in (None, "jsonl"):
        raise Failure("decisions are written whole, as jsonl; leave out filters and other formats")
    if args.output is None:
        done = decisions_to(sys.stdout.buffer)
    else:
        try:
            with whole(args.output) as file:
                done = decisions_to(file)
        except OSError as error:
            raise Failure(f"{args.output}: {error.strerror or error}") from None
    print(f"{done:,} decisions", file=sys.stderr)
    return 0


def _noun(what: str, form: str) -> str:
    return "nodes and edges" if form == "graphml" else what


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a date; write YYYY-MM-DD") from None
