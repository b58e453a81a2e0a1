"""A task that failed is tried again, later each time, and in the end left for the desk to see."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

#: Wait before the second attempt; each further wait is four times as long: 10 s, 40 s, about 3 and 11 minutes.
FIRST_WAIT = timedelta(seconds=10)
#: A task that still says «running» after this long belongs to a process that is gone.
ABANDONED_AFTER = timedelta(minutes=15)


def on_task_finished(sender: Any, task_result: Any, **kwargs: Any) -> None:
    """Put a failed task back in line until it has had `settings.MARSAD_TASK_ATTEMPTS`."""
    if task_result.status != TaskResultStatus.FAILED:
        return
    row = DBTaskResult.objects.filter(pk=task_result.id).first()
    if row is None:
        return
    attempts = len(row.worker_ids)
    logger.warning("Task %s failed, attempt %d: %s", row.task_path, attempts, row.exception_class_path)
    if attempts < settings.MARSAD_TASK_ATTEMPTS:
        run_again(row, FIRST_WAIT * 4 ** (attempts - 1))


def run_again(row: DBTaskResult, wait: timedelta = timedelta(0)) -> None:
    """Put a task back in line, to start after `wait`."""
    row.status = TaskResultStatus.READY
    row.run_after = timezone.now() + wait
    row.started_at = row.finished_at = None
    row.save(update_fields=["status", "run_after", "started_at", "finished_at"])


def recover_abandoned(worker_prefix: str | None = None) -> int:
    """Put tasks back in line whose process was killed; returns how many.

    Tasks claimed by a worker whose id starts with `worker_prefix` (this host's earlier processes) at once, others
    after `ABANDONED_AFTER`.
    """
    count = 0
    for row in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        worker = row.worker_ids[-1] if row.worker_ids else ""
        ours = worker_prefix is not None and worker.startswith(worker_prefix)
        if ours or (row.started_at and row.started_at < timezone.now() - ABANDONED_AFTER):
            run_again(row)
            count += 1
    return count


def connect() -> None:
    """Connect the handler; called once when Django starts."""
    task_finished.connect(on_task_finished, dispatch_uid="newsroom.retry")
