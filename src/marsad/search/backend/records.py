"""Finding what has no index, in any spelling: pictures, documents, records, and pages when search is turned off.

There are thousands of these at most, and a scan of thirty thousand titles costs less than a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Model, Q, TextField
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from wagtail.models import Page

from marsad.newsroom.desk.title_search import MAX_WORDS, spelling_pattern
from marsad.search.levels import places_of


def condition(model: type[Model], text: str, names: Sequence[str] | None = None) -> Q:
    """Return the condition that every word of `text` stands, or begins a word, in one of the model's searched fields.

    names: only these of them.
    """
    lookups = [lookup for lookup in _lookups(model, model.get_search_fields()) if names is None or lookup in names]
    if issubclass(model, Page):
        lookups.append("draft_title")  # what the desk shows of a page
    words = [text[place.start : place.end] for place in places_of(text)][:MAX_WORDS]
    if not words or not lookups:
        return Q(pk__in=())
    wanted = Q()
    for word in words:
        pattern = spelling_pattern(word)
        somewhere = Q()
        for lookup in lookups:
            somewhere |= Q(**{f"{lookup}__regex": pattern})
        wanted &= somewhere
    return wanted


def _lookups(model: type[Model], fields: Sequence[Any], prefix: str = "") -> Iterator[str]:
    """Yield the names of the database's text fields among a model's search fields, those of related records too."""
    seen = set()
    for field in fields:
        try:
            column = model._meta.get_field(field.field_name)
        except FieldDoesNotExist:
            continue  # a method or property; what it is made of is not in the database
        if isinstance(field, RelatedFields):
            yield from _lookups(column.related_model, field.fields, f"{prefix}{field.field_name}__")
        elif isinstance(field, SearchField | AutocompleteField) and isinstance(column, CharField | TextField):
            if field.field_name not in seen:
                yield f"{prefix}{field.field_name}"
            seen.add(field.field_name)
