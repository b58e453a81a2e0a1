"""The passage of a text that answers a query best, with the words that were looked for marked as they are written."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from marsad.search.levels import Laid, Token, stems_and_root
from marsad.search.wanted import Wanted

#: Words in a passage.
PASSAGE = 36
#: How many words of a text are looked at: a study's first part stands for all of it.
MOST_WORDS = 6_000
#: A passage begins at the sentence's own beginning when that is at most so many words before the first marked one.
LEAD = 12
#: Words before the first marked one where no sentence begins nearby.
BEFORE = 3
#: What `Wording` says of a word that has nothing to do with the query.
OTHER = sys.maxsize
_ENDS = ".!?؟؛\n"


class Wording(dict[str, int]):
    """The words that a query looks for, each with a number: different forms of one word have the same.

    As a mapping it says of folded words what they are: a form of word n (n), of the same root as number n (-1 - n), or
    neither (`OTHER`). That is found out once for all the texts of a page, most of whose words stand in several.
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

    def numbers(self, words: Sequence[str]) -> list[int]:
        """Return of each folded word what it is."""
        stems_, roots = self._stems, self._roots
        for word in set(words).difference(self):
            stems, root = stems_and_root(word)
            number = self._words.get(word)
            if number is None:
                number = stems_.get(stems)
            if number is None and " " in stems:
                number = next((stems_[stem] for stem in stems.split(" ") if stem in stems_), None)
            self[word] = roots.get(root, OTHER) if number is None else number
        return list(map(self.__getitem__, words))


def numbers_in(words: Sequence[str], wording: Wording) -> list[tuple[int, int]]:
    """Return the words that were looked for, in order, as (place, number); of the same root only where nothing nearer
    is found."""
    found = [(place, number) for place, number in enumerate(wording.numbers(words)) if number != OTHER]
    near = {number for _, number in found}
    return [
        (place, number if number >= 0 else -1 - number)
        for place, number in found
        if number >= 0 or -1 - number not in near
    ]


def marked(text: str, wording: Wording) -> SafeString:
    """Return the whole of `text` as HTML with the words that were looked for in `<mark>`."""
    laid = Laid(text)
    spans = laid.spans()
    return _html(text, 0, len(text), [spans[place] for place, _ in numbers_in(laid.words, wording)])


def passage(text: str, wording: Wording) -> SafeString:
    """Return the best passage of `text` as HTML, marked; the beginning of the text where nothing was found."""
    laid = Laid(text, MOST_WORDS)
    words = len(laid.words)
    if not words:
        return mark_safe("")
    found = numbers_in(laid.words, wording)
    first = _best(found, words)
    from_, after = max(0, first - LEAD - 1), first + LEAD + PASSAGE + 1
    spans = dict(enumerate(laid.spans(from_, after), from_))
    first = _sentence_start(text, spans, first, min((place for place, _ in found if place >= first), default=first))
    last = min(first + PASSAGE, words) - 1
    begin = spans[first][0] if first else 0
    html = _html(text, begin, spans[last][1], [spans[place] for place, _ in found if first <= place <= last])
    return mark_safe(("… " if first else "") + html + (" …" if last < words - 1 else ""))


def _best(found: list[tuple[int, int]], words: int) -> int:
    """Return the first word of the passage that holds the most different words that were looked for, then the most."""
    best, where, end = (0, 0), 0, 0
    within: Counter[int] = Counter()
    for start, (place, number) in enumerate(found):
        while end < len(found) and found[end][0] < place + PASSAGE - BEFORE - 1:
            within[found[end][1]] += 1
            end += 1
        score = (len(within), end - start)
        if score > best:
            best, where = score, place
        within[number] -= 1
        if not within[number]:
            del within[number]
    return max(0, min(where - BEFORE, words - PASSAGE))


def _sentence_start(text: str, spans: Mapping[int, tuple[int, int]], first: int, marked: int) -> int:
    """Move the passage's first word back, or a little on, to where a sentence begins, if one begins nearby."""
    for at in range(min(marked, first + LEAD), max(0, marked - LEAD) - 1, -1):
        if at == 0:
            return at
        if at - 1 not in spans:
            break
        between = text[spans[at - 1][1] : spans[at][0]]
        if any(end in between for end in _ENDS):
            return at
    return first


def _html(text: str, begin: int, end: int, marks: Iterable[tuple[int, int]]) -> SafeString:
    pieces: list[str] = []
    at = begin
    for start, stop in marks:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        at = stop
    return mark_safe("".join([*pieces, escape(text[at:end])]))
