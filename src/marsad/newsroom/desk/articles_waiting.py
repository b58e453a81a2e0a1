"""The articles that wait: drafts, reviews, what goes live today, what did not go live."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from marsad.newsroom.desk import waiting
from marsad.newsroom.desk.waiting import Row, Waiting
from marsad.newsroom.models import Article

#: The clock looks every half minute; what is this late has failed.
LATE = timedelta(minutes=5)


def edit_url(page_id: int | str) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


@waiting.register(order=10)
def reviews(request: Any) -> Waiting | None:
    """Articles that this user is asked to review."""
    states = list(
        TaskState.objects.reviewable_by(request.user)
        .select_related("revision", "revision__user")
        .order_by("started_at")
    )
    rows = [
        Row(
            state.revision.object_str,
            edit_url(state.revision.object_id),
            note=get_user_display_name(state.revision.user),
            when=state.started_at,
        )
        for state in states[: waiting.ROWS]
    ]
    url = reverse("wagtailadmin_reports:workflow_tasks") + "?reviewable=true"
    return Waiting("reviews", _("Waiting for your review"), len(states), rows, url, icon="glasses", urgent=True)


@waiting.register(order=20)
def returned(request: Any) -> Waiting | None:
    """This user's articles that a reviewer sent back."""
    states = list(
        WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=request.user)
        .select_related("current_task_state__revision")
        .order_by("-current_task_state__finished_at")
    )
    tasks = [state.current_task_state for state in states]
    rows = [
        Row(task.revision.object_str, edit_url(task.revision.object_id), note=task.comment, when=task.finished_at)
        for task in tasks[: waiting.ROWS]
    ]
    return Waiting("returned", _("Sent back to you with changes to make"), len(states), rows, icon="undo", urgent=True)


@waiting.register(order=30)
def drafts(request: Any) -> Waiting | None:
    """This user's articles that nobody reads yet and that wait for nobody else."""
    from marsad.newsroom.desk.articles import in_status

    mine = in_status(Article.objects.filter(owner=request.user), "draft")
    rows = [
        Row(article.draft_title, edit_url(article.pk), when=article.latest_revision_created_at)
        for article in mine.order_by("-latest_revision_created_at", "-pk").defer("body")[: waiting.ROWS]
    ]
    url = f"{reverse('articles:index')}?status=draft&owner={request.user.pk}"
    return Waiting("drafts", _("Your drafts"), mine.count(), rows, url, icon="edit")


def _editors_only(request: Any) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(request.user, "publish")


def _planned(request: Any) -> Any:
    """Return the scheduled versions of pages that this user may publish, soonest first."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(request.user, "publish")
    keys = pages.annotate(key=Cast("pk", CharField())).filter(key=OuterRef("object_id"))
    return Revision.page_revisions.filter(Exists(keys), approved_go_live_at__isnull=False).order_by(
        "approved_go_live_at"
    )


def _planned_rows(versions: Any) -> list[Row]:
    return [
        Row(version.object_str, edit_url(version.object_id), when=version.approved_go_live_at)
        for version in versions[: waiting.ROWS]
    ]


@waiting.register(order=5)
def missed(request: Any) -> Waiting | None:
    """Articles that should have gone live and did not."""
    if not _editors_only(request):
        return None
    late = _planned(request).filter(approved_go_live_at__lt=timezone.now() - LATE)
    heading = _("Should be live and is not")
    return Waiting("missed", heading, late.count(), _planned_rows(late), icon="warning", urgent=True)


@waiting.register(order=60)
def scheduled(request: Any) -> Waiting | None:
    """Articles that go live before the end of the day."""
    if not _editors_only(request):
        return None
    now = timezone.localtime()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    today = _planned(request).filter(approved_go_live_at__gte=now - LATE, approved_go_live_at__lt=midnight)
    url = f"{reverse('articles:index')}?status=scheduled"
    return Waiting("scheduled", _("Going live today"), today.count(), _planned_rows(today), url, icon="calendar-alt")
