"""Reading the word lists: tab-separated tables with a directive, a row of column names, comments, and line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from marsad.reading.lexicon.entries import ROLES, Office, Surface

SEPARATOR = "|"
AMBIGUOUS = "?"
COLUMNS = {
    "codes": ("code", "english", "arabic", "role"),
    "states": ("code", "english", "names", "adjectives", "people", "capital", "seats"),
    "places": ("country", "kind", "names"),
    "organisations": ("code", "english", "role", "country", "names"),
    "groups": ("code", "english", "role", "country", "names"),
    "media": ("code", "english", "role", "country", "names"),
    "named_bodies": ("code", "english", "role", "country", "names"),
    "collectives": ("code", "english", "role", "country", "names"),
    "people": ("code", "english", "role", "country", "gender", "names", "short", "offices"),
    "heads": ("english", "role", "gender", "names", "short"),
    "titles": ("masculine", "feminine", "plural", "role"),
    "honorifics": ("names",),
    "given_names": ("gender", "names"),
    "name_parts": ("kind", "names"),
    "not_actors": ("names",),
}
"""The tables that exist and their columns, in order. docs/actors.md explains each of them."""


_INDEX = {table: {column: i for i, column in enumerate(columns)} for table, columns in COLUMNS.items()}
_STRAY = re.compile(r"^[ |]|[ |]$|  |[ |]\||\| ")
"""A cell that has to be looked at value by value."""
_CODED = re.compile(r"(\S.*?) ([A-Z]+) ([^\x00-\x7f].*)")


class LexiconError(ValueError):
    """A word list cannot be read. The message names file and line and says what to do."""


class Row:
    """One line of a table: its cells by column name, and where it stands."""

    __slots__ = ("cells", "index", "line", "path", "table")

    def __init__(self, table: str, cells: list[str], path: Path, line: int) -> None:
        self.table = table
        self.index = _INDEX[table]
        self.cells = cells
        self.path = path
        self.line = line

    def error(self, message: str) -> LexiconError:
        """An error that points at this line."""
        return LexiconError(f"{self.path}, line {self.line}: {message}")

    def text(self, column: str) -> str:
        """The cell as written; "" when it is empty."""
        index = self.index[column]
        return self.cells[index] if index < len(self.cells) else ""

    def required(self, column: str) -> str:
        """The cell, which must not be empty."""
        if not (value := self.text(column)):
            raise self.error(f"column “{column}” is empty; write a value there.")
        return value

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """The cell, which must be one of these."""
        if (value := self.text(column)) not in allowed:
            raise self.error(f"“{value}” cannot stand in column “{column}”; use one of: {', '.join(sorted(allowed))}.")
        return value

    def role(self, column: str = "role") -> str:
        """The cell as a role."""
        return self.one_of(column, ROLES)

    def surfaces(self, column: str, *, required: bool = False) -> tuple[Surface, ...]:
        """The cell's values, with their marks of ambiguity."""
        cell = self.required(column) if required else self.text(column)
        if not cell:
            return ()
        values = cell.split(SEPARATOR)
        if AMBIGUOUS in cell or _STRAY.search(cell):
            return tuple([self._surface(column, value) for value in values])
        return tuple([Surface(value) for value in values])

    def _surface(self, column: str, value: str) -> Surface:
        text = value.lstrip(AMBIGUOUS)
        marks = len(value) - len(text)
        if not text or text[0] == " " or text[-1] == " " or "  " in text or marks > 2:
            raise self.error(
                f"“{value}” in column “{column}” is empty or has stray spaces or marks; "
                f"write values as A{SEPARATOR}B{SEPARATOR}?C, each with single spaces."
            )
        return Surface(text, marks > 0, marks > 1)

    def offices(self, column: str, code: str, role: str) -> tuple[Office, ...]:
        """The cell's offices: ``FROM..TO TITLE`` or ``FROM..TO CODE ROLE TITLE``, months as YYYY-MM or nothing."""
        cell = self.text(column)
        return tuple(self._office(value, code, role) for value in cell.split(SEPARATOR)) if cell else ()

    def _office(self, value: str, code: str, role: str) -> Office:
        span, _, title = value.partition(" ")
        start, dots, end = span.partition("..")
        if not dots or not title:
            raise self.error(
                f"office “{value}” is not written as FROM..TO TITLE, for example 2015-04..2018-12 وزير الخارجية."
            )
        if title[0].isascii():
            if not (match := _CODED.match(title)):
                raise self.error(f"office “{value}” has a code; write it as FROM..TO CODE ROLE TITLE.")
            code, role, title = match.groups()
            if role not in ROLES:
                raise self.error(f"“{role}” in office “{value}” is no role; use one of: {', '.join(sorted(ROLES))}.")
        try:
            first, last = _month(start), _month(end)
        except ValueError as wrong:
            raise self.error(
                f"“{wrong}” in office “{value}” is no month; write YYYY-MM, or nothing if unknown."
            ) from None
        if first and last and first > last:
            raise self.error(f"office “{value}” ends before it begins; exchange or correct the months.")
        return Office(title, code, role, first, last and _last_day(last))


@cache
def _month(value: str) -> date | None:
    """First day of YYYY-MM; None for nothing. Raises ValueError with the value."""
    if not value:
        return None
    try:
        return date.fromisoformat(f"{value}-01")
    except ValueError:
        raise ValueError(value) from None


@cache
def _last_day(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def read(path: Path) -> Iterator[Row]:
    """Give the rows of a file of one or more tables. Each table begins with a line ``#! TABLE`` and its column names.

    Raises LexiconError when the file cannot be read, names an unknown table, or a line does not fit its columns.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); check the path.") from None
    except UnicodeDecodeError:
        raise LexiconError(f"{path}: is not UTF-8; save it as tab-separated text in UTF-8.") from None
    table, named = "", False
    for line, raw in enumerate(text.splitlines(), 1):
        if raw.startswith("#!"):
            table, named = raw[2:].strip(), False
            if table not in COLUMNS:
                raise LexiconError(f"{path}, line {line}: “{table}” is no table; use one of: {', '.join(COLUMNS)}.")
        elif raw.strip() and not raw.startswith("#"):
            cells = raw.split("\t")
            if not table:
                raise LexiconError(f"{path}, line {line}: begin the file with a line such as “#! people”.")
            columns = COLUMNS[table]
            if not named:
                named = _check_columns(cells, columns, path, line)
                continue
            if len(cells) > len(columns):
                raise LexiconError(
                    f"{path}, line {line}: {len(cells)} cells but {len(columns)} columns ({', '.join(columns)}); "
                    "separate columns by one tab and values by |."
                )
            yield Row(table, cells, path, line)


def _check_columns(cells: list[str], columns: tuple[str, ...], path: Path, line: int) -> bool:
    if tuple(cells) != columns:
        raise LexiconError(
            f"{path}, line {line}: the first line of a table names its columns; "
            f"write them separated by tabs: {' '.join(columns)}."
        )
    return True
