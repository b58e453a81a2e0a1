"""From typed words to ranked documents: what is asked of the engine, and in which order its answer is shown.

Nothing here knows of articles or of the database, so that the same code serves the site and the measurements.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from marsad.search.engines import Engine, Facets
from marsad.search.fusion import fused
from marsad.search.levels import Token, tokens_of
from marsad.search.ranking import (
    COVERED,
    HALF_LIFE_DAYS,
    HELD,
    NEAR,
    NEWNESS,
    WEIGHED_AGAIN,
    WELL_HELD,
    least_of,
    nearly_all_of,
)
from marsad.search.terms import terms_of
from marsad.search.wanted import Hit, Order, Term, Wanted, second

DAY = 86_400

#: Given what was typed and a number, returns so many documents that mean the same, the nearest first.
Near = Callable[[str, int], Sequence[int]]


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
    engine was asked for counting them. meant: what may have been meant by doubted words (see `terms.Terms`). facets: how
    the documents that were counted are spread over the values of the numbers that were asked for.
    """

    hits: list[Hit]
    total: int
    loose: bool
    wanted: Wanted
    meant: Mapping[str, Sequence[tuple[str, ...]]]
    facets: Mapping[str, list[tuple[int, int]]]


def find(
    engine: Engine,
    asked: Asked,
    limit: int,
    offset: int = 0,
    near: Near | None = None,
    facets: tuple[Sequence[str], int] = ((), 0),
) -> Found:
    """Return `limit` documents from place `offset`, best first, and how many there are.

    facets: by which numbers they are counted too, and how many values of each are returned.
    near: where given, it is asked for documents that mean what was typed when no document holds more than
    `WELL_HELD` of the words.
    """
    terms = terms_of(engine, asked.words)
    wanted = wanted_of(asked, terms.terms)
    counted = covering(wanted)
    (total, values), loose = _counts(engine, counted, facets), False
    if not total and wanted.terms:
        (total, values), loose, counted = _counts(engine, wanted, facets), counted.least > 1, wanted
    if wanted.order is Order.NEWEST or wanted.is_empty:
        hits = engine.search(counted, limit, offset)
    else:
        hits = ranked(engine, wanted, limit, offset, prefer_new=asked.prefer_new)
        if near and wanted.terms and offset < WEIGHED_AGAIN and not is_well_held(engine, wanted):
            best = hits if not offset and limit >= WEIGHED_AGAIN else ranked(engine, wanted, WEIGHED_AGAIN)
            fused = with_meaning(engine, wanted, best, near(asked.words, WEIGHED_AGAIN))
            hits, total = fused[offset : offset + limit], max(total, min(len(fused), limit))
    meant = terms.meant if total else terms_of(engine, " ".join([asked.words, *asked.phrases])).meant
    return Found(hits, total, loose, counted, meant, values)


def _counts(engine: Engine, wanted: Wanted, facets: tuple[Sequence[str], int]) -> Facets:
    # Counting by numbers counts the documents too: their filter is evaluated once for both.
    names, most = facets
    return engine.facets(wanted, names, most) if names else Facets(engine.count(wanted), {})


def covering(wanted: Wanted) -> Wanted:
    """Return `wanted` narrowed to the documents that hold most of its words."""
    return replace(wanted, least=least_of(sum(term.counts for term in wanted.terms)))


def ranked(engine: Engine, wanted: Wanted, limit: int, offset: int = 0, *, prefer_new: bool = False) -> list[Hit]:
    """Return `limit` documents from place `offset`, best first; with `prefer_new` the new a little before the old.

    Those that hold most of the words, or nearly all, and the new ones, are moved up among the best; see `ranking`.
    """
    if offset >= WEIGHED_AGAIN:
        return engine.search(wanted, limit, offset)
    hits = engine.search(wanted, max(WEIGHED_AGAIN, offset + limit))
    best, rest = _in_reach(hits[:WEIGHED_AGAIN], offset + limit), hits[WEIGHED_AGAIN:]
    covered = _holding(engine, covering(wanted), [hit.key for hit in best])
    least = nearly_all_of(sum(term.counts for term in wanted.terms))
    held = _holding(engine, replace(wanted, least=least), [hit.key for hit in best if hit.key in covered])
    now = second(datetime.now(UTC))

    def weight(hit: Hit) -> float:
        score = hit.score * (1 + COVERED * (hit.key in covered) + HELD * (hit.key in held))
        return score * newness(hit.published, now) if prefer_new else score

    return [*sorted(best, key=weight, reverse=True), *rest][offset : offset + limit]


def _holding(engine: Engine, wanted: Wanted, keys: Sequence[int]) -> set[int]:
    """Return those of the documents that hold as many words as are wanted; none where one word is enough."""
    return engine.matching(wanted, keys) if wanted.least > 1 and keys else set()


def _in_reach(hits: list[Hit], wanted: int) -> list[Hit]:
    """Return those of the hits, given by score, that may be among so many of the best when they are weighed again."""
    if len(hits) <= wanted:
        return hits
    least = hits[wanted - 1].score / ((1 + COVERED + HELD) * (1 + NEWNESS))
    return [hit for hit in hits if hit.score >= least]


def is_well_held(engine: Engine, wanted: Wanted) -> bool:
    """Return whether some document holds so many of the words that the words are enough to find what is meant."""
    least = int(WELL_HELD * sum(term.counts for term in wanted.terms)) + 1
    return bool(engine.count(replace(wanted, least=least)))


def with_meaning(engine: Engine, wanted: Wanted, hits: Sequence[Hit], near: Sequence[int]) -> list[Hit]:
    """Return the `hits` of the words together with documents that are near in meaning, the nearest first, in one order.

    Those too meet every condition of the query besides its words.
    """
    allowed = engine.matching(replace(wanted, terms=(), least=1), near)
    by_key = {key: Hit(key, 0.0) for key in near if key in allowed} | {hit.key: hit for hit in hits}
    order = fused(([hit.key for hit in hits], 1.0), ([key for key in near if key in allowed], NEAR))
    return [by_key[key] for key in order]


def newness(published: int, now: int) -> float:
    """Return by how much the score of a document published at this second is raised; 1 when the date is unknown."""
    if not published:
        return 1.0
    return 1.0 + NEWNESS * math.pow(0.5, max(0.0, now - published) / (HALF_LIFE_DAYS * DAY))


def wanted_of(asked: Asked, terms: Sequence[Term]) -> Wanted:
    """Return what the engine is asked for."""
    return Wanted(
        terms=tuple(terms),
        phrases=_phrases(asked.phrases),
        without=_phrases(asked.without),
        filters=asked.filters,
        published=asked.published,
        order=asked.order,
    )


def _phrases(texts: Sequence[str]) -> tuple[tuple[Token, ...], ...]:
    return tuple(tokens for text in texts if (tokens := tuple(tokens_of(text))))
