"""Finding pages by words of their title, however they are spelled.

Wagtail's own page index is not asked: it knows neither «احمد» as «أحمد» nor the articles that an import wrote in bulk.
A scan of thirty thousand titles costs less than a tenth of a second, and the desk searches seldom.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from marsad.arabic import fold
from marsad.arabic.letters import HAMZA_MARKS, INVISIBLE, TASHKEEL, TATWEEL

#: What may stand between two letters of a word without making it another word.
_LOOSE = f"[{TASHKEEL}{TATWEEL}{INVISIBLE}{HAMZA_MARKS}]*"
MAX_WORDS = 12


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """Return, for each folded character, all characters of one code point that fold to it."""
    found: dict[str, str] = {}
    for code in (*range(0x21, 0x250), *range(0x0620, 0x0700)):
        folded = fold(chr(code))
        if len(folded) == 1:
            found[folded] = found.get(folded, "") + chr(code)
    return found


def spelling_pattern(word: str) -> str:
    """Return a regular expression that finds `word` in any spelling; it holds no construct that can run away."""
    spellings = _spellings()
    classes = (f"[{re.escape(spellings.get(letter, letter))}]" for letter in fold(word))
    return _LOOSE.join(classes)


def titled(pages: Any, query: str) -> Any:
    """Return those of `pages` whose current or drafted title holds every word of `query`."""
    for word in query.split()[:MAX_WORDS]:
        pages = pages.filter(draft_title__regex=spelling_pattern(word))
    return pages
