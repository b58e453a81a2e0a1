"""The site's frame in the explorer: who is offered which kinds of page, and how a section's pages are listed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.admin.views.pages.create import AddSubpageView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from marsad.newsroom.desk.articles import SectionIndexView, TitleSearchView
from marsad.newsroom.models import FrontPage, Section
from marsad.newsroom.permissions import may_create


class PermittedSubpageView(AddSubpageView):
    """Offers the kinds of page that the user may create."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        permitted = {
            model._meta.model_name
            for model in type(self.parent_page).creatable_subpage_models()
            if may_create(self.request.user, model)
        }
        return {**context, "page_types": [row for row in self.page_types if row[2] in permitted]}


def refuse_frame_pages(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> None:
    """Hook: stop the creation of a kind of page that is not for this user, also by a direct request."""
    if not may_create(request.user, page_class):
        raise PermissionDenied


class FrameViewSet(PageViewSet):
    """Abstract: a page of the frame."""

    add_subpage_view_class = PermittedSubpageView

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        # What is listed are the pages below, of any kind.
        return super().get_index_view_kwargs(**{"model": Page, **kwargs})


class SectionViewSet(FrameViewSet):
    model = Section
    parent_models = [Section]
    index_view_class = SectionIndexView


class FrontPageViewSet(FrameViewSet):
    model = FrontPage
    parent_models = [FrontPage]


class AnyPageViewSet(PageViewSet):
    """All pages; takes the place of Wagtail's own for the sake of the search."""

    model = Page
    search_view_class = TitleSearchView
