"""What the record's first page shows: how much there is, and the newest and busiest of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max

from marsad.observatory.models import Actor, ArticleReading, Event, EventActor, Statement
from marsad.observatory.queries import statements as said
from marsad.observatory.queries.filters import EventFilter
from marsad.observatory.queries.pairs import Link, network

#: Days up to the newest report that «now» means: what is busy is counted in them.
RECENT = 30


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the record holds; `articles` counts those that were read and are live."""

    articles: int
    events: int
    statements: int
    actors: int
    newest: date | None


def counts() -> Counts:
    """Return how much the record holds of what readers are shown; five queries over indexes or small tables."""
    events = Event.objects.filter(likely=True).aggregate(n=Count("pk"), newest=Max("last_reported"))
    # Asked one by one, each is answered from an index alone.
    newest = Statement.objects.aggregate(newest=Max("day_reported"))["newest"]
    days = [newest, events["newest"].date() if events["newest"] else None]
    return Counts(
        ArticleReading.objects.filter(live=True).count(),
        events["n"],
        Statement.objects.filter(live=True).count(),
        EventActor.objects.values("actor").distinct().count(),
        max((day for day in days if day), default=None),
    )


def newest_events(most: int) -> list[int]:
    """Return the newest events that took place or are claimed, of good confidence; of one day those that more outlets tell."""
    found = Event.objects.filter(likely=True, reports__gt=0).exclude(status="planned")
    newest = found.order_by("-sort_day", "-pk").values_list("sort_day", flat=True)
    days = list(newest[: 4 * most])
    if not days:
        return []
    chosen = found.filter(sort_day__gte=days[-1]).order_by("-sort_day", "-outlets", "-confidence", "-pk")
    return list(chosen.values_list("pk", flat=True)[:most])


def told_by_several(most: int) -> list[int]:
    """Return the newest events that several outlets tell."""
    found = Event.objects.filter(likely=True, outlets__gte=2).exclude(status="planned").order_by("-sort_day", "-pk")
    return list(found.values_list("pk", flat=True)[:most])


def newest_statements(most: int) -> list[Statement]:
    """Return the newest statements of speakers that the record knows, one of a speaker and an article."""
    rows = (
        said.live()
        .filter(speaker__isnull=False)
        .select_related("article", "source", "speaker", "actor")
        .defer("words", "article__body")
        .order_by("-day_reported", "-pk")
    )
    chosen: dict[tuple[int, int], Statement] = {}
    for one in rows[: 8 * most]:
        chosen.setdefault((one.speaker_id, one.article_id), one)
    return list(chosen.values())[:most]


def most_quoted(newest: date | None, most: int) -> list[tuple[Actor, int]]:
    """Return the persons with the most statements in the last days of the record.

    Counted over an index alone, so with the few that an editor rejected.
    """
    if newest is None:
        return []
    recent = Statement.objects.filter(day_reported__gt=newest - timedelta(days=RECENT), speaker__isnull=False)
    rows = recent.values("speaker").annotate(n=Count("pk")).order_by("-n", "speaker")
    counted = dict(rows.values_list("speaker", "n")[: 4 * most])
    persons = Actor.objects.filter(kind="person").in_bulk(counted)
    return [(persons[pk], n) for pk, n in counted.items() if pk in persons][:most]


def busiest_pairs(newest: date | None, most: int) -> list[Link]:
    """Return who dealt most with whom in the last days of the record."""
    if newest is None:
        return []
    return network(EventFilter(first=newest - timedelta(days=RECENT - 1), last=newest)).links[:most]
