"""Suggestions while a reader types: titles, people, tags and sections, in whatever spelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from marsad.arabic import fold
from marsad.newsroom import listings
from marsad.newsroom.models import Author, Section, Tag
from marsad.search import index
from marsad.search.levels import tokens_of, words_of

#: How many suggestions there are of records and of titles.
RECORDS, TITLES = 3, 5
#: With less nothing is suggested: too much begins so.
FEWEST_LETTERS = 2
MOST_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion: its kind (section, author, tag, article), what is shown, where it leads."""

    kind: str
    label: str
    address: str


def suggest(text: str) -> list[Suggestion]:
    """Return what a reader who typed `text` so far may be looking for, best first. Raises `index.Off`."""
    folded = " ".join(words_of(text[:MOST_CHARACTERS]))
    if len(folded) < FEWEST_LETTERS:
        return []
    return [*_records(folded), *_titles(text[:MOST_CHARACTERS])]


def _records(folded: str) -> list[Suggestion]:
    found = [
        Suggestion("section", section.title, section.url)
        for section in Section.objects.live().order_by("path")
        if _begins(fold(section.title), folded)
    ]
    for kind, model in (("author", Author), ("tag", Tag)):
        begins = Q()
        for start in (folded, f"ال{folded}"):
            begins |= Q(folded__startswith=start) | Q(folded__contains=f" {start}")
        records = model.objects.filter(begins)[:RECORDS]
        found += [Suggestion(kind, record.name, record.get_absolute_url()) for record in records]
    return found[: 2 * RECORDS]


def _begins(name: str, typed: str) -> bool:
    return any(word.startswith((typed, f"ال{typed}")) for word in (name, *name.split()))


def _titles(text: str) -> Iterator[Suggestion]:
    """Yield the newest articles whose titles hold the whole words and begin the last one."""
    words = words_of(text)
    whole, last = (words, "") if text[-1:].isspace() else (words[:-1], words[-1])
    tokens = [token for word in whole for token in tokens_of(word)]
    hits = index.engine().titles(tokens, last, TITLES)
    seen: set[str] = set()
    articles: list[Any] = listings.cards(hit.key for hit in hits)
    for article in articles:
        if article.live and article.title not in seen:
            seen.add(article.title)
            yield Suggestion("article", article.title, article.url)
