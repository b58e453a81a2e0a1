"""The front page and the site's standing pages."""

from __future__ import annotations

import re
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.url_routing import RouteResult

from marsad.newsroom import front
from marsad.newsroom.addresses import check_free
from marsad.newsroom.models.article import Article
from marsad.newsroom.models.public import Public
from marsad.newsroom.permissions import FramePermissionTester

YEAR = re.compile(r"[12]\d{3}")
MONTH = re.compile(r"0[1-9]|1[0-2]")


class FrontPage(Public, Page):
    """The site's first page: what its editors put first, then what is newest.

    A place that no editor filled is filled with the newest articles, so that a site without hands still has a front.
    """

    lead = models.ForeignKey(
        "newsroom.Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead article"),
        help_text=_("The newest article when left empty."),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.Section", "newsroom.InfoPage"]
    max_count = 1
    template = "newsroom/front.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        InlinePanel("featured", label=_("article"), heading=_("Beside the lead"), max_num=front.FEATURED),
        InlinePanel("front_sections", label=_("section"), heading=_("Sections, in order")),
    ]
    page_description = _("The site's first page")

    class Meta:
        verbose_name = _("front page")

    def permissions_for_user(self, user: Any) -> FramePermissionTester:
        return FramePermissionTester(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page for an address. An article's is looked up whole, without a walk through its sections."""
        match path_components:
            case [_, *_, year, month, _] if YEAR.fullmatch(year) and MONTH.fullmatch(month):
                article = Article.at(f"{self.url_path}{'/'.join(path_components)}/")
                if article is None:
                    raise Http404
                return article.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["front"] = front.arrange(self)
        return context


class Featured(Orderable):
    """An article that stands beside the lead."""

    front = ParentalKey(FrontPage, on_delete=models.CASCADE, related_name="featured")
    article = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="+", verbose_name=_("article"))

    panels = [FieldPanel("article")]


class FrontSection(Orderable):
    """A section that has a place on the front page."""

    class Layout(models.TextChoices):
        GRID = "grid", _("cards")
        LIST = "list", _("list with one large")
        STRIP = "strip", _("strip")

    front = ParentalKey(FrontPage, on_delete=models.CASCADE, related_name="front_sections")
    section = models.ForeignKey("newsroom.Section", models.CASCADE, related_name="+", verbose_name=_("section"))
    layout = models.CharField(_("layout"), max_length=8, choices=Layout.choices, default=Layout.GRID)

    panels = [FieldPanel("section"), FieldPanel("layout")]


class InfoPage(Public, Page):
    """A standing page such as «من نحن»."""

    body = RichTextField(
        _("text"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "image"]
    )
    in_footer = models.BooleanField(_("in the footer"), default=True)

    parent_page_types = ["newsroom.FrontPage"]
    subpage_types: list[str] = []
    template = "newsroom/info.html"
    content_panels = [*Page.content_panels, FieldPanel("body"), FieldPanel("in_footer")]
    page_description = _("A standing page, such as “About us”")

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    def clean(self) -> None:
        super().clean()
        check_free(self.slug)

    def permissions_for_user(self, user: Any) -> FramePermissionTester:
        return FramePermissionTester(user, self)
