"""What readers do not see, indexed in the memory of this process: drafts, changed texts, sections and other pages.

The index is brought up to date whenever it is asked: one query tells which pages there are and what is newer than it.
A desk has few drafts beside its archive, so no table, no task and no moment of publishing is needed for it.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from wagtail.models import Page

from marsad.newsroom.models import Article
from marsad.search.engines import Engine
from marsad.search.engines.embedded import Embedded
from marsad.search.wanted import Document, second

#: The newest so many are indexed, and of each change the texts of the newest so many are read; the rest by headline.
MOST, MOST_READ = 20_000, 500

_lock = threading.Lock()
_index: Embedded | None = None


def engine() -> Engine:
    """Return the index, up to date."""
    global _index  # noqa: PLW0603 - one index a process is the point
    with _lock:
        if _index is None:
            _index = Embedded()
        rows = {pk: (title, changed) for pk, title, changed in _rows()}
        stamps = {pk: zlib.crc32(repr(row).encode()) for pk, row in rows.items()}
        held = _index.stamps()
        changed = [pk for pk, stamp in stamps.items() if held.get(pk) != stamp]
        gone = held.keys() - stamps.keys()
        if changed or gone:
            _index.write(_documents(changed, {pk: rows[pk][0] for pk in changed}, stamps), gone)
        return _index


def unpublished() -> QuerySet:
    """Return the pages that are not in the readers' index as they are at the desk."""
    articles = [kind.pk for kind in ContentType.objects.get_for_models(*_kinds()).values()]
    unseen = Q(live=False) | Q(has_unpublished_changes=True) | ~Q(content_type__in=articles)
    return Page.objects.filter(unseen, depth__gt=1)


def _kinds() -> list[type[Article]]:
    return [Article, *Article.__subclasses__()]


def _rows() -> Iterable[tuple[int, str, object]]:
    newest = unpublished().order_by(F("latest_revision_created_at").desc(nulls_last=True), "-pk")
    return newest.values_list("pk", "draft_title", "latest_revision_id")[:MOST]


def _documents(changed: list[int], titles: dict[int, str], stamps: dict[int, int]) -> Iterator[Document]:
    read = Article.objects.filter(pk__in=changed[:MOST_READ]).select_related("latest_revision")
    texts = {article.pk: _texts(article) for article in read}
    for pk in changed:
        moment, found = texts.get(pk, (0, {"title": titles[pk], "names": "", "body": ""}))
        yield Document(pk, found, {"published": [moment]}, stamp=stamps[pk])


def _texts(article: Article) -> tuple[int, dict[str, str]]:
    """Return when an article was changed, and its texts as the desk shows them."""
    revision = article.latest_revision
    if revision is not None:
        article = revision.as_object()
    moment = second(revision.created_at) if revision is not None else 0
    return moment, {"title": article.title, "names": article.summary, "body": article.text}
