"""The home page of the desk: breaking news first, then what waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel

from marsad.newsroom.desk import notices, waiting
from marsad.newsroom.models import BreakingNotice


class NoticePanel(Component):
    """The form for breaking news, and the notices that stand on the site now."""

    name = "notice"
    template_name = "newsroom/desk/home_notice.html"
    order = 50

    def __init__(self) -> None:
        self.form = notices.NoticeForm(prefix="notice")

    @property
    def media(self) -> Any:
        return self.form.media

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "request": parent_context["request"],
            "csrf_token": parent_context["csrf_token"],
            "form": self.form,
            "current": BreakingNotice.objects.current().select_related("article"),
        }


class WaitingPanel(Component):
    """What waits for this user."""

    name = "waiting"
    template_name = "newsroom/desk/home_waiting.html"
    order = 60

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        return {
            "request": request,
            "csrf_token": parent_context["csrf_token"],
            "kinds": waiting.gather(request),
        }


def arrange(request: Any, panels: list[Component]) -> None:
    """Hook: put the desk's panels on the home page, in place of those of Wagtail's that say the same."""
    panels[:] = [
        panel
        for panel in panels
        if not isinstance(panel, WorkflowObjectsToModeratePanel | UserObjectsInWorkflowModerationPanel)
    ]
    panels.append(WaitingPanel())
    if request.user.has_perm(notices.ADD):
        panels.append(NoticePanel())
