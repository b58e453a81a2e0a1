"""Sitemaps (sitemaps.org 0.9): an index, one file a month of articles, one of standing pages, one of the
record, one for Google News.

Months are the unit because a closed month never changes again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import Count, Max
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from marsad.delivery.addresses import absolute, address_of
from marsad.delivery.xml import xml_text
from marsad.newsroom import listings, made_of
from marsad.newsroom.models import (
    Author,
    FrontPage,
    InfoPage,
    Institution,
    ListEntry,
    ListKind,
    Section,
    Series,
    Source,
    Tag,
)
from marsad.observatory.queries import sitemap as record_pages

#: What one sitemap file may hold (sitemaps.org), and what a news sitemap may (Google's rule).
MOST, MOST_NEWS = 50_000, 1_000
#: How old an article may be that stands in the news sitemap (Google's rule).
NEWS_AGE = timedelta(hours=48)
XML = "application/xml"
#: Years that an article can be of; others would leave what dates can say.
YEARS = (1800, 2200)


def index(request: HttpRequest) -> HttpResponse:
    """Answer with the index of all sitemaps."""
    months = (
        listings.everything()
        .entries()
        .annotate(month=TruncMonth("published_at"))
        .values("month")
        .annotate(newest=Max("published_at"), number=Count("pk"))
        .order_by("-month")
    )
    files = [(absolute(reverse("delivery:sitemap_pages")), None)]
    for row in months:
        for part in range(1, (row["number"] - 1) // MOST + 2):
            name = f"{row['month']:%Y-%m}" + (f"-{part}" if part > 1 else "")
            files.append((absolute(reverse("delivery:sitemap_month", args=[name])), row["newest"]))
    if settings.MARSAD_RECORD:
        files.append((absolute(reverse("delivery:sitemap_record")), None))
    files.append((absolute(reverse("delivery:sitemap_news")), None))
    return TemplateResponse(request, "delivery/sitemap_index.xml", {"files": files}, content_type=XML)


def month(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with the articles of one month, `name` being YYYY-MM or YYYY-MM-part."""
    year, number, *part = (int(piece) for piece in name.split("-"))
    if not (YEARS[0] <= year <= YEARS[1] and 1 <= number <= 12 and min(part, default=1) >= 1):
        raise Http404
    here = timezone.get_current_timezone()
    first = datetime(year, number, 1, tzinfo=here)
    after = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=here)
    start = ((part[0] if part else 1) - 1) * MOST
    entries = listings.everything().between(first, after)
    rows = entries.values_list("article__url_path", "published_at", "article__updated_at")[start : start + MOST]
    root = len(FrontPage.objects.values_list("url_path", flat=True).first() or "/")
    found = [(absolute("/" + quote(path[root:])), updated or published) for path, published, updated in rows]
    if not found:
        raise Http404
    return _urlset(request, found)


def pages(request: HttpRequest) -> HttpResponse:
    """Answer with everything that is not an article."""
    found: list[tuple[str, Any]] = [(absolute("/"), None), (absolute(reverse("newsroom:latest")), None)]
    for model in (Section, InfoPage):
        found += [(address_of(page), None) for page in model.objects.live()]
    found.append((absolute(reverse("newsroom:institution")), None))
    for model, kind in ((Tag, ListKind.TAG), (Author, ListKind.AUTHOR), (Source, ListKind.SOURCE)):
        made_of.note(f"lists:{kind}")
        used = ListEntry.objects.filter(kind=kind).values("key")
        found += [(address_of(record), None) for record in model.objects.filter(pk__in=used)[: MOST // 4]]
    made_of.note("in-any-series")
    found += [(address_of(record), None) for record in Series.objects.filter(articles__live=True).distinct()]
    return _urlset(request, found[:MOST])


def record(request: HttpRequest) -> HttpResponse:
    """Answer with the pages of the record that have enough on them."""
    return _urlset(request, [(absolute(path), None) for path in record_pages.addresses()][:MOST])


def news(request: HttpRequest) -> HttpResponse:
    """Answer with the articles of the last 48 hours in Google's news form."""
    since = timezone.now() - NEWS_AGE
    ids = listings.everything().between(since, None).values_list("article_id", flat=True)[:MOST_NEWS]
    articles = [(address_of(article), article, xml_text(article.title)) for article in listings.cards(ids)]
    if articles:
        made_of.until(articles[-1][1].published_at + NEWS_AGE)
    context = {"articles": articles, "publication": xml_text(Institution.for_request(request).name)}
    return TemplateResponse(request, "delivery/sitemap_news.xml", context, content_type=XML)


def _urlset(request: HttpRequest, found: Iterable[tuple[str, Any]]) -> HttpResponse:
    return TemplateResponse(request, "delivery/sitemap.xml", {"addresses": found}, content_type=XML)
