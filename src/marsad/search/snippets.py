"""The passage of a text that answers a query best, with the words that were looked for marked as they are written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from marsad.search.levels import Laid, Token, laid_out, token_of
from marsad.search.wanted import Wanted

#: Words in a passage.
PASSAGE = 36
#: How many words of a text are looked at: a study's first part stands for all of it.
MOST_WORDS = 6_000
#: A passage begins at the sentence's own beginning when that is at most so many words before the first marked one.
LEAD = 12
#: What `Wording` says of a word that has nothing to do with the query.
OTHER = sys.maxsize
_ENDS = ".!?؟؛\n"


class Wording(dict[str, int]):
    """The words that a query looks for, each with a number: different forms of one word have the same.

    As a mapping it says of every folded word what it is: a form of word n (n), of the same root
    as number n (-1 - n), or neither (`OTHER`). That is found out once for all the texts of a page, most of whose words
    stand in several.
    """

    def __init__(self, wanted: Wanted) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._roots: dict[str, int] = {}
        groups: list[Sequence[Token]] = [(term.token, *(token for token, _ in term.others)) for term in wanted.terms]
        for number, group in enumerate(groups):
            for token in group:
                self._words.setdefault(token.word, number)
                self._roots.setdefault(token.root, -1 - number)
                for stem in token.stems:
                    self._stems.setdefault(stem, number)
        for number, token in enumerate((token for phrase in wanted.phrases for token in phrase), len(groups)):
            self._words.setdefault(token.word, number)

    def __missing__(self, word: str) -> int:
        token = token_of(word)
        found = self._words.get(word)
        if found is None:
            found = next((self._stems[stem] for stem in token.stems if stem in self._stems), None)
        self[word] = number = self._roots.get(token.root, OTHER) if found is None else found
        return number


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of a text that was looked for: the `place`-th word, `text[start:end]`, a form of word `number`."""

    place: int
    start: int
    end: int
    number: int


def marks_in(laid: Laid, wording: Wording) -> list[Mark]:
    """Return the words that were looked for, in order; words of the same root only where nothing nearer is found."""
    numbers = list(map(wording.__getitem__, laid.words))
    near = set(numbers)
    marks = []
    for place, number in enumerate(numbers):
        if number != OTHER and (number >= 0 or -1 - number not in near):
            marks.append(Mark(place, *laid.span(place), number if number >= 0 else -1 - number))
    return marks


def marked(text: str, wording: Wording) -> SafeString:
    """Return the whole of `text` as HTML with the words that were looked for in `<mark>`."""
    return _html(text, 0, len(text), marks_in(laid_out(text), wording))


def passage(text: str, wording: Wording) -> SafeString:
    """Return the best passage of `text` as HTML, marked; the beginning of the text where nothing was found."""
    laid = laid_out(text, MOST_WORDS)
    if not laid.words:
        return mark_safe("")
    found = marks_in(laid, wording)
    first, last = _best(found, len(laid.words))
    first = _sentence_start(laid, first, min((m.place for m in found if m.place >= first), default=first))
    last = min(first + PASSAGE, len(laid.words)) - 1
    begin, end = laid.span(first)[0], laid.span(last)[1]
    if first == 0:
        begin = 0
    html = _html(text, begin, end, found)
    return mark_safe(("… " if first else "") + html + (" …" if last < len(laid.words) - 1 else ""))


def _best(marks: list[Mark], words: int) -> tuple[int, int]:
    """Return the first and last word of the passage that holds the most different marked words, then the most."""
    best, where = (0, 0), 0
    for index, mark in enumerate(marks):
        within = [m.number for m in marks[index : index + PASSAGE] if m.place < mark.place + PASSAGE - 4]
        score = (len(set(within)), len(within))
        if score > best:
            best, where = score, mark.place
    first = max(0, min(where - 3, words - PASSAGE))
    return first, min(first + PASSAGE, words) - 1


def _sentence_start(laid: Laid, first: int, marked: int) -> int:
    """Move the passage's first word back, or a little on, to where a sentence begins, if one begins nearby."""
    for at in range(marked, max(0, marked - LEAD) - 1, -1):
        if at == 0:
            return at
        between = laid.text[laid.span(at - 1)[1] : laid.span(at)[0]]
        if any(end in between for end in _ENDS):
            return at
    return first


def _html(text: str, begin: int, end: int, marks: Iterable[Mark]) -> SafeString:
    pieces: list[str] = []
    at = begin
    for mark in marks:
        if mark.start >= at and mark.end <= end:
            pieces += [conditional_escape(text[at : mark.start]), "<mark>"]
            pieces += [conditional_escape(text[mark.start : mark.end]), "</mark>"]
            at = mark.end
    return mark_safe("".join([*pieces, conditional_escape(text[at:end])]))
