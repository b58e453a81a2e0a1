"""Writes what is asked of the record into a file, some hundreds of items at a time, so that memory does not grow with it."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from django.db import connection

from marsad import __version__
from marsad.observatory.analysts import decisions, flat, geo, graph, parquet, plover, polecat
from marsad.observatory.analysts.loading import Loader
from marsad.observatory.selection import Filters, What, walk

#: Items loaded at once.
CHUNK = 500


class Format(StrEnum):
    """The formats of exports."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    GRAPHML = "graphml"
    GEOJSON = "geojson"
    PLOVER = "plover"


_TABLES = (Format.CSV, Format.JSONL, Format.PARQUET)
FORMATS: dict[What, tuple[Format, ...]] = {
    What.EVENTS: (*_TABLES, Format.GRAPHML, Format.GEOJSON, Format.PLOVER),
    What.STATEMENTS: _TABLES,
    What.ACTORS: (*_TABLES, Format.GRAPHML),
    What.MENTIONS: _TABLES,
}

Progress = Callable[[int], None]


def to_file(path: Path, what: What, form: Format, filters: Filters, progress: Progress = lambda done: None) -> int:
    """Write an export to `path`, whole or not at all; returns how many items it holds.

    Raises OSError when the file cannot be written, `parquet.MissingLibrary` without pyarrow.
    """
    with whole(path) as file:
        return to_stream(file, what, form, filters, progress)


def to_stream(
    file: IO[bytes], what: What, form: Format, filters: Filters, progress: Progress = lambda done: None
) -> int:
    """Write an export to an open binary file; returns how many items it holds. Raises as `to_file`."""
    if form is Format.PARQUET:
        return _parquet(file, what, filters, progress)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
    try:
        if form is Format.GRAPHML:
            done = 0
            for done in graph.write(text, what, filters):
                progress(done)
            return done
        write = {Format.CSV: _csv, Format.GEOJSON: _geojson}.get(form, _lines)
        return write(text, what, form, filters, progress)
    finally:
        text.flush()
        text.detach()


def decisions_to(file: IO[bytes]) -> int:
    """Write editors' decisions as JSON Lines to an open binary file; returns how many they are."""
    done = 0
    for decision in decisions.stream():
        file.write(f"{to_json(decision)}\n".encode())
        done += 1
    return done


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Open a file beside `path` that takes its place when all is written, and goes when something fails."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _records(what: What, filters: Filters, progress: Progress) -> Iterator[list[dict[str, Any]]]:
    _read_without_mapping()
    loader, done = Loader(), 0
    for keys in walk(what, filters, CHUNK):
        records = loader.load(what, keys)
        done += len(records)
        yield records
        progress(done)


def _read_without_mapping() -> None:
    """Let this connection read the database by pages: whoever reads all of it would have the whole mapping in memory."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size=0")


def _csv(file: IO[str], what: What, form: Format, filters: Filters, progress: Progress) -> int:
    # With the mark, or Excel takes the file for one in the machine's old code page and Arabic is lost.
    file.write("\ufeff")
    rows = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    events = what is What.EVENTS
    rows.writerow(column.name for column in (polecat.COLUMNS if events else flat.columns(what)))
    done = 0
    for records in _records(what, filters, progress):
        rows.writerows(polecat.cells(one, __version__) if events else flat.cells(what, one) for one in records)
        done += len(records)
    return done


def _lines(file: IO[str], what: What, form: Format, filters: Filters, progress: Progress) -> int:
    done = 0
    for records in _records(what, filters, progress):
        for record in records:
            file.write(to_json(plover.record(record, __version__) if form is Format.PLOVER else record) + "\n")
        done += len(records)
    return done


def _geojson(file: IO[str], what: What, form: Format, filters: Filters, progress: Progress) -> int:
    done = 0
    file.write('{"type":"FeatureCollection","features":[')
    for records in _records(what, filters, progress):
        for record in records:
            file.write((",\n" if done else "\n") + to_json(geo.feature(record)))
            done += 1
    file.write("\n]}\n")
    return done


def _parquet(file: IO[bytes], what: What, filters: Filters, progress: Progress) -> int:
    writer, done = parquet.Writer(file, what), 0
    for records in _records(what, filters, progress):
        writer.write(records)
        done += len(records)
    writer.close()
    return done


def to_json(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON, letters as they are."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=_in_json)


def _in_json(value: Any) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
