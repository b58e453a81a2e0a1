"""Answers from kept pages, and keeps what it lets through. The outermost middleware, so that it sees final headers."""

from __future__ import annotations

from collections.abc import Callable
from time import time
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from marsad.delivery.pages import answers, keeper, kept, parts, recording, renewing, rules
from marsad.delivery.pages.counters import counters
from marsad.delivery.pages.keeper import Keeper
from marsad.delivery.pages.kept import Kept
from marsad.newsroom import made_of

#: In a request's environment when it is to be written anew; no client can set it, as clients' headers begin with HTTP_.
RENEW = "marsad.renew"


class KeepPages:
    """Middleware: one page is written once at a time, by whoever asks first; the others wait and get the same."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not keeper.is_on():
            return self.get_response(request)
        if not self._wanted(request):
            if rules.asks_in_frame(*_asked(request)):
                self._give_number(request, keeper.current())
            return self.get_response(request)
        site, address = keeper.current(), request.path_info
        renew = bool(request.META.get(RENEW))
        if not renew and (page := find(address, site)) is not None:
            return self._answer(request, page)
        with site.folder.writing(address):
            if not renew and (page := find(address, site)) is not None:
                return self._answer(request, page)
            return self._write(request, address, site)

    @staticmethod
    def _wanted(request: HttpRequest) -> bool:
        secure = request.is_secure() or not settings.SECURE_SSL_REDIRECT
        return rules.asks_for_page(*_asked(request)) and secure

    @staticmethod
    def _give_number(request: HttpRequest, site: Keeper) -> int:
        """Let what stands on every page be written as it was for this number of the site; see `web.chrome`."""
        number = site.state().site
        if number:
            request._marsad_site_number = number
        return number

    @staticmethod
    def _answer(request: HttpRequest, page: Kept) -> HttpResponse:
        counters.add("hits_in_django")
        headers = request.headers
        status, found, body = answers.answer(page, headers.get("Accept-Encoding"), headers.get("If-None-Match"))
        return HttpResponse(body, status=status, headers=dict(found))

    def _write(self, request: HttpRequest, address: str, site: Keeper) -> HttpResponse:
        """Have the page written, and keep it when it may be kept."""
        request.META["QUERY_STRING"] = ""
        before, number = site.mark(), self._give_number(request, site)
        started = time()
        with made_of.recording() as found:
            response = self.get_response(request)
        counters.add("renders")
        counters.add("render_seconds", time() - started)
        if request.method != "GET" or response.streaming or not is_default_site(request):
            return response
        lower = {name.lower(): value for name, value in response.items()}
        if not rules.may_be_kept(response.status_code, lower, bool(response.cookies), len(response.content)):
            return response
        body, mask, stamp = parts.assemble(response.content, site)
        headers = rules.kept_headers(response.items())
        page = kept.make(body, headers, mask=mask, parts=stamp, site=number, until=found.until)
        if found.until is None or found.until > time():
            spans = {key: span for key, span in found.keys.items() if not key.startswith(keeper.PART)}
            site.keep(address, page, recording.fewer(spans), before)
        return self._answer(request, page)


def _asked(request: HttpRequest) -> tuple[str, str, str, str | None, str | None]:
    """Return what `rules` decide by."""
    meta = request.META
    query, cookie, authorization = meta.get("QUERY_STRING", ""), meta.get("HTTP_COOKIE"), meta.get("HTTP_AUTHORIZATION")
    return request.method or "", request.path_info, query, cookie, authorization


def find(address: str, site: Keeper) -> Kept | None:
    """Return the kept page for an address as it may be sent now, None when it has to be written."""
    page = site.read(address)
    if page is None:
        return None
    now, state = time(), site.state()
    if page.until <= now or state.site == 0:
        return None
    if page.site != state.site:
        renewing.ask(address)
    if page.mask and state.stamp(page.mask, now) != page.parts:
        return parts.put_together(address, page, site)
    return page


def is_default_site(request: HttpRequest) -> bool:
    """Say whether a request is for the site whose pages are kept; a second site of Wagtail's has others."""
    site = Site.find_for_request(request)
    return site is not None and site.is_default_site


def own_host() -> str:
    """Return the host name and port that the site has for itself."""
    return urlsplit(settings.BASE_URL).netloc
