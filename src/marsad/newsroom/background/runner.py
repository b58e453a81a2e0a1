"""Runs tasks and the schedule in threads of a web process, so that the embedded default needs no second program."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from typing import Any

from django.core.management import call_command
from django.db import close_old_connections, connection
from django.db.utils import DatabaseError
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

from marsad.newsroom import schedule
from marsad.newsroom.background.retry import recover_abandoned
from marsad.newsroom.models import Lease
from marsad.newsroom.signals import schedule_ran

logger = logging.getLogger(__name__)

#: How often the queue is looked at when it is empty, in seconds.
POLL_SECONDS = 0.5
#: How often the clock's work is done: going live, expiring, mending.
SCHEDULE_SECONDS = 30
#: How often what is no longer needed is thrown away.
HOUSEKEEPING_SECONDS = 6 * 3600
#: For how many days finished and failed tasks are kept.
KEPT_DAYS, KEPT_FAILED_DAYS = 2, 30


def worker_id() -> str:
    """Return a name for this process's worker: host, process and chance, at most 64 characters."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"


class StoppableWorker(Worker):
    """django-tasks-db's worker, without the signal handlers that only a main thread may set."""

    def configure_signals(self) -> None:
        """Leave signals to the server that owns the process."""

    def stop(self) -> None:
        self.running = False


class Background:
    """The two threads of one web process: one runs tasks, one does what falls due."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._worker = StoppableWorker(
            queue_names=["*"],
            interval=POLL_SECONDS,
            batch=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id(),
            excluded_queue_names=[],
        )

    def start(self) -> None:
        """Start both threads. They are daemons: a killed process takes them with it, and nothing is lost by that."""
        for target in (self._tasks, self._schedule):
            thread = threading.Thread(
                target=self._keep_going, args=(target,), name=f"marsad{target.__name__}", daemon=True
            )
            thread.start()
            self._threads.append(thread)

    def stop(self, timeout: float = 5) -> None:
        """Ask both to end after what they are doing, and wait up to `timeout` seconds for each."""
        self._stop.set()
        self._worker.stop()
        for thread in self._threads:
            thread.join(timeout)

    def _keep_going(self, target: Any) -> None:
        """Run `target` until stopped; a database that is briefly away or locked does not end it."""
        while not self._stop.is_set():
            try:
                target()
            except DatabaseError as error:
                logger.warning("Background work waits for the database: %s", error)
            except Exception:
                logger.exception("Background work failed and goes on")
            connection.close()
            self._stop.wait(SCHEDULE_SECONDS if target == self._schedule else POLL_SECONDS * 4)

    def _tasks(self) -> None:
        self._worker.run()

    def _schedule(self) -> None:
        close_old_connections()
        if Lease.take("schedule", self._worker.worker_id, SCHEDULE_SECONDS * 2):
            run_due()
        if Lease.take("housekeeping", self._worker.worker_id, HOUSEKEEPING_SECONDS, renew=False):
            keep_house()


def run_due() -> None:
    """Do what has fallen due: publish what was scheduled, expire what has ended, mend what was abandoned.

    Lower rooms do theirs on `schedule_ran`; what fails there is logged and hinders nobody.
    """
    schedule.run_due()
    recover_abandoned()
    for _receiver, outcome in schedule_ran.send_robust(sender=None):
        if isinstance(outcome, Exception):
            logger.error("Work that fell due failed", exc_info=outcome)


def keep_house() -> None:
    """Throw away old records of finished tasks, ended sessions and old entries of the login guard."""
    call_command(
        "prune_db_task_results",
        queue_name="*",
        min_age_days=KEPT_DAYS,
        failed_min_age_days=KEPT_FAILED_DAYS,
        verbosity=0,
    )
    call_command("clearsessions", verbosity=0)
    call_command("axes_reset_logs", age=KEPT_FAILED_DAYS, verbosity=0)
