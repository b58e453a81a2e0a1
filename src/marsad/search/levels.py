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

from marsad.arabic import fold, fold_with_offsets
from marsad.arabic.stems import forms_folded, stem_folded
from marsad.search.function_words import is_function_word

#: The levels, in the order in which `Token` holds them.
LEVELS = ("words", "stems", "roots")
#: A longer run of letters is noise (an address, a key held down). It is cut to this, stands for itself alone, and is not
#: kept: noise is never the same twice.
MOST_LETTERS = 40
#: How many words' tokens are kept: 98 in 100 words of a news archive are found there.
KEPT_TOKENS = 262_144

WEAK = frozenset("اويء")
#: What stands behind a function word in the place of its root, so that it is no other word's; no word ends so.
FUNCTION_WORD = "ءء"

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
        if len(word) >= MOST_LETTERS:
            return Token(word, (word,), word)
        token = self.old.get(word) or _token(word)
        if len(self) >= KEPT_TOKENS // 2:
            self.old = dict(self)
            self.clear()
        self[word] = token
        return token


_kept = _Kept()


def _token(word: str) -> Token:
    forms = forms_folded(word)
    # Else «الموانئ», whose firm letters are م and ن, would find every «من».
    root = word + FUNCTION_WORD if is_function_word(word) else skeleton(forms.root)
    return Token(word, forms.stems, root)


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


class Laid:
    """A text with its folded words, in order. Where they stand is found out when it is asked for, which costs more."""

    def __init__(self, text: str, most: int | None = None) -> None:
        """Lay out the first `most` words of `text`, or all."""
        self.text = text
        self._folded = fold_with_offsets(text)
        self.words = [word[:MOST_LETTERS] for word in _WORD.findall(self._folded.text)[:most]]

    def spans(self, first: int = 0, after: int | None = None) -> list[tuple[int, int]]:
        """Return where the words from place `first` to `after` (excluded) stand in the text as written: start, end."""
        matches = islice(_WORD.finditer(self._folded.text), first, after)
        return [self._folded.span(*match.span()) for match in matches]


def places_of(text: str) -> Iterator[Place]:
    """Yield the words of `text`, in order, with where they stand in the text as written."""
    laid = Laid(text)
    for word, (start, end) in zip(laid.words, laid.spans(), strict=True):
        yield Place(start, end, token_of(word))
