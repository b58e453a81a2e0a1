"""Who deals with whom in a period, as a network and as a map."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from marsad.observatory import charts, maps
from marsad.observatory.queries import pairs
from marsad.observatory.queries.filters import EventFilter
from marsad.observatory.views.answer import page
from marsad.observatory.vocabulary import EventType, Quad, Status

#: The period that is shown when none is asked for, in days.
USUAL = 30
SHOWN_LINKS = 60
#: Actors that the map looks for a place for.
MAPPED = 60


@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """The busiest actors of a period and how they deal with each other, drawn and as a table."""
    wanted = _wanted(request)
    found = pairs.network(wanted)
    chart = charts.network_chart(found, get_language_bidi()) if found.links else None
    return page(request, "observatory/network.html", {**_context(wanted, found), "chart": chart})


@require_safe
def world_map(request: HttpRequest) -> HttpResponse:
    """The same on a map: of the region, or with ``view=world`` of the world."""
    wanted = _wanted(request)
    found = pairs.network(wanted, MAPPED)
    frame = "world" if request.GET.get("view") == "world" else "region"
    chart = maps.map_chart(found, frame, get_language_bidi()) if found.links else None
    return page(request, "observatory/map.html", {**_context(wanted, found), "chart": chart, "frame": frame})


def _wanted(request: HttpRequest) -> EventFilter:
    wanted = EventFilter.read(request.GET)
    if not wanted.first and not wanted.last:
        period = pairs.last_days(USUAL)
        if period:
            wanted = replace(wanted, first=period[0], last=period[1])
    return wanted


def _context(wanted: EventFilter, found: pairs.Network) -> dict[str, Any]:
    return {
        "wanted": wanted,
        "links": found.links[:SHOWN_LINKS],
        "types": EventType.choices,
        "statuses": Status.choices,
        "quads": Quad.choices,
    }
