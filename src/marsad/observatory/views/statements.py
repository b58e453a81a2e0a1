"""The search in statements."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from marsad.observatory.queries.statements import STANCES, StatementQuery, find, page_of
from marsad.observatory.views.answer import mark_of, page


@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    """Who said what about whom and when; the newest statements where nothing is asked."""
    query = StatementQuery.read(request.GET)
    rows, after = page_of(find(query), mark_of(request))
    return page(
        request,
        "observatory/statements.html",
        {
            "query": query,
            "rows": rows,
            "after": after,
            "query_string": query.query_string(),
            "stances": STANCES.items(),
        },
    )
