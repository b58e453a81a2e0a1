"""Filters by name: from what a reader typed or chose to the primary keys that the index knows, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from marsad.arabic import fold
from marsad.newsroom.models import Author, Section, Source, Tag

MODELS: Mapping[str, Any] = {"section": Section, "source": Source, "author": Author, "tag": Tag}
#: A name that is typed in part stands for at most so many records.
MOST = 50


def keys(kind: str, text: str) -> tuple[int, ...]:
    """Return the primary keys of the records of a kind (see `MODELS`) that `text` names, by slug or name in any
    spelling; where none is called so, of those whose name holds it. Empty when there is none."""
    if kind == "section":
        return _sections(text)
    records = MODELS[kind].objects
    named = records.filter(Q(slug=text) | Q(folded=fold(text)))
    found = named or records.filter(folded__contains=fold(text))
    return tuple(found.values_list("pk", flat=True)[:MOST])


def _sections(text: str) -> tuple[int, ...]:
    wanted = fold(text)
    rows = [(pk, slug, fold(title)) for pk, slug, title in Section.objects.live().values_list("pk", "slug", "title")]
    named = [pk for pk, slug, title in rows if text == slug or wanted == title]
    return tuple(named or [pk for pk, _, title in rows if wanted in title])


def labels(kind: str, keys: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return slug and name of the records with these primary keys."""
    name = "title" if kind == "section" else "name"
    rows = MODELS[kind].objects.filter(pk__in=list(keys)).values_list("pk", "slug", name)
    return {pk: (slug, label) for pk, slug, label in rows}
