"""RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 of the whole site, a section, a tag, an author and a source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from marsad.delivery.addresses import absolute, address_of
from marsad.delivery.xml import xml_text
from marsad.newsroom import listings
from marsad.newsroom.models import Article, Author, FrontPage, Institution, Section, Source, Tag, read
from marsad.newsroom.pictures import shared
from marsad.search import index
from marsad.search.forms import SearchForm
from marsad.search.results import search
from marsad.search.wanted import Order

#: How many articles a feed holds.
LENGTH = 30
#: Shape of the picture that goes with an article.
FEED_SHAPE = (1200, 675)
FORMATS = {"feed.xml": Rss201rev2Feed, "atom.xml": Atom1Feed, "feed.json": None}
KINDS = {"tag": (Tag, listings.tag), "author": (Author, listings.author), "source": (Source, listings.source)}


class Listing(Protocol):
    """A list of articles, newest first."""

    def articles(self, start: int, stop: int) -> list[Article]:
        """Return the articles from place `start` to `stop`."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed is of: its name, text, page and articles, and what stands after the question mark in its address."""

    title: str
    description: str
    address: str
    listing: Listing
    query_string: str = ""


def site_feed(request: HttpRequest, file: str) -> HttpResponse:
    """Answer with the feed of the whole site."""
    site = Institution.for_request(request)
    return _answer(request, file, Channel(site.name, site.tagline or site.name, absolute("/"), listings.everything()))


def section_feed(request: HttpRequest, path: str, file: str) -> HttpResponse:
    """Answer with the feed of the section at `path`, which stands before the file's name."""
    front = FrontPage.objects.first()
    section = get_object_or_404(Section.objects.live(), url_path=f"{front.url_path}{path}/" if front else "")
    title = _named(request, section.title)
    return _answer(request, file, Channel(title, section.description, address_of(section), listings.section(section)))


def record_feed(request: HttpRequest, kind: str, slug: str, file: str) -> HttpResponse:
    """Answer with the feed of a tag, an author or a source."""
    model, listing_of = KINDS[kind]
    record: Any = get_object_or_404(model, slug=slug)
    about = getattr(record, "bio", "") or getattr(record, "note", "")
    return _answer(request, file, Channel(_named(request, record.name), about, address_of(record), listing_of(record)))


def search_feed(request: HttpRequest, file: str) -> HttpResponse:
    """Answer with the feed of a search: the newest of what it finds. Without anything to look for there is none."""
    form = replace(SearchForm.read(request.GET), order=Order.NEWEST)
    try:
        results = search(**form.arguments(), per_page=LENGTH)
    except index.Unavailable:
        return HttpResponse(status=503)
    if results.query.is_empty:
        raise Http404
    title = _named(request, _("Search: %(query)s") % {"query": form.q})
    page = absolute(f"{reverse('search:search')}?{form.query_string()}")
    return _answer(request, file, Channel(title, "", page, results, form.query_string()))


def _named(request: HttpRequest, title: str) -> str:
    return f"{title} – {Institution.for_request(request).name}"


def _answer(request: HttpRequest, file: str, channel: Channel) -> HttpResponse:
    if file not in FORMATS:
        raise Http404
    articles = channel.listing.articles(0, LENGTH)
    for article in articles:
        article.feed_authors = []
    by_pk = {article.pk: article for article in articles}
    for link in read.AUTHORS_OF(sorted(by_pk)):
        by_pk[link.article_id].feed_authors.append(link.author.name)
    own = absolute(request.path) + (f"?{channel.query_string}" if channel.query_string else "")
    maker = FORMATS[file]
    return _json(channel, articles, own) if maker is None else _xml(maker, channel, articles, own)


def _xml(maker: type[SyndicationFeed], channel: Channel, articles: list[Article], own: str) -> HttpResponse:
    feed = maker(
        title=xml_text(channel.title),
        link=channel.address,
        description=xml_text(channel.description or channel.title),
        language="ar",
        feed_url=own,
    )
    for article in articles:
        feed.add_item(
            title=xml_text(article.title),
            link=address_of(article),
            description=xml_text(article.summary),
            author_name=xml_text(_("، ").join(article.feed_authors) or (article.source.name if article.source else "")),
            pubdate=article.published_at,
            updateddate=changed(article),
            unique_id=f"{absolute('/')}#{article.translation_key}",
            unique_id_is_permalink=False,
            categories=[xml_text(article.section.title)],
            enclosures=_enclosures(article),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _enclosures(article: Article) -> list[Enclosure]:
    if article.picture is None:
        return []
    picture = shared(article.picture, FEED_SHAPE)
    # The file may not be made yet; RSS asks for a length and reads 0 as «not known».
    return [Enclosure(absolute(picture.address), "0", "image/jpeg")]


def _json(channel: Channel, articles: list[Article], own: str) -> HttpResponse:
    items = []
    for article in articles:
        item = {
            "id": f"{absolute('/')}#{article.translation_key}",
            "url": address_of(article),
            "title": article.title,
            "summary": article.summary,
            "content_text": article.summary or article.title,
            "date_published": article.published_at.isoformat(),
            "date_modified": changed(article).isoformat(),
            "authors": [{"name": name} for name in article.feed_authors],
            "tags": [article.section.title],
            "language": article.language,
        }
        if article.picture is not None:
            item["image"] = absolute(shared(article.picture, FEED_SHAPE).address)
        items.append(item)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.address,
        "feed_url": own,
        "language": "ar",
        "items": items,
    }
    return JsonResponse(feed, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False})


def changed(article: Article) -> datetime:
    """Return when the article last changed for its readers."""
    return article.updated_at or article.published_at
