"""Reports of archives, one by one as they stand: JSON arrays, JSON Lines, and ZIPs and folders of either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marsad.intake import Limits, Opened, Progress, Reject, UnreadableError
from marsad.intake.archive import is_zip, open_members
from marsad.intake.formats.json_entries import Entry, read_array, read_lines
from marsad.reading.home import home_of

_SUFFIXES = frozenset({".zip", ".json", ".jsonl", ".ndjson"})


class BatchError(ValueError):
    """The work cannot be done at all. The message names the file and says what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """One report to read."""

    id: str
    title: str
    text: str
    published: str | None
    """YYYY-MM-DD."""
    home: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry or file that cannot be read: where, and why."""

    where: str
    why: str


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files among `paths` and in its folders. Raises BatchError when a path does not exist or a folder has none."""
    result: list[Path] = []
    for path in paths:
        if not path.exists():
            raise BatchError(f"{path}: no such file; check the path.")
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix in _SUFFIXES)
            if not inside:
                raise BatchError(f"{path}: the folder holds no .json, .jsonl or .zip file.")
            result += inside
        else:
            result.append(path)
    return result


def jobs(files: Iterable[Path], progress: Progress | None = None) -> Iterator[Job | Refused]:
    """Every report of the files, in order; memory follows the size of one entry. `progress` counts the bytes read."""
    limits = Limits()
    for path in files:
        try:
            with path.open("rb") as stream:
                packed = is_zip(stream.read(4))
                stream.seek(0)
                found = open_members(stream, str(path), limits) if packed else iter([Opened(stream, str(path))])
                for opened in found:
                    if isinstance(opened, Reject):
                        yield Refused(opened.location, opened.reason)
                        continue
                    if progress is not None:
                        opened.count_with(progress.add)
                    yield from _read(opened, limits)
        except OSError as error:
            yield Refused(str(path), error.strerror or str(error))


def _read(opened: Opened, limits: Limits) -> Iterator[Job | Refused]:
    array = opened.head.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith((b"[", b"\xff\xfe[", b"\xfe\xff["))
    try:
        for entry in (read_array if array else read_lines)(opened, limits.entry):
            yield _job(entry, opened.location)
    except UnreadableError as error:
        yield Refused(opened.location, str(error.reason))


def _job(entry: Entry, location: str) -> Job | Refused:
    where = f"{location}, {entry.place}"
    if entry.error:
        return Refused(where, str(entry.error))
    item = entry.value
    if not isinstance(item, dict):
        return Refused(where, "it is not an object with id, title and text")
    text = item.get("text", item.get("content"))
    if not isinstance(text, str):
        return Refused(where, "it has no text: the field “text” or “content” is missing")
    published = item.get("published") or item.get("date_extracted") or item.get("date")
    day = str(published)[:10] if published else None
    if day is not None and not _is_day(day):
        return Refused(where, f"“published” is {str(published)[:40]!r}; write it as YYYY-MM-DD")
    home = _text(item, "home") or home_of(_text(item, "source")) or home_of(_text(item, "url"))
    return Job(str(item.get("id") or item.get("url") or where), _text(item, "title"), text, day, home)


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
