"""Typographic tidying of Arabic text: suggestions for an editor, never applied by themselves.

The rules follow W3C's Arabic & Persian Layout Requirements (alreq) for punctuation, and quote in «».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from marsad.arabic import letters
from marsad.arabic.data_files import sections
from marsad.arabic.folding import fold
from marsad.arabic.tokens import iter_tokens


class Suggestion(NamedTuple):
    """A change that an editor can accept: put `replacement` in the place of `text[start:end]`.

    `rule` names the rule (see `RULES`, which gives the reason in English, for translation).
    """

    start: int
    end: int
    replacement: str
    rule: str


_A = letters.ARABIC_LETTERS
_M = letters.WORD_MARKS
# Possessive, so that a long run of spaces is read once.
_SPACES = r"[ \t\u00a0]++"
_WORD_END = rf"(?<=[{_A}{_M}»)])"
_Edit = tuple[int, int, str]
_Rule = Callable[[str], Iterator[_Edit]]


def _replacing(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> _Rule:
    compiled = re.compile(pattern)

    def edits(text: str) -> Iterator[_Edit]:
        for match in compiled.finditer(text):
            new = replacement if isinstance(replacement, str) else replacement(match)
            yield match.start(), match.end(), new

    return edits


_PERSIAN_WORD = re.compile(rf"(?<![{_A}])[{_A}]{{2,}}+")
_LATIN_TO_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_QUOTED = re.compile(r"\"([^\"\r\n«»]+)\"|“([^“”\r\n«»]+)”")


def _quotation_marks(text: str) -> Iterator[_Edit]:
    for match in _QUOTED.finditer(text):
        if re.search(rf"[{_A}]", match[0]):
            yield match.start(), match.start() + 1, "«"
            yield match.end() - 1, match.end(), "»"


def _persian_letters(text: str) -> Iterator[_Edit]:
    for match in _PERSIAN_WORD.finditer(text):
        word = match[0]
        if "ک" not in word and "ی" not in word:
            continue
        for at, letter in enumerate(word):
            if letter == "ک":
                yield match.start() + at, match.start() + at + 1, "ك"
            elif letter == "ی":
                ends = at + 1 == len(word) and fold(word[-32:]) in _alef_maqsura_words()
                yield match.start() + at, match.start() + at + 1, "ى" if ends else "ي"


@lru_cache(maxsize=1)
def _alef_maqsura_words() -> frozenset[str]:
    words = sections("tidy.txt")["alef_maqsura"]
    return words | {"و" + word for word in words} | {"ال" + word for word in words}


_RULES: dict[str, tuple[str, _Rule]] = {
    "presentation": (
        "Presentation forms are not found by search; use ordinary letters.",
        _replacing("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]+", lambda m: fold(m[0], "presentation")),
    ),
    "invisible": ("An invisible character has no use here.", _replacing("[\u00ad\u200b\u2060\ufeff]+", "")),
    "persian_letter": ("A Persian letter stands in an Arabic word.", _persian_letters),
    "tatweel": (
        "Tatweel lengthens a word for looks only and hides it from search.",
        _replacing(rf"(?<=[{_A}{_M}])(?<!\u0640)\u0640++(?=[{_A}])", ""),
    ),
    "quotation_marks": ("Arabic quotations stand in «».", _quotation_marks),
    "latin_punctuation": (
        "Arabic has its own comma, semicolon and question mark.",
        _replacing(rf"(?<=[{_A}{_M}»)\"”])(?:{_SPACES})?[,;?](?!\d)", lambda m: _LATIN_TO_ARABIC[m[0][-1]]),
    ),
    "repeated_mark": ("One mark is enough.", _replacing(r"([!؟،؛])\1+", lambda m: m[1])),
    "ellipsis": ("Two or more stops are written as an ellipsis.", _replacing(rf"{_WORD_END}\.{{2,}}", "…")),
    "space_before_mark": (
        "No space before this mark.",
        _replacing(rf"{_WORD_END}{_SPACES}(?=[،؛؟!.:»)](?![.\d]))", ""),
    ),
    "space_after_mark": (
        "A space is missing after this mark.",
        _replacing(rf"(?<=[،؛؟!…»])(?=[{_A}«])|(?<=[{_A}{_M}]{{3}}[.:])(?=[{_A}]{{3}})", " "),
    ),
    "space_before_quotation": (
        "A space is missing before the quotation.",
        _replacing(rf"(?<=[{_A}{_M}])(?<!\u0640)(?<!\b[وبلكف])(?=«)", " "),
    ),
    "space_inside_quotation": (
        "No space inside the marks.",
        _replacing(rf"(?<=[«(]){_SPACES}|(?<![ \t\u00a0]){_SPACES}(?=[»)])", ""),
    ),
    "separate_waw": (
        "The conjunction و is written on to its word.",
        _replacing(rf"(?<![^\s«(])و{_SPACES}(?=[{_A}])", "و"),
    ),
    "double_space": ("One space is enough.", _replacing(r"(?<=\S)[ \t\u00a0]{2,}+(?=\S)", " ")),
}

#: The rules by name with their reasons, in the order that decides between suggestions for one place.
RULES: dict[str, str] = {name: reason for name, (reason, _) in _RULES.items()}


def tidy(text: str, rules: Iterable[str] | None = None) -> list[Suggestion]:
    """Return what could be tidied in `text`, in order and without overlaps, by the named `rules` (all by default).

    Addresses, #tags and @names are left alone. Applying the suggestions may make place for others; after a few rounds
    there are none. Raises ValueError for the name of a rule that does not exist.
    """
    chosen = list(RULES) if rules is None else list(rules)
    unknown = [name for name in chosen if name not in RULES]
    if unknown:
        raise ValueError(f"unknown rule: {', '.join(unknown)}; known are: {', '.join(RULES)}")
    taken = bytearray(len(text))
    for token in iter_tokens(text):
        if token.kind in ("url", "handle"):
            taken[token.start : token.end] = b"x" * (token.end - token.start)
    found: dict[int, Suggestion] = {}
    for name in chosen:
        for start, end, replacement in _RULES[name][1](text):
            inside = any(taken[start:end]) if end > start else taken[start - 1 : start + 1] == b"xx"
            if not inside and start not in found and text[start:end] != replacement:
                found[start] = Suggestion(start, end, replacement, name)
                taken[start:end] = b"x" * (end - start)
    return sorted(found.values())


def apply_suggestions(text: str, suggestions: Iterable[Suggestion]) -> str:
    """Return `text` with the given suggestions carried out.

    Raises ValueError when two overlap or one lies outside the text: they were made for another text.
    """
    pieces: list[str] = []
    end = 0
    for suggestion in sorted(suggestions):
        if suggestion.start < end or suggestion.end > len(text) or suggestion.end < suggestion.start:
            raise ValueError(f"the suggestion at {suggestion.start}-{suggestion.end} does not fit this text")
        pieces += [text[end : suggestion.start], suggestion.replacement]
        end = suggestion.end
    return "".join([*pieces, text[end:]])
