"""The way into the record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from marsad.observatory.models import Event
from marsad.observatory.queries import actors, agenda, contested
from marsad.observatory.queries.lists import rows_of
from marsad.observatory.views.answer import page

SHOWN = 6


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is new, what is to come, what is disputed, and who there is."""
    several = Event.objects.filter(likely=True, outlets__gte=2).exclude(status="planned").order_by("-sort_day", "-pk")
    first = agenda.starting_day(None)
    coming = agenda.announced(first)
    disputed = contested.contested().filter(likely=True).order_by("-sort_day", "-pk")
    context = {
        "newest": rows_of(list(several.values_list("pk", flat=True)[:SHOWN])),
        "coming": rows_of(list(coming.values_list("pk", flat=True)[:SHOWN])),
        "disputed": rows_of(list(disputed.values_list("pk", flat=True)[:3]), with_denials=True),
        "actors": actors.busiest(18),
    }
    return page(request, "observatory/overview.html", context)
