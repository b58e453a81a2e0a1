"""Words that hang others together («في», «هذا», «ماذا»): they say little of what a text or a query is about."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from marsad.arabic import fold


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the function words, folded."""
    lines = files("marsad.search").joinpath("data/function_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in fold(line).split())


def is_function_word(word: str) -> bool:
    """Return whether a folded word is one, with a conjunction written on to it or without."""
    known = function_words()
    return word in known or (len(word) > 2 and word[0] in "وف" and word[1:] in known)
