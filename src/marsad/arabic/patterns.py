"""Arabic word patterns (أوزان): where the three root letters stand among the letters that a pattern adds."""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic.data_files import read_lines
from marsad.arabic.folding import fold

_ROOT_LETTERS = "123"
_WEAK = "اويء"


@lru_cache(maxsize=1)
def _patterns() -> dict[int, list[tuple[tuple[tuple[int, str], ...], tuple[int, int, int]]]]:
    """Return the patterns by length, each as (its own letters with their places, the places of the root letters)."""
    by_length: dict[int, list[tuple[tuple[tuple[int, str], ...], tuple[int, int, int]]]] = {}
    for pattern in " ".join(read_lines("patterns.txt")).split():
        folded = fold(pattern)
        own = tuple((place, letter) for place, letter in enumerate(folded) if letter not in _ROOT_LETTERS)
        first, second, third = (folded.index(letter) for letter in _ROOT_LETTERS)
        by_length.setdefault(len(folded), []).append((own, (first, second, third)))
    return by_length


def root_by_pattern(word: str) -> str | None:
    """Return the root letters of a folded word on the pattern that fits it best, None when none fits.

    The best pattern leaves the fewest weak letters in the root, and adds the most letters of its own.
    """
    best: tuple[int, int, str] | None = None
    for own, places in _patterns().get(len(word), ()):
        if any(word[place] != letter for place, letter in own):
            continue
        found = "".join(word[place] for place in places)
        weak = sum(letter in _WEAK for letter in found) + 2 * found.endswith("ه")
        candidate = (-weak, len(own), found)
        if best is None or candidate[:2] > best[:2]:
            best = candidate
    return best[2] if best else None
