"""Tasks that fail are tried again and in the end shown; what a killed process left is taken up."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult
from freezegun import freeze_time

from marsad.newsroom.background.retry import recover_abandoned
from marsad.newsroom.background.runner import Background, StoppableWorker, keep_house, run_due, worker_id
from marsad.newsroom.factories import ArticleFactory, SectionFactory
from marsad.newsroom.models import Article, Lease

pytestmark = pytest.mark.django_db(transaction=True)
CALLS: list[int] = []


@task()
def fragile(times: int) -> None:
    """Fails so many times, then works."""
    CALLS.append(times)
    if len(CALLS) <= times:
        raise OperationalError("away")


@pytest.fixture(autouse=True)
def _database_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    CALLS.clear()


def work():
    worker = StoppableWorker(queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False,
                             max_tasks=None, worker_id=worker_id(), excluded_queue_names=[])  # fmt: skip
    worker.run()


def test_a_failed_task_is_tried_again_later_each_time():
    fragile.enqueue(2)
    waits = []
    with freeze_time(timezone.now()) as clock:
        for _ in range(3):
            work()
            row = DBTaskResult.objects.get()
            waits.append(row.run_after - timezone.now() if row.status == TaskResultStatus.READY else None)
            clock.tick(timedelta(hours=1))
    assert waits == [timedelta(seconds=10), timedelta(seconds=40), None]
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_it_is_left_alone_after_its_last_attempt(settings):
    settings.MARSAD_TASK_ATTEMPTS = 3
    fragile.enqueue(99)
    with freeze_time(timezone.now()) as clock:
        for _ in range(5):
            work()
            clock.tick(timedelta(hours=1))
    assert len(CALLS) == 3
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def test_what_a_killed_process_was_doing_is_taken_up():
    fragile.enqueue(0)
    row = DBTaskResult.objects.get()
    row.claim("gone:1:aa")
    assert recover_abandoned() == 0
    with freeze_time(timezone.now() + timedelta(minutes=20)):
        assert recover_abandoned() == 1
        work()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_one_process_at_a_time_holds_a_lease():
    assert Lease.take("schedule", "one", 60)
    assert not Lease.take("schedule", "two", 60)
    assert Lease.take("schedule", "one", 60)
    with freeze_time(timezone.now() + timedelta(minutes=2)):
        assert Lease.take("schedule", "two", 60)


def test_what_is_done_once_in_a_while_is_not_done_sooner_by_the_same_process():
    assert Lease.take("housekeeping", "one", 60, renew=False)
    assert not Lease.take("housekeeping", "one", 60, renew=False)


def test_what_is_due_goes_live_and_what_has_ended_goes():
    section = SectionFactory()
    waiting = ArticleFactory(parent=section, title="مجدول", live=False)
    waiting.go_live_at = timezone.now() + timedelta(hours=1)
    waiting.save_revision().publish()
    ending = ArticleFactory(parent=section, title="ينتهي")
    ending.expire_at = timezone.now() + timedelta(hours=1)
    ending.save_revision().publish()
    run_due()
    assert not Article.objects.get(pk=waiting.pk).live
    with freeze_time(timezone.now() + timedelta(hours=2)):
        run_due()
    assert Article.objects.get(pk=waiting.pk).live
    assert not Article.objects.get(pk=ending.pk).live


def test_old_records_of_tasks_are_thrown_away():
    fragile.enqueue(0)
    work()
    keep_house()
    assert DBTaskResult.objects.count() == 1
    with freeze_time(timezone.now() + timedelta(days=3)):
        keep_house()
    assert not DBTaskResult.objects.exists()


def test_the_threads_start_and_end():
    background = Background()
    background.start()
    background.stop(timeout=20)
    assert not any(thread.is_alive() for thread in background._threads)
