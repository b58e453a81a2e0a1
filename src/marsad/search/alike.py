"""Which documents of the index are about the same as a given one, and which are the same report."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.search.duplicates import SAME, containment
from marsad.search.engines import Engine
from marsad.search.function_words import is_function_word
from marsad.search.levels import tokens_of
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
#: From how many candidates the most alike are chosen.
CANDIDATES = 40
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


def alike(engine: Engine, document: Document, most: int) -> list[Alike]:
    """Return up to `most` documents that are about the same as `document`, best first, and all that are the same.

    Of several that are the same report as each other, the best alone is returned. The document itself should be in the
    index: its own score is what the others' are measured by.
    """
    words = telling_words(engine, document)
    tags = telling_tags(engine, document)
    hits = engine.similar(words, tags, CANDIDATES) if words or tags else []
    own = max((hit.score for hit in hits if hit.key == document.key), default=0.0)
    own = own or max((hit.score for hit in hits), default=1.0)
    others = [hit for hit in hits if hit.key != document.key]
    sketches = engine.sketches([hit.key for hit in others])
    published = next(iter(document.numbers.get("published", ())), 0)
    found: list[Alike] = []
    kept: list[bytes] = []
    for score, hit in sorted(((_score(hit, own, published), hit) for hit in others), key=lambda pair: -pair[0]):
        sketch = sketches.get(hit.key, b"")
        share = containment(document.sketch, sketch)
        if share >= SAME:
            found.append(Alike(hit.key, share, same=True))
        elif score >= LEAST and len(kept) < most and all(containment(sketch, other) < SAME for other in kept):
            kept.append(sketch)
            found.append(Alike(hit.key, min(score, 1.0), same=False))
    return found


def telling_words(engine: Engine, document: Document) -> list[tuple[str, float]]:
    """Return the stems that tell most what `document` is about, with their weights."""
    counts: Counter[str] = Counter()
    for name, times in (("body", 1), ("title", TITLE_COUNTS)):
        for token in tokens_of(document.texts.get(name, "")):
            if not is_function_word(token.word):
                counts[token.stems[0]] += times
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
