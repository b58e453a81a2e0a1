"""What an actor's page tells: whom it deals with, how much and how."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, F, Q, When

from marsad.observatory.models import Actor, EventActor, EventPair
from marsad.observatory.naming import folded
from marsad.observatory.queries.filters import EventFilter
from marsad.observatory.vocabulary import Quad

COUNTERPARTS = 12


@dataclass(slots=True)
class Dealings:
    """How often two actors dealt with each other, by quadrant."""

    actor: Actor
    counts: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def together(self) -> int:
        """Events of cooperation, in words and deeds."""
        return self.counts.get(Quad.VERBAL_COOPERATION, 0) + self.counts.get(Quad.MATERIAL_COOPERATION, 0)

    @property
    def against(self) -> int:
        """Events of conflict, in words and deeds."""
        return self.total - self.together

    @property
    def by_quad(self) -> list[tuple[Quad, int]]:
        """Every quadrant with its count."""
        return [(quad, self.counts.get(quad, 0)) for quad in Quad]


def pairs_of(actor: Actor) -> Any:
    """Return the pairs that an actor is one of; for a person, the pairs of the events he or she takes part in."""
    if actor.kind == "person":
        return EventPair.objects.filter(event__in=EventActor.objects.filter(actor=actor).values("event"))
    return EventPair.objects.filter(Q(low=actor) | Q(high=actor))


def dealings(actor: Actor, wanted: EventFilter, most: int = COUNTERPARTS) -> list[Dealings]:
    """Return with whom an actor deals, the most frequent first. What happens within itself is left out."""
    if actor.kind == "person":
        own = Actor.objects.filter(key=actor.code).values_list("pk", flat=True).first()
    else:
        own = actor.pk
    pairs = wanted.of(pairs_of(actor)).exclude(low=F("high"))
    if own is not None:
        pairs = pairs.filter(Q(low=own) | Q(high=own))
    other = Case(When(low=own, then=F("high")), default=F("low"))
    counted: dict[int, dict[int, int]] = defaultdict(dict)
    for pk, quad, count in (
        pairs.annotate(other=other).values("other", "quad").annotate(n=Count("event", distinct=True))
    ).values_list("other", "quad", "n"):
        counted[pk][quad] = count
    first = sorted(counted, key=lambda pk: (-sum(counted[pk].values()), pk))[:most]
    actors = Actor.objects.in_bulk(first)
    return [Dealings(actors[pk], counted[pk]) for pk in first if pk in actors]


def quads_of(actor: Actor, wanted: EventFilter) -> Dealings:
    """Return how often an actor took part in each quadrant."""
    from marsad.observatory.vocabulary import QUADS

    found = Dealings(actor)
    rows = wanted.of(EventActor.objects.filter(actor=actor)).values("type").annotate(n=Count("event", distinct=True))
    for kind, count in rows.values_list("type", "n"):
        found.counts[QUADS[kind]] += count
    return found


def search(text: str, most: int = 30) -> list[Actor]:
    """Return actors whose name begins with, or has a word that begins with, `text`; those of the word lists first."""
    wanted = folded(text.replace("\x00", ""))
    if not wanted:
        return []
    by_name = Q(folded__startswith=wanted) | Q(folded__contains=f" {wanted}") | Q(name_en__istartswith=text)
    if len(text) <= 6 and text.isascii():
        by_name |= Q(key=text.upper())
    found = Actor.objects.filter(by_name, merged_into=None).order_by("made_by", "name")
    return list(found[:most])


def busiest(most: int = 24) -> list[tuple[Actor, int]]:
    """Return the codes with the most events, with their numbers; persons are left out.

    Counted over an index alone: whether an actor is a person is asked of the first ones only.
    """
    rows = EventActor.objects.values("actor").annotate(n=Count("pk")).order_by("-n", "actor")
    counted = dict(rows.values_list("actor", "n")[: 3 * most])
    actors = Actor.objects.exclude(kind="person").in_bulk(counted)
    return [(actors[pk], n) for pk, n in counted.items() if pk in actors][:most]
