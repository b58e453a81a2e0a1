"""Arabic word patterns (أوزان): where the three root letters stand among the letters that a pattern adds."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.arabic.data_files import read_lines
from marsad.arabic.folding import fold

_ROOT_LETTERS = "123"
_ROOT_LETTER_OF_PLURAL = "1234"
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
    for own, (first, second, third) in _patterns().get(len(word), ()):
        for place, letter in own:
            if word[place] != letter:
                break
        else:
            found = word[first] + word[second] + word[third]
            weak = sum(map(found.count, _WEAK)) + 2 * found.endswith("ه")
            candidate = (-weak, len(own), found)
            if best is None or candidate[:2] > best[:2]:
                best = candidate
    return best[2] if best else None


@lru_cache(maxsize=1)
def _plural_patterns() -> dict[int, list[tuple[re.Pattern[str], list[str]]]]:
    """Return the patterns of broken plurals by length, each with the templates of its singulars."""
    by_length: dict[int, list[tuple[re.Pattern[str], list[str]]]] = {}
    for line in read_lines("plural_patterns.txt"):
        plural, singulars = fold(line).split(" = ")
        parts = (f"(?P<r{c}>[^{_WEAK}ه])" if c in _ROOT_LETTER_OF_PLURAL else c for c in plural)
        templates = [re.sub(r"(\d)", r"\\g<r\1>", singular) for singular in singulars.split()]
        by_length.setdefault(len(plural), []).append((re.compile("".join(parts)), templates))
    return by_length


def singulars_by_pattern(word: str) -> list[str]:
    """Return the singulars that a folded word would have if it were a broken plural, the likeliest first."""
    return [
        match.expand(template)
        for pattern, templates in _plural_patterns().get(len(word), ())
        if (match := pattern.fullmatch(word))
        for template in templates
    ]
