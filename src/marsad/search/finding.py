"""From typed words to ranked documents: what is asked of the engine, and in which order its answer is shown.

Nothing here knows of articles or of the database, so that the same code serves the site and the measurements.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from marsad.search.engines import Engine
from marsad.search.levels import Token, tokens_of
from marsad.search.wanted import Hit, Order, Term, Wanted, second

#: How many of the best are weighed again by their age. Beyond, nobody sees the difference.
WEIGHED_AGAIN = 200
#: What being new adds to a score, as a share of it, and after how many days half of that is left.
NEWNESS, HALF_LIFE_DAYS = 0.15, 180
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, in keys and seconds instead of names and dates. See `wanted.Wanted`."""

    words: str = ""
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[tuple[str, tuple[int, ...]], ...] = ()
    published: tuple[int | None, int | None] = (None, None)
    order: Order = Order.RELEVANCE
    prefer_new: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    total: how many documents hold most of the words; where none does (`loose`), how many hold any. wanted: what the
    engine was asked, for counting facets.
    """

    hits: list[Hit]
    total: int
    loose: bool
    wanted: Wanted


def find(engine: Engine, asked: Asked, limit: int, offset: int = 0) -> Found:
    """Return `limit` documents from place `offset`, best first, and how many there are."""
    wanted = wanted_of(engine, asked)
    counted = replace(wanted, least=least_of(len(wanted.terms)))
    total, loose = engine.count(counted), False
    if not total and wanted.terms:
        total, loose, counted = engine.count(wanted), len(wanted.terms) > 1, wanted
    return Found(ranked(engine, wanted, limit, offset, asked.prefer_new), total, loose, counted)


def ranked(engine: Engine, wanted: Wanted, limit: int, offset: int = 0, prefer_new: bool = False) -> list[Hit]:
    """Return `limit` documents from place `offset`, best first; with `prefer_new` the new a little before the old."""
    if not prefer_new or wanted.order is not Order.RELEVANCE or wanted.is_empty or offset >= WEIGHED_AGAIN:
        return engine.search(wanted, limit, offset)
    hits = engine.search(wanted, max(WEIGHED_AGAIN, offset + limit))
    now = second(datetime.now(UTC))
    best = sorted(hits[:WEIGHED_AGAIN], key=lambda hit: -hit.score * newness(hit.published, now))
    return [*best, *hits[WEIGHED_AGAIN:]][offset : offset + limit]


def newness(published: int, now: int) -> float:
    """Return by how much the score of a document published at this second is raised; 1 when the date is unknown."""
    if not published:
        return 1.0
    return 1.0 + NEWNESS * math.pow(0.5, max(0.0, now - published) / (HALF_LIFE_DAYS * DAY))


def least_of(terms: int) -> int:
    """Return how many of a query's words a document must hold to be counted as found: two of three, six of eight."""
    return terms - terms // 3


def wanted_of(engine: Engine, asked: Asked) -> Wanted:
    """Return what the engine is asked for these words."""
    return Wanted(
        terms=tuple(Term(token) for token in dict.fromkeys(tokens_of(asked.words))),
        phrases=_phrases(asked.phrases),
        without=_phrases(asked.without),
        filters=asked.filters,
        published=asked.published,
        order=asked.order,
    )


def _phrases(texts: Sequence[str]) -> tuple[tuple[Token, ...], ...]:
    return tuple(tokens for text in texts if (tokens := tuple(tokens_of(text))))


def facets(engine: Engine, found: Found, names: Sequence[str], most: int) -> Mapping[str, list[tuple[int, int]]]:
    """Return how the documents found are spread over the values of each named number."""
    return engine.facets(found.wanted, names, most)
