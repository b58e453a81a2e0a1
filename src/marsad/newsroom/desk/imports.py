"""What imports could not take: seen at the desk, run by run."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from marsad.newsroom.desk import waiting
from marsad.newsroom.desk.waiting import Button, Row, Waiting
from marsad.newsroom.models import ImportRun

VIEW, SEE = "newsroom.view_importrun", "newsroom.change_importrun"
PER_PAGE = 50


def unseen() -> Any:
    """Return the ended imports with rejected items that nobody marked as seen."""
    return ImportRun.objects.filter(seen_by_desk=False, rejected__gt=0).exclude(status=ImportRun.Status.RUNNING)


def see_button(request: Any, run: ImportRun) -> list[Button]:
    """Return the button that marks a run as seen, for those who may."""
    if run.seen_by_desk or not run.rejected or not request.user.has_perm(SEE):
        return []
    return [Button(_("Mark as seen"), reverse("newsroom_desk:see_import", args=[run.pk]))]


@waiting.register(order=55)
def failed_imports(request: Any) -> Waiting | None:
    """Imports that could not take everything."""
    if not request.user.has_perm(VIEW):
        return None
    runs = unseen()
    rows = [
        Row(
            run.label,
            reverse("newsroom_desk:import_run", args=[run.pk]),
            note=ngettext("%(n)d rejected", "%(n)d rejected", run.rejected) % {"n": run.rejected},
            when=run.started_at,
            buttons=see_button(request, run),
        )
        for run in runs[: waiting.ROWS]
    ]
    url = reverse("newsroom_desk:imports")
    return Waiting("imports", _("Imports with rejected items"), runs.count(), rows, url, icon="download", urgent=True)


@require_GET
@permission_required(VIEW, raise_exception=True)
def index(request: HttpRequest) -> HttpResponse:
    """All imports, newest first."""
    page = Paginator(ImportRun.objects.select_related("user"), PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_obj": page, "page_title": _("Imports"), "header_icon": "download"}
    return TemplateResponse(request, "newsroom/desk/imports.html", context)


@require_GET
@permission_required(VIEW, raise_exception=True)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One import and what it rejected: where it stood and why."""
    run = get_object_or_404(ImportRun.objects.select_related("user"), pk=pk)
    page = Paginator(run.failures.order_by("pk"), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "run": run,
        "page_obj": page,
        "buttons": see_button(request, run),
        "page_title": _("Import"),
        "page_subtitle": run.label,
        "header_icon": "download",
    }
    return TemplateResponse(request, "newsroom/desk/import_run.html", context)


@require_POST
@permission_required(SEE, raise_exception=True)
def see(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark an import as seen."""
    run = get_object_or_404(unseen(), pk=pk)
    ImportRun.objects.filter(pk=run.pk).update(seen_by_desk=True)
    log(instance=run, action="marsad.import.seen", user=request.user, data={"rejected": run.rejected})
    messages.success(request, _("“%(label)s” is marked as seen.") % {"label": run.label})
    return redirect("newsroom_desk:imports" if unseen().exists() else "wagtailadmin_home")


urlpatterns = [
    path("imports/", index, name="imports"),
    path("imports/<int:pk>/", detail, name="import_run"),
    path("imports/<int:pk>/seen/", see, name="see_import"),
]
