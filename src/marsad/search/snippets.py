"""The passage of a text that answers a query best, with the words that were looked for marked as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from marsad.search.levels import Place, Token, places_of
from marsad.search.wanted import Wanted

#: Words in a passage.
PASSAGE = 36
#: How many words of a text are looked at: a study's first part stands for all of it.
MOST_WORDS = 6_000
#: A passage begins at the sentence's own beginning when that is at most so many words before the first marked one.
LEAD = 12
_ENDS = ".!?؟؛\n"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that a query looks for, each with a number: different forms of one word have the same."""

    words: dict[str, int]
    stems: dict[str, int]
    roots: dict[str, int]

    @classmethod
    def of(cls, wanted: Wanted) -> Wording:
        """Return the wording of what was asked of the engine."""
        words: dict[str, int] = {}
        stems: dict[str, int] = {}
        roots: dict[str, int] = {}
        groups: list[Sequence[Token]] = [(term.token, *(token for token, _ in term.others)) for term in wanted.terms]
        for number, group in enumerate(groups):
            for token in group:
                words.setdefault(token.word, number)
                roots.setdefault(token.root, number)
                for stem in token.stems:
                    stems.setdefault(stem, number)
        for number, token in enumerate((token for phrase in wanted.phrases for token in phrase), len(groups)):
            words.setdefault(token.word, number)
        return cls(words, stems, roots)

    def match(self, token: Token) -> int | None:
        """Return the number of the word that `token` is a form of, None when it is of none."""
        if token.word in self.words:
            return self.words[token.word]
        return next((self.stems[stem] for stem in token.stems if stem in self.stems), None)


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of a text that was looked for: the `place`-th word, `text[start:end]`, a form of word `number`."""

    place: int
    start: int
    end: int
    number: int


def marks_in(places: Iterable[Place], wording: Wording) -> list[Mark]:
    """Return the words that were looked for, in order; words of the same root only where nothing nearer is found."""
    places = list(places)
    numbers = [wording.match(place.token) for place in places]
    near = set(numbers)
    for index, place in enumerate(places):
        number = wording.roots.get(place.token.root)
        if numbers[index] is None and number not in near:
            numbers[index] = number
    return [
        Mark(index, place.start, place.end, number)
        for index, (place, number) in enumerate(zip(places, numbers, strict=True))
        if number is not None
    ]


def marked(text: str, wording: Wording) -> SafeString:
    """Return the whole of `text` as HTML with the words that were looked for in `<mark>`."""
    return _html(text, 0, len(text), marks_in(places_of(text), wording))


def passage(text: str, wording: Wording) -> SafeString:
    """Return the best passage of `text` as HTML, marked; the beginning of the text where nothing was found."""
    places = [place for place, _ in zip(places_of(text), range(MOST_WORDS), strict=False)]
    if not places:
        return mark_safe("")
    found = marks_in(places, wording)
    first, last = _best(found, len(places))
    first = _sentence_start(text, places, first, min((m.place for m in found if m.place >= first), default=first))
    last = min(first + PASSAGE, len(places)) - 1
    begin, end = places[first].start, places[last].end
    if first == 0:
        begin = 0
    html = _html(text, begin, end, found)
    return mark_safe(("… " if first else "") + html + (" …" if last < len(places) - 1 else ""))


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


def _sentence_start(text: str, places: list[Place], first: int, marked: int) -> int:
    """Move the passage's first word back, or a little on, to where a sentence begins, if one begins nearby."""
    for at in range(marked, max(0, marked - LEAD) - 1, -1):
        if at == 0 or any(end in text[places[at - 1].end : places[at].start] for end in _ENDS):
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
