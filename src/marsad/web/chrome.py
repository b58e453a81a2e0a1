"""What every page shows around its own content, loaded once for each request and only when asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, Site

from marsad.newsroom import made_of
from marsad.newsroom.models import Article, BreakingNotice, InfoPage, Institution, Section
from marsad.web import theme

Written = TypeVar("Written")


class Chrome:
    """Institution, menu, standing pages, breaking notices and stylesheet of the site that a request is for."""

    site: Site | None = None
    other_hosts: frozenset[str] = frozenset()
    #: What is written already of what many pages write alike; None where nothing is shared.
    written: dict[tuple[str, ...], Any] | None = None

    def __init__(self, request: HttpRequest | None) -> None:
        self.request = request

    @classmethod
    def of(cls, request: HttpRequest) -> Chrome:
        """Return the request's own; of a page that is kept, that of all pages until something of it changes."""
        if not hasattr(request, "_marsad_chrome"):
            number = getattr(request, "_marsad_site_number", None)
            request._marsad_chrome = cls(request) if number is None else shared.at(number, request)
        return request._marsad_chrome

    def once(self, key: tuple[str, ...], write: Callable[[], Written]) -> Written:
        """Return what `write` makes of what stands on every page, made once for all pages that are kept.

        It holds as long as the site's number stands, so `write` may read only what makes that number grow.
        """
        if self.written is None:
            return write()
        if key not in self.written:
            with made_of.aside():
                self.written[key] = write()
        return self.written[key]

    @cached_property
    def institution(self) -> Institution:
        return Institution.for_request(self.request)

    @cached_property
    def links(self) -> list[Any]:
        """The institution's accounts and other sites."""
        return self.institution.accounts

    @cached_property
    def root_path(self) -> str:
        """Tree path of the site's first page."""
        site = Site.find_for_request(self.request)
        return site.root_page.path if site else ""

    @cached_property
    def sections(self) -> list[Section]:
        """Every live section of the site, in the menu's order, each with ``subsections``."""
        # Sifted and sorted here: for an ordered query SQLite walks the path index through every article.
        # They stand on every page, so none needs to say so.
        with made_of.aside():
            found = list(Section.objects.order_by().defer("description", "search_description", "seo_title"))
        rows = sorted(
            (section for section in found if section.live and section.path.startswith(self.root_path)),
            key=lambda section: section.path,
        )
        by_path = {section.path: section for section in rows}
        for section in rows:
            section.subsections = []
        for section in rows:
            above = by_path.get(section.path[: -Section.steplen])
            if above is not None:
                above.subsections.append(section)
        return rows

    @cached_property
    def menu(self) -> list[Section]:
        """The sections directly under the first page."""
        depth = len(self.root_path) // Section.steplen + 1
        return [section for section in self.sections if section.depth == depth]

    def trail(self, page: Page) -> list[Section]:
        """Return the sections from the first level down to `page`, itself included when it is one.

        An article learns its section on the way, which would cost it two queries to find.
        """
        above = [one for one in self.sections if page.path.startswith(one.path)]
        if isinstance(page, Article) and above and above[-1].path == page.path[: -Page.steplen]:
            page.section = above[-1]
        return above

    @cached_property
    def info_pages(self) -> list[InfoPage]:
        """Standing pages that are named in the footer."""
        with made_of.aside():
            found = list(InfoPage.objects.filter(in_footer=True).order_by().defer("body"))
        return sorted(
            (page for page in found if page.live and page.path.startswith(self.root_path)), key=lambda page: page.path
        )

    @cached_property
    def notices(self) -> models.QuerySet[BreakingNotice]:
        """Breaking notices of this moment, newest first, with what their links need."""
        made_of.note("notices")
        if made_of.current() is not None:
            made_of.until(BreakingNotice.objects.next_change())
        return BreakingNotice.objects.current().select_related("article").defer("article__body")

    @cached_property
    def stylesheet(self) -> str:
        return theme.address(self.institution, self.sections)


class Shared:
    """The chrome of kept pages, loaded once for each number of the site.

    A page carries the number that it was written with, and is renewed when the number grows. So what was loaded for a
    number may be used for as long as the number stands.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[int, Chrome] | None = None

    def forget(self) -> None:
        """Load it anew for the next page, whatever its number."""
        self._known = None

    def at(self, number: int, request: HttpRequest) -> Chrome:
        """Return the chrome for the site's `number`, with everything that templates ask of it loaded."""
        known = self._known
        if known is not None and known[0] == number:
            return known[1]
        with self._lock, made_of.aside():
            chrome = Chrome(request)
            for name in ("institution", "links", "root_path", "sections", "menu", "info_pages", "stylesheet"):
                getattr(chrome, name)
            chrome.site = Site.find_for_request(request)
            names = Site.objects.filter(is_default_site=False).values_list("hostname", flat=True)
            chrome.other_hosts = frozenset(names)
            chrome.request, chrome.written = None, {}
            self._known = (number, chrome)
        return chrome


shared = Shared()


class LendChrome:
    """Middleware, right inside the one that keeps pages: spares a kept page the queries for site and institution.

    The front page keeps its own, because what is lent holds a copy of the front page as it once was.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "_marsad_site_number", None) is not None and request.path_info != "/":
            self._lend(request)
        return self.get_response(request)

    @staticmethod
    def _lend(request: HttpRequest) -> None:
        chrome = shared.at(request._marsad_site_number, request)
        if request.get_host().rpartition(":")[0] in chrome.other_hosts or request.get_host() in chrome.other_hosts:
            return
        request._wagtail_site = chrome.site
        setattr(request, Institution.get_cache_attr_name(), chrome.institution)


def frame() -> dict[str, Any]:
    """Return the context of what is written for many pages at once, without any one request."""
    return {"chrome": Chrome(None), "request": None}


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``chrome`` and ``institution`` for every template. Nothing is loaded until it is used."""
    from django.utils.functional import SimpleLazyObject

    own = Chrome.of(request)
    return {"chrome": own, "institution": SimpleLazyObject(lambda: own.institution)}
