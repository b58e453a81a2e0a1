"""Sentences of a text, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from marsad.arabic.letters import ARABIC_LETTERS, WORD_MARKS

#: A quotation or bracket longer than this many characters is split like other text.
LONGEST_WHOLE_QUOTATION = 600

_PAIRS = {"«": "»", "“": "”", "„": "“", "(": ")", "[": "]", "{": "}", '"': '"'}
_QUOTE = re.compile(r"[«»“”„()\[\]{}\"\r\n\u2028\u2029]")
_LINE_BREAKS = "\r\n\u2028\u2029"
_END = re.compile(r"(?P<line>[\r\n\u2028\u2029]+)|(?P<mark>[.!?؟…۔]+)(?P<closing>[»”’\"')\]]*)")
_LETTER = rf"[{ARABIC_LETTERS}][{WORD_MARKS}]*"
# One letter, or letters with stops between (د، أ.د، ق.م), also with the proclitics و and ل (ود. أحمد).
_SHORT = re.compile(rf"(?:^|[^{ARABIC_LETTERS}{WORD_MARKS}\w])(?:[ول]?د|وم|[ول]?(?:{_LETTER}\.\s?)*{_LETTER})$")
_SHORT_LATIN = re.compile(r"(?:^|[^A-Za-z])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|St|Jr|Sr|vs|No|Inc|Ltd|Corp)$")
# A year's «م» or «هـ» may be the last word of a sentence, unlike «ق» of «ق.م».
_YEAR_SIGN = re.compile(r"\d\s*(?:م|هـ?)$")
_LIST_NUMBER = re.compile(r"(?:^|[\r\n])\s*\d{1,3}$")
_WINDOW = 24


class Sentence(NamedTuple):
    """A sentence: `text == original[start:end]`, without the spaces around it."""

    start: int
    end: int
    text: str


def iter_sentences(text: str, *, whole_quotations: bool = True) -> Iterator[Sentence]:
    """Yield the sentences of `text` in order; see `sentences`."""
    quotations = _quotations(text) if whole_quotations else []
    start = 0
    for match in _END.finditer(text):
        if match["line"]:
            end = match.start()
        elif _ends(text, match, quotations):
            end = match.end()
        else:
            continue
        yield from _trimmed(text, start, end)
        start = match.end()
    yield from _trimmed(text, start, len(text))


def sentences(text: str, *, whole_quotations: bool = True) -> list[Sentence]:
    """Split `text` into sentences.

    A sentence ends at a line break, or at . ! ؟ … with the quotation marks and brackets that close after it. It does
    not end at the stop of an abbreviation («د. أحمد», «أ.د. سعاد», «ق.م.», "Mr. Smith"), of a decimal, a numbered
    item or an address, at two stops («لافروف.. الحل»), or at an ellipsis in mid-line. With `whole_quotations`, a
    quotation or bracket that opens and closes in one line and is at most `LONGEST_WHOLE_QUOTATION` characters long
    stays in one sentence.
    """
    return list(iter_sentences(text, whole_quotations=whole_quotations))


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if piece:
        yield Sentence(first, first + len(piece), piece)


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return (index of the opening mark, index of the closing mark) of the outermost short quotations, in order."""
    found: list[tuple[int, int]] = []
    opened, closing, depth = -1, "", 0
    for match in _QUOTE.finditer(text):
        mark, index = match.group(), match.start()
        if mark in _LINE_BREAKS or (opened >= 0 and index - opened > LONGEST_WHOLE_QUOTATION):
            opened = -1
        if opened < 0:
            if mark in _PAIRS:
                opened, closing, depth = index, _PAIRS[mark], 1
        elif mark == closing:
            depth -= 1
            if not depth:
                found.append((opened, index))
                opened = -1
        elif mark == text[opened]:
            depth += 1
    return found


def _ends(text: str, match: re.Match[str], quotations: list[tuple[int, int]]) -> bool:
    """Tell whether the stop found by `match` ends a sentence."""
    mark, closing = match["mark"], match["closing"]
    at = bisect_right(quotations, (match.start(), 0)) - 1
    if at >= 0 and quotations[at][0] < match.start() and quotations[at][1] >= match.end():
        return False
    following = text[match.end() : match.end() + 1]
    if not following or following in _LINE_BREAKS:
        return True
    after = text[match.end() : match.end() + _WINDOW].lstrip(" \t\u00a0\u200e\u200f")[:1]
    if after and after in "،؛,;:":
        return False
    if closing and not closing.strip(")]") and after not in _LINE_BREAKS:
        return False  # (!) or (؟) or a remark in brackets: the sentence goes on
    if mark.strip("."):
        return bool(mark.strip(".…")) and not (mark == "?" and following.isascii() and following.isalnum())
    if len(mark) > 1:
        return bool(closing) and len(mark) > 2
    return bool(closing) or _full_stop(text, match.start(), following)


def _full_stop(text: str, at: int, following: str) -> bool:
    """Tell whether a single stop at `at`, with no mark closing after it, is a full stop."""
    before = text[max(0, at - _WINDOW) : at]
    if following.isdigit() or (following.isascii() and following.isalnum()):
        return False
    if _SHORT_LATIN.search(before) or _LIST_NUMBER.search(before):
        return False
    return not _SHORT.search(before) or bool(_YEAR_SIGN.search(before))
