"""Words and the other tokens of a text, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from marsad.arabic.letters import ARABIC_LETTERS, WORD_MARKS

TokenKind = Literal["word", "latin", "number", "url", "handle", "punctuation"]


class Token(NamedTuple):
    """A piece of a text: `text == original[start:end]`.

    `kind` is "word" (Arabic script), "latin" (any other script), "number" (digits with their separators), "url"
    (web and e-mail addresses), "handle" (#tags and @names) or "punctuation" (one character of anything else).
    """

    start: int
    end: int
    text: str
    kind: TokenKind


_LETTER = rf"[^\W\d_{ARABIC_LETTERS}\u0640]"
_TOKEN = re.compile(
    rf"""
      (?P<word>[{ARABIC_LETTERS}\u0640][{ARABIC_LETTERS}{WORD_MARKS}]*)
    | (?P<url>(?:https?://|www\.)[^\s<>«»"“”،؛؟]*[^\s<>«»"“”،؛؟.,:;!?)\]}}'…]
             | [\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}})
    | (?P<handle>[#@][\w{WORD_MARKS}]+)
    | (?P<number>\d+(?:[.,٫٬:/]\d+)*)
    | (?P<latin>{_LETTER}(?:[^\W_{ARABIC_LETTERS}\u0640]|[\u0300-\u036f]|['’&-](?={_LETTER}))*)
    | (?P<punctuation>[^\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff])
    """,
    re.VERBOSE,
)
_ADDRESS_SIGNS = re.compile(r"https?://|www\.|@")
_WORD_KINDS = frozenset({"word", "latin", "number"})


def iter_tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; spaces and invisible controls between words give none."""
    for match in _TOKEN.finditer(text):
        yield Token(*match.span(), match[0], match.lastgroup)  # type: ignore[arg-type]


def iter_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the web and e-mail addresses of `text`: its tokens of kind "url", without the others."""
    if _ADDRESS_SIGNS.search(text):
        for match in _TOKEN.finditer(text):
            if match.lastgroup == "url":
                yield match.span()


def tokenise(text: str) -> list[Token]:
    """Return all tokens of `text`, punctuation included, in order.

    Marks, tatweel and zero-width joiners inside a word belong to it; proclitics stay on («والقدس» is one token).
    «الـ24» is a word and a number, «أغسطس/آب» two words and a mark between them.
    """
    return list(iter_tokens(text))


def words(text: str) -> list[Token]:
    """Return the words of `text`: Arabic and other words and numbers, without punctuation and addresses."""
    return [token for token in iter_tokens(text) if token.kind in _WORD_KINDS]
