"""Articles as the index sees them: what is indexed of each, and the stamp by which a change is noticed."""

from __future__ import annotations

import html
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import strip_tags

from marsad.newsroom.models import Article, ArticleAuthor, Author, ListEntry, ListKind, Study, Tag
from marsad.newsroom.models.blocks import plain_text
from marsad.search.duplicates import sketch
from marsad.search.levels import levels_of
from marsad.search.wanted import Document, second

#: How many articles are read from the database at once.
BATCH = 250
#: The lists (`ListEntry`) that give a document its numbers.
LISTS = {
    ListKind.SECTION: "section",
    ListKind.TAG: "tag",
    ListKind.AUTHOR: "author",
    ListKind.SOURCE: "source",
}
#: What a stamp is made of besides the lists and names.
STAMPED = ("pk", "last_published_at", "live_revision_id", "published_at", "path")


@dataclass(slots=True)
class Filing:
    """Where one article is filed: primary keys by name of the number, and the names that readers search by."""

    numbers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    names: list[str] = field(default_factory=list)


def live() -> QuerySet:
    """Return the articles that belong into the index."""
    return Article.objects.filter(live=True, published_at__isnull=False)


def load(ids: Sequence[int]) -> list[Document]:
    """Return the documents of those of these articles that are live."""
    # Rows, not articles: making an article of its seventy columns costs as much as reading it.
    rows = live().filter(pk__in=ids).values_list(*STAMPED, "title", "summary", "body")
    filings = _filings(ids)
    studies = {
        study.pk: study for study in Study.objects.filter(pk__in=ids).only("title_en", "abstract", "abstract_en")
    }
    return [_document(row, studies.get(row[0]), filings[row[0]]) for row in rows]


def load_all(ids: Iterable[int]) -> Iterator[Document]:
    """Yield the documents of the live ones of these articles, read in batches."""
    for batch in batches(ids):
        yield from load(batch)


def stamps() -> dict[int, int]:
    """Return the stamp of every live article by its primary key."""
    filings = _filings()
    return {row[0]: _stamp(row, filings[row[0]]) for row in live().values_list(*STAMPED).iterator()}


def batches(ids: Iterable[int], size: int = BATCH) -> Iterator[list[int]]:
    """Yield `ids` in lists of at most `size`."""
    batch: list[int] = []
    for pk in ids:
        batch.append(pk)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _document(row: Sequence[Any], study: Study | None, filing: Filing) -> Document:
    stamped, (title, summary, body) = row[: len(STAMPED)], row[len(STAMPED) :]
    fields = dict(zip(STAMPED, stamped, strict=True))
    text = plain_text(body)
    if study is not None:
        title = f"{title}\n{study.title_en}" if study.title_en else title
        abstract = html.unescape(strip_tags(study.abstract.replace("</p>", "</p>\n")))
        text = "\n".join(part for part in (abstract, study.abstract_en, text) if part)
    analysed = levels_of(text)
    return Document(
        key=fields["pk"],
        texts={"title": title, "names": "\n".join([summary, *filing.names]), "body": text},
        numbers={
            **filing.numbers,
            "year": [timezone.localtime(fields["published_at"]).year],
            "published": [second(fields["published_at"])],
        },
        stamp=_stamp(stamped, filing),
        sketch=sketch(analysed.words),
        analysed={"body": analysed},
    )


def _stamp(row: Sequence[Any], filing: Filing) -> int:
    numbers = sorted((name, sorted(values)) for name, values in filing.numbers.items())
    moments = [value.isoformat() if hasattr(value, "isoformat") else value for value in row]
    return zlib.crc32(repr((moments, numbers, filing.names)).encode())


def _filings(ids: Sequence[int] | None = None) -> dict[int, Filing]:
    """Return where each of these articles, or every article, is filed."""
    filings: dict[int, Filing] = defaultdict(Filing)
    entries = ListEntry.objects.filter(kind__in=LISTS)
    authors = ArticleAuthor.objects.order_by("article_id", "sort_order", "pk")
    if ids is not None:
        entries, authors = entries.filter(article__in=ids), authors.filter(article__in=ids)
    tagged: dict[int, list[int]] = defaultdict(list)
    for pk, kind, key in entries.order_by("article_id", "kind", "key").values_list("article_id", "kind", "key"):
        filings[pk].numbers[LISTS[kind]].append(key)
        if kind == ListKind.TAG:
            tagged[pk].append(key)
    tags = _names(Tag, None if ids is None else {key for keys in tagged.values() for key in keys})
    for pk, keys in tagged.items():
        filings[pk].names += [tags[key] for key in keys if key in tags]
    written = list(authors.values_list("article_id", "author_id"))
    people = _names(Author, None if ids is None else {key for _, key in written})
    for pk, key in written:
        filings[pk].names.append(people[key])
    return filings


def _names(model: Any, ids: set[int] | None) -> dict[int, str]:
    records = model.objects.all() if ids is None else model.objects.filter(pk__in=ids)
    return dict(records.values_list("pk", "name"))
