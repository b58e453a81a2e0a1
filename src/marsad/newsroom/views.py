"""Pages of authors, sources, tags, series, the institution and the whole site, newest first."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from marsad.newsroom import listings, made_of
from marsad.newsroom.models import Article, Author, Institution, Series, Source, Tag


def author(request: HttpRequest, slug: str, number: int = 0) -> HttpResponse:
    record = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    return listings.respond(request, "newsroom/author.html", listings.author(record), number, {"author": record})


def source(request: HttpRequest, slug: str, number: int = 0) -> HttpResponse:
    record = get_object_or_404(Source, slug=slug)
    return listings.respond(request, "newsroom/source.html", listings.source(record), number, {"source": record})


def tag(request: HttpRequest, slug: str, number: int = 0) -> HttpResponse:
    record = get_object_or_404(Tag, slug=slug)
    return listings.respond(request, "newsroom/tag.html", listings.tag(record), number, {"tag": record})


def latest(request: HttpRequest, number: int = 0) -> HttpResponse:
    return listings.respond(request, "newsroom/latest.html", listings.everything(), number, {})


def series(request: HttpRequest, slug: str) -> HttpResponse:
    record = get_object_or_404(Series.objects.select_related("picture"), slug=slug)
    order = (
        Article.objects.live().filter(series=record).order_by(F("series_order").asc(nulls_last=True), "published_at")
    )
    made_of.note(f"in-series:{record.pk}")
    articles = listings.cards(order.values_list("pk", flat=True))
    return TemplateResponse(request, "newsroom/series.html", {"series": record, "articles": articles})


def institution(request: HttpRequest) -> HttpResponse:
    record = Institution.for_request(request)
    return listings.respond(request, "newsroom/institution.html", listings.everything(), 0, {"institution": record})
