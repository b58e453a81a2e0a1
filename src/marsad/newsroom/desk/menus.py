"""Entries of the desk's menu that lead to its own pages."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from marsad.newsroom.desk.imports import VIEW as VIEW_IMPORTS
from marsad.newsroom.desk.tasks import VIEW as VIEW_TASKS


class PermittedItem(MenuItem):
    """A menu entry for those who hold a permission."""

    def __init__(self, label: Any, url: str, permission: str, **kwargs: Any) -> None:
        super().__init__(label, url, **kwargs)
        self.permission = permission

    def is_shown(self, request: Any) -> bool:
        return request.user.has_perm(self.permission)


def tasks() -> MenuItem:
    """Hook: the failed tasks, among the reports."""
    url = reverse("newsroom_desk:tasks")
    return PermittedItem(_("Failed tasks"), url, VIEW_TASKS, name="failed-tasks", icon_name="warning", order=1000)


def imports() -> MenuItem:
    """Hook: the imports, among the reports."""
    url = reverse("newsroom_desk:imports")
    return PermittedItem(_("Imports"), url, VIEW_IMPORTS, name="imports", icon_name="download", order=1010)


def only_own_help(request: Any, items: list[MenuItem]) -> None:
    """Hook: leave out of the help menu what lies on other people's servers."""
    items[:] = [item for item in items if not str(item.url).startswith(("http:", "https:"))]
