"""Which site's form a request came from."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def from_this_site(request: HttpRequest) -> bool:
    """Return whether a browser sent this request from one of this site's own pages.

    Pages lie on disk and are the same for everyone, so no token of Django's kind can stand in their forms. Every
    browser in use says where a POST comes from: Sec-Fetch-Site (Fetch Metadata, since 2019-2023), Origin (since
    2010-2020), else Referer. None of them can be set by a script of another site. A request with none is refused.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    host = urlsplit(origin).netloc.lower()
    own = {request.get_host().lower(), *(urlsplit(trusted).netloc.lower() for trusted in settings.CSRF_TRUSTED_ORIGINS)}
    return bool(host) and host in own
