"""Turns what Wagtail announces about single pages into the newsroom's own words, and keeps the lists true."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.signals import page_published, page_unpublished, post_page_move

from marsad.newsroom import listings
from marsad.newsroom.signals import articles_changing, articles_published, articles_withdrawn


def announce(signal: Any, ids: list[int], bulk: bool = False) -> None:
    """Send `signal` once the transaction has committed, one listener's failure not touching the others."""
    from marsad.newsroom.models import Article

    articles_changing.send(Article, ids=ids)

    transaction.on_commit(partial(signal.send_robust, Article, ids=ids, bulk=bulk))


def on_published(instance: Any, **kwargs: Any) -> None:
    listings.refile(instance)
    announce(articles_published, [instance.pk])


def on_unpublished(instance: Any, **kwargs: Any) -> None:
    listings.refile(instance)
    announce(articles_withdrawn, [instance.pk])


def on_deleted(instance: Any, **kwargs: Any) -> None:
    announce(articles_withdrawn, [instance.pk])


def on_moved(instance: Any, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    """Give a moved article its dated address, and file everything that moved anew.

    Wagtail computes the new address with the base class, which knows no dates.
    """
    from marsad.newsroom.models import Article

    moved = Article.objects.descendant_of(instance, inclusive=True)
    article = moved.filter(pk=instance.pk).first()
    if article is not None:
        article.set_url_path(article.get_parent())
        Article.objects.filter(pk=article.pk).update(url_path=article.url_path)
    ids = list(moved.live().values_list("pk", flat=True))
    for start in range(0, len(ids), 500):
        listings.refile_many(ids[start : start + 500])
    if ids:
        announce(articles_published, ids, bulk=len(ids) > 1)


def connect() -> None:
    """Connect the handlers; called once when Django starts."""
    from marsad.newsroom.models import Article, Study

    for model in (Article, Study):
        page_published.connect(on_published, sender=model, dispatch_uid=f"newsroom.published.{model.__name__}")
        page_unpublished.connect(on_unpublished, sender=model, dispatch_uid=f"newsroom.unpublished.{model.__name__}")
    post_delete.connect(on_deleted, sender=Article, dispatch_uid="newsroom.deleted")
    post_page_move.connect(on_moved, dispatch_uid="newsroom.moved")
