"""Finding pages at the desk, and words in any spelling.

Wagtail's search interface is asked; the search room stands behind it. Where there is no index, pages are found by the
words of their titles, however they are spelled.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from wagtail.search.backends import get_search_backend

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


def found(pages: Any, query: str, in_their_order: bool = False) -> Any:
    """Return those of `pages` that the desk's search finds for what was typed so far, the best first.

    in_their_order: as they are ordered instead. What is returned can be sliced and counted, not filtered.
    """
    return get_search_backend().autocomplete(query, pages, order_by_relevance=not in_their_order)
