"""Where to go from a search that found nothing: the same search with less asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from marsad.search.forms import SearchForm
from marsad.search.query import Query


@dataclass(frozen=True, slots=True)
class Step:
    """A wider search: what it gives up, and what stands in its address."""

    label: str
    query_string: str


def wider(form: SearchForm, query: Query) -> list[Step]:
    """Return the searches that ask for less than `form` whose query is `query`, the nearest first."""
    steps: list[tuple[str, dict[str, Any]]] = []
    words = " ".join([query.words, *query.phrases]).strip()
    if query.phrases and words:
        steps.append((_("The same words, not side by side"), {"q": words}))
    if query.without and words:
        steps.append((_("Without leaving anything out"), {"q": words}))
    if form.first or form.last or form.year:
        steps.append((_("At any time"), {"first": None, "last": None, "year": None}))
    if form.section or form.source or form.author or form.tag:
        steps.append((_("In the whole site"), {"section": (), "source": (), "author": (), "tag": ()}))
    if (query.filters or query.after or query.before) and words and words != form.q:
        steps.append((_("Only these words: %(words)s") % {"words": words}, {**_bare(), "q": words}))
    return [Step(label, replace(form, **changes).query_string()) for label, changes in steps]


def _bare() -> dict[str, Any]:
    return {"first": None, "last": None, "year": None, "section": (), "source": (), "author": (), "tag": ()}
