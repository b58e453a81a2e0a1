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
from typing import NamedTuple

from marsad.arabic import fold, fold_with_offsets
from marsad.arabic.stems import forms_folded, stem_folded
from marsad.search.function_words import is_function_word
from marsad.search.ranking import LEAD_WORDS

#: The levels, in the order in which `Token` holds them.
LEVELS = ("words", "stems", "roots")
#: A longer run of letters is noise (an address, a key held down). It is cut to this, stands for itself alone, and is not
#: kept: noise is never the same twice.
MOST_LETTERS = 40
#: How many words' tokens are kept: 98 in 100 words of a news archive are found there.
KEPT_TOKENS = 262_144
#: Of how many characters it is kept what they become: more than any text but a hostile one holds.
MOST_CHARACTERS = 8_192

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


class Levels(NamedTuple):
    """A whole text at each level: the tokens in order, separated by spaces. `lead` is the stems of its first words."""

    words: str
    stems: str
    roots: str
    lead: str


class _Kept(dict[str, tuple[str, str]]):
    """Of words met lately the stems, separated by spaces, and the root. Half of what is kept is young; when that is
    full, it becomes the old half.

    Pairs of strings, because looking them up and joining them is most of the cost of analysing a text, and because the
    garbage collector has nothing to walk through in them.
    """

    def __init__(self) -> None:
        self.old: dict[str, tuple[str, str]] = {}

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(word) >= MOST_LETTERS:
            return word, word
        pair = self.old.get(word) or _stems_and_root(word)
        if len(self) >= KEPT_TOKENS // 2:
            self.old = dict(self)
            self.clear()
        self[word] = pair
        return pair


def _stems_and_root(word: str) -> tuple[str, str]:
    forms = forms_folded(word)
    # Else «الموانئ», whose firm letters are م and ن, would find every «من».
    root = word + FUNCTION_WORD if is_function_word(word) else skeleton(forms.root)
    return " ".join(forms.stems), root


_kept = _Kept()


class _Folding(dict[int, "int | str | None"]):
    """What each character becomes in folded words: a space where it stands in none. For `str.translate`."""

    def __missing__(self, code: int) -> int | str | None:
        folded = "".join([letter if _WORD.match(letter) else " " for letter in fold(chr(code))])
        target = ord(folded) if len(folded) == 1 else folded or None
        if len(self) < MOST_CHARACTERS:
            self[code] = target
        return target


_folding = _Folding()


def skeleton(root: str) -> str:
    """Return a root without its weak letters, which come and go («قال», «يقول», «قيل»), the first letter excepted."""
    if len(root) > 3:
        root = stem_folded(root)  # of words on no pattern, mostly names and loans
    firm = root[:1] + "".join([letter for letter in root[1:] if letter not in WEAK])
    return firm if len(firm) > 1 else root


def stems_and_root(word: str) -> tuple[str, str]:
    """Return the stems of one folded word, separated by spaces, and its root: its token without making one."""
    return _kept[word]


def token_of(word: str) -> Token:
    """Return the token of one folded word."""
    stems, root = _kept[word]
    return Token(word, tuple(stems.split(" ")), root)


def words_of(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    words = text.translate(_folding).split()
    if len(max(words, key=len, default="")) > MOST_LETTERS:
        return [word[:MOST_LETTERS] for word in words]
    return words


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text`, in order."""
    return list(map(token_of, words_of(text)))


def levels_of(text: str) -> Levels:
    """Return `text` at each level, as it is indexed."""
    words = words_of(text)
    pairs = list(map(_kept.__getitem__, words))
    stems = [stems for stems, _ in pairs]
    return Levels(" ".join(words), " ".join(stems), " ".join([root for _, root in pairs]), " ".join(stems[:LEAD_WORDS]))


class Laid:
    """A text with its folded words, in order. Where they stand is found out when it is asked for, which costs more, line by
    line: of a long text only the lines asked about are looked at."""

    def __init__(self, text: str, most: int | None = None) -> None:
        """Lay out the first `most` words of `text`, or all."""
        self.text = text
        self._lines: list[tuple[int, int, str]] = []  # the first word's place, the first letter's, the line
        self.words: list[str] = []
        at = 0
        for line in text.split("\n"):
            self._lines.append((len(self.words), at, line))
            self.words += words_of(line)
            at += len(line) + 1
            if most is not None and len(self.words) >= most:
                del self.words[most:]
                break

    def spans(self, first: int = 0, after: int | None = None) -> list[tuple[int, int]]:
        """Return where the words from place `first` to `after` (excluded) stand in the text as written: start, end."""
        after = len(self.words) if after is None else min(after, len(self.words))
        found: list[tuple[int, int]] = []
        next_word = after
        for word, letter, line in reversed(self._lines):
            if word < after and next_word > first:
                folded = fold_with_offsets(line)
                within = islice(_WORD.finditer(folded.text), max(0, first - word), after - word)
                here = [folded.span(*match.span()) for match in within]
                found[:0] = [(letter + start, letter + end) for start, end in here]
            next_word = word
        return found


def places_of(text: str) -> Iterator[Place]:
    """Yield the words of `text`, in order, with where they stand in the text as written."""
    laid = Laid(text)
    for word, (start, end) in zip(laid.words, laid.spans(), strict=True):
        yield Place(start, end, token_of(word))
