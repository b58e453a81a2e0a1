"""Cells of a CSV file: how values become text and back without loss, and how a spreadsheet is kept from running them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

#: What a spreadsheet takes for a formula when a cell begins with it, in its full-width forms too.
_FORMULA = r"[=+\-@\t\r\n＝＋－＠]"
_RISKY = re.compile(rf"'*{_FORMULA}")
_GUARDED = re.compile(rf"'+{_FORMULA}")


def guard(text: str) -> str:
    """Return text that no spreadsheet runs: one that looks like a formula gets an apostrophe in front.

    So does one that has apostrophes before such a sign already, so that `unguard` always gives back what was there.
    """
    return f"'{text}" if _RISKY.match(text) else text


def unguard(cell: str) -> str:
    """Return the text that `guard` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def join(values: Iterable[str]) -> str:
    """Return several texts in one cell, with ``;`` between them; a ``;`` or ``\\`` within one gets a ``\\`` in front."""
    return ";".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)


def split(cell: str) -> list[str]:
    """Return the texts that `join` was given; an empty cell is no text, or one that is empty."""
    if not cell:
        return []
    values, escaped = [""], False
    for letter in cell:
        if escaped or letter not in ";\\":
            values[-1] += letter
            escaped = False
        elif letter == ";":
            values.append("")
        else:
            escaped = True
    return values


def plain(value: Any) -> str:
    """Return a value as a cell: nothing for None, ISO 8601 for days and times, ``true`` and ``false``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return guard(value) if isinstance(value, str) else str(value)
