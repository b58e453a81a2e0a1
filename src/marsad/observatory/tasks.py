"""Background work: read what was published, and bit by bit what a newer reader has not read yet."""

from __future__ import annotations

import os
import time

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from marsad.newsroom.background.names import name_task
from marsad.observatory import record

#: A task ends after this long and leaves the rest to its successor, so that others get their turn. In seconds.
LONGEST = 120
#: Articles taken from the queue of unread ones at a time.
PORTION = 2000


@task()
def read_articles(ids: list[int]) -> int:
    """Read these articles; returns how many were read."""
    return record.read(ids)


@task()
def withdraw_articles(ids: list[int]) -> int:
    """Take what was read in these articles out of the record."""
    record.withdraw(ids)
    return len(ids)


@task(priority=-20)
def catch_up() -> int:
    """Read articles that were not read by this reader, for two minutes; the rest is left to the next such task."""
    ended = time.monotonic() + LONGEST
    withdrawn = list(record.surplus().values_list("pk", flat=True)[:PORTION])
    if withdrawn:
        record.withdraw(withdrawn)
    ids = list(record.unread().order_by("published_at", "pk").values_list("pk", flat=True)[:PORTION])
    # One core is left to whoever reads the site.
    processes = max(1, (os.cpu_count() or 1) - 1)
    done = record.read_many(ids, processes=processes, stop=lambda: time.monotonic() > ended)
    if done and record.unread().exists():
        catch_up.enqueue()
    return done


name_task(read_articles, _("Record: read articles"))
name_task(withdraw_articles, _("Record: take out articles"))
name_task(catch_up, _("Record: read the archive"))
