"""Wagtail's query objects, answered piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery


def plain_text(query: SearchQuery) -> str | None:
    """Return what a reader would have typed for `query`; None for one of several parts, and for one of everything."""
    if isinstance(query, Boost):
        return plain_text(query.subquery)
    if isinstance(query, Phrase):
        return f'"{query.query_string}"'
    return query.query_string if isinstance(query, PlainText | Fuzzy) else None


def narrowed(queryset: QuerySet, query: SearchQuery, condition: Callable[[str], Q]) -> QuerySet:
    """Return the part of `queryset` that `query` asks for; `condition` says what one text asks for."""
    if isinstance(query, MatchAll):
        return queryset
    return queryset.filter(pk__in=queryset.model._default_manager.filter(_condition(query, condition)).values("pk"))


def _condition(query: SearchQuery, condition: Callable[[str], Q]) -> Q:
    if isinstance(query, Boost):
        return _condition(query.subquery, condition)
    if isinstance(query, Not):
        return ~_condition(query.subquery, condition)
    if isinstance(query, And):
        return Q(*(_condition(part, condition) for part in query.subqueries))
    if isinstance(query, Or):
        return reduce(or_, (_condition(part, condition) for part in query.subqueries), Q(pk__in=()))
    text = plain_text(query)
    return Q(pk__isnull=False) if text is None else condition(text)
