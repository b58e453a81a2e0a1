"""The tense around a date phrase: whether the verb that governs «الثلاثاء» looks back or ahead."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.arabic.data_files import sections
from marsad.arabic.dates.expressions import Tense
from marsad.arabic.stream import BREAK, FoldedStream

_REACH_BACK = 24
_REACH_AHEAD = 10
# Longer words are kept out of the cache.
_LONGEST = 24


def _words(section: str) -> frozenset[str]:
    return sections("dates.txt")[section]


@lru_cache(maxsize=1)
def _perfects() -> frozenset[str]:
    forms: set[str] = set(_words("perfect"))
    for verb in _words("perfect") | _words("perfect_like_nouns"):
        stem = verb[:-1] if verb[-1] in "يا" and len(verb) > 2 else verb
        forms.update(stem + ending for ending in ("ت", "وا", "تا", "ته", "تها", "تهم", "وه", "وها"))
    return frozenset(forms) - _words("not_perfect")


@lru_cache(maxsize=1)
def _futures() -> frozenset[str]:
    return _words("future") | _words("announcing")


_FUTURE_FORM = re.compile(r"س[يتن]\w{2,}")
# Forms VII, VIII and X of the perfect have no long a before their last letter, as their verbal nouns do.
_PERFECT_FORM = re.compile(r"(?:است[^اويءه]{3}|ا[^اوي]ت[^اوي]{2}|ان[^اوي]{3})(?:ت|وا)?")


@lru_cache(maxsize=65536)
def word_tense(word: str) -> Tense | None:
    """Return what a folded word tells about the tense of its clause, None when it tells nothing."""
    joined = word[1:] if word[:1] in ("و", "ف") and len(word) > 3 else ""
    if word in _futures() or (word[:1] == "و" and joined in _futures()):
        return "future"
    for form in (word, joined):
        if form in _perfects() or form == "لم":
            return "past"
        if _FUTURE_FORM.fullmatch(form) and form not in _words("not_future"):
            return "future"
        if _PERFECT_FORM.fullmatch(form) and form not in _words("not_perfect"):
            return "past"
    return None


_STOPS = frozenset({BREAK, ".", "؟", "!", "?", "…"})


def nearby_tense(stream: FoldedStream, first: int, after: int) -> Tense | None:
    """Return the tense of the nearest telling word before the phrase in its sentence, else of the nearest after it."""
    for index in range(first - 1, max(-1, first - 1 - _REACH_BACK), -1):
        word = stream.at(index)
        if word in _STOPS:
            break
        tense = word_tense(word[:_LONGEST])
        if tense is not None:
            # «كان سيزور» looks ahead from the past and still tells of the past; «لم يزر» too.
            return "past" if stream.at(index - 1) in ("كان", "كانت", "لم") else tense
    for index in range(after, min(len(stream), after + _REACH_AHEAD)):
        word = stream.at(index)
        if word in _STOPS:
            break
        tense = word_tense(word[:_LONGEST])
        if tense is not None:
            return tense
    return None
