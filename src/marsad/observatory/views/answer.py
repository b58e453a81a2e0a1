"""What every page of the record answers with."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

#: For how many seconds browsers and proxies may keep a page.
KEPT_SECONDS = 300


def page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Answer with a page that is the same for everybody. Views of a list by filters are not for search engines."""
    response = TemplateResponse(request, template, {"narrowed": bool(request.GET), **context})
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def mark_of(request: HttpRequest) -> str:
    """Return from where on a list is to be shown, "" from its beginning."""
    return request.GET.get("after", "")[:40]
