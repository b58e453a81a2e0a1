"""Makes events say what their mentions say. `refresh` is the only writer of what follows from mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from marsad.observatory.merging import status_of
from marsad.observatory.models import Event, EventActor, EventPair, Mention
from marsad.observatory.rows import overwrite
from marsad.observatory.signals import record_changing
from marsad.observatory.vocabulary import LIKELY, QUADS, Verdict

_BATCH = 300
_FIELDS = [
    "type",
    "status",
    "day",
    "granularity",
    "sort_day",
    "place",
    "first_reported",
    "last_reported",
    "reports",
    "outlets",
    "statuses",
    "contested",
    "confidence",
    "likely",
]


def refresh(ids: Iterable[int], fresh: bool = False) -> None:
    """Write these events anew from their live mentions; an event without any stands in no list, and goes unless held.

    fresh: the events are new, so that nothing of theirs has to be taken away first.
    """
    ids = sorted(set(ids))
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        with transaction.atomic():
            _refresh(batch, fresh)
            if not fresh:
                articles = Mention.objects.filter(event__in=batch).values_list("article", flat=True).distinct()
                record_changing.send(Event, ids=sorted(articles))


def _refresh(ids: list[int], fresh: bool) -> None:
    told: dict[int, list[Mention]] = defaultdict(list)
    mentions = (
        Mention.objects.filter(event__in=ids, live=True)
        .exclude(verdict=Verdict.REJECTED)
        .defer("marks", "quote", "rule")
        .prefetch_related("participants")
        .order_by("published", "pk")
    )
    for mention in mentions:
        told[mention.event_id].append(mention)
    if not fresh:
        EventActor.objects.filter(event__in=ids).delete()
        EventPair.objects.filter(event__in=ids).delete()
    silent = [pk for pk in ids if pk not in told]
    if silent:
        Event.objects.filter(pk__in=silent, held=False, mentions__isnull=True).delete()
        Event.objects.filter(pk__in=silent).update(reports=0, outlets=0, statuses={}, contested=False)
    events = list(Event.objects.filter(pk__in=told))
    actors: list[EventActor] = []
    pairs: list[EventPair] = []
    for event in events:
        _tell(event, told[event.pk])
        actors += _actors(event, told[event.pk])
        pairs += _pairs(event, told[event.pk])
    overwrite(events, _FIELDS)
    EventActor.objects.bulk_create(actors, batch_size=500)
    EventPair.objects.bulk_create(pairs, batch_size=500)


def _tell(event: Event, mentions: list[Mention]) -> None:
    """Fill an event from its mentions, in the order of their reports."""
    by_article: dict[int, Mention] = {}
    for mention in mentions:
        by_article.setdefault(mention.article_id, mention)
    counts = Counter(status for status, _ in {(m.status, m.article_id) for m in mentions})
    event.type = mentions[0].type
    event.status, event.contested = status_of(counts)
    event.statuses = dict(sorted(counts.items()))
    days = Counter((m.day, m.granularity) for m in mentions if m.day and not _is_misread(m, event.status))
    exact = Counter({key: n for key, n in days.items() if key[1] == "day"}) or days
    event.day, event.granularity = min(exact, key=lambda key: (-exact[key], key[0])) if exact else (None, "")
    places = Counter(m.place for m in mentions if m.place)
    event.place = min(places, key=lambda place: (-places[place], place)) if places else ""
    event.first_reported, event.last_reported = mentions[0].published, mentions[-1].published
    event.sort_day = event.day or mentions[0].day_reported
    event.reports = len(by_article)
    event.outlets = len({m.source_id for m in mentions if m.source_id}) or 1
    event.confidence = max(_confidence(mention) for mention in mentions)
    event.likely = event.confidence >= LIKELY


def _is_misread(mention: Mention, status: str) -> bool:
    """Tell whether an account's day cannot be meant: what has happened does not lie ahead of its report."""
    ahead = mention.day.replace(day=1) if mention.granularity == "month" else mention.day
    return status == "happened" and not mention.kept and ahead > mention.day_reported + timedelta(days=1)


def _confidence(mention: Mention) -> float:
    """What an editor has confirmed is certain. Copies of one wire are no further evidence, so the best account counts."""
    return 1.0 if mention.verdict in (Verdict.CONFIRMED, Verdict.CORRECTED) else mention.confidence


def _actors(event: Event, mentions: list[Mention]) -> list[EventActor]:
    rows: dict[tuple[int, bool], EventActor] = {}
    for mention in mentions:
        for side in mention.participants.all():
            for actor, is_person in ((side.actor_id, False), (side.person_id, True)):
                if actor:
                    rows.setdefault(
                        (actor, side.acts),
                        EventActor(
                            event=event,
                            actor_id=actor,
                            acts=side.acts,
                            is_person=is_person,
                            role=side.role,
                            sort_day=event.sort_day,
                            type=event.type,
                            status=event.status,
                            likely=event.likely,
                        ),
                    )
    return list(rows.values())


def _pairs(event: Event, mentions: list[Mention]) -> list[EventPair]:
    found: dict[tuple[int, int], bool] = {}
    for mention in mentions:
        sides = mention.participants.all()
        for a in sides:
            for b in sides:
                if a.acts and not b.acts:
                    low, high = sorted((a.actor_id, b.actor_id))
                    found.setdefault((low, high), a.actor_id == low)
    return [
        EventPair(
            event=event,
            low_id=low,
            high_id=high,
            low_acts=low_acts,
            sort_day=event.sort_day,
            type=event.type,
            status=event.status,
            quad=QUADS[event.type],
            likely=event.likely,
        )
        for (low, high), low_acts in found.items()
    ]
