"""The tokens that are indexed and asked for: each word at three levels, from the exact to the loose.

Words find what was typed, stems find other inflections («مدارس» for «بالمدرسة»), roots find across verb and noun. Each
level alone loses some kind of query; their weighted sum wins all of them. The same function serves documents and
queries, whatever engine holds the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from marsad.arabic import Folded, fold, fold_with_offsets
from marsad.arabic.stems import root_folded, stem_folded, stems_folded

#: The levels, in the order in which `Token` holds them.
LEVELS = ("words", "stems", "roots")
#: A longer run of letters is noise (an address, a key held down) and is cut to this.
MOST_LETTERS = 40
#: How many words' tokens are kept: 98 in 100 words of a news archive are found there.
KEPT_TOKENS = 262_144

WEAK = frozenset("اويء")

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """One word at each level. A word with several readings has several stems, the likeliest first; `root` is its
    root's skeleton."""

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
        token = self.old.get(word) or Token(word, stems_folded(word), skeleton(root_folded(word)))
        if len(self) >= KEPT_TOKENS // 2:
            self.old = dict(self)
            self.clear()
        self[word] = token
        return token


_kept = _Kept()


def skeleton(root: str) -> str:
    """Return a root without its weak letters, which come and go («قال», «يقول», «قيل»), the first letter excepted."""
    if len(root) > 3:
        root = stem_folded(root)  # of words on no pattern, mostly names and loans
    firm = root[:1] + "".join([letter for letter in root[1:] if letter not in WEAK])
    return firm if len(firm) > 1 else root


def token_of(word: str) -> Token:
    """Return the token of one folded word."""
    return _kept[word]


def words_of(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    return [word[:MOST_LETTERS] for word in _WORD.findall(fold(text))]


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text`, in order."""
    return list(map(_kept.__getitem__, words_of(text)))


@dataclass(frozen=True, slots=True)
class Laid:
    """A text with its folded words, in order, and the places of them in the folded text."""

    text: str
    folded: Folded
    words: list[str]
    spans: list[tuple[int, int]]

    def span(self, place: int) -> tuple[int, int]:
        """Return where the `place`-th word stands in the text as written: start and end."""
        return self.folded.span(*self.spans[place])


def laid_out(text: str, most: int | None = None) -> Laid:
    """Return the first `most` words of `text`, or all, with their places."""
    folded = fold_with_offsets(text)
    spans = [match.span() for match in islice(_WORD.finditer(folded.text), most)]
    return Laid(text, folded, [folded.text[start:end][:MOST_LETTERS] for start, end in spans], spans)


def places_of(text: str) -> Iterator[Place]:
    """Yield the words of `text`, in order, with where they stand in the text as written."""
    laid = laid_out(text)
    for place, word in enumerate(laid.words):
        yield Place(*laid.span(place), token_of(word))
