"""What rooms and engines say to each other: what is indexed, what is looked for, what was found. Pure data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from marsad.search.levels import Levels, Token, levels_of

#: Fields of text.
FIELDS = ("title", "names", "body")
#: Numbers that a document carries, by which results are filtered, counted and sorted.
NUMBERS = ("section", "source", "author", "tag", "year", "published")


_YEAR_ONE = 62_135_596_800


def second(moment: datetime) -> int:
    """Return an aware moment as whole seconds since the year 1 (UTC), so that no date is negative; at least 0."""
    return max(0, int(moment.timestamp()) + _YEAR_ONE)


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed of one article.

    texts: by field (see `FIELDS`). numbers: by name (see `NUMBERS`), any of them none, one or several; `published` is
    a `second`. stamp: changes whenever the article does. sketch: see `duplicates.sketch`. analysed: what is known of the
    texts' levels already.
    """

    key: int
    texts: Mapping[str, str]
    numbers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    stamp: int = 0
    sketch: bytes = b""
    analysed: Mapping[str, Levels] = field(default_factory=dict, repr=False, compare=False)

    def levels(self, name: str) -> Levels:
        """Return the text of a field at each level."""
        return self.analysed.get(name) or levels_of(self.texts.get(name, ""))


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: the document's key, its score, the second of its publication (0 when unknown)."""

    key: int
    score: float
    published: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: its weight beside the others, and other words that may be meant, with theirs.

    `counts` is false of a word that a document may lack and still hold the whole query: function words, and a word that
    is read as two.
    """

    token: Token
    weight: float = 1.0
    others: tuple[tuple[Token, float], ...] = ()
    counts: bool = True


class Order(Enum):
    """How results are sorted."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for.

    terms: any of them may match, `least` of those that count must. phrases: each must stand in the text as it is, word by word.
    without: no document with one of these words. filters: of each named number, one of the values. published: first
    and last second, None where open.
    """

    terms: tuple[Term, ...] = ()
    least: int = 1
    phrases: tuple[tuple[Token, ...], ...] = ()
    without: tuple[tuple[Token, ...], ...] = ()
    filters: tuple[tuple[str, tuple[int, ...]], ...] = ()
    published: tuple[int | None, int | None] = (None, None)
    order: Order = Order.RELEVANCE

    @property
    def is_empty(self) -> bool:
        """Whether there is no word to look for, so that every document which passes the filters is found."""
        return not (self.terms or self.phrases)
