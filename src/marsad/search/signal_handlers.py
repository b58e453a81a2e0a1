"""Keeps the index true: what is published or withdrawn is indexed anew, and now and then everything is compared."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from marsad.newsroom.models import Author, Lease, Tag
from marsad.newsroom.signals import articles_published, articles_withdrawn, schedule_ran
from marsad.search import documents, index, tasks

#: How often index and database are compared without a reason, in seconds.
COMPARE_SECONDS = 6 * 3600


def on_published(ids: list[int], bulk: bool = False, **kwargs: Any) -> None:
    """Have these articles indexed anew, and what is related to them found."""
    if index.is_on():
        for batch in documents.batches(ids):
            tasks.refresh.enqueue(batch)
            tasks.relate.enqueue(batch, back=not bulk)


def on_withdrawn(ids: list[int], **kwargs: Any) -> None:
    """Have these articles taken out of the index."""
    if index.is_on():
        for batch in documents.batches(ids):
            tasks.refresh.enqueue(batch)


def on_name_saved(sender: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Articles are found by the names of their tags and authors: when one was changed, look which articles differ."""
    if index.is_on() and not created and not raw:
        transaction.on_commit(partial(tasks.mend.enqueue))


def on_schedule(**kwargs: Any) -> None:
    """Compare now and then, which mends what a crash between database and index left, and fills a new index."""
    if index.is_on() and Lease.take("search.compare", "schedule", COMPARE_SECONDS, renew=False):
        tasks.mend.enqueue()


def connect() -> None:
    """Connect the handlers; called once when Django starts."""
    articles_published.connect(on_published, dispatch_uid="search.published")
    articles_withdrawn.connect(on_withdrawn, dispatch_uid="search.withdrawn")
    schedule_ran.connect(on_schedule, dispatch_uid="search.compare")
    for model in (Tag, Author):
        post_save.connect(on_name_saved, sender=model, dispatch_uid=f"search.named.{model.__name__}")
