"""How long a text takes to read."""

from __future__ import annotations

import math
import re

#: Silent reading of Arabic by adults: 181 words a minute in Brysbaert's meta-analysis (2019), rounded.
WORDS_PER_MINUTE = 180

_WORD = re.compile(r"\w\S*")


def reading_minutes(text: str, words_per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return the whole minutes that reading `text` takes, rounded up; 0 for a text without words."""
    if words_per_minute < 1:
        raise ValueError(f"words_per_minute must be at least 1, not {words_per_minute}")
    return math.ceil(sum(1 for _ in _WORD.finditer(text)) / words_per_minute)
