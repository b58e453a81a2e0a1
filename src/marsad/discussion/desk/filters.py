"""What moderators look for: the same filters and search serve the list and "all in this list" of a bulk action."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.widgets import AdminPageChooser

from marsad.arabic import fold
from marsad.discussion.models import Comment, Doubt, Status
from marsad.newsroom.models import Article

ANY = "any"


class CommentFilterSet(WagtailFilterSet):
    """Status, doubt, day, article, and sender.

    A sender is named by the number of a comment, not by an address: what is filtered by stands in the page's address,
    and so in the server's log.
    """

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    doubt = django_filters.ChoiceFilter(
        label=_("Doubt"),
        choices=[(ANY, _("any doubt")), *Doubt.choices],
        method="filter_doubt",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    created_at = django_filters.DateFromToRangeFilter(label=_("Sent"), widget=DateRangePickerWidget)
    article = django_filters.ModelChoiceFilter(
        label=_("Article"), queryset=Article.objects.all(), widget=AdminPageChooser(target_models=[Article])
    )
    sender = django_filters.NumberFilter(
        label=_("Same sender as the comment with the number"),
        method="filter_sender",
        widget=forms.NumberInput(attrs={"min": 1}),
    )

    class Meta:
        model = Comment
        fields: list[str] = []

    def filter_doubt(self, queryset: QuerySet[Comment], name: str, value: str) -> QuerySet[Comment]:
        if value == ANY:
            return queryset.exclude(doubts="")
        return queryset.filter(doubts__contains=value)

    def filter_sender(self, queryset: QuerySet[Comment], name: str, value: Decimal) -> QuerySet[Comment]:
        one = Comment.objects.filter(pk=int(value)).exclude(email_hash="").values("email_hash")
        return queryset.filter(email_hash__in=one)


def search(queryset: QuerySet[Comment], query: str) -> QuerySet[Comment]:
    """Return the comments in which every word of `query` stands, in name or text, in any spelling."""
    for word in fold(query).split():
        queryset = queryset.filter(folded__contains=word)
    return queryset


def in_listing(request: HttpRequest) -> QuerySet[Comment]:
    """Return all comments of the list that `request`'s address describes, on whatever page of it."""
    queryset: Any = Comment.objects.all()
    filters = CommentFilterSet(data=request.GET, request=request)
    if not filters.is_valid():
        return queryset.none()
    return search(filters.filter_queryset(queryset), request.GET.get("q", ""))
