"""Listens to the newsroom: what is published is read, what is withdrawn leaves the record."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models.signals import pre_delete
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from marsad.newsroom.models import Article, Lease
from marsad.newsroom.signals import articles_published, articles_withdrawn, schedule_ran
from marsad.observatory import record, tasks

#: How often unread articles are looked for without a reason, in seconds: after an upgrade of the reader, after a crash.
LOOK_SECONDS = 3600
#: Articles a task.
PORTION = 50


def on_published(ids: list[int], bulk: bool = False, **kwargs: Any) -> None:
    """Have these articles read. A large import is caught up with on every core instead of article by article."""
    if not settings.MARSAD_RECORD:
        return
    if bulk:
        if not is_waiting():
            tasks.catch_up.enqueue()
        return
    for start in range(0, len(ids), PORTION):
        tasks.read_articles.enqueue(list(ids[start : start + PORTION]))


def is_waiting() -> bool:
    """Return whether a task that reads what is unread waits for its turn, so that no second one is needed."""
    waiting = DBTaskResult.objects.filter(task_path=tasks.catch_up.module_path, status=TaskResultStatus.READY)
    return waiting.exists()


def on_withdrawn(ids: list[int], **kwargs: Any) -> None:
    """Have what was read in these articles taken out."""
    for start in range(0, len(ids), PORTION):
        tasks.withdraw_articles.enqueue(list(ids[start : start + PORTION]))


def on_schedule(**kwargs: Any) -> None:
    """Now and then look for articles that this version of the reader has not read."""
    due = settings.MARSAD_RECORD and Lease.take("observatory.look", "schedule", LOOK_SECONDS, renew=False)
    if due and (record.unread().exists() or record.surplus().exists()):
        tasks.catch_up.enqueue()


def before_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Take out what was read in an article while it is still known which events that concerns."""
    record.withdraw([instance.pk])


def connect() -> None:
    """Connect the handlers; called once when Django starts."""
    articles_published.connect(on_published, dispatch_uid="observatory.published")
    articles_withdrawn.connect(on_withdrawn, dispatch_uid="observatory.withdrawn")
    pre_delete.connect(before_deletion, sender=Article, dispatch_uid="observatory.deletion")
    schedule_ran.connect(on_schedule, dispatch_uid="observatory.look")
