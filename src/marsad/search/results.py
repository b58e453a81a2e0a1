"""The search of the site: one function for the page, the feed and the API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from math import ceil
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from marsad.newsroom import listings
from marsad.newsroom.models import Article
from marsad.newsroom.models.blocks import plain_text
from marsad.search import finding, index, names, semantic
from marsad.search.finding import Asked, Found
from marsad.search.meant import suggestion
from marsad.search.query import Query, parse
from marsad.search.snippets import Wording, marked, passage
from marsad.search.wanted import Order, second

PER_PAGE = 20
#: Nobody reads on beyond this many results, and each page further costs more than the one before.
MOST_RESULTS = 10_000
#: So many of the best results decide what was meant by a mistyped word.
LOOKED_INTO = 5
#: What is read of an article; the columns that a result does not show are most of them.
SHOWN = ("pk", "path", "depth", "title", "slug", "url_path", "locale", "live", "kind", "label", "summary", "body", "language",
         "published_at", "updated_at", "breaking_until", "content_type", "source__name", "source__slug")  # fmt: skip
#: What results are counted by, and how many values of each are shown.
FACETS, FACET_VALUES = ("section", "source", "year", "author"), 10


@dataclass(frozen=True, slots=True)
class Result:
    """One article found, with its title and best passage as HTML in which the words are marked."""

    article: Article
    title: SafeString
    passage: SafeString
    score: float


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: what stands in the address, its name, how many results have it, whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """How the results spread over sections, sources, years or authors."""

    kind: str
    choices: list[Choice]


@dataclass(slots=True)
class Results:
    """One page of what was found. `number`, `pages`, `total` and `numbers` are what a pager needs.

    suggestion: the query as it was probably meant. notes: what of the query could not be followed. loose: no article
    has most of the words, so those that have any are shown.
    """

    query: Query
    number: int = 1
    pages: int = 1
    total: int = 0
    items: list[Result] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    suggestion: str = ""
    notes: list[str] = field(default_factory=list)
    loose: bool = False

    def articles(self, start: int = 0, stop: int | None = None) -> list[Article]:
        """Return the articles of this page from place `start` to `stop`, ready for cards."""
        return listings.cards(item.article.pk for item in self.items[start:stop])

    @property
    def numbers(self) -> list[int | None]:
        """Page numbers to show, None for a gap."""
        return listings.ListingPage(self.number, self.pages, self.total, []).numbers


def search(
    query: str,
    *,
    section: Sequence[str] = (),
    source: Sequence[str] = (),
    author: Sequence[str] = (),
    tag: Sequence[str] = (),
    after: date | None = None,
    before: date | None = None,
    order: Order = Order.RELEVANCE,
    prefer_new: bool = True,
    page: int = 1,
    per_page: int = PER_PAGE,
    facets: bool = False,
) -> Results:
    """Search the live articles.

    query: what was typed, in the query language (see `query`). section, source, author, tag: slugs or names, one of
    each must hold. after: first day. before: first day that no longer counts; both in the site's time zone. order: by
    relevance or newest first. prefer_new: with equal relevance, the newer first. page is counted from 1; one beyond the
    end is empty. facets: also count the results by section, source, year and author.

    Raises `index.Off` when search is turned off.
    """
    chosen = {"section": section, "source": source, "author": author, "tag": tag}
    pairs = [(kind, value) for kind, values in chosen.items() for value in values if value.strip()]
    asked_for = parse(query).with_filters(pairs, after, before)
    results = Results(asked_for, number=page)
    if asked_for.is_empty or not 1 <= page <= MOST_RESULTS // per_page:
        return results
    engine = index.engine()
    asked, results.notes = _asked(asked_for, order, prefer_new)
    counted = (FACETS, FACET_VALUES) if facets else ((), 0)
    found = finding.find(engine, asked, per_page, (page - 1) * per_page, semantic.near(), counted)
    results.total, results.loose = found.total, found.loose
    results.pages = max(1, min(ceil(found.total / per_page), MOST_RESULTS // per_page))
    if page <= results.pages:
        hits = found.hits[: found.total - (page - 1) * per_page]
        articles = _articles([hit.key for hit in hits])
        texts = {article.pk: plain_text(article.body) or article.summary for article in articles}
        results.items = _items(found, articles, texts)
        results.suggestion = suggestion(
            asked_for.text, found.meant, [f"{article.title}\n{texts[article.pk]}" for article in articles[:LOOKED_INTO]]
        )
    results.facets = _facets(found)
    return results


def _asked(query: Query, order: Order, prefer_new: bool) -> tuple[Asked, list[str]]:
    """Return the query in the index's terms, and notes on names that nothing is called."""
    filters: dict[str, set[int]] = {}
    notes = []
    for kind, value in query.filters:
        found = names.keys(kind, value)
        if found:
            filters.setdefault(kind, set()).update(found)
        else:
            notes.append(_("There is no %(kind)s called «%(name)s».") % {"kind": _KINDS[kind](), "name": value})
    asked = Asked(
        words=query.words,
        phrases=query.phrases,
        without=query.without,
        filters=tuple((kind, tuple(sorted(values))) for kind, values in sorted(filters.items())),
        published=(_midnight(query.after), _midnight(query.before, -1)),
        order=order,
        prefer_new=prefer_new,
    )
    return asked, notes


_KINDS = {
    "section": lambda: _("section"),
    "source": lambda: _("source"),
    "author": lambda: _("author"),
    "tag": lambda: _("tag"),
}


def _midnight(day: date | None, shift: int = 0) -> int | None:
    """Return the second at which a day begins in the site's time zone, moved by `shift` seconds."""
    if day is None:
        return None
    return max(0, second(timezone.make_aware(datetime.combine(day, time()))) + shift)


def _articles(ids: Sequence[int]) -> list[Article]:
    """Return those of these articles that are live, in this order, with what a result shows and what a passage is
    taken from."""
    rows = Article.objects.filter(pk__in=ids, live=True).select_related("source").only(*SHOWN)
    found = {article.pk: article for article in rows}
    return [found[pk] for pk in ids if pk in found]


def _items(found: Found, articles: Sequence[Article], texts: dict[int, str]) -> list[Result]:
    scores = {hit.key: hit.score for hit in found.hits}
    wording = Wording(found.wanted)
    return [
        Result(article, marked(article.title, wording), passage(texts[article.pk], wording), scores[article.pk])
        for article in articles
    ]


def _facets(found: Found) -> list[Facet]:
    chosen: dict[str, Any] = dict(found.wanted.filters)
    facets = []
    for kind, counts in found.facets.items():
        if not counts:
            continue
        if kind == "year":
            choices = [Choice(str(year), str(year), count) for year, count in sorted(counts, reverse=True)]
        else:
            labels = names.labels(kind, [key for key, _ in counts])
            choices = [
                Choice(*labels[key], count, key in chosen.get(kind, ())) for key, count in counts if key in labels
            ]
        if choices:
            facets.append(Facet(kind, choices))
    return facets
