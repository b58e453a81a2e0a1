"""Measuring readers, only those who agreed: which hosts a page may then speak to.

A page whose template writes the consent banner says so on its request; exactly those pages get the measuring service's
hosts added to their content security policy. Without a pixel in the institution's settings no page does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

#: What each service's script loads and sends to, by Institution.pixel.
HOSTS: dict[str, dict[str, list[str]]] = {
    "meta": {
        "script-src": ["https://connect.facebook.net"],
        "img-src": ["https://www.facebook.com"],
        "connect-src": ["https://www.facebook.com"],
    },
    "google": {
        "script-src": ["https://www.googletagmanager.com"],
        "img-src": ["https://www.googletagmanager.com", "https://*.google-analytics.com"],
        "connect-src": [
            "https://www.googletagmanager.com",
            "https://*.google-analytics.com",
            "https://*.analytics.google.com",
        ],
    },
}


def allow(request: HttpRequest, pixel: str) -> None:
    """Note that the page being written for `request` asks for consent to `pixel`."""
    request._marsad_pixel = pixel


class MeasuringMiddleware:
    """Adds the hosts; stands inside django-csp's middleware, which reads what it leaves on the response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        hosts = HOSTS.get(getattr(request, "_marsad_pixel", ""))
        if hosts:
            update: dict[str, Any] = dict(getattr(response, "_csp_update", None) or {})
            for directive, names in hosts.items():
                update[directive] = [*update.get(directive, []), *names]
            response._csp_update = update
        return response
