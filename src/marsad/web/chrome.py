"""What every page shows around its own content, loaded once for each request and only when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.models import Page, Site

from marsad.newsroom import made_of
from marsad.newsroom.models import Article, BreakingNotice, InfoPage, Institution, Section
from marsad.web import theme


class Chrome:
    """Institution, menu, standing pages, breaking notices and stylesheet of the site that a request is for."""

    def __init__(self, request: HttpRequest | None) -> None:
        self.request = request

    @classmethod
    def of(cls, request: HttpRequest) -> Chrome:
        """Return the request's own."""
        if not hasattr(request, "_marsad_chrome"):
            request._marsad_chrome = cls(request)
        return request._marsad_chrome

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


def frame() -> dict[str, Any]:
    """Return the context of what is written for many pages at once, without any one request."""
    return {"chrome": Chrome(None), "request": None}


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``chrome`` and ``institution`` for every template. Nothing is loaded until it is used."""
    from django.utils.functional import SimpleLazyObject

    own = Chrome.of(request)
    return {"chrome": own, "institution": SimpleLazyObject(lambda: own.institution)}
