"""Lists of articles: what stands in which list, and one page of a list.

`refile` and `refile_many` are the only writers of `ListEntry`; everything that pages through articles reads it here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from wagtail.models import Page

if TYPE_CHECKING:
    from marsad.newsroom.models import Article, Author, Section, Source, Tag

from marsad.newsroom import made_of
from marsad.newsroom.signals import lists_changing

PER_PAGE = 20
MAX_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its kind (`ListKind`) and the primary key of what it is a list of."""

    kind: int
    key: int = 0

    @property
    def made_of(self) -> str:
        """The key by which a page notes that it shows this list."""
        return f"list:{self.kind}:{self.key}"

    def entries(self) -> Any:
        """Return the list's entries, newest first. The page being written depends on every one of them."""
        made_of.note(self.made_of)
        return self.stored()

    def stored(self) -> Any:
        """Return the list's entries, newest first, without a note of it."""
        from marsad.newsroom.models import ListEntry

        return ListEntry.objects.filter(kind=self.kind, key=self.key).order_by("-published_at", "-article_id")

    def count(self) -> int:
        return self.entries().count()

    def newest_ids(self, most: int) -> list[int]:
        """Return the primary keys of its newest `most` articles. The page being written depends on the whole list."""
        from marsad.newsroom.models import read

        made_of.note(self.made_of)
        return read.newest(most)(self.kind, self.key)

    def articles(self, start: int = 0, stop: int = PER_PAGE) -> list[Article]:
        """Return the articles from place `start` to `stop`, ready for cards: picture, source and address loaded."""
        return cards(self.newest_ids(stop)[start:])

    def newest(self) -> datetime | None:
        """Return when its newest article was published."""
        return self.entries().values_list("published_at", flat=True).first()

    def between(self, first: datetime | None, after: datetime | None) -> Any:
        """Return the entries from `first` on and before `after`, newest first; the page depends on no others."""
        made_of.note_span(self.made_of, first, after)
        made_of.note_span(f"in-{self.made_of}", first, after)
        found = self.stored()
        found = found if first is None else found.filter(published_at__gte=first)
        return found if after is None else found.filter(published_at__lt=after)

    def closed_page(self, number: int, per_page: int, total: int) -> list[Article]:
        """Return the articles of a page that is full, counted from the oldest, itself newest first.

        What is published later does not concern it, so the page being written depends only on what is as old as its
        newest article. It is reached from the nearer end of the list.
        """
        rows = self.stored().values_list("article_id", "published_at")
        start, stop = (number - 1) * per_page, number * per_page
        from_oldest = stop < total / 2
        found = list(rows.reverse()[start:stop])[::-1] if from_oldest else list(rows[total - stop : total - start])
        made_of.note_span(self.made_of, None, found[0][1] if found else None)
        return cards(pk for pk, _ in found)


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
    from marsad.newsroom.models import read

    ids = list(ids)
    found = {article.pk: article for article in dressed(read.CARDS(sorted(set(ids))))}
    return [found[pk] for pk in ids if pk in found]


def as_cards(articles: Any, sections: Iterable[Section] | None = None) -> list[Article]:
    """Return the articles of a query set with what a card shows; `sections`, where they are at hand, save a query."""
    return dressed(list(for_cards(articles)), sections)


def for_cards(articles: Any) -> Any:
    """Return the query set with what a card reads of each article's own row and of those beside it."""
    return articles.defer("body", "search_description", "seo_title").select_related("picture", "source", "content_type")


def dressed(found: list[Article], sections: Iterable[Section] | None = None) -> list[Article]:
    """Load what else a card shows of articles that came `for_cards`: the files of their pictures, their sections."""
    from marsad.newsroom.models import read

    if pictures := [article.picture for article in found if article.picture is not None]:
        prefetch_related_objects(pictures, "renditions")
    parents = {article.path[: -Page.steplen] for article in found}
    rows = read.SECTIONS_AT(sorted(parents)) if sections is None else sections
    by_path = {section.path: section for section in rows}
    for article in found:
        parent = by_path.get(article.path[: -Page.steplen])
        if parent is not None:
            article.section = parent
    return found


@dataclass(frozen=True, slots=True)
class ListingPage:
    """One page of a list whose pages are counted from the newest, with what a pager needs."""

    number: int
    pages: int
    total: int
    articles: list[Article]

    #: The number of the page that has the list's own address.
    first = 1

    @property
    def newer(self) -> int | None:
        """The number of the page before this one, None where there is none."""
        return self.number - 1 if self.number > 1 else None

    @property
    def older(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

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


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """One page of a list of articles: the newest (number 0), or a full one, counted from the oldest.

    A page that is full stays as it is when more is published, so an archive of 31,000 articles has one page of a list
    to renew and not 1,551. The newest page holds what is left: from one page's articles to nearly two pages'.
    """

    number: int
    closed: int
    """How many full pages there are; for page `number` itself only whether there are as many as that is certain."""
    total: int
    articles: list[Article]

    first = 0

    @property
    def pages(self) -> int:
        """How many pages there are at least, for a pager that shows none when it is one."""
        return self.closed + 1

    @property
    def newer(self) -> int | None:
        """The number of the next newer page. The last full one names a number that leads to the newest page."""
        return self.number + 1 if self.number else None

    @property
    def older(self) -> int | None:
        return (self.number - 1 or None) if self.number else (self.closed or None)

    @property
    def numbers(self) -> list[int | None]:
        """Page numbers to show, newest first, None for a gap. A full page does not know how many came after it."""
        near = list(range(self.closed, max(0, self.closed - 2), -1))
        if self.number:
            near = [n for n in (self.number + 1, self.number, self.number - 1) if n]
        shown: list[int | None] = [0, *([None] if self.number else []), *near]
        if near and near[-1] > 1:
            shown += [1] if near[-1] == 2 else [None, 1]
        return shown


class NotClosed(Exception):
    """The page with that number is not full yet; its articles are on the list's newest page."""


def page_of(listing: Listing, number: int = 0, per_page: int = PER_PAGE) -> ArchivePage:
    """Return a page of a listing: full page `number`, counted from the oldest, or the newest for 0.

    Raises NotClosed for the page that is filled next, Http404 for one beyond it.
    """
    # The number of entries decides which pages there are, not what stands on a full one: it is no part of it.
    with made_of.aside():
        total = listing.count()
    closed = max(0, total // per_page - 1)
    if number == 0:
        return ArchivePage(0, closed, total, listing.articles(0, total - closed * per_page))
    if number == closed + 1:
        raise NotClosed
    if not 1 <= number <= min(closed, MAX_PAGE):
        raise Http404
    return ArchivePage(number, closed, total, listing.closed_page(number, per_page, total))


def respond(
    request: HttpRequest, template: str, listing: Listing, number: int, context: dict[str, Any]
) -> HttpResponse:
    """Answer with page `number` of a listing, 0 being the newest at the list's own address.

    The page that is not full yet redirects there, but not for good.
    """
    from marsad.newsroom.models import Institution

    base = request.path
    if base.rstrip("/").split("/")[-2:-1] == ["page"]:
        base = base.rstrip("/").rsplit("/", 2)[0] + "/"
        if number == 0:
            raise Http404
    per_page = Institution.for_request(request).per_page
    try:
        page = page_of(listing, number, per_page)
    except NotClosed:
        return HttpResponseRedirect(base)
    return TemplateResponse(request, template, {**context, "listing": page, "base": base, "request": request})


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
    """Make the lists say what is true of the articles with these primary keys, and tell which lists that changes."""
    from marsad.newsroom.models import Article, ListEntry

    ids = list(ids)
    with transaction.atomic():
        live = Article.objects.filter(pk__in=ids, live=True, published_at__isnull=False)
        wanted = {(article.pk, kind, key): article.published_at for article, kind, key in places(live)}
        had = {(row.article_id, row.kind, row.key): row for row in ListEntry.objects.filter(article__in=ids)}
        gone = [row for place, row in had.items() if wanted.get(place) != row.published_at]
        new = [place for place, moment in wanted.items() if place not in had or had[place].published_at != moment]
        ListEntry.objects.filter(pk__in=[row.pk for row in gone]).delete()
        ListEntry.objects.bulk_create(
            [ListEntry(kind=kind, key=key, published_at=wanted[pk, kind, key], article_id=pk) for pk, kind, key in new],
            batch_size=500,
        )
        changed = [(row.kind, row.key, row.published_at) for row in gone]
        changed += [(place[1], place[2], wanted[place]) for place in new]
        if changed:
            lists_changing.send(ListEntry, changed=changed)
