"""Words that a mistyped word may stand for: those of the index's own that are one mistake away.

Only words that the index hardly knows are doubted. All words that one mistake could have come from are asked for by
name, some four hundred for a word of eight letters, which costs less than a millisecond; nothing has to be kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوءي"
#: A word that stands in more documents than this is not doubted.
KNOWN = 2
#: Shorter words are not doubted: too much is one mistake away from them.
SHORTEST = 3
#: What a space separates or should separate has at least so many letters; so many ways to split a word are tried.
SHORTEST_PART, MOST_SPLITS = 2, 4
#: How many words a mistyped one may stand for at the same time.
MOST_CANDIDATES = 5
#: How much more frequent, in the same measure as likelihood, one candidate must be to be taken for another.
FREQUENCY = 0.25

#: The rows of the Arabic keyboard, folded, each shifted by half a key against the one above.
KEYBOARD = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "يءورايهوزظ")
#: Letters that sound alike to some speakers, and letters that only dots keep apart.
ALIKE = (
    "ضظد",
    "ذدز",
    "هحخ",
    "سصث",
    "تطث",
    "قكغ",
    "اعءه",
    "بتثني",
    "جحخ",
    "دذ",
    "رز",
    "سش",
    "صض",
    "طظ",
    "عغ",
    "فق",
    "وءا",
    "يءا",
)

#: How likely each mistake is beside the others.
SWAPPED, DOUBLED, MISSING, NEAR, FAR = 0.9, 0.9, 0.8, 0.8, 0.5


class Words(Protocol):
    """What knows how frequent words are."""

    def word_frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many documents each of the folded words stands; words in none may be left out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may have been meant: how likely beside the likeliest (1), and in how many documents it stands."""

    word: str
    likelihood: float
    frequency: int


def candidates(engine: Words, word: str, known: int) -> list[Candidate]:
    """Return the words that the folded `word`, which stands in `known` documents, may have been meant for, best first.

    Empty for a word that is not doubted.
    """
    if known > KNOWN or len(word) < SHORTEST or not word.isalpha():
        return []
    mistakes = dict(variants(word))
    found = engine.word_frequencies(mistakes)
    weights = {
        other: mistakes[other] * math.pow(frequency, FREQUENCY)
        for other, frequency in found.items()
        if frequency > known
    }
    best = sorted(weights, key=lambda other: (-weights[other], other))[:MOST_CANDIDATES]
    return [Candidate(other, weights[other] / weights[best[0]], found[other]) for other in best]


def parts(engine: Words, word: str, known: int) -> list[tuple[str, str]]:
    """Return the ways to read an unknown folded `word` as two words that the index knows, without a space between."""
    if known > KNOWN or not word.isalpha():
        return []
    splits = [(word[:at], word[at:]) for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)]
    frequencies = engine.word_frequencies({part for split in splits for part in split})
    weights = {split: min(frequencies.get(part, 0) for part in split) for split in splits}
    likely = sorted(weights, key=lambda split: (-weights[split], split))[:MOST_SPLITS]
    return [split for split in likely if weights[split] > KNOWN]


def variants(word: str) -> Iterator[tuple[str, float]]:
    """Yield every string that one mistake makes `word` of, with the likelihood of that mistake, the unlikely first."""
    alphabet = LETTERS if word[0] >= "ء" else "abcdefghijklmnopqrstuvwxyz"
    found: list[tuple[float, str]] = []
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        found += [(MISSING, before + letter + after) for letter in alphabet]
        if not after:
            continue
        found.append((_superfluous(word, at), before + after[1:]))
        near = neighbours().get(after[0], "")
        found += [
            (NEAR if letter in near else FAR, before + letter + after[1:]) for letter in alphabet if letter != after[0]
        ]
        if len(after) > 1 and after[0] != after[1]:
            found.append((SWAPPED, before + after[1] + after[0] + after[2:]))
    for likelihood, variant in sorted(found):
        yield variant, likelihood


def _superfluous(word: str, at: int) -> float:
    """Return how likely the letter at this place was typed by mistake: twice, beside a neighbouring key, or otherwise."""
    beside = word[max(0, at - 1) : at] + word[at + 1 : at + 2]
    if word[at] in beside:
        return DOUBLED
    near = neighbours().get(word[at], "")
    return NEAR if any(letter in near for letter in beside) else FAR


@lru_cache(maxsize=1)
def neighbours() -> dict[str, str]:
    """Return for each letter those that are typed instead of it: on neighbouring keys, of like sound or shape."""
    found: dict[str, set[str]] = {}
    pairs: list[tuple[str, str]] = []
    for row in KEYBOARD:
        pairs += pairwise(row)
    for upper, lower in pairwise(KEYBOARD):
        pairs += [*zip(upper, lower, strict=False), *zip(upper[1:], lower, strict=False)]
    for group in ALIKE:
        pairs += [(one, other) for one in group for other in group]
    for one, other in pairs:
        if one != other:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {letter: "".join(sorted(others)) for letter, others in found.items()}
