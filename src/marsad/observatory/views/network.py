"""Who deals with whom in a period."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from marsad.observatory import charts
from marsad.observatory.queries import pairs
from marsad.observatory.queries.filters import EventFilter
from marsad.observatory.views.answer import page
from marsad.observatory.vocabulary import EventType, Quad, Status

#: The period that is shown when none is asked for, in days.
USUAL = 30
SHOWN_LINKS = 60


@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """The busiest actors of a period and how they deal with each other, drawn and as a table."""
    wanted = EventFilter.read(request.GET)
    if not wanted.first and not wanted.last:
        period = pairs.last_days(USUAL)
        if period:
            wanted = replace(wanted, first=period[0], last=period[1])
    found = pairs.network(wanted)
    context = {
        "wanted": wanted,
        "network": found,
        "links": found.links[:SHOWN_LINKS],
        "chart": charts.network_chart(found, get_language_bidi()) if found.links else None,
        "types": EventType.choices,
        "statuses": Status.choices,
        "quads": Quad.choices,
    }
    return page(request, "observatory/network.html", context)
