"""Background tasks that failed for good: seen, tried again or dismissed at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST
from django_tasks_db.models import DBTaskResult
from wagtail.admin import messages
from wagtail.log_actions import log

from marsad.newsroom.background.names import name_task, task_name
from marsad.newsroom.background.retry import run_again
from marsad.newsroom.desk import waiting
from marsad.newsroom.desk.waiting import Button, Row, Waiting
from marsad.newsroom.models import Article

VIEW, RETRY, DISMISS = (f"django_tasks_database.{action}_dbtaskresult" for action in ("view", "change", "delete"))
PER_PAGE = 50

name_task("marsad.newsroom.background.renditions.make_renditions", gettext_lazy("Sizes of a picture"))


def failed() -> Any:
    """Return the tasks that failed and are not tried again by themselves, newest first."""
    return DBTaskResult.objects.failed().order_by("-finished_at")


def reason(row: DBTaskResult) -> str:
    """Return the last line of what went wrong, without the trace that only a programmer reads."""
    lines = [line for line in row.traceback.strip().splitlines() if line.strip()]
    return lines[-1].strip()[:300] if lines else row.exception_class_path


def subject(row: DBTaskResult) -> str:
    """Return the headline of the first article that the task was about, and how many more; empty for other tasks.

    Rooms give their tasks articles as a list of primary keys; a number alone may be the key of anything.
    """
    arguments = [*row.args_kwargs.get("args", []), *row.args_kwargs.get("kwargs", {}).values()]
    ids = next((a for a in arguments if isinstance(a, list) and a and all(isinstance(pk, int) for pk in a)), [])
    title = Article.objects.filter(pk__in=ids[:1]).values_list("title", flat=True).first()
    if title is None:
        return ""
    rest = len(ids) - 1
    return title if rest < 1 else ngettext("%(title)s and %(n)d more", "%(title)s and %(n)d more", rest) % {
        "title": title, "n": rest,
    }  # fmt: skip


def row_buttons(request: Any, row: DBTaskResult) -> list[Button]:
    """Return what this user may do about a failed task."""
    buttons = []
    if request.user.has_perm(RETRY):
        buttons.append(Button(_("Try again"), reverse("newsroom_desk:retry_task", args=[row.pk])))
    if request.user.has_perm(DISMISS):
        buttons.append(Button(_("Dismiss"), reverse("newsroom_desk:dismiss_task", args=[row.pk])))
    return buttons


def described(request: Any, rows: Any) -> list[Row]:
    """Return rows of the home page or the list for these failed tasks."""
    return [
        Row(
            str(task_name(row.task_path)),
            about=subject(row),
            note=reason(row),
            when=row.finished_at,
            buttons=row_buttons(request, row),
        )
        for row in rows
    ]


@waiting.register(order=50)
def failed_tasks(request: Any) -> Waiting | None:
    """Tasks that failed for good."""
    if not request.user.has_perm(VIEW):
        return None
    rows = described(request, failed()[: waiting.ROWS])
    url = reverse("newsroom_desk:tasks")
    return Waiting("tasks", _("Failed tasks"), failed().count(), rows, url, icon="warning", urgent=True)


@require_GET
@permission_required(VIEW, raise_exception=True)
def index(request: HttpRequest) -> HttpResponse:
    """All tasks that failed for good."""
    page = Paginator(failed(), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "page_obj": page,
        "rows": described(request, page.object_list),
        "can_retry": request.user.has_perm(RETRY),
        "page_title": _("Failed tasks"),
        "header_icon": "warning",
    }
    return TemplateResponse(request, "newsroom/desk/tasks.html", context)


def back(request: HttpRequest) -> HttpResponse:
    """Return to the list while something is left in it, else home."""
    return redirect("newsroom_desk:tasks" if failed().exists() else "wagtailadmin_home")


def record(request: HttpRequest, row: DBTaskResult, action: str) -> None:
    """Put on record who did what to which failed task."""
    log(instance=row, action=action, user=request.user, title=str(task_name(row.task_path)), data={"why": reason(row)})


@require_POST
@permission_required(RETRY, raise_exception=True)
def retry(request: HttpRequest, pk: Any) -> HttpResponse:
    """Put one failed task back in line."""
    row = get_object_or_404(DBTaskResult.objects.failed(), pk=pk)
    record(request, row, "marsad.task.retry")
    run_again(row)
    messages.success(request, _("“%(task)s” is tried again.") % {"task": task_name(row.task_path)})
    return back(request)


@require_POST
@permission_required(RETRY, raise_exception=True)
def retry_all(request: HttpRequest) -> HttpResponse:
    """Put all failed tasks back in line."""
    rows = list(failed())
    for row in rows:
        record(request, row, "marsad.task.retry")
        run_again(row)
    done = ngettext("%(n)d task is tried again.", "%(n)d tasks are tried again.", len(rows))
    messages.success(request, done % {"n": len(rows)})
    return back(request)


@require_POST
@permission_required(DISMISS, raise_exception=True)
def dismiss(request: HttpRequest, pk: Any) -> HttpResponse:
    """Forget one failed task; the record of who did it stays."""
    row = get_object_or_404(DBTaskResult.objects.failed(), pk=pk)
    record(request, row, "marsad.task.dismiss")
    row.delete()
    messages.success(request, _("“%(task)s” was dismissed.") % {"task": task_name(row.task_path)})
    return back(request)


urlpatterns = [
    path("tasks/", index, name="tasks"),
    path("tasks/retry/", retry_all, name="retry_tasks"),
    path("tasks/<uuid:pk>/retry/", retry, name="retry_task"),
    path("tasks/<uuid:pk>/dismiss/", dismiss, name="dismiss_task"),
]
