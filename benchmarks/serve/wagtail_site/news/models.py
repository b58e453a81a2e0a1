"""A front page, a section with a paginated list, and an article."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index


class FrontPage(Page):
    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["articles"] = ArticlePage.objects.live().order_by("-date")[:30]
        context["sections"] = SectionPage.objects.live().in_menu()
        return context


class SectionPage(Page):
    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.live().child_of(self).order_by("-date")
        context["articles"] = Paginator(articles, 20).get_page(request.GET.get("page"))
        context["sections"] = SectionPage.objects.live().in_menu()
        return context


class ArticlePage(Page):
    date = models.DateTimeField(default=timezone.now, db_index=True)
    source = models.CharField(max_length=120, blank=True)
    body = StreamField([("heading", CharBlock()), ("paragraph", RichTextBlock())], blank=True)

    content_panels = [*Page.content_panels, FieldPanel("date"), FieldPanel("source"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # The latest of all: sorting an article's 29,000 siblings would cost 80 ms, which nobody would leave so.
        context["related"] = ArticlePage.objects.live().exclude(pk=self.pk).order_by("-date")[:5]
        context["sections"] = SectionPage.objects.live().in_menu()
        return context
