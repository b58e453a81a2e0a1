"""The tokens that are indexed and asked for: each word at three levels, from the exact to the loose.

Words find what was typed, stems find other inflections («مدارس» for «بالمدرسة»), roots find across verb and noun. Each
level alone loses some kind of query; their weighted sum wins all of them. The same function serves documents and
queries, whatever engine holds the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from marsad.arabic import fold
from marsad.arabic.stems import root_folded, stems_folded

WORD = re.compile(r"[^\W_]+(?:[.\-'][^\W_]+)*")
PIECES = re.compile(r"[^\W_]+")
#: The levels, in the order in which `Token` holds them.
LEVELS = ("words", "stems", "roots")
#: A longer token is noise (an address, a run of letters) and is cut to this.
MOST_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text at each level. A word with several readings has several stems, the likeliest first."""

    word: str
    stems: tuple[str, ...]
    root: str


@lru_cache(maxsize=131072)
def token_of(word: str) -> Token:
    """Return the token of one folded word."""
    return Token(word, stems_folded(word), root_folded(word))


def analyse(text: str) -> list[Token]:
    """Return the tokens of `text`, in order."""
    return [token_of(word) for word in words_of(text)]


def words_of(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    return [word[:MOST_LETTERS] for word in PIECES.findall(fold(text).casefold())]


def spans(text: str) -> Iterator[tuple[int, int, Token]]:
    """Yield (start, end, token) of each word of `text`, places being those in the text as written."""
    for match in re.finditer(r"[^\W_][\w\u0610-\u061a\u064b-\u065f\u0670\u0640]*", text):
        for word in words_of(match[0])[:1]:
            yield match.start(), match.end(), token_of(word)
