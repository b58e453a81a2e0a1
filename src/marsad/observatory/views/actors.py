"""Actors, one actor, and two of them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from marsad.newsroom import listings
from marsad.observatory import charts
from marsad.observatory.models import Actor, Appearance, EventActor, Mention
from marsad.observatory.queries import actors as asked
from marsad.observatory.queries import pairs, statements
from marsad.observatory.queries.filters import EventFilter, find_actor
from marsad.observatory.queries.lists import page_of
from marsad.observatory.views.answer import mark_of, page
from marsad.observatory.vocabulary import EventType, Quad, Status

CHOICES = {"types": EventType.choices, "statuses": Status.choices, "quads": Quad.choices}
SHOWN_STATEMENTS, SHOWN_ARTICLES = 5, 6


@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    """A search for an actor, and those that most is reported of. ``?one=&other=`` leads to the page of two."""
    one, other = (find_actor(request.GET.get(name, "")[:200]) for name in ("one", "other"))
    if one is not None and other is not None and one != other:
        return redirect("observatory:pair", one.slug, other.slug)
    text = request.GET.get("q", "")[:200]
    context = {
        "text": text,
        "found": asked.search(text) if text else [],
        "busiest": [] if text else asked.busiest(40),
        "one": request.GET.get("one", "")[:200],
        "other": request.GET.get("other", "")[:200],
        "unknown": [name for name, found in (("one", one), ("other", other)) if request.GET.get(name) and not found],
    }
    return page(request, "observatory/actors.html", context)


def known(slug: str) -> Actor:
    """Return the actor with this slug. Raises Http404."""
    return get_object_or_404(Actor.objects.select_related("merged_into"), slug=slug)


@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """Who it is, whom it deals with, what it did, said and was reported of."""
    found = known(slug)
    if found.merged_into:
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    wanted = EventFilter.read(request.GET)
    sides = wanted.of(EventActor.objects.filter(actor=found))
    said, _ = statements.page_of(
        statements.find(statements.StatementQuery(who=found.key, speaker=found)), "", SHOWN_STATEMENTS
    )
    context = {
        "actor": found,
        "offices": list(found.offices.all()) if found.kind == "person" else [],
        "acts_for": Actor.objects.filter(key=found.code).exclude(pk=found.pk).first() if found.code else None,
        "wanted": wanted,
        "events": page_of(sides, mark_of(request)),
        "balance": asked.quads_of(found, wanted),
        "dealings": asked.dealings(found, wanted),
        "statements": said,
        "articles": _articles(found),
        "who_query": urlencode({"who": found.key}),
        **CHOICES,
    }
    return page(request, "observatory/actor.html", context)


def _articles(actor: Actor) -> list[object]:
    """Return the newest articles in which a person is named, or that tell of an event of a code."""
    if actor.kind == "person":
        rows = Appearance.objects.filter(actor=actor, article__live=True).order_by("-day_reported", "-article")
        ids = rows.values_list("article", flat=True)[:SHOWN_ARTICLES]
    else:
        sides = EventActor.objects.filter(actor=actor).order_by("-sort_day", "-event").values_list("event", flat=True)
        events = list(sides[: 3 * SHOWN_ARTICLES])
        rows = (
            Mention.objects.filter(event__in=events, live=True).order_by("-published").values_list("article", flat=True)
        )
        ids = list(dict.fromkeys(rows[: 6 * SHOWN_ARTICLES]))[:SHOWN_ARTICLES]
    return listings.cards(ids)


@require_safe
def pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """How two actors deal with each other over time."""
    first, second = known(one), known(other)
    if first.merged_into or second.merged_into:
        first, second = first.merged_into or first, second.merged_into or second
        return HttpResponsePermanentRedirect(reverse("observatory:pair", args=[first.slug, second.slug]))
    if first == second:
        raise Http404
    if "person" in (first.kind, second.kind):
        rows = EventActor.objects.filter(actor=first, event__in=EventActor.objects.filter(actor=second).values("event"))
        whole = pairs.EventPair.objects.filter(event__in=rows.values("event"))
    else:
        rows = whole = pairs.pair(first, second)
    wanted = EventFilter.read(request.GET)
    bars, step = pairs.balance(wanted.of(whole))
    context = {
        "one": first,
        "other": second,
        "wanted": wanted,
        "bars": bars,
        "step": step,
        "chart": charts.balance_chart(bars, get_language_bidi()) if bars else None,
        "events": page_of(wanted.of(rows), mark_of(request)),
        **CHOICES,
    }
    return page(request, "observatory/pair.html", context)
