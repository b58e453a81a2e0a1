"""Lists of articles: what stands in which list, and one page of a list.

`refile` and `refile_many` are the only writers of `ListEntry`; everything that pages through articles reads it here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from wagtail.models import Page

if TYPE_CHECKING:
    from marsad.newsroom.models import Article, Author, Section, Source, Tag

PER_PAGE = 20
MAX_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its kind (`ListKind`) and the primary key of what it is a list of."""

    kind: int
    key: int = 0

    def entries(self) -> Any:
        """Return the list's entries, newest first."""
        from marsad.newsroom.models import ListEntry

        return ListEntry.objects.filter(kind=self.kind, key=self.key).order_by("-published_at", "-article_id")

    def count(self) -> int:
        return self.entries().count()

    def articles(self, start: int = 0, stop: int | None = PER_PAGE) -> list[Article]:
        """Return the articles from place `start` to `stop`, ready for cards: picture, source and address loaded."""
        return cards(self.entries().values_list("article_id", flat=True)[start:stop])

    def newest(self) -> datetime | None:
        """Return when its newest article was published."""
        return self.entries().values_list("published_at", flat=True).first()


def everything() -> Listing:
    return Listing(0)


def section(section: Section) -> Listing:
    return Listing(1, section.pk)


def tag(tag: Tag) -> Listing:
    return Listing(2, tag.pk)


def author(author: Author) -> Listing:
    return Listing(3, author.pk)


def source(source: Source) -> Listing:
    return Listing(4, source.pk)


def cards(ids: Iterable[int]) -> list[Article]:
    """Return the articles with these primary keys, in this order, with what a card shows, in few queries."""
    from marsad.newsroom.models import Article

    ids = list(ids)
    found = {article.pk: article for article in as_cards(Article.objects.filter(pk__in=ids))}
    return [found[pk] for pk in ids if pk in found]


def as_cards(articles: Any, sections: Iterable[Section] | None = None) -> list[Article]:
    """Return the articles of a query set with what a card shows; `sections`, where they are at hand, save a query."""
    from marsad.newsroom.models import Section

    found = list(
        articles.defer("body", "search_description", "seo_title")
        .select_related("picture", "source", "content_type")
        .prefetch_related("picture__renditions")
    )
    parents = {article.path[: -Page.steplen] for article in found}
    rows = Section.objects.filter(path__in=parents) if sections is None else sections
    by_path = {section.path: section for section in rows}
    for article in found:
        parent = by_path.get(article.path[: -Page.steplen])
        if parent is not None:
            article.section = parent
    return found


@dataclass(frozen=True, slots=True)
class ListingPage:
    """One page of a listing, with what a pager needs."""

    number: int
    pages: int
    total: int
    articles: list[Article]

    @property
    def numbers(self) -> list[int | None]:
        """Page numbers to show, None for a gap: the ends, this one and its neighbours."""
        near = sorted({1, self.pages, *range(max(1, self.number - 1), min(self.pages, self.number + 1) + 1)})
        shown: list[int | None] = []
        for number in near:
            if shown and shown[-1] is not None and number - shown[-1] == 2:
                shown.append(number - 1)
            elif shown and shown[-1] is not None and number - shown[-1] > 2:
                shown.append(None)
            shown.append(number)
        return shown


def page_of(listing: Listing, number: int, per_page: int = PER_PAGE) -> ListingPage:
    """Return page `number` of a listing, counted from 1. Raises Http404 for one that does not exist."""
    total = listing.count()
    pages = max(1, ceil(total / per_page))
    if not 1 <= number <= min(pages, MAX_PAGE):
        raise Http404
    start = (number - 1) * per_page
    return ListingPage(number, pages, total, listing.articles(start, start + per_page))


def respond(
    request: HttpRequest, template: str, listing: Listing, number: int, context: dict[str, Any]
) -> HttpResponse:
    """Answer with page `number` of a listing; ``page/1/`` is the list's own address and redirects there."""
    from marsad.newsroom.models import Institution

    base = request.path
    if base.rstrip("/").split("/")[-2:-1] == ["page"]:
        base = base.rstrip("/").rsplit("/", 2)[0] + "/"
        if number == 1:
            return HttpResponsePermanentRedirect(base)
    per_page = Institution.for_request(request).per_page
    return TemplateResponse(
        request, template, {**context, "listing": page_of(listing, number, per_page), "base": base, "request": request}
    )


def places(articles: Iterable[Article]) -> Iterator[tuple[Article, int, int]]:
    """Yield (article, kind, key) for every list that each of these live articles stands in, in few queries."""
    from marsad.newsroom.models import ArticleAuthor, ListKind, Section, TaggedArticle

    articles = list(articles)
    ids = [article.pk for article in articles]
    tags: dict[int, list[int]] = defaultdict(list)
    for article_id, tag_id in TaggedArticle.objects.filter(content_object__in=ids).values_list(
        "content_object_id", "tag_id"
    ):
        tags[article_id].append(tag_id)
    authors: dict[int, list[int]] = defaultdict(list)
    for article_id, author_id in ArticleAuthor.objects.filter(article__in=ids).values_list("article_id", "author_id"):
        authors[article_id].append(author_id)
    further: dict[int, set[str]] = defaultdict(set)
    through = type(articles[0]).sections.through if articles else None
    if through is not None:
        for article_id, path in through.objects.filter(article__in=ids).values_list("article_id", "section__path"):
            further[article_id].add(path)
    above = {
        article.pk: ancestors(article.path) | set().union(*map(with_ancestors, further[article.pk]))
        for article in articles
    }
    section_by_path = dict(Section.objects.filter(path__in=set().union(*above.values())).values_list("path", "pk"))
    for article in articles:
        yield article, ListKind.ALL, 0
        for path in above[article.pk]:
            if path in section_by_path:
                yield article, ListKind.SECTION, section_by_path[path]
        for pk in tags[article.pk]:
            yield article, ListKind.TAG, pk
        for pk in authors[article.pk]:
            yield article, ListKind.AUTHOR, pk
        for pk in {article.source_id, *article.part_source_ids} - {None}:
            yield article, ListKind.SOURCE, pk


def ancestors(path: str) -> set[str]:
    """Return the tree paths of all ancestors of the page at `path`."""
    return {path[:i] for i in range(Page.steplen, len(path), Page.steplen)}


def with_ancestors(path: str) -> set[str]:
    return ancestors(path) | {path}


def refile(article: Article) -> None:
    """Make the lists say what is true of one article: nothing when it is not live."""
    refile_many([article.pk])


def refile_many(ids: Iterable[int]) -> None:
    """Make the lists say what is true of the articles with these primary keys."""
    from marsad.newsroom.models import Article, ListEntry

    ids = list(ids)
    live = Article.objects.filter(pk__in=ids, live=True, published_at__isnull=False)
    rows = [
        ListEntry(kind=kind, key=key, published_at=article.published_at, article=article)
        for article, kind, key in places(live)
    ]
    with transaction.atomic():
        ListEntry.objects.filter(article__in=ids).delete()
        ListEntry.objects.bulk_create(rows, batch_size=500)
