"""Finding records by name however it is spelled: «احمد» finds «أحمد»."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import IndexView

from marsad.arabic import fold


def named_like(records: Any, query: str) -> Any:
    """Return those of `records` whose name, folded, or English name holds `query`."""
    wanted = Q(folded__contains=fold(query))
    if any(field.name == "name_en" for field in records.model._meta.get_fields()):
        wanted |= Q(name_en__icontains=query)
    return records.filter(wanted)


class FoldedIndexView(IndexView):
    """A list of records with a search box that folds."""

    is_searchable = True

    def search_queryset(self, queryset: Any) -> Any:
        return named_like(queryset, self.search_query) if self.is_searching else queryset


class NameForm(BaseFilterForm):
    """The search box of a chooser."""

    q = forms.CharField(
        label=_("Name"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search by name")})
    )

    def filter(self, objects: Any) -> Any:
        objects = super().filter(objects)
        query = self.cleaned_data.get("q")
        if query:
            self.is_searching, self.search_query = True, query
            objects = named_like(objects, query)
        return objects


class FoldedChooseView(chooser.ChooseView):
    filter_form_class = NameForm


class FoldedChooseResultsView(chooser.ChooseResultsView):
    filter_form_class = NameForm


class FoldedChooserViewSet(chooser.SnippetChooserViewSet):
    """A chooser of records with a search box that folds, and a quick form for a new record.

    The form is shown to those only who may add such a record.
    """

    choose_view_class = FoldedChooseView
    choose_results_view_class = FoldedChooseResultsView
    form_fields = ["name"]
    creation_tab_label = _("New")
