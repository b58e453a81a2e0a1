"""What the record's pages at the desk share: who may come in, how they answer, where they lead back to."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme

from marsad.observatory.permissions import CHANGE_ACTOR, DECIDE

decider = permission_required(DECIDE, raise_exception=True)
actor_editor = permission_required(CHANGE_ACTOR, raise_exception=True)


def answer(request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Answer with a page of the desk."""
    whole = {"page_title": title, "header_icon": "list-ul", **context}
    return TemplateResponse(request, f"observatory/desk/{template}.html", whole, status=status)


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Send the editor back to where the button stood."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if safe else otherwise)
