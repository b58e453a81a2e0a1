"""Where Wagtail's admin meets the desk. The desk's own modules say what each thing does."""

from __future__ import annotations

from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from marsad.newsroom.desk import articles, choosers, frame, records

register_snippet(records.Records)
hooks.register("before_bulk_action", records.refuse_deleting_used)
hooks.register("before_create_page", frame.refuse_frame_pages)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    """Return the desk's lists and choosers."""
    return [choosers.viewset, articles.ArticlesViewSet(), frame.SectionViewSet(), frame.FrontPageViewSet()]


@hooks.register("register_admin_viewset", order=10)
def any_page() -> Any:
    """Return what takes the place of Wagtail's own viewset of pages, so it comes after it."""
    return frame.AnyPageViewSet()


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """Return the addresses of the desk's own pages."""
    return [path("newsroom/", include((records.urlpatterns, "newsroom_desk")))]
