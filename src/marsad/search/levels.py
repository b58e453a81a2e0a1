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

from marsad.arabic import fold, fold_with_offsets
from marsad.arabic.stems import root_folded, stems_folded

#: The levels, in the order in which `Token` holds them.
LEVELS = ("words", "stems", "roots")
#: A longer run of letters is noise (an address, a key held down) and is cut to this.
MOST_LETTERS = 40
#: Words whose tokens are kept: nineteen in twenty words of a text that was never seen are among them.
KEPT_TOKENS = 65_536

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """One word at each level. A word with several readings has several stems, the likeliest first."""

    word: str
    stems: tuple[str, ...]
    root: str


@dataclass(frozen=True, slots=True)
class Place:
    """A word where it stands: `text[start:end]` as written, with its token."""

    start: int
    end: int
    token: Token


@lru_cache(maxsize=KEPT_TOKENS)
def token_of(word: str) -> Token:
    """Return the token of one folded word."""
    return Token(word, stems_folded(word), root_folded(word))


def words_of(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    return [word[:MOST_LETTERS] for word in _WORD.findall(fold(text))]


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text`, in order."""
    return [token_of(word) for word in words_of(text)]


def places_of(text: str) -> Iterator[Place]:
    """Yield the words of `text`, in order, with where they stand in the text as written."""
    folded = fold_with_offsets(text)
    for match in _WORD.finditer(folded.text):
        start, end = folded.span(*match.span())
        yield Place(start, end, token_of(match[0][:MOST_LETTERS]))
