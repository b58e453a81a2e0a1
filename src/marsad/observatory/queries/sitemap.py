"""Pages of the record that are worth a search engine's visit: those with enough on them, and nothing that a reader merely guessed."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, F
from django.urls import reverse

from marsad.observatory.models import Actor, Event, EventActor, EventPair, Statement

#: How much a page must show: probable events of an actor or of two, statements of a speaker, outlets of an event.
EVENTS, PAIR_EVENTS, STATEMENTS, OUTLETS = 3, 5, 5, 2
#: How many pages of each kind are named, the fullest first; events the newest first.
MOST = 5_000
_PLAIN = ("record", "agenda", "statements", "contested", "network", "map", "actors")


def addresses() -> Iterator[str]:
    """Yield the paths of these pages; none where nothing is read into the record."""
    if not settings.MARSAD_RECORD:
        return
    yield from (reverse(f"observatory:{name}") for name in _PLAIN)
    slugs = _actors()
    yield from (reverse("observatory:actor", args=[slug]) for slug in slugs.values())
    yield from _pairs(slugs)
    told = Event.objects.filter(likely=True, outlets__gte=OUTLETS).order_by("-sort_day", "-pk")
    yield from (reverse("observatory:event", args=[pk]) for pk in told.values_list("pk", flat=True)[:MOST])


def _actors() -> dict[int, str]:
    """Return the slugs of actors with enough on their pages. What only the reader made is left out, as its page is noindex."""
    counted = EventActor.objects.filter(likely=True).values("actor").annotate(n=Count("pk")).filter(n__gte=EVENTS)
    found = dict(counted.order_by("-n", "actor").values_list("actor", "n")[:MOST])
    spoken = Statement.objects.filter(speaker__isnull=False).values("speaker").annotate(n=Count("pk"))
    spoken = spoken.filter(n__gte=STATEMENTS).order_by("-n", "speaker")
    found |= {pk: n for pk, n in spoken.values_list("speaker", "n")[:MOST] if pk not in found}
    known = Actor.objects.filter(merged_into=None).exclude(made_by=Actor.MadeBy.READER)
    slugs: dict[int, str] = {}
    ids = list(found)
    for start in range(0, len(ids), 500):
        slugs |= dict(known.filter(pk__in=ids[start : start + 500]).values_list("pk", "slug"))
    return {pk: slugs[pk] for pk in ids if pk in slugs}


def _pairs(slugs: dict[int, str]) -> Iterator[str]:
    rows = EventPair.objects.filter(likely=True).exclude(low=F("high")).values("low", "high").annotate(n=Count("pk"))
    rows = rows.filter(n__gte=PAIR_EVENTS).order_by("-n", "low", "high")
    for low, high in rows.values_list("low", "high")[:MOST]:
        if low in slugs and high in slugs:
            yield reverse("observatory:pair", args=[slugs[low], slugs[high]])
