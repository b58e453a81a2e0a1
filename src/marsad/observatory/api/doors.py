"""What every answer of the API has: reading only, from anywhere, so many a minute, with marks for caches, errors as JSON."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from marsad.newsroom.visitors import client_address

#: Answers a client may have in a minute, counted in each web process unless the cache is shared.
A_MINUTE = 120
#: How long a cache may give an answer again, and how long while it asks for a newer one. In seconds.
FRESH, STALE = 60, 600

View = Callable[..., HttpResponse]


def error(status: int, message: str, field: str = "") -> HttpResponse:
    """Return an error as every one of them looks."""
    body = json.dumps({"error": {"field": field, "message": message}}, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type="application/json")


def guarded(view: View) -> View:
    """Wrap a view of the API."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _answer(request, view, args, kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def _answer(request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]) -> HttpResponse:
    if request.method == "OPTIONS":
        response = HttpResponse(status=204)
        response["Allow"] = response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response["Access-Control-Allow-Headers"] = "If-None-Match"
        response["Access-Control-Max-Age"] = "86400"
        return response
    if request.method not in ("GET", "HEAD"):
        response = error(405, "it can be read only: GET, HEAD or OPTIONS")
        response["Allow"] = "GET, HEAD, OPTIONS"
        return response
    wait = _wait(client_address(request))
    if wait:
        response = error(429, f"more than {A_MINUTE} answers in a minute; ask again in {wait} seconds")
        response["Retry-After"] = str(wait)
        patch_cache_control(response, no_store=True)
        return response
    method, request.method = request.method, "GET"
    try:
        response = view(request, *args, **kwargs)
    finally:
        request.method = method
    if response.status_code == 200:
        patch_cache_control(response, public=True, max_age=FRESH, stale_while_revalidate=STALE)
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response = get_conditional_response(request, etag=response["ETag"], response=response) or response
    if method == "HEAD":
        length = response.headers.get("Content-Length") or str(len(response.content))
        response.content = b""
        response["Content-Length"] = length
    return response


def _wait(client: str) -> int:
    """Count an answer for a client; returns the seconds that it has to wait, 0 for none."""
    now = int(time.time())
    key = f"api:{now // 60}:{hashlib.sha256(client.encode()).hexdigest()[:32]}"
    cache.add(key, 0, timeout=120)
    try:
        count = cache.incr(key)
    except ValueError:  # dropped between the two by a cache that is full
        return 0
    return 60 - now % 60 if count > A_MINUTE else 0
