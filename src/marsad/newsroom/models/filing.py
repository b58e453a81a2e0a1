"""Where an article is filed: sections are pages, tags and series are records."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from marsad.arabic import fold, slugify
from marsad.newsroom import listings
from marsad.newsroom.addresses import check_free
from marsad.newsroom.models.named import Named, free_slug
from marsad.newsroom.models.public import Public
from marsad.newsroom.permissions import FramePermissionTester


class Section(Public, Page):
    """A section of the site, «الشرق الأوسط»: its articles are its children, listed newest first, page by page.

    Addresses under it: ``/القسم/``, ``/القسم/page/2/``, ``/القسم/2015/08/العنوان/``.
    """

    description = models.TextField(
        _("description"), blank=True, help_text=_("Shown under the section's name and to search engines.")
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        help_text=_("Accent of the section's labels, such as #0b6e4f; empty for the site's own."),
    )

    parent_page_types = ["newsroom.FrontPage", "newsroom.Section"]
    subpage_types = ["newsroom.Section", "newsroom.Article", "newsroom.Study"]
    template = "newsroom/section.html"
    content_panels = [*Page.content_panels, FieldPanel("description"), FieldPanel("colour")]
    page_description = _("A section whose articles are listed newest first")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self) -> None:
        super().clean()
        check_free(self.slug)
        if self.colour and not re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour):
            raise ValidationError({"colour": _("Write a colour as # and six digits, such as #0b6e4f.")})

    def permissions_for_user(self, user: Any) -> FramePermissionTester:
        return FramePermissionTester(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page for the rest of an address: pages of the listing first, then subsections.

        Articles have dated addresses, which `FrontPage.route` finds; without its date there is none.
        """
        match path_components:
            case ["page", number] if number.isascii() and number.isdigit() and self.live:
                return RouteResult(self, kwargs={"number": int(number)})
            case [slug, *rest]:
                below = Section.objects.child_of(self).filter(slug=slug).first()
                if below is None:
                    raise Http404
                return below.route(request, rest)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, number: int = 0, *args: Any, **kwargs: Any) -> HttpResponse:
        request.is_preview = getattr(request, "is_preview", False)
        return listings.respond(
            request, self.template, listings.section(self), number, {"page": self, "self": self, "section": self}
        )


class Tag(TagBase):
    """A subject that articles share. The same word in another spelling is the same tag."""

    folded = models.CharField(max_length=100, db_index=True, editable=False)
    free_tagging = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slugify(tag, max_length=90)
        return slug if i is None else f"{slug}-{i}"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.prepare()
        return super().save(*args, **kwargs)

    def prepare(self) -> None:
        """Fill what follows from the name; needed before rows are created in bulk."""
        self.folded = fold(self.name)
        if not self.slug:
            self.slug = free_slug(Tag, self.name, self.pk)

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("newsroom:tag", args=[self.slug])


class TaggedArticle(ItemBase):
    """One tag on one article."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged_articles")
    content_object = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        unique_together = [("tag", "content_object")]


class Series(Named):
    """Articles that belong together in an order."""

    description = models.TextField(_("description"), blank=True)
    picture = models.ForeignKey(
        "newsroom.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )

    page_route = "series"
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug")], heading=_("Name")),
        FieldPanel("description"),
        FieldPanel("picture"),
    ]

    class Meta(Named.Meta):
        verbose_name = _("series")
        verbose_name_plural = _("series")
