"""Finding or making, many at once, the records that stories name: sections, authors, sources, tags."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from marsad.arabic import fold, slugify
from marsad.newsroom.addresses import check_free
from marsad.newsroom.models import Author, FrontPage, Section, Source, Tag

Record = TypeVar("Record", Author, Source, Tag)

#: Longest name that each kind of record holds; longer ones are cut at a word.
NAME_LIMIT = {Author: 200, Source: 200, Tag: 100}


def cut(text: str, limit: int) -> str:
    """Return `text`, cut at a word with an ellipsis when it is longer than `limit` characters."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip("،,؛:-– ") + "…"


class Records:
    """The named records of one import. Names that differ only in spelling are one record, as `fold` sees them."""

    def __init__(self) -> None:
        self._known: dict[type[models.Model], dict[str, int]] = {Author: {}, Source: {}, Tag: {}}
        self._slugs: dict[type[models.Model], set[str]] = {}
        self._sections: dict[str, Section] = {}

    def forget(self) -> None:
        """Drop what was remembered, after a transaction that made records was rolled back."""
        self.__init__()

    def get(self, model: type[Record], name: str) -> int | None:
        """Return the primary key of the record with this name; None unless `ensure` was asked for it before."""
        return self._known[model].get(self._key(model, name))

    def ensure(self, model: type[Record], names: Iterable[str]) -> None:
        """Look up the records with these names, and make those that are missing."""
        known = self._known[model]
        wanted = {self._key(model, name): cut(name, NAME_LIMIT[model]) for name in names if name.strip()}
        wanted = {key: name for key, name in wanted.items() if key and key not in known}
        if not wanted:
            return
        known.update(model.objects.filter(folded__in=wanted).order_by("-pk").values_list("folded", "pk"))
        missing = [model(name=name) for key, name in wanted.items() if key not in known]
        for record in missing:
            record.slug = self._free_slug(model, record.name)
            record.prepare()
        for record in model.objects.bulk_create(missing):
            known[record.folded] = record.pk

    def section(self, name: str) -> Section:
        """Return the section with this title, made under the front page when there is none."""
        key = fold(name)
        if key not in self._sections:
            for section in Section.objects.all():
                self._sections.setdefault(fold(section.title), section)
            if key not in self._sections:
                front = FrontPage.objects.get()
                title = cut(name, 100)
                made = Section(title=title, slug=_section_slug(title))
                front.add_child(instance=made)
                self._sections[key] = made
        return self._sections[key]

    def _key(self, model: type[Record], name: str) -> str:
        return fold(cut(name, NAME_LIMIT[model]))

    def _free_slug(self, model: type[Record], name: str) -> str:
        taken = self._slugs.get(model)
        if taken is None:
            taken = self._slugs[model] = set(model.objects.values_list("slug", flat=True))
        base = slugify(name, max_length=90)
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        return slug


def _section_slug(title: str) -> str:
    """Return a slug for a new section; where the site itself uses the plain one («وسم»), or a page has it, a numbered one."""
    base = slugify(title)
    taken = set(FrontPage.objects.get().get_children().values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken or not _is_free(slug):
        number += 1
        slug = f"{base}-{number}"
    return slug


def _is_free(slug: str) -> bool:
    try:
        check_free(slug)
    except ValidationError:
        return False
    return True
