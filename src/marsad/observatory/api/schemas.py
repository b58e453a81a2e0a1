"""What the API takes and gives, for its description. Answers are made of fields.py, like every export."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, Field, create_model

from marsad.observatory.analysts.fields import TABLES
from marsad.observatory.analysts.fields import Field as Column
from marsad.observatory.models import Statement
from marsad.observatory.selection import MOST_ACTORS, What
from marsad.observatory.vocabulary import ActorKind, EventType, Status

#: Items of a page.
USUAL, MOST = 100, 500

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_out(value: object) -> object:
    """Refuse what is not written as a date; «0.0» would be taken as seconds since 1970."""
    if isinstance(value, str) and not _WRITTEN.fullmatch(value):
        raise ValueError("a date is written as YYYY-MM-DD")
    return value


Day = Annotated[Annotated[date, BeforeValidator(_written_out)] | None, Field(description="YYYY-MM-DD")]
Names = Annotated[list[Annotated[str, Field(min_length=1, max_length=200)]], Field(max_length=MOST_ACTORS)]


class _Paged(Schema):
    limit: int = Field(USUAL, ge=1, le=MOST, description="items of a page, at most")
    cursor: str | None = Field(
        None, max_length=200, pattern="^[A-Za-z0-9_-]*$", description="`next` of the page before"
    )


class _Dated(_Paged):
    from_: Day = Field(None, alias="from", description="first day, YYYY-MM-DD")
    to: Day = Field(None, description="last day, YYYY-MM-DD")
    actor: Names = Field(
        [], description="who takes part, or speaks: a key (RUS, P:…), a slug or a name; several: all of them"
    )
    min_confidence: float | None = Field(None, ge=0, le=1, description="leave out what is less sure")


class EventQuery(_Dated):
    """Filters of events and mentions."""

    type: list[EventType] = Field([], description="event type; several: any of them")
    status: list[Status] = Field([], description="status; several: any of them")


class StatementQuery(_Dated):
    """Filters of statements."""

    about: Names = Field([], description="who is spoken of; several: all of them")
    type: list[Statement.Kind] = Field([], description="direct or indirect")


class ActorQuery(_Paged):
    """Filters of actors."""

    type: list[ActorKind] = Field([], description="kind of actor; several: any of them")


class ErrorDetail(Schema):
    """What was wrong: the parameter, "" when it is none, and what to do."""

    field: str
    message: str


class Error(Schema):
    """Every answer from 400 on."""

    error: ErrorDetail


@cache
def item(what: What) -> type[Schema]:
    """Return the schema of one item."""
    return _model(what.title().removesuffix("s"), TABLES[what])


@cache
def page(what: What) -> type[Schema]:
    """Return the schema of a page of items."""
    one = item(what)
    return create_model(
        f"{one.__name__}Page",
        __base__=Schema,
        items=(list[one], Field(description="the items, the newest first; actors by number")),
        next=(str | None, Field(description="cursor of the next page; null at the end. A page may be short before it")),
    )


_SIMPLE: dict[str, Any] = {
    "text": str,
    "integer": int,
    "number": float,
    "yes/no": bool,
    "day": date,
    "time": datetime,
    "texts": list[str],
    "counts": dict[str, int],
}


def _model(name: str, fields: tuple[Column, ...]) -> type[Schema]:
    made: dict[str, Any] = {}
    for field in fields:
        if field.parts:
            inner: Any = _model(f"{name}{field.name.title().replace('_', '')}", field.parts)
            type_: Any = list[inner] if field.type == "records" else inner
        else:
            type_ = _SIMPLE[field.type]
        about = Field(description=f"{field.meaning} ({field.source})")
        made[field.name] = (type_ | None if field.nullable else type_, about)
    return create_model(name, __base__=Schema, **made)
