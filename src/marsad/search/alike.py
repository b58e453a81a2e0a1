"""Which documents of the index are about the same as a given one, and which are the same report."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.search.duplicates import SAME, containment
from marsad.search.engines import Engine
from marsad.search.function_words import is_function_word
from marsad.search.fusion import fused
from marsad.search.levels import stems_and_root
from marsad.search.wanted import Document, Hit, Wanted

#: By how many of its most telling words a document is compared.
TELLING_WORDS = 24
#: A word that stands in a larger share of all documents tells nothing.
COMMON = 0.1
#: In a small archive a word may stand in so many all the same.
FEW = 5
#: A word of the title counts as if it stood so often in the text besides.
TITLE_COUNTS = 3
#: How much a shared tag weighs beside a shared word of the same rarity.
TAG_WEIGHT = 3.0
#: From how many candidates the most alike are chosen, and among how many of the nearest in meaning they are looked for.
CANDIDATES, NEAREST = 40, 200
#: Less alike than this is not about the same.
LEAST = 0.08
#: What being published in the same days adds, as a share, and after how many days half of that is left.
SAME_DAYS, HALF_LIFE_DAYS = 0.4, 21
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Alike:
    """A document that is like another: its key, how much (0 to 1), and whether it is the same report."""

    key: int
    score: float
    same: bool


def alike(
    engine: Engine, document: Document, most: int, near: Callable[[int, int], Sequence[int]] | None = None
) -> list[Alike]:
    """Return up to `most` documents that are about the same as `document`, best first, and all that are the same.

    Of several that are the same report as each other, the best alone is returned. The document itself should be in the
    index: its own score is what the others' are measured by. near: where given, returns the documents nearest to one in
    meaning; among those that share enough words, the order is that of both.
    """
    words = telling_words(engine, document)
    tags = telling_tags(engine, document)
    hits = engine.similar(words, tags, 2 * CANDIDATES if near else CANDIDATES) if words or tags else []
    own = max((hit.score for hit in hits if hit.key == document.key), default=0.0)
    own = own or max((hit.score for hit in hits), default=0.0) or 1.0
    others = [hit for hit in hits if hit.key != document.key]
    sketches = engine.sketches([hit.key for hit in others])
    published = next(iter(document.numbers.get("published", ())), 0)
    found: list[Alike] = []
    kept: list[bytes] = []
    scored = sorted(((_score(hit, own, published), hit) for hit in others), key=lambda pair: -pair[0])
    for score, hit in _by_meaning(scored, near(document.key, NEAREST)) if near else scored:
        sketch = sketches.get(hit.key, b"")
        share = containment(document.sketch, sketch)
        if share >= SAME:
            found.append(Alike(hit.key, share, same=True))
        elif score >= LEAST and len(kept) < most and all(containment(sketch, other) < SAME for other in kept):
            kept.append(sketch)
            found.append(Alike(hit.key, min(score, 1.0), same=False))
    return found


def _by_meaning(scored: Sequence[tuple[float, Hit]], near: Sequence[int]) -> list[tuple[float, Hit]]:
    """Return the hits in the order of both their scores and their places in `near`, with scores in that order.

    Those that share too few words to be about the same are left out, however near they are.
    """
    held = {hit.key: hit for score, hit in scored if score >= LEAST}
    order = fused((held, 1.0), ([key for key in near if key in held], 1.0))
    # As a share of what the first of both orders gets, so that old links and new ones can be compared.
    best = sum(fused(([0], 1.0), ([0], 1.0)).values())
    return [(score / best, held[key]) for key, score in order.items()]


def telling_words(engine: Engine, document: Document) -> list[tuple[str, float]]:
    """Return the stems that tell most what `document` is about, with their weights."""
    counts: Counter[str] = Counter()
    for name, times in (("body", 1), ("title", TITLE_COUNTS)):
        for word in document.levels(name).words.split():
            if not is_function_word(word):
                counts[stems_and_root(word)[0].partition(" ")[0]] += times
    frequencies = engine.frequencies(list(counts))
    total = max(engine.count(), 1)
    weights = {
        stem: (1 + math.log(count)) * math.log(total / frequencies[stem])
        for stem, count in counts.items()
        if len(stem) > 1 and 1 < frequencies[stem] <= max(COMMON * total, FEW)
    }
    best: Sequence[str] = sorted(weights, key=lambda stem: (-weights[stem], stem))[:TELLING_WORDS]
    return [(stem, weights[stem]) for stem in best]


def telling_tags(engine: Engine, document: Document) -> list[tuple[int, float]]:
    """Return the document's tags with their weights: a rare tag weighs like several telling words."""
    total = max(engine.count(), 1)
    weights = []
    for tag in document.numbers.get("tag", ()):
        frequency = engine.count(Wanted(filters=(("tag", (tag,)),)))
        if 1 < frequency <= max(COMMON * total, FEW):
            weights.append((tag, TAG_WEIGHT * math.log(total / frequency) ** 2))
    return weights


def _score(hit: Hit, own: float, published: int) -> float:
    score = hit.score / own
    if published and hit.published:
        apart = abs(published - hit.published) / (HALF_LIFE_DAYS * DAY)
        score *= (1 + SAME_DAYS * math.pow(0.5, apart)) / (1 + SAME_DAYS)
    return score
