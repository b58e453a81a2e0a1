"""The search behind Wagtail's interface, for the desk: page lists, choosers, pictures, documents and records.

It stores nothing of its own, so saving, publishing and importing cost nothing more. Published articles are found in the
readers' index, whatever engine holds it; what readers do not see, drafts first, in a small index in memory
(`backend.drafts`); everything else by a scan that knows all spellings (`backend.records`). Wagtail narrows the query's
set to what a user may see, and only what is in that set is returned.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Model, QuerySet
from modelsearch.backends.base import BaseSearchBackend, BaseSearchResults
from modelsearch.query import MATCH_ALL, PlainText, SearchQuery
from wagtail.models import Page

from marsad.search.backend import pages, records
from marsad.search.backend.queries import narrowed


class Compiler:
    """What is looked for, and in which set. Filters and orderings are the set's own, so there is nothing to check."""

    is_typing = False

    def __init__(
        self,
        queryset: QuerySet,
        query: SearchQuery | str | None,
        fields: Sequence[str] | None = None,
        operator: str | None = None,
        order_by_relevance: bool = True,
    ) -> None:
        self.queryset = queryset
        self.query = PlainText(query, operator=operator or "and") if isinstance(query, str) else query or MATCH_ALL
        self.fields, self.order_by_relevance = fields, order_by_relevance

    def check(self) -> None:
        """Do nothing; a part of the interface."""

    def found(self) -> QuerySet | list[int]:
        """Return what is found: primary keys, the best first, or a part of the set in its own order."""
        if self.fields is None and issubclass(self.queryset.model, Page):
            keys = pages.keys(self.query, is_typing=self.is_typing)
            if keys is not None:
                return _ordered(self.queryset, keys) if self.order_by_relevance else self.queryset.filter(pk__in=keys)
        return narrowed(
            self.queryset, self.query, lambda text: records.condition(self.queryset.model, text, self.fields)
        )


class TypingCompiler(Compiler):
    """As `Compiler`, while the last word may not be finished."""

    is_typing = True


def _ordered(queryset: QuerySet, keys: Sequence[int]) -> list[int]:
    within = set(queryset.filter(pk__in=keys).order_by().values_list("pk", flat=True))
    return [key for key in keys if key in within]


class Results(BaseSearchResults):
    """A part of what was found, as model instances."""

    supports_facet = True

    def _found(self) -> QuerySet | list[int]:
        found = self.query_compiler.found()
        if isinstance(found, QuerySet) and not found.query.order_by:
            found = found.order_by("-pk")  # so that pages do not overlap
        return found

    def _do_search(self) -> list[Model]:
        part = self._found()[self.start : self.stop]
        if isinstance(part, QuerySet):
            objects = list(part)
        else:
            here = {one.pk: one for one in self.query_compiler.queryset.filter(pk__in=part)}
            objects = [here[key] for key in part if key in here]
        if self._score_field:
            for place, one in enumerate(objects, self.start + 1):
                setattr(one, self._score_field, 1 / place)
        return objects

    def _do_count(self) -> int:
        part = self._found()[self.start : self.stop]
        return part.count() if isinstance(part, QuerySet) else len(part)

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """Return how many results have each value of a field, the most frequent first."""
        found = self.query_compiler.found()
        if not isinstance(found, QuerySet):
            found = self.query_compiler.queryset.filter(pk__in=found)
        counted = found.order_by().values_list(field_name).annotate(count=Count("pk")).order_by("-count", field_name)
        return OrderedDict(counted)


class SearchBackend(BaseSearchBackend):
    """Set as WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] by the name of this module."""

    query_compiler_class = Compiler
    autocomplete_query_compiler_class = TypingCompiler
    results_class = Results
