"""How documents are ranked: the weights of one sum, the same for every engine.

A document's score is BM25 of each word of the query in each field and level, weighted and summed, and a bonus for
neighbouring words of the query that stand together. Measured with `benchmarks/search.py`; docs/search.md has the
figures.
"""

from __future__ import annotations

import math

#: Weights of the fields at each level. The lead is the first words of the body: news says first what matters.
WEIGHTS: dict[tuple[str, str], float] = {
    ("title", "words"): 0.8,
    ("title", "stems"): 2.0,
    ("title", "roots"): 1.0,
    ("names", "words"): 0.48,
    ("names", "stems"): 1.2,
    ("names", "roots"): 0.6,
    ("body", "words"): 0.4,
    ("body", "stems"): 1.0,
    ("body", "roots"): 0.5,
    ("lead", "stems"): 0.25,
}
LEAD_WORDS = 50

#: BM25's parameters: how soon another occurrence adds little, and how much a long text counts less.
K1, B = 1.2, 0.75

#: Weights of the bonus in the fields where it is given, by the roots of two neighbouring words of the query with at
#: most `BETWEEN` other words between them in the text.
NEIGHBOURS: dict[str, float] = {"title": 2.0, "names": 1.2, "body": 1.0}
BETWEEN = 1
#: What each pair of a query gives, and what all its pairs share: two words are a notion more often than eight are seven.
EACH_PAIR, ALL_PAIRS = 0.5, 0.5

#: What a function word weighs beside another word.
FUNCTION_WORD = 0.3
#: What a word that may have been meant weighs beside the one that was typed, and words that arise when a space was
#: forgotten or added.
CORRECTED, JOINED = 0.8, 0.8

#: How many of the best are weighed again by what the sum does not know. Beyond, nobody sees the difference.
WEIGHED_AGAIN = 200
#: What holding most of the query's words adds to a score, as a share of it, and what holding nearly all of them adds to
#: that; and from which share on words are nearly all.
COVERED, HELD, NEARLY_ALL = 0.3, 0.3, 0.8
#: What being new adds, and after how many days half of that is left.
NEWNESS, HALF_LIFE_DAYS = 0.15, 180

#: Where a document holds more than this share of a query's words, sentence vectors are not asked: they would bring
#: what is about the same before what was looked for. Elsewhere their order weighs so much beside that of the words.
WELL_HELD, NEAR = 2 / 3, 0.5


def least_of(terms: int) -> int:
    """Return how many of a query's words a document must hold to be counted as found: 1, 2, 2 of three, then half."""
    return terms - terms // 3 if terms <= 3 else terms // 2


def nearly_all_of(terms: int) -> int:
    """Return how many of a query's words a document must hold to have nearly all: 4 of 5, 7 of 8."""
    return math.ceil(round(NEARLY_ALL * terms, 6))


def pair_weight(pairs: int) -> float:
    """Return the weight of the bonus for each of so many pairs of neighbouring words."""
    return EACH_PAIR + ALL_PAIRS / max(pairs, 1)
