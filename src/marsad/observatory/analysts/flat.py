"""Flattens records into the columns of a table of text: CSV of statements, mentions and actors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.observatory.analysts.cells import guard, join, plain
from marsad.observatory.analysts.fields import TABLES, Field
from marsad.observatory.selection import What


def columns(what: What) -> list[Field]:
    """Return the columns: a field for each value, `speaker_key` for the key of the speaker, in the order of the fields."""
    return [column for field in TABLES[what] for column in _columns(field)]


def _columns(field: Field) -> Iterator[Field]:
    if field.type == "record":
        for part in field.parts:
            yield Field(f"{field.name}_{part.name}", part.type, f"{field.meaning}: {part.meaning}", part.source)
    elif field.type == "records":
        for part in field.parts:
            yield Field(f"{field.name}_{part.name}", "texts", f"{field.meaning}: {part.meaning}", part.source)
    else:
        yield field


def cells(what: What, record: dict[str, Any]) -> list[str]:
    """Return the cells of a record, in the order of `columns`."""
    found: list[str] = []
    for field in TABLES[what]:
        value = record[field.name]
        if field.type == "record":
            found += [plain(value[part.name]) if value else "" for part in field.parts]
        elif field.type == "records":
            found += [guard(join(_text(one[part.name]) for one in value)) for part in field.parts]
        elif field.type == "texts":
            found.append(guard(join(value)))
        elif field.type == "counts":
            found.append(guard(join(f"{name}={count}" for name, count in value.items())))
        else:
            found.append(plain(value))
    return found


def _text(value: Any) -> str:
    """Return a value among others of its cell: the cell as a whole is guarded, not each of them."""
    return value if isinstance(value, str) else plain(value)
