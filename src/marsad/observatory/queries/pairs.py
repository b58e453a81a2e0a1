"""Two actors over time, and all of them in a period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Max

from marsad.observatory.models import Actor, EventPair, Mention
from marsad.observatory.queries.actors import Dealings
from marsad.observatory.queries.filters import EventFilter
from marsad.observatory.vocabulary import Quad

#: Spans of days that a bar of the chart may stand for; the first that needs no more than `MOST_BARS` is taken.
STEPS = (1, 7, 30, 91, 365)
MOST_BARS = 60
#: Actors of the network.
NODES = 22


def pair(one: Actor, other: Actor) -> Any:
    """Return the rows of two actors."""
    low, high = sorted((one.pk, other.pk))
    return EventPair.objects.filter(low=low, high=high)


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of days: its first day, and events by quadrant."""

    day: date
    counts: dict[int, int]

    @property
    def together(self) -> int:
        return self.counts.get(Quad.VERBAL_COOPERATION, 0) + self.counts.get(Quad.MATERIAL_COOPERATION, 0)

    @property
    def against(self) -> int:
        return self.counts.get(Quad.VERBAL_CONFLICT, 0) + self.counts.get(Quad.MATERIAL_CONFLICT, 0)

    @property
    def by_quad(self) -> list[int]:
        """Counts in the order of the quadrants."""
        return [self.counts.get(quad, 0) for quad in Quad]


def balance(rows: Any) -> tuple[list[Bar], int]:
    """Return the events of a pair over time as bars, oldest first without gaps, and how many days a bar stands for."""
    by_day: dict[date, dict[int, int]] = defaultdict(dict)
    counted = rows.values("sort_day", "quad").annotate(n=Count("event", distinct=True))
    for day, quad, count in counted.values_list("sort_day", "quad", "n"):
        by_day[day][quad] = count
    if not by_day:
        return [], 1
    first, last = min(by_day), max(by_day)
    span = (last - first).days + 1
    step = next((step for step in STEPS if span / step <= MOST_BARS), STEPS[-1])
    bars: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for day, counts in by_day.items():
        for quad, count in counts.items():
            bars[(day - first).days // step][quad] += count
    number = min((span + step - 1) // step, 4 * MOST_BARS)
    return [Bar(first + timedelta(days=step * i), dict(bars[i])) for i in range(number)], step


@dataclass(frozen=True, slots=True)
class Network:
    """Who deals with whom: actors, the busiest first, and their pairs."""

    actors: list[Actor]
    links: list[Link]


@dataclass(frozen=True, slots=True)
class Link:
    """Two actors and how they dealt with each other."""

    one: Actor
    other: Actor
    dealings: Dealings

    @property
    def kind(self) -> str:
        """What prevails: ``together``, ``against`` or ``mixed``."""
        share = self.dealings.together / self.dealings.total
        return "together" if share >= 0.6 else "against" if share <= 0.4 else "mixed"


def network(wanted: EventFilter, most: int = NODES) -> Network:
    """Return the busiest actors of a period and who of them dealt with whom, the most frequent pair first."""
    rows = wanted.of(EventPair.objects.exclude(low=F("high")))
    counted: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    weight: dict[int, int] = defaultdict(int)
    grouped = rows.values("low", "high", "quad").annotate(n=Count("pk"))
    for low, high, quad, count in grouped.values_list("low", "high", "quad", "n"):
        counted[low, high][quad] = count
        weight[low] += count
        weight[high] += count
    chosen = sorted(weight, key=lambda pk: (-weight[pk], pk))[:most]
    actors = Actor.objects.in_bulk(chosen)
    links = [
        Link(actors[low], actors[high], Dealings(actors[high], counts))
        for (low, high), counts in counted.items()
        if low in actors and high in actors
    ]
    links.sort(key=lambda link: (-link.dealings.total, link.one.pk, link.other.pk))
    return Network([actors[pk] for pk in chosen if pk in actors], links)


def last_days(days: int) -> tuple[date, date] | None:
    """Return the last `days` days of which something was reported, None for an empty record."""
    newest = Mention.objects.aggregate(day=Max("day_reported"))["day"]
    return (newest - timedelta(days=days - 1), newest) if newest else None
