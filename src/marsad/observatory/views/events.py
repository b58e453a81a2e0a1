"""One event with all its accounts, and events on which accounts disagree."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from marsad.observatory.models import Event
from marsad.observatory.queries import contested as asked
from marsad.observatory.queries import denials
from marsad.observatory.queries.lists import events_page, mentions_of, rows_of
from marsad.observatory.views.answer import mark_of, page

#: Statements of denial that the page of what is contested shows, with and without the claim that they answer.
DENIALS = 20


@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: who, what, when, and every article's account of it in the order of the reports."""
    rows = rows_of([pk], with_denials=True)
    if not rows or not rows[0].event.reports:
        raise Http404
    context = {"row": rows[0], "event": rows[0].event, "mentions": list(mentions_of([pk]))}
    return page(request, "observatory/event.html", context)


@require_safe
def contested(request: HttpRequest) -> HttpResponse:
    """What is claimed and denied, side by side, in events and in statements; then what is only alleged or only denied."""
    everything = request.GET.get("all") == "1"
    disputed, doubtful = asked.contested(), asked.doubtful()
    if not everything:
        disputed, doubtful = disputed.filter(likely=True), doubtful.filter(likely=True)
    begins = not mark_of(request)
    context = {
        "everything": everything,
        "answered": denials.pairs(DENIALS, everything) if begins else [],
        "denials": denials.denials(everything)[:DENIALS] if begins else [],
        "disputed": events_page(disputed, "", 40, with_denials=True).rows if begins else [],
        "events": events_page(doubtful, mark_of(request)),
        "hidden": Event.objects.filter(contested=True, likely=False).count() if not everything else 0,
    }
    return page(request, "observatory/contested.html", context)
