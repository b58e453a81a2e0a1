"""Reading a TOML table field by field, with errors that name the file and the line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class DemoContentError(ValueError):
    """A demo file is wrong. The message begins with ``file:line``."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path, self.line, self.problem = path, line, problem


@dataclass(slots=True)
class Fields:
    """One TOML table of a file. Each field is asked for once; `done` then refuses what nobody asked for.

    `lines` are the file's lines that hold the table, `first_line` the number of the first of them in the file.
    """

    path: Path
    table: dict[str, Any]
    lines: list[str]
    first_line: int = 1
    _asked: set[str] = field(default_factory=set)

    def error(self, key: str, problem: str) -> DemoContentError:
        """Return (not raise) an error at the line where `key` is set, or where the table begins."""
        pattern = re.compile(rf"\s*(\[+)?{re.escape(key)}\b")
        offset = next((i for i, line in enumerate(self.lines) if pattern.match(line)), 0)
        return DemoContentError(self.path, self.first_line + offset, problem)

    def _take(self, key: str, kind: type[T], default: T | None, wanted: str) -> T | None:
        self._asked.add(key)
        value = self.table.get(key, default)
        if value is not None and type(value) is not kind:
            raise self.error(key, f"“{key}” must be {wanted}")
        return value

    def _need(self, key: str, value: T | None) -> T:
        if value is None or value in ("", []):
            raise self.error(key, f"“{key}” is missing or empty")
        return value

    def text(self, key: str) -> str:
        """Return a string that must be there; white space around it is dropped."""
        return self._need(key, (self._take(key, str, None, "a string") or "").strip())

    def optional_text(self, key: str) -> str | None:
        """Return a string, or None where the field is absent."""
        return self._take(key, str, None, "a string")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return an array of strings that has at least one and no string twice."""
        values = self._need(key, self._take(key, list, None, "an array of strings"))
        if not all(isinstance(value, str) and value for value in values):
            raise self.error(key, f"“{key}” must be an array of strings")
        if len(set(values)) < len(values):
            raise self.error(key, f"“{key}” names something twice")
        return tuple(values)

    def flag(self, key: str) -> bool:
        """Return a boolean, False where the field is absent."""
        return bool(self._take(key, bool, False, "true or false"))

    def number(self, key: str) -> int:
        """Return a whole number that must be there."""
        return self._need(key, self._take(key, int, None, "a whole number"))

    def optional_moment(self, key: str) -> datetime | None:
        """Return a date and time with its zone, or None where the field is absent."""
        value = self._take(key, datetime, None, "a date and time")
        if value is not None and value.tzinfo is None:
            raise self.error(key, f"“{key}” needs a time zone, such as +03:00")
        return value

    def moment(self, key: str) -> datetime:
        """Return a date and time with its zone that must be there."""
        return self._need(key, self.optional_moment(key))

    def day(self, key: str) -> date:
        """Return a date that must be there."""
        return self._need(key, self._take(key, date, None, "a date"))

    def tables(self, key: str) -> list[Fields]:
        """Return the tables of the array ``[[key]]``, in order; empty where there is none."""
        tables = self._take(key, list, [], "an array of tables") or []
        header = re.compile(rf"\s*\[\[\s*{re.escape(key)}\s*\]\]")
        starts = [i for i, line in enumerate(self.lines) if header.match(line)]
        if len(starts) != len(tables):
            raise self.error(key, f"write “{key}” as [[{key}]] tables")
        ends = starts[1:] + [len(self.lines)] * bool(starts)
        return [
            Fields(self.path, table, self.lines[start:end], self.first_line + start)
            for table, start, end in zip(tables, starts, ends, strict=True)
        ]

    def done(self) -> None:
        """Raise DemoContentError for a field that nobody asked for: it is a slip of the pen."""
        for key in self.table:
            if key not in self._asked:
                raise self.error(key, f"there is no field “{key}” here")


def parse_toml(path: Path, text: str, first_line: int = 1) -> Fields:
    """Return `text` as Fields. `first_line` is where it begins in `path`. Raises DemoContentError."""
    try:
        return Fields(path, tomllib.loads(text), text.splitlines(), first_line)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise DemoContentError(path, first_line + line - 1, str(error)) from error


def read_toml(path: Path) -> Fields:
    """Return the TOML file at `path` as Fields. Raises DemoContentError."""
    return parse_toml(path, read_text(path))


def read_text(path: Path) -> str:
    """Return the UTF-8 text of `path`. Raises DemoContentError where it is missing or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DemoContentError(path, 1, f"cannot be read: {error}") from error


def split_front_matter(path: Path) -> tuple[Fields, str, int]:
    """Return the fields between the two ``+++`` lines, the body below, and the body's first line number."""
    lines = read_text(path).splitlines()
    if not lines or lines[0].strip() != "+++":
        raise DemoContentError(path, 1, "the file must begin with a line +++")
    try:
        end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "+++")
    except StopIteration:
        raise DemoContentError(path, 1, "the second line +++ is missing") from None
    return parse_toml(path, "\n".join(lines[1:end]), 2), "\n".join(lines[end + 1 :]), end + 2
