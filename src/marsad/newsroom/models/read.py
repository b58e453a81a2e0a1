"""What pages of articles and of lists read of the newsroom's tables, compiled once each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from marsad.newsroom import listings
from marsad.newsroom.prepared import Prepared

#: What is loaded together with an article.
BESIDE = ("picture", "source", "series", "content_type")


def _all(model: str) -> QuerySet[Any]:
    return apps.get_model("newsroom", model)._default_manager.all()


AT = Prepared(lambda slug, path: _all("Article").select_related(*BESIDE).filter(slug=slug, url_path=path)[:1], str, str)
SECTIONS = Prepared(lambda pk: _all("Section").filter(also_here=pk), int)
AUTHORS = Prepared(lambda pk: _all("ArticleAuthor").filter(article=pk).select_related("author"), int)
TAGS = Prepared(lambda pk: _all("Tag").filter(tagged_articles__content_object=pk).order_by("tagged_articles__pk"), int)
CORRECTIONS = Prepared(lambda pk: _all("Correction").filter(article=pk), int)
FOOTNOTES = Prepared(lambda pk: _all("Footnote").filter(article=pk), int)
SOURCES = Prepared(lambda pks: _all("Source").filter(pk__in=pks), list[int])
SECTIONS_AT = Prepared(lambda paths: _all("Section").filter(path__in=paths), list[str])
AUTHORS_OF = Prepared(
    lambda pks: (
        _all("ArticleAuthor").filter(article__in=pks).select_related("author").order_by("article", "sort_order")
    ),
    list[int],
)
CARDS = Prepared(lambda pks: listings.for_cards(_all("Article").filter(pk__in=pks)), list[int])


@lru_cache(maxsize=128)
def newest(most: int) -> Prepared:
    """Return the query for the first `most` articles of a list, by its kind and key."""

    def build(kind: int, key: int) -> QuerySet[Any]:
        return listings.Listing(kind, key).stored().values_list("article_id", flat=True)[:most]

    return Prepared(build, int, int)
