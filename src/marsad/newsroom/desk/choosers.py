"""Choosing an article for the front page or a breaking notice: newest first, found by title in any spelling."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChooseResultsViewMixin,
    ChooseViewMixin,
    CreationFormMixin,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import Page

from marsad.newsroom.desk.title_search import found
from marsad.newsroom.models import Article, Section


class ArticleSearchForm(BaseFilterForm):
    """The search box of the chooser, and the section to look in."""

    q = forms.CharField(
        label=_("Headline"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Words of the headline")})
    )
    section = forms.ModelChoiceField(
        Section.objects.order_by("path"), label=_("section"), required=False, empty_label=_("all sections")
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        section, query = self.cleaned_data.get("section"), self.cleaned_data.get("q")
        if section:
            objects = objects.filter(path__startswith=section.path)
        if query:
            self.is_searching, self.search_query = True, query
            objects = found(objects, query)
        return objects


class BaseChooseArticleView(BaseChooseView):
    filter_form_class = ArticleSearchForm
    per_page = 15

    def get_object_list(self) -> QuerySet:
        """Return live articles: what a reader is led to must be there."""
        return Article.objects.live().defer("body")

    def apply_object_list_ordering(self, objects: QuerySet) -> QuerySet:
        return objects.order_by(F("published_at").desc(nulls_last=True), "-pk")

    def get_results_page(self, request: Any) -> Any:
        page = super().get_results_page(request)
        Page.objects.annotate_parent_page(page.object_list)
        return page

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Column("section", label=_("section"), accessor=lambda article: article._parent_page.title),
            DateColumn("published_at", label=_("date")),
        ]


class ChooseArticleView(ChooseViewMixin, CreationFormMixin, BaseChooseArticleView):
    """The whole dialogue."""


class ChooseArticleResultsView(ChooseResultsViewMixin, CreationFormMixin, BaseChooseArticleView):
    """The list within it, when searching or paging."""


class ArticleChooserViewSet(ChooserViewSet):
    """Used by every foreign key to an article in the desk's forms."""

    model = Article
    icon = "doc-full-inverse"
    choose_one_text = _("Choose an article")
    choose_another_text = _("Choose another article")
    edit_item_text = _("Edit this article")
    choose_view_class = ChooseArticleView
    choose_results_view_class = ChooseArticleResultsView


viewset = ArticleChooserViewSet("article_chooser")
