"""Choosing a page shows the headlines of drafts; it is for those who work on pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.permission_policies.pages import PagePermissionPolicy

CHOOSER = "wagtailadmin_choose_page"
WORK = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}


class PageChoicePolicy:
    """Middleware: refuses Wagtail's page chooser, which asks for no permission, to who may do nothing with pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Answer instead of the chooser; who is not logged in is led to the login by the view itself."""
        name = request.resolver_match.url_name or ""
        if not name.startswith(CHOOSER) or not request.user.is_authenticated:
            return None
        if PagePermissionPolicy().user_has_any_permission(request.user, WORK):
            return None
        return permission_denied(request)
