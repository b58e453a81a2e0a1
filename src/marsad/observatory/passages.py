"""Words of an article as an editor points at them: where they stand in its title, a line feed and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.arabic import iter_sentences
from marsad.newsroom.models import Article

#: What may be written to the front of a name: «والجبير», «لموسكو», «وبالرياض».
_PARTICLES = frozenset({"", *"وفبلك", *(first + second for first in "وف" for second in "بلك")})


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of an article, and the words that they are."""

    start: int
    end: int
    text: str


def whole_of(article: Article) -> str:
    """Return what characters of the record count in: the title, a line feed and the text."""
    return f"{' '.join(article.title.split(chr(10)))}\n{article.text}"


def sentences(whole: str) -> list[Passage]:
    """Return the sentences of an article in order, its title first."""
    found: list[Passage] = []
    start = 0
    for line in whole.split("\n"):
        for sentence in iter_sentences(line):
            found.append(Passage(start + sentence.start, start + sentence.end, line[sentence.start : sentence.end]))
        start += len(line) + 1
    return found


def find(whole: str, words: str, near: int) -> Passage | None:
    """Return where `words` stand, whatever the white space between them; of several places the one nearest to `near`."""
    pieces = words.split()
    if not pieces:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)))
    places = [Passage(m.start(), m.end(), m[0]) for m in pattern.finditer(whole)]
    return min(places, key=lambda place: abs(place.start - near), default=None)


def all_of(whole: str, words: str) -> list[list[int]]:
    """Return [start, end] of every place where `words` stand as whole words, with or without a particle written to them."""
    pieces = words.split()
    if not pieces:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)) + r"(?!\w)")
    return [[m.start(), m.end()] for m in pattern.finditer(whole) if _head(whole, m.start()) in _PARTICLES]


def _head(whole: str, start: int) -> str:
    """Return what stands before `start` in the same word."""
    begin = start
    while begin and whole[begin - 1].isalnum():
        begin -= 1
    return whole[begin:start]
