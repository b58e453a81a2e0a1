"""Write the record as a file: events, statements, actors, mentions, or editors' decisions as a training set."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from marsad.cli import Failure, setup

KINDS = ("events", "statements", "actors", "mentions", "decisions")
FORMATS = ("csv", "jsonl", "parquet", "graphml", "geojson", "plover")


def register(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("kind", choices=KINDS, help="what to write")
    add("--format", choices=FORMATS, default="csv", help="in which form (csv)")
    add("--out", type=Path, metavar="FILE", help="where to; standard output without it")
    add("--from", dest="first", type=_day, metavar="DATE", help="from this day on, YYYY-MM-DD")
    add("--to", dest="last", type=_day, metavar="DATE", help="up to this day")
    add("--actor", metavar="NAME", help="only what this actor takes part in: code, key or name")
    add("--type", default="", metavar="TYPE", help="only this event type, such as CONSULT")
    add(
        "--status",
        default="",
        metavar="STATUS",
        help="only this status: happened, planned, called_for, alleged, denied",
    )
    add("--min-confidence", type=_share, default=0.0, metavar="N", help="only what is at least so certain, 0 to 1")


def run(args: argparse.Namespace) -> int:
    setup()
    from marsad.observatory.export.fields import KINDS as FIELDS
    from marsad.observatory.export.formats import FormatError, writer
    from marsad.observatory.export.rows import stream

    wanted = _wanted(args)
    try:
        write = writer(args.format, args.kind)
        with _output(args.out) as out:
            count = write(stream(args.kind, wanted), FIELDS[args.kind], out)
    except FormatError as error:
        raise Failure(str(error)) from None
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise Failure(f"{args.out or 'standard output'} cannot be written: {error.strerror}.") from None
    print(f"{count:,} {args.kind} written", file=sys.stderr)
    return 0


def _wanted(args: argparse.Namespace) -> Any:
    from marsad.observatory.export.rows import Wanted
    from marsad.observatory.queries.filters import find_actor
    from marsad.observatory.vocabulary import EventType, Status

    if args.type and args.type not in EventType.values:
        raise Failure(f"--type {args.type}: there is no such type; write one of {', '.join(EventType.values)}.")
    if args.status and args.status not in Status.values:
        raise Failure(f"--status {args.status}: there is no such status; write one of {', '.join(Status.values)}.")
    actor = find_actor(args.actor) if args.actor else None
    if args.actor and actor is None:
        raise Failure(f"--actor {args.actor}: the record knows nobody of that name, code or key.")
    return Wanted(args.first, args.last, actor.pk if actor else None, args.type, args.status, args.min_confidence)


@contextmanager
def _output(path: Path | None) -> Any:
    """Give where to write. A file is put in place only when it is whole."""
    if path is None:
        yield sys.stdout.buffer
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as out:
            yield out
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as YYYY-MM-DD") from None


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share; write a number from 0 to 1")
    return share
