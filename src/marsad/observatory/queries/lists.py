"""Lists of events as readers see them: a page of them with sides and earliest account, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from marsad.observatory.models import Actor, Event, EventActor, Mention
from marsad.observatory.vocabulary import Verdict

PER_PAGE = 20


@dataclass(slots=True)
class Row:
    """An event in a list. `acting` and `receiving` hold codes, the persons that stood for them behind."""

    event: Event
    acting: list[Actor] = field(default_factory=list)
    receiving: list[Actor] = field(default_factory=list)
    persons: list[Actor] = field(default_factory=list)
    mention: Mention | None = None
    denial: Mention | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list without page numbers: its rows, and the mark of the next one, "" at the end."""

    rows: list[Row]
    after: str


def rows_of(ids: Sequence[int], with_denials: bool = False) -> list[Row]:
    """Return the events with these primary keys, in this order, ready to be shown; four queries."""
    events = Event.objects.in_bulk(ids)
    rows = {pk: Row(events[pk]) for pk in ids if pk in events}
    for side in EventActor.objects.filter(event__in=ids).select_related("actor").order_by("pk"):
        row = rows[side.event_id]
        if side.is_person:
            if side.actor not in row.persons:
                row.persons.append(side.actor)
        else:
            (row.acting if side.acts else row.receiving).append(side.actor)
    for mention in mentions_of(ids):
        row = rows[mention.event_id]
        if row.mention is None and (mention.status != "denied" or not with_denials):
            row.mention = mention
        if row.denial is None and mention.status == "denied":
            row.denial = mention
    for row in rows.values():
        # What acts and is acted on alike («clashes between …», two accounts the other way round) is named once.
        row.receiving = [a for a in row.receiving if a not in row.acting] or row.receiving[:1]
    return list(rows.values())


def mentions_of(events: Iterable[int]) -> Any:
    """Return the public accounts of these events, in the order of their reports, with article and source."""
    return (
        Mention.objects.filter(event__in=list(events), live=True)
        .exclude(verdict=Verdict.REJECTED)
        .select_related("article", "source")
        .defer("marks", "article__body")
        .order_by("published", "pk")
    )


def page_of(ids: Any, mark: str, most: int = PER_PAGE, with_denials: bool = False) -> Slice:
    """Return one page of a query set of rows with `sort_day` and `event`, newest first, after `mark`."""
    found = [pk for pk, _ in after(ids, mark, "event")[: most + 1]]
    rows = rows_of(found[:most], with_denials)
    last = rows[-1].event if len(found) > most and rows else None
    return Slice(rows, f"{last.sort_day.isoformat()}.{last.pk}" if last else "")


def events_page(events: Any, mark: str, most: int = PER_PAGE, with_denials: bool = False) -> Slice:
    """Return one page of a query set of events, newest first, after `mark`."""
    found = [pk for pk, _ in after(events, mark, "pk")[: most + 1]]
    rows = rows_of(found[:most], with_denials)
    last = rows[-1].event if len(found) > most and rows else None
    return Slice(rows, f"{last.sort_day.isoformat()}.{last.pk}" if last else "")


def after(rows: Any, mark: str, key: str) -> Any:
    """Return (key, day) of the rows that come after `mark`, newest first; each once."""
    day, pk = read_mark(mark)
    if day is not None:
        rows = rows.filter(Q(sort_day__lt=day) | Q(sort_day=day, **{f"{key}__lt": pk}))
    return rows.order_by("-sort_day", f"-{key}").values_list(key, "sort_day").distinct()


def read_mark(mark: str) -> tuple[date | None, int]:
    """Return day and key of a mark, (None, 0) for what is none."""
    day, _, pk = mark.partition(".")
    try:
        return date.fromisoformat(day), int(pk[:18])
    except ValueError:
        return None, 0


def by_event(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    """Return mentions by their event, in their order."""
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.event_id].append(mention)
    return found
