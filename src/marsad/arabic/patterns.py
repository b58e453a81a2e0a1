"""Arabic word patterns (أوزان): where the three root letters stand among the letters that a pattern adds."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from marsad.arabic.data_files import read_lines
from marsad.arabic.folding import fold

_ROOT_LETTERS = "123"
_ROOT_LETTER_OF_PLURAL = "1234"
_WEAK = "اويء"


#: The letters of a word at some places: one letter, or several.
_Letters = str | tuple[str, ...]


class _Group(NamedTuple):
    """The patterns of one length whose own letters stand at the same places, by those letters.

    A word is held against all of them by one look-up of its letters there.
    """

    own_letters: Callable[[str], _Letters]
    roots: dict[_Letters, list[tuple[int, Callable[[str], tuple[str, str, str]]]]]
    size: int


@lru_cache(maxsize=1)
def _patterns() -> dict[int, list[_Group]]:
    """Return the patterns by length; each has its rank in the file and the places of its root letters."""
    groups: dict[tuple[int, tuple[int, ...]], _Group] = {}
    for rank, pattern in enumerate(" ".join(read_lines("patterns.txt")).split()):
        folded = fold(pattern)
        own = tuple(place for place, letter in enumerate(folded) if letter not in _ROOT_LETTERS)
        getter: Any = itemgetter(*own)
        group = groups.setdefault((len(folded), own), _Group(getter, {}, len(own)))
        root: Any = itemgetter(*[folded.index(letter) for letter in _ROOT_LETTERS])
        group.roots.setdefault(group.own_letters(folded), []).append((rank, root))
    by_length: dict[int, list[_Group]] = {}
    for (length, _), group in groups.items():
        by_length.setdefault(length, []).append(group)
    return by_length


def root_by_pattern(word: str) -> str | None:
    """Return the root letters of a folded word on the pattern that fits it best, None when none fits.

    The best pattern leaves the fewest weak letters in the root, and adds the most letters of its own.
    """
    best, best_letters = (0, 0, 0), None
    for group in _patterns().get(len(word), ()):
        for rank, root in group.roots.get(group.own_letters(word), ()):
            letters = root(word)
            weak = sum([letter in _WEAK for letter in letters]) + 2 * (letters[2] == "ه")
            candidate = (-weak, group.size, -rank)  # of equals the first in the file
            if best_letters is None or candidate > best:
                best, best_letters = candidate, letters
    return "".join(best_letters) if best_letters else None


@lru_cache(maxsize=1)
def _plural_patterns() -> dict[int, tuple[re.Pattern[str], list[tuple[re.Pattern[str], list[str]]]]]:
    """Return the patterns of broken plurals by length, each with the templates of its singulars, and one for all of
    that length: most words are on none."""
    by_length: dict[int, list[tuple[re.Pattern[str], list[str]]]] = {}
    for line in read_lines("plural_patterns.txt"):
        plural, singulars = fold(line).split(" = ")
        parts = (f"(?P<r{c}>[^{_WEAK}ه])" if c in _ROOT_LETTER_OF_PLURAL else c for c in plural)
        templates = [re.sub(r"(\d)", r"\\g<r\1>", singular) for singular in singulars.split()]
        by_length.setdefault(len(plural), []).append((re.compile("".join(parts)), templates))
    any_of = {
        length: "|".join(re.sub(r"\?P<r\d>", "?:", pattern.pattern) for pattern, _ in patterns)
        for length, patterns in by_length.items()
    }
    return {length: (re.compile(any_of[length]), patterns) for length, patterns in by_length.items()}


def singulars_by_pattern(word: str) -> list[str]:
    """Return the singulars that a folded word would have if it were a broken plural, the likeliest first."""
    found = _plural_patterns().get(len(word))
    if found is None or found[0].fullmatch(word) is None:
        return []
    return [
        match.expand(template)
        for pattern, templates in found[1]
        if (match := pattern.fullmatch(word))
        for template in templates
    ]
