"""What the head of a page says to machines: canonical address, OpenGraph, feeds, JSON-LD, scholars' tags."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from marsad.delivery import structured
from marsad.delivery.addresses import absolute, address_of
from marsad.newsroom.models import Article, Author, FrontPage, Institution, Section, Source, Study, Tag
from marsad.newsroom.pictures import SHAPES, shared

DESCRIPTION_LENGTH = 200
#: Characters that would let a text end the script element that holds the JSON.
_ESCAPES = [(mark, f"\\u{ord(mark):04X}") for mark in "<>&\u2028\u2029"]


@dataclass(slots=True)
class Head:
    """The metadata of one page, but for its title. `metas` are (attribute, name, content) of meta elements, in order."""

    description: str
    canonical: str
    metas: list[tuple[str, str, str]] = field(default_factory=list)
    feeds: list[tuple[str, str, str]] = field(default_factory=list)
    before: str = ""
    after: str = ""
    noindex: bool = False
    data: dict[str, Any] | None = None

    @property
    def json_ld(self) -> SafeString:
        """The structured data, safe inside a script element."""
        text = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))
        for mark, escaped in _ESCAPES:
            text = text.replace(mark, escaped)
        return mark_safe(text)

    @property
    def elements(self) -> SafeString:
        """The meta elements, then a link to each feed."""
        lines = [f'<meta {attribute}="{name}" content="{escape(content)}">' for attribute, name, content in self.metas]
        lines += [
            f'<link rel="alternate" type="{kind}" title="{escape(title)}" href="{escape(path)}">'
            for kind, title, path in self.feeds
        ]
        return mark_safe("\n".join(lines))


def head_of(request: HttpRequest, context: dict[str, Any]) -> Head:
    """Return the metadata of the page that is rendered with `context`."""
    site = Institution.for_request(request)
    page = context.get("page")
    if isinstance(page, Article):
        return _article(page, site, context.get("above"))
    if isinstance(page, FrontPage):
        return _front(site)
    thing = next((context[name] for name in ("section", "tag", "author", "source", "series") if name in context), None)
    name = getattr(thing, "title", "") or getattr(thing, "name", "") or context.get("title", "")
    name = name or getattr(page, "title", "")
    about = next((text for attr in ("description", "bio", "note") if (text := getattr(thing, attr, ""))), "")
    head = Head(
        description=_short(about or site.tagline or site.name),
        canonical=absolute(context.get("base") or request.path),
        noindex=bool(context.get("noindex")),
    )
    _open_graph(head, "website", name or site.name, site)
    head.feeds = _feeds(thing)
    if isinstance(thing, Section):
        head.data = structured.graph(
            structured.section(thing), structured.breadcrumbs(structured.trail_of(thing, context.get("above")))
        )
    _paging(head, context)
    return head


def _paging(head: Head, context: dict[str, Any]) -> None:
    listing, base = context.get("listing"), context.get("base")
    if listing is None or not base:
        return
    if listing.number:
        head.canonical = absolute(f"{base}page/{listing.number}/")
        head.before = absolute(f"{base}page/{listing.newer}/")
    if listing.older:
        head.after = absolute(f"{base}page/{listing.older}/")


def _front(site: Institution) -> Head:
    head = Head(
        description=_short(strip_tags(site.text) or site.tagline or site.name),
        canonical=absolute("/"),
        feeds=_feeds(None),
        data=structured.graph(structured.organization(site), structured.website(site)),
    )
    _open_graph(head, "website", site.name, site)
    return head


def _article(page: Article, site: Institution, above: list[Section] | None) -> Head:
    head = Head(
        description=_short(page.search_description or page.summary or page.opening(DESCRIPTION_LENGTH * 2)),
        canonical=address_of(page),
        feeds=_feeds(page.section),
        data=structured.graph(
            structured.article(page, site),
            structured.breadcrumbs(structured.trail_of(page, above)),
            structured.organization(site),
        ),
    )
    _open_graph(head, "article", page.title, site)
    metas = head.metas
    if page.published_at:
        metas.append(("property", "article:published_time", timezone.localtime(page.published_at).isoformat()))
    if page.updated_at:
        metas.append(("property", "article:modified_time", timezone.localtime(page.updated_at).isoformat()))
    metas.append(("property", "article:section", page.section.title))
    metas += [("property", "article:tag", tag.name) for tag in page.tag_list]
    metas += [("name", "author", author.name) for author in page.byline]
    if page.picture:
        file = shared(page.picture, SHAPES[0])
        metas += [
            ("property", "og:image", absolute(file.address)),
            ("property", "og:image:width", str(file.width)),
            ("property", "og:image:height", str(file.height)),
            ("property", "og:image:alt", page.picture.default_alt_text),
        ]
    if isinstance(page, Study):
        metas += _scholar(page, site)
    return head


def _open_graph(head: Head, kind: str, title: str, site: Institution) -> None:
    head.metas += [
        ("property", "og:type", kind),
        ("property", "og:title", title),
        ("property", "og:description", head.description),
        ("property", "og:url", head.canonical),
        ("property", "og:site_name", site.name),
        ("property", "og:locale", "ar_AR"),
        ("name", "twitter:card", "summary_large_image"),
    ]


def _scholar(page: Study, site: Institution) -> list[tuple[str, str, str]]:
    """Return Highwire Press tags (Google Scholar's inclusion guidelines) and Dublin Core's."""
    day = timezone.localtime(page.published_at) if page.published_at else None
    places = {row.author_id: row.affiliation for row in page.affiliations.all()}
    rows: list[tuple[str, str]] = [("citation_title", page.title), ("DC.title", page.title)]
    for author in page.byline:
        rows += [("citation_author", author.name), ("DC.creator", author.name)]
        rows.append(("citation_author_institution", places.get(author.pk) or author.affiliation))
        rows.append(("citation_author_orcid", f"https://orcid.org/{author.orcid}" if author.orcid else ""))
    first, _, last = page.pages_cited.replace("–", "-").partition("-")
    rows += [
        ("citation_publication_date", f"{day:%Y/%m/%d}" if day else ""),
        ("DC.date", f"{day:%Y-%m-%d}" if day else ""),
        ("citation_journal_title", site.name),
        ("DC.publisher", site.name),
        ("citation_issue", page.issue),
        ("citation_firstpage", first.strip()),
        ("citation_lastpage", last.strip()),
        ("citation_doi", page.doi),
        ("DC.identifier", f"doi:{page.doi}" if page.doi else address_of(page)),
        ("citation_language", page.language),
        ("DC.language", page.language),
        ("citation_abstract_html_url", address_of(page)),
        ("citation_pdf_url", absolute(page.pdf.url) if page.pdf else ""),
        ("DC.description", _short(strip_tags(page.abstract))),
    ]
    rows += [("citation_keywords", tag.name) for tag in page.tag_list]
    return [("name", name, content) for name, content in rows if content]


def _feeds(thing: Any) -> list[tuple[str, str, str]]:
    """Return (media type, title, path) of the feeds of a page: the site's, and the thing's own where it has one."""
    feeds = list(_site_feeds())
    if isinstance(thing, Section):
        feeds.append(("application/rss+xml", thing.title, f"{thing.url}feed.xml"))
    elif isinstance(thing, Tag | Author | Source):
        feeds.append(("application/rss+xml", thing.name, f"{thing.get_absolute_url()}feed.xml"))
    return feeds


@cache
def _site_feeds() -> tuple[tuple[str, str, str], ...]:
    return (
        ("application/rss+xml", "RSS", reverse("delivery:feed", args=["feed.xml"])),
        ("application/atom+xml", "Atom", reverse("delivery:feed", args=["atom.xml"])),
        ("application/feed+json", "JSON Feed", reverse("delivery:feed", args=["feed.json"])),
    )


def _short(text: str) -> str:
    """Return `text` on one line, cut at a word to what search engines show."""
    text = " ".join(text.split())
    return text if len(text) <= DESCRIPTION_LENGTH else text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"
