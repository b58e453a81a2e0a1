"""Segments: the index is written in pieces that never change, and small pieces are merged into larger ones.

A document gets a slot in the segment that it is written in. Replacing it gives it a slot in a new one and marks the old
slot as dead. This is how Lucene and tantivy keep an index; here the pieces are rows of tables, so that a transaction
makes them visible at once or never.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from marsad.search.engines.postgresql.postings import (
    CODES,
    MOST_PLACES,
    MOST_TIMES,
    WITH_PLACES,
    pack,
    unpack,
)
from marsad.search.wanted import FIELDS, NUMBERS, Document

#: Slots are two bytes; a segment that was built in one go has at most so many documents.
LARGEST = 0xFFFF
#: So many documents are built into one segment at once: about 3 KB of memory each.
AT_ONCE = 16_384
#: So many segments of one size are merged into one; a size is `MERGED` times the one below.
MERGED = 8

_PLACED = {CODES[pair] for pair in CODES if pair[1] in WITH_PLACES}


@dataclass(frozen=True, slots=True)
class Column:
    """A number that documents carry: of the documents in `slots`, or of each in order where that is None."""

    name: str
    numbers: NDArray[np.int64]
    slots: NDArray[np.int32] | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """One term's row in a segment."""

    term: str
    documents: int
    postings: bytes
    places: bytes | None


@dataclass(slots=True)
class Builder:
    """Collects documents, or what is left of other segments, and makes one segment of them."""

    keys: list[int] = field(default_factory=list)
    columns: dict[str, tuple[list[int], list[int]]] = field(default_factory=lambda: defaultdict(lambda: ([], [])))
    terms: list[str] = field(default_factory=list)
    _numbers: dict[str, _Numbers] = field(default_factory=dict)
    _occurrences: list[NDArray[np.int64]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._numbers = {code: _Numbers(code, self.terms) for code in CODES.values()}

    @property
    def size(self) -> int:
        """How many slots are taken."""
        return len(self.keys)

    def add(self, document: Document) -> int:
        """Add a document and return its slot."""
        slot = len(self.keys)
        self.keys.append(document.key)
        for name in NUMBERS:
            for value in document.numbers.get(name, ()):
                self._number(name, slot, value)
        for name in FIELDS:
            found = document.levels(name)
            self._text(slot, CODES[name, "words"], found.words)
            self._text(slot, CODES[name, "stems"], found.stems)
            self._text(slot, CODES[name, "roots"], found.roots)
            if name == "body":
                self._text(slot, CODES["lead", "stems"], found.lead)
        return slot

    def _number(self, name: str, slot: int, value: int) -> None:
        slots, values = self.columns[name]
        slots.append(slot)
        values.append(value)

    def _text(self, slot: int, code: str, tokens: str) -> None:
        found = list(map(self._numbers[code].__getitem__, tokens.split()))
        self._number(code, slot, len(found))
        if found:
            places = np.minimum(np.arange(len(found), dtype=np.int64), MOST_PLACES)
            self._occurrences.append(np.array(found, np.int64) << 32 | slot << 16 | places)

    def take(self, columns: Mapping[str, Column], rows: Iterable[Written], alive: NDArray[np.bool_]) -> None:
        """Add what is alive of another segment."""
        base = len(self.keys)
        slots = np.cumsum(alive) - 1 + base
        self.keys += columns["key"].numbers[alive].tolist()
        for column in columns.values():
            if column.name == "key":
                continue
            held = np.arange(len(alive)) if column.slots is None else column.slots
            kept = alive[held]
            for slot, value in zip(slots[held[kept]].tolist(), column.numbers[kept].tolist(), strict=True):
                self._number(column.name, slot, value)
        for row in rows:
            number = self._numbers[row.term[:2]][row.term[2:]]
            found, times = unpack(row.postings, row.documents)
            repeated = np.repeat(found, times)
            places = np.zeros(len(repeated), np.int64)
            if row.places is not None:
                places = np.frombuffer(row.places, "<u2").astype(np.int64)
            kept = alive[repeated]
            if kept.any():
                self._occurrences.append(number << 32 | slots[repeated[kept]] << 16 | places[kept])

    def finished_columns(self) -> Iterator[Column]:
        """Yield the columns of the segment."""
        yield Column("key", np.array(self.keys, np.int64))
        for name, (slots, values) in self.columns.items():
            yield Column(name, np.array(values, np.int64), np.array(slots, np.int32))

    def finished_rows(self) -> Iterator[Written]:
        """Yield the rows of the segment's terms, in no order that matters."""
        found = np.concatenate(self._occurrences) if self._occurrences else np.empty(0, np.int64)
        self._occurrences.clear()
        found.sort()
        starts = np.flatnonzero(np.diff(found >> 16, prepend=-1))  # of a document's occurrences of a term
        times = np.diff(starts, append=len(found))
        numbers = found[starts] >> 32
        slots = (found[starts] >> 16 & 0xFFFF).astype("<u2")
        places = (found & 0xFFFF).astype("<u2")
        if len(times) and times.max() > MOST_TIMES:
            within = np.arange(len(found)) - np.repeat(starts, times)
            kept = within < MOST_TIMES
            places, times = places[kept], np.minimum(times, MOST_TIMES)
            starts = np.concatenate(([0], np.cumsum(times)[:-1]))
        counts = times.astype(np.uint8)
        firsts = np.flatnonzero(np.diff(numbers, prepend=-1)).tolist()
        ends = np.append(starts, len(places)).tolist()
        for first, last in zip(firsts, chain(firsts[1:], [len(numbers)]), strict=False):
            term = self.terms[numbers[first]]
            placed = places[ends[first] : ends[last]].tobytes() if term[:2] in _PLACED else None
            yield Written(term, last - first, pack(slots[first:last], counts[first:last]), placed)


class _Numbers(dict[str, int]):
    """Gives each text of one field and level a number on first use, and notes its name in `terms`."""

    def __init__(self, code: str, terms: list[str]) -> None:
        self.code, self.terms = code, terms

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self.terms)
        self.terms.append(self.code + text)
        return number


def to_merge(sizes: Mapping[int, int]) -> list[int]:
    """Return which segments, given by number with how many documents each has alive, should become one; none as a rule.

    Those of the smallest size of which there are `MERGED`, and with them all that are smaller. What would be larger
    than a segment can be is left.
    """
    tiers: dict[int, list[int]] = defaultdict(list)
    for segment, size in sizes.items():
        tiers[_tier(size)].append(segment)
    smaller: list[int] = []
    for tier in sorted(tiers):
        smaller += tiers[tier]
        if len(tiers[tier]) >= MERGED:
            return smaller if sum(sizes[segment] for segment in smaller) <= LARGEST else []
    return []


def _tier(size: int) -> int:
    tier = 0
    while size >= MERGED ** (tier + 1):
        tier += 1
    return tier
