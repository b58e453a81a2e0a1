"""The tokens that are indexed and asked for: each word at three levels, from the exact to the loose.

Words find what was typed, stems find other inflections («مدارس» for «بالمدرسة»), roots find across verb and noun. Each
level alone loses some kind of query; their weighted sum wins all of them. The same function serves documents and
queries, whatever engine holds the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.arabic import fold, fold_with_offsets
from marsad.arabic.stems import root_folded, stems_folded

#: The levels, in the order in which `Token` holds them.
LEVELS = ("words", "stems", "roots")
#: A longer run of letters is noise (an address, a key held down) and is cut to this.
MOST_LETTERS = 40
#: How many words' tokens are kept: 98 in 100 words of a news archive are found there.
KEPT_TOKENS = 262_144

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


class _Kept(dict[str, Token]):
    """The tokens of words met lately. Half of what is kept is young; when that is full, it becomes the old half.

    Looking up what is kept costs a quarter of `lru_cache`, which is most of the cost of analysing a text.
    """

    def __init__(self) -> None:
        self.old: dict[str, Token] = {}

    def __missing__(self, word: str) -> Token:
        token = self.old.get(word) or Token(word, stems_folded(word), root_folded(word))
        if len(self) >= KEPT_TOKENS // 2:
            self.old = dict(self)
            self.clear()
        self[word] = token
        return token


_kept = _Kept()


def token_of(word: str) -> Token:
    """Return the token of one folded word."""
    return _kept[word]


def words_of(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    return [word[:MOST_LETTERS] for word in _WORD.findall(fold(text))]


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text`, in order."""
    return list(map(_kept.__getitem__, words_of(text)))


def places_of(text: str) -> Iterator[Place]:
    """Yield the words of `text`, in order, with where they stand in the text as written."""
    folded = fold_with_offsets(text)
    for match in _WORD.finditer(folded.text):
        start, end = folded.span(*match.span())
        yield Place(start, end, token_of(match[0][:MOST_LETTERS]))
