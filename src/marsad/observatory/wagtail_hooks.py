"""The record's part of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from marsad.newsroom.desk import waiting
from marsad.newsroom.models import Article
from marsad.observatory.desk import log_actions, queue, views
from marsad.observatory.models import ArticleReading, MistakeReport
from marsad.observatory.permissions import may_decide

hooks.register("register_log_actions", log_actions.register)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """Return the addresses of the record at the desk."""
    return [path("record/", include((views.urlpatterns, "record_desk")))]


class RecordMenuItem(MenuItem):
    """The record, for those who decide on it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_decide(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    url = reverse("record_desk:index")
    return RecordMenuItem(gettext_lazy("The record"), url, name="record", icon_name="list-ul", order=310)


@hooks.register("register_page_header_buttons")
def article_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Lead from an article's form to what was read in it."""
    if (
        may_decide(user)
        and isinstance(page.specific_deferred, Article)
        and ArticleReading.objects.filter(pk=page.pk).exists()
    ):
        yield Button(
            _("Read in this article"), reverse("record_desk:article", args=[page.pk]), icon_name="list-ul", priority=60
        )


@waiting.register(order=50)
def reported_mistakes(request: HttpRequest) -> waiting.Waiting | None:
    """Name the oldest mistakes that readers reported on the desk's home page."""
    if not may_decide(request.user):
        return None
    reports = MistakeReport.objects.filter(state=MistakeReport.State.OPEN)
    url = f"{reverse('record_desk:index')}?kind=reported"
    rows = [
        waiting.Row(report.get_reason_display(), url, note=report.text, when=report.made_at)
        for report in reports[: waiting.ROWS]
    ]
    count = queue.counts()["reported"]
    return waiting.Waiting("record", _("Mistakes that readers reported"), count, rows, url=url, icon="list-ul")
