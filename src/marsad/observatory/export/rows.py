"""Streams of rows: plain dictionaries with the fields of `fields.py`, read in portions, in the order of their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from marsad.observatory.export.fields import KINDS
from marsad.observatory.merging import where
from marsad.observatory.models import (
    Actor,
    Decision,
    Event,
    EventActor,
    Mention,
    Participant,
    Statement,
    StatementAbout,
)
from marsad.observatory.queries.lists import mentions_of
from marsad.observatory.vocabulary import QUADS, Verdict

PORTION = 500
_CHECKED = (Verdict.CONFIRMED, Verdict.CORRECTED)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted; each empty field wants all. `actor` is a primary key, days are those of `date`."""

    first: date | None = None
    last: date | None = None
    actor: int | None = None
    type: str = ""
    status: str = ""
    min_confidence: float = 0.0
    after: int = 0
    """Only rows with a greater number: where a page of the API begins."""


def events(wanted: Wanted) -> Any:
    """Return the query set of events."""
    found = Event.objects.filter(reports__gt=0, pk__gt=wanted.after)
    if wanted.actor:
        found = found.filter(pk__in=EventActor.objects.filter(actor=wanted.actor).values("event"))
    return _between(found, wanted, "sort_day", typed=True)


def mentions(wanted: Wanted) -> Any:
    """Return the query set of accounts."""
    found = Mention.objects.filter(live=True, pk__gt=wanted.after).exclude(verdict=Verdict.REJECTED)
    if wanted.actor:
        sides = Participant.objects.filter(Q(actor=wanted.actor) | Q(person=wanted.actor))
        found = found.filter(pk__in=sides.values("mention"))
    return _between(found, wanted, "day_reported", typed=True)


def statements(wanted: Wanted) -> Any:
    """Return the query set of statements; `actor` is who speaks or is spoken for."""
    found = Statement.objects.filter(live=True, pk__gt=wanted.after).exclude(verdict=Verdict.REJECTED)
    if wanted.actor:
        found = found.filter(Q(speaker=wanted.actor) | Q(actor=wanted.actor))
    return _between(found, wanted, "day_reported", typed=False)


def actors(wanted: Wanted) -> Any:
    """Return the query set of actors."""
    found = Actor.objects.filter(merged_into=None, pk__gt=wanted.after)
    return found.filter(pk=wanted.actor) if wanted.actor else found


def decisions(wanted: Wanted) -> Any:
    """Return the query set of editors' decisions."""
    found = Decision.objects.filter(pk__gt=wanted.after).order_by("pk")
    if wanted.first:
        found = found.filter(made_at__date__gte=wanted.first)
    return found.filter(made_at__date__lte=wanted.last) if wanted.last else found


def _between(found: Any, wanted: Wanted, day: str, typed: bool) -> Any:
    if typed and wanted.type:
        found = found.filter(type=wanted.type)
    if typed and wanted.status:
        found = found.filter(status=wanted.status)
    if wanted.min_confidence:
        found = found.filter(Q(confidence__gte=wanted.min_confidence) | Q(verdict__in=_CHECKED))
    if wanted.first:
        found = found.filter(**{f"{day}__gte": wanted.first})
    return found.filter(**{f"{day}__lte": wanted.last}) if wanted.last else found


def stream(kind: str, wanted: Wanted) -> Iterator[Row]:
    """Yield the rows of a kind (one of `fields.KINDS`), a few hundred at a time from the database."""
    after = wanted.after
    query, write = _KINDS[kind]
    while True:
        portion = list(query(_after(wanted, after)).order_by("pk")[:PORTION])
        if not portion:
            return
        yield from write(portion)
        after = portion[-1].pk


def page(kind: str, wanted: Wanted, most: int) -> tuple[list[Row], int]:
    """Return the next rows of a kind, and the number after which the next page begins, 0 at the end."""
    query, write = _KINDS[kind]
    found = list(query(wanted).order_by("pk")[: most + 1])
    shown = found[:most]
    return list(write(shown)), shown[-1].pk if len(found) > most else 0


def _after(wanted: Wanted, after: int) -> Wanted:
    return Wanted(wanted.first, wanted.last, wanted.actor, wanted.type, wanted.status, wanted.min_confidence, after)


def utc(moment: datetime) -> str:
    """Return a moment in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _state_of(place: str) -> str:
    return where(place).state if place else ""


@dataclass(slots=True)
class _Sides:
    acts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)

    def add(self, key: str, name: str, role: str) -> None:
        if key not in self.acts:
            self.acts.append(key)
            self.names.append(name)
            self.roles.append(role)


def event_rows(found: Sequence[Event]) -> Iterator[Row]:
    """Yield events as rows; two queries more."""
    ids = [event.pk for event in found]
    sides: dict[tuple[int, bool], _Sides] = defaultdict(_Sides)
    people: dict[int, list[str]] = defaultdict(list)
    for side in EventActor.objects.filter(event__in=ids).select_related("actor").order_by("pk"):
        if side.is_person:
            if side.actor.key not in people[side.event_id]:
                people[side.event_id].append(side.actor.key)
        else:
            sides[side.event_id, side.acts].add(side.actor.key, side.actor.name, side.role)
    first: dict[int, Mention] = {}
    checked: set[int] = set()
    for mention in mentions_of(ids):
        first.setdefault(mention.event_id, mention)
        if mention.verdict in _CHECKED:
            checked.add(mention.event_id)
    for event in found:
        acting, receiving = sides[event.pk, True], sides[event.pk, False]
        told = first.get(event.pk)
        yield {
            "id": event.pk,
            "date": event.sort_day,
            "date_told": event.day is not None,
            "granularity": event.granularity,
            "type": event.type,
            "quad": int(event.quad),
            "status": event.status,
            "contested": event.contested,
            "actors": acting.acts,
            "actor_names": acting.names,
            "actor_sectors": acting.roles,
            "recipients": receiving.acts,
            "recipient_names": receiving.names,
            "recipient_sectors": receiving.roles,
            "people": people[event.pk],
            "place": event.place,
            "country": _state_of(event.place),
            "articles": event.reports,
            "outlets": event.outlets,
            "first_reported": utc(event.first_reported),
            "last_reported": utc(event.last_reported),
            "confidence": round(event.confidence, 4),
            "checked": event.pk in checked,
            "evidence": told.quote if told else "",
            "outlet": told.source.name if told and told.source else "",
            "address": event.get_absolute_url(),
        }


def mention_rows(found: Sequence[Mention]) -> Iterator[Row]:
    """Yield accounts as rows; one query more than the query set's own."""
    sides: dict[tuple[int, bool], _Sides] = defaultdict(_Sides)
    people: dict[int, list[str]] = defaultdict(list)
    ids = [mention.pk for mention in found]
    for side in Participant.objects.filter(mention__in=ids).select_related("actor", "person").order_by("pk"):
        sides[side.mention_id, side.acts].add(side.actor.key, side.name, side.role)
        if side.person and side.person.key not in people[side.mention_id]:
            people[side.mention_id].append(side.person.key)
    for mention in found:
        acting, receiving = sides[mention.pk, True], sides[mention.pk, False]
        yield {
            "id": mention.pk,
            "event": mention.event_id,
            "date": mention.day or mention.day_reported,
            "date_told": mention.day is not None,
            "granularity": mention.granularity,
            "type": mention.type,
            "mode": mention.mode,
            "quad": int(QUADS[mention.type]),
            "status": mention.status,
            "actors": acting.acts,
            "actor_names": acting.names,
            "actor_sectors": acting.roles,
            "recipients": receiving.acts,
            "recipient_names": receiving.names,
            "recipient_sectors": receiving.roles,
            "people": people[mention.pk],
            "place": mention.place,
            "country": _state_of(mention.place),
            "speaker": mention.according_to,
            "evidence": mention.quote,
            "start": mention.start,
            "end": mention.end,
            "article": mention.article_id,
            "title": mention.article.title,
            "outlet": mention.source.name if mention.source else "",
            "published": utc(mention.published),
            "language": mention.article.language,
            "confidence": 1.0 if mention.verdict in _CHECKED else round(mention.confidence, 4),
            "verdict": Verdict(mention.verdict).name.lower(),
            "reader": mention.reader,
            "address": mention.article.address or reverse("observatory:text", args=[mention.article_id]),
        }


def statement_rows(found: Sequence[Statement]) -> Iterator[Row]:
    """Yield statements as rows; one query more than the query set's own."""
    about: dict[int, list[str]] = defaultdict(list)
    rows = StatementAbout.objects.filter(statement__in=[said.pk for said in found]).order_by("pk")
    for pk, key in rows.values_list("statement", "actor__key"):
        about[pk].append(key)
    for said in found:
        yield {
            "id": said.pk,
            "date": said.day_reported,
            "speaker": said.speaker.key if said.speaker else "",
            "speaker_name": said.speaker_name,
            "code": said.actor.key if said.actor else "",
            "cue": said.cue,
            "stance": said.stance,
            "kind": said.kind,
            "content": said.content,
            "about": about[said.pk],
            "addressee": said.addressee,
            "medium": said.medium,
            "start": said.start,
            "end": said.end,
            "article": said.article_id,
            "title": said.article.title,
            "outlet": said.source.name if said.source else "",
            "confidence": round(said.confidence, 4),
            "verdict": Verdict(said.verdict).name.lower(),
            "reader": said.reader,
            "address": said.article.address or reverse("observatory:text", args=[said.article_id]),
        }


def actor_rows(found: Sequence[Actor]) -> Iterator[Row]:
    """Yield actors as rows; two queries more."""
    ids = [actor.pk for actor in found]
    counted = dict(
        EventActor.objects.filter(actor__in=ids)
        .values("actor")
        .annotate(n=Count("event", distinct=True))
        .values_list("actor", "n")
    )
    offices: dict[int, list[str]] = defaultdict(list)
    for actor in Actor.objects.filter(pk__in=ids, kind="person").prefetch_related("offices"):
        for office in actor.offices.all():
            start = f"{office.start:%Y-%m}" if office.start else ""
            end = f"{office.end:%Y-%m}" if office.end else ""
            offices[actor.pk].append(f"{start}..{end} {office.title}")
    for actor in found:
        yield {
            "key": actor.key,
            "kind": actor.kind,
            "code": actor.code,
            "role": actor.role,
            "name": actor.name,
            "name_en": actor.name_en,
            "aliases": list(actor.aliases),
            "country": actor.country,
            "offices": offices[actor.pk],
            "events": counted.get(actor.pk, 0),
            "made_by": actor.made_by,
            "address": actor.get_absolute_url(),
        }


def decision_rows(found: Sequence[Decision]) -> Iterator[Row]:
    """Yield editors' decisions as rows. Who decided is not told."""
    names = [f.name for f in KINDS["decisions"] if f.name not in ("made_at", "article")]
    for decision in found:
        yield {
            **{name: getattr(decision, name) for name in names},
            "article": decision.article_id,
            "made_at": utc(decision.made_at),
        }


def _with_article(query: Callable[[Wanted], Any], *also: str) -> Callable[[Wanted], Any]:
    def run(wanted: Wanted) -> Any:
        return query(wanted).select_related("article", "source", *also).defer("article__body")

    return run


_KINDS: dict[str, tuple[Callable[[Wanted], Any], Callable[[Any], Iterable[Row]]]] = {
    "events": (events, event_rows),
    "mentions": (_with_article(mentions), mention_rows),
    "statements": (_with_article(statements, "speaker", "actor"), statement_rows),
    "actors": (actors, actor_rows),
    "decisions": (decisions, decision_rows),
}
