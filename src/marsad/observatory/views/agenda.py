"""What is announced for coming days: as a page, as a calendar, as a feed."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable
from datetime import UTC, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marsad.newsroom.models import Article, Institution
from marsad.observatory import ics
from marsad.observatory.models import Mention
from marsad.observatory.queries import agenda as asked
from marsad.observatory.queries.filters import read_day
from marsad.observatory.queries.lists import Row, rows_of
from marsad.observatory.templatetags.observatory_tags import event_title
from marsad.observatory.views.answer import KEPT_SECONDS, page

#: Entries of a page, and of a calendar or feed.
SHOWN, MOST = 50, 100


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """The announced events by day."""
    everything = request.GET.get("all") == "1"
    first, last = asked.starting_day(read_day(request.GET.get("from"))), read_day(request.GET.get("to"))
    rows = rows_of(list(asked.announced(first, last, everything).values_list("pk", flat=True)[: SHOWN + 1]))
    later = rows[SHOWN].event.day if len(rows) > SHOWN else None
    # A day is shown whole or on the next page; one that fills a page alone is cut.
    whole = [row for row in rows[:SHOWN] if row.event.day != later]
    if later and not whole:
        later += timedelta(days=1)
    rows = whole or rows[:SHOWN]
    days = [
        {"day": day, "whole_month": granularity == "month", "rows": list(group)}
        for (day, granularity), group in groupby(rows, key=lambda row: (row.event.day, row.event.granularity))
    ]
    context = {
        "days": days,
        "first": first,
        "last": last,
        "everything": everything,
        "later": later,
        "is_past": first < timezone.localdate(),
    }
    return page(request, "observatory/agenda.html", context)


def entries(request: HttpRequest, rows: Iterable[Row]) -> Iterable[ics.Entry]:
    """Yield calendar entries of events; one of a whole month lasts as long."""
    for row in rows:
        event = row.event
        if event.day is None:
            continue
        days = months.monthrange(event.day.year, event.day.month)[1] if event.granularity == "month" else 1
        yield ics.Entry(
            f"event-{event.pk}@{request.get_host()}",
            event.day,
            days,
            event.last_reported.astimezone(UTC),
            event_title(row),
            row.mention.quote if row.mention else "",
            event.place,
            request.build_absolute_uri(event.get_absolute_url()),
        )


def _calendar(request: HttpRequest, rows: list[Row], name: str) -> HttpResponse:
    response = HttpResponse(ics.calendar(name, entries(request, rows)), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def _coming() -> list[Row]:
    return rows_of(list(asked.announced(asked.starting_day(None)).values_list("pk", flat=True)[:MOST]))


@require_safe
def agenda_ics(request: HttpRequest) -> HttpResponse:
    """The announced events as a calendar to subscribe to."""
    return _calendar(request, _coming(), f"{_('Agenda')} - {Institution.for_request(request).name}")


@require_safe
def article_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """What one article announces, as a calendar."""
    article = get_object_or_404(Article.objects.live().public(), pk=pk)
    told = Mention.objects.filter(article=pk, live=True, status="planned", event__day__isnull=False)
    return _calendar(request, rows_of(list(dict.fromkeys(told.values_list("event", flat=True)))), article.title)


@require_safe
def agenda_feed(request: HttpRequest) -> HttpResponse:
    """The announced events as RSS 2.0."""
    address = request.build_absolute_uri(reverse("observatory:agenda"))
    feed = Rss201rev2Feed(
        f"{_('Agenda')} - {Institution.for_request(request).name}",
        address,
        _("What is announced for coming days"),
        feed_url=request.build_absolute_uri(),
    )
    for row in _coming():
        feed.add_item(
            event_title(row, with_day=True),
            request.build_absolute_uri(row.event.get_absolute_url()),
            row.mention.quote if row.mention else "",
            unique_id=f"event-{row.event.pk}",
            unique_id_is_permalink=False,
            pubdate=row.event.first_reported,
        )
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response
