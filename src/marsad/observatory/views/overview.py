"""The way into the record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from marsad.observatory.queries import actors, agenda, contested
from marsad.observatory.queries import overview as found
from marsad.observatory.queries.lists import rows_of
from marsad.observatory.views.answer import page

SHOWN = 6
#: With fewer events that several outlets tell, these have no list of their own.
FEWEST_SHARED = 3


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is new, what was said, who deals with whom, what is to come, what is disputed, and who there is."""
    counts = found.counts()
    shared = found.told_by_several(SHOWN)
    shared = shared if len(shared) >= FEWEST_SHARED else []
    newest = [pk for pk in found.newest_events(2 * SHOWN) if pk not in shared][: SHOWN + (0 if shared else 2)]
    coming = agenda.announced(agenda.starting_day(None))
    disputed = contested.contested().filter(likely=True).order_by("-sort_day", "-pk")
    context = {
        "counts": counts,
        "shared": rows_of(shared),
        "newest": rows_of(newest),
        "statements": found.newest_statements(SHOWN),
        "pairs": found.busiest_pairs(counts.newest, 8),
        "coming": rows_of(list(coming.values_list("pk", flat=True)[:SHOWN])),
        "disputed": rows_of(list(disputed.values_list("pk", flat=True)[:3]), with_denials=True),
        "actors": actors.busiest(18),
        "quoted": found.most_quoted(counts.newest, 12),
    }
    return page(request, "observatory/overview.html", context)
