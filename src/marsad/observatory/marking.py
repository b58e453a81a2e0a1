"""An article's text with what was read in it marked: sentences in paragraphs, pieces in sentences. No HTML here."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from marsad.arabic import iter_sentences


@dataclass(frozen=True, slots=True)
class Range:
    """Characters that mean something: a kind (``who``, ``said``, ``told``), what stands behind it, and its anchor."""

    start: int
    end: int
    kind: str
    anchor: str = ""
    address: str = ""


@dataclass(slots=True)
class Piece:
    """A run of characters under the same ranges. `anchors` are the ids of the ranges that begin with it."""

    text: str
    kinds: list[str]
    anchors: list[str]
    address: str = ""

    @property
    def classes(self) -> str:
        return " ".join(self.kinds)


@dataclass(slots=True)
class Sentence:
    """A sentence of pieces."""

    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """A line of the text: its sentences, and whether it is the title."""

    sentences: list[Sentence]
    is_title: bool = False


def mark(whole: str, ranges: Iterable[Range]) -> list[Paragraph]:
    """Cut `whole`, a title, a line feed and a text, into paragraphs, sentences and pieces under the same ranges."""
    ranges = [r for r in ranges if 0 <= r.start < r.end <= len(whole)]
    paragraphs, start = [], 0
    for number, line in enumerate(whole.split("\n")):
        if line.strip():
            cuts = [(start + s.start, start + s.end) for s in iter_sentences(line)] or [(start, start + len(line))]
            inside = [r for r in ranges if r.start < start + len(line) and r.end > start]
            sentences = []
            for index, (first, _) in enumerate(cuts):
                begin = start if index == 0 else first
                end = cuts[index + 1][0] if index + 1 < len(cuts) else start + len(line)
                sentences.append(Sentence(_pieces(whole, begin, end, inside)))
            paragraphs.append(Paragraph(sentences, number == 0))
        start += len(line) + 1
    return paragraphs


def _pieces(whole: str, start: int, end: int, ranges: list[Range]) -> list[Piece]:
    here = [r for r in ranges if r.start < end and r.end > start]
    edges = sorted({start, end, *(e for r in here for e in (r.start, r.end) if start < e < end)})
    pieces = []
    for low, high in itertools.pairwise(edges):
        under = [r for r in here if r.start <= low and r.end >= high]
        pieces.append(
            Piece(
                whole[low:high],
                list(dict.fromkeys(r.kind for r in under)),
                [r.anchor for r in under if r.anchor and r.start == low],
                next((r.address for r in under if r.address), ""),
            )
        )
    return pieces
