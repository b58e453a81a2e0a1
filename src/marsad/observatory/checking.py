"""Compares the record with the articles and with itself; what `marsad record check` and `status` tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q

from marsad.newsroom.models import Article
from marsad.observatory import events, record
from marsad.observatory.models import (
    Actor,
    ArticleReading,
    Decision,
    Event,
    EventActor,
    Mention,
    MistakeReport,
    Statement,
)
from marsad.observatory.versions import reader_version
from marsad.observatory.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Difference:
    """How record and articles differ: primary keys of articles to read or to take out, and of events to write anew."""

    unread: list[int]
    surplus: list[int]
    events: list[int]

    def __bool__(self) -> bool:
        return bool(self.unread or self.surplus or self.events)


def compare() -> Difference:
    """Find articles that were not read by this reader, readings of articles that are gone, and events that are wrong."""
    return Difference(
        list(record.unread().order_by("published_at", "pk").values_list("pk", flat=True)),
        list(record.surplus().values_list("pk", flat=True)),
        wrong_events(),
    )


def wrong_events() -> list[int]:
    """Return the events whose count of articles or whose rows in lists are not what their mentions say."""
    told = Q(mentions__live=True) & ~Q(mentions__verdict=Verdict.REJECTED)
    counted = Event.objects.annotate(told=Count("mentions__article", filter=told, distinct=True))
    listed = EventActor.objects.filter(event=OuterRef("pk"))
    unlisted = Event.objects.filter(~Exists(listed), reports__gt=0)
    wrong = set(counted.exclude(told=F("reports")).values_list("pk", flat=True))
    return sorted(wrong | set(unlisted.values_list("pk", flat=True)))


def mend(difference: Difference, workers: int | None = None, **hooks: Any) -> int:
    """Make the difference go away; returns how many articles were read. `hooks` are those of `record.read_many`."""
    if difference.surplus:
        record.withdraw(difference.surplus)
    done = record.read_many(difference.unread, workers, **hooks)
    events.refresh(difference.events)
    return done


def status() -> dict[str, object]:
    """Return what the record holds and what waits, by name."""
    live = Article.objects.filter(live=True, published_at__isnull=False).count()
    return {
        "reader": reader_version(),
        "articles": live,
        "read": ArticleReading.objects.filter(live=True, reader=reader_version()).count(),
        "read by an older reader": ArticleReading.objects.filter(live=True).exclude(reader=reader_version()).count(),
        "actors": Actor.objects.count(),
        "events": Event.objects.filter(reports__gt=0).count(),
        "told by several articles": Event.objects.filter(reports__gt=1).count(),
        "contested": Event.objects.filter(contested=True).count(),
        "mentions": Mention.objects.filter(live=True).count(),
        "statements": Statement.objects.filter(live=True).count(),
        "decisions of editors": Decision.objects.count(),
        "open reports of mistakes": MistakeReport.objects.filter(state=MistakeReport.State.OPEN).count(),
    }
