"""Stores what is related to an article, and reads it for a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import Any

from django.db import transaction
from django.db.models import F

from marsad.newsroom import listings, made_of
from marsad.newsroom.models import Article, Section
from marsad.newsroom.prepared import Prepared
from marsad.search import documents, index, semantic
from marsad.search.alike import Alike, alike
from marsad.search.models import Related
from marsad.search.signals import related_changed, related_changing

#: How many are kept, so that enough are left when some are withdrawn, and how many a page shows.
KEPT, SHOWN = 8, 4


def of(article: Article, most: int = SHOWN, sections: Iterable[Section] | None = None) -> list[Article]:
    """Return the live articles related to `article`, best first, ready for cards."""
    made_of.note(f"related:{article.pk}")
    return listings.dressed(_linked(most)(article.pk), sections)


@cache
def _linked(most: int) -> Prepared:
    """Return the query for the first `most` related articles: a page is made of those that it shows, and no others."""

    def build(pk: int) -> Any:
        shown = Article.objects.filter(related_from__article=pk, related_from__kind=Related.Kind.RELATED, live=True)
        return listings.for_cards(shown.order_by(F("related_from__rank"), "pk")[:most])

    return Prepared(build, int)


def compute(ids: Sequence[int], *, back: bool = True) -> int:
    """Find and store what is related to these articles; returns how many of them are live.

    With `back`, those found also get a link to the new one where it is nearer to them than what they had; a large
    import, which computes all of its articles when they are all there, needs that not.
    """
    engine = index.engine()
    near = semantic.near_article()
    computed = 0
    for batch in documents.batches(ids):
        found = {document.key: alike(engine, document, KEPT, near) for document in documents.load(batch)}
        with transaction.atomic():
            changed = _store(batch, found)
            if back:
                changed |= _link_back(found)
            if changed:
                related_changing.send(Related, ids=sorted(changed))
            transaction.on_commit(partial(related_changed.send_robust, Related, ids=sorted(changed)))
        computed += len(found)
    return computed


@transaction.atomic
def _store(ids: Sequence[int], found: dict[int, list[Alike]]) -> set[int]:
    """Replace the links of these articles; returns the articles whose links are others than before."""
    before = _links(ids)
    here = set(
        Article.objects.filter(pk__in={a.key for links in found.values() for a in links}).values_list("pk", flat=True)
    )
    after = {pk: [link for link in found.get(pk, ()) if link.key in here] for pk in ids}
    Related.objects.filter(article__in=ids).delete()
    Related.objects.bulk_create([row for pk, links in after.items() for row in _rows(pk, links)], batch_size=500)
    return {pk for pk, links in after.items() if [link.key for link in links if not link.same] != before.get(pk, [])}


@transaction.atomic
def _link_back(found: dict[int, list[Alike]]) -> set[int]:
    """Let those found link to the articles that they were found for; returns the articles whose links changed."""
    wanted: dict[int, list[Alike]] = defaultdict(list)
    for pk, links in found.items():
        for link in links:
            if link.key not in found:
                wanted[link.key].append(Alike(pk, link.score, link.same))
    changed = set()
    rows: list[Related] = []
    had: dict[int, list[Alike]] = defaultdict(list)
    for row in Related.objects.filter(article__in=wanted).order_by("rank"):
        had[row.article_id].append(Alike(row.other_id, row.score, row.kind == Related.Kind.SAME))
    for pk, links in wanted.items():
        new = {link.key for link in links}
        merged = sorted([*links, *(link for link in had[pk] if link.key not in new)], key=lambda link: -link.score)
        kept = [link for link in merged if link.same][:KEPT] + [link for link in merged if not link.same][:KEPT]
        if [(link.key, link.same) for link in kept] != [(link.key, link.same) for link in had[pk]]:
            changed.add(pk)
            rows += _rows(pk, kept)
    Related.objects.filter(article__in=changed).delete()
    Related.objects.bulk_create(rows, batch_size=500)
    return changed


def _links(ids: Sequence[int]) -> dict[int, list[int]]:
    links: dict[int, list[int]] = defaultdict(list)
    rows: Any = Related.objects.filter(article__in=ids, kind=Related.Kind.RELATED).order_by("rank")
    for pk, other in rows.values_list("article_id", "other_id"):
        links[pk].append(other)
    return links


def _rows(pk: int, links: Sequence[Alike]) -> list[Related]:
    """Return the rows of one article's links, ranked within each kind."""
    rows = []
    for kind, of_kind in (
        (Related.Kind.RELATED, [link for link in links if not link.same]),
        (Related.Kind.SAME, [link for link in links if link.same]),
    ):
        rows += [
            Related(article_id=pk, other_id=link.key, kind=kind, rank=rank, score=link.score)
            for rank, link in enumerate(of_kind)
        ]
    return rows
