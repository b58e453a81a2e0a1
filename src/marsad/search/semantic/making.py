"""Makes the vectors of articles, a few at a time, so that it can be stopped at any moment and goes on where it was."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.utils import timezone

from marsad.newsroom.models import Article
from marsad.search import documents
from marsad.search.models import Vector
from marsad.search.semantic import model

#: So many are made before they are stored; about three seconds' work.
BATCH = 16
#: A text is another one when one of these is.
_STAMPED = ("last_published_at", "live_revision_id")


def outdated(ids: Sequence[int] | None = None) -> list[int]:
    """Return the live articles, of these or of all, that have no vector of their present text; the newest first."""
    articles, vectors = documents.live(), Vector.objects.filter(version=model.VERSION)
    if ids is not None:
        articles, vectors = articles.filter(pk__in=ids), vectors.filter(pk__in=ids)
    held = dict(vectors.values_list("pk", "stamp"))
    rows = articles.order_by("-published_at", "-pk").values_list("pk", *_STAMPED)
    return [pk for pk, *stamped in rows.iterator() if held.get(pk) != _stamp(stamped)]


def make(ids: Iterable[int], progress: Callable[[int], None] = lambda done: None) -> int:
    """Make the vectors of those of these articles that are live; returns how many. What is made is stored at once."""
    from marsad.search.semantic.nearest import pack

    done = 0
    for batch in documents.batches(ids, BATCH):
        rows = [
            Vector(
                article_id=article.pk,
                version=model.VERSION,
                stamp=_stamp([getattr(article, name) for name in _STAMPED]),
                numbers=pack(model.of_passage(article.title, article.text)),
                made=timezone.now(),
            )
            for article in _articles(batch)
        ]
        # Of an article that was deleted meanwhile nothing is stored.
        here = set(Article.objects.filter(pk__in=batch).values_list("pk", flat=True))
        Vector.objects.bulk_create(
            [row for row in rows if row.article_id in here],
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["version", "stamp", "numbers", "made"],
        )
        done += len(batch)
        progress(done)
    return done


def _articles(ids: Sequence[int]) -> Iterator[Article]:
    yield from documents.live().filter(pk__in=ids)


def _stamp(values: Sequence[Any]) -> int:
    return zlib.crc32(repr([value.isoformat() if hasattr(value, "isoformat") else value for value in values]).encode())
