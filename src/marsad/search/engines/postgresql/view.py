"""What this process knows of all documents: their keys, dates, lengths and other numbers, as columns of arrays.

A segment's columns never change, so each is read once; which segments there are, and which of their documents are
dead, is asked again and again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.search.engines.postgresql.postings import CODES
from marsad.search.engines.postgresql.segments import Column
from marsad.search.ranking import K1, B
from marsad.search.wanted import NUMBERS

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment: how many slots it has and which of them are dead."""

    number: int
    size: int
    dead: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """A number of the documents: row and value of each."""

    rows: NDArray[np.int64]
    values: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class View:
    """All segments side by side. A document's row is its segment's base and its slot.

    keys, published: of each row. alive: whether the document has not been replaced or removed. norms: by code of field
    and level, the part of BM25's denominator that depends on a document's length.
    """

    segments: tuple[Segment, ...]
    bases: Mapping[int, int]
    keys: NDArray[np.int64]
    published: NDArray[np.int64]
    alive: Mask
    numbers: Mapping[str, Values]
    norms: Mapping[str, NDArray[np.float32]]

    @property
    def size(self) -> int:
        """How many rows there are, dead ones included."""
        return len(self.keys)

    def rows_of(self, keys: Sequence[int]) -> NDArray[np.int64]:
        """Return the rows of those of these documents that are alive."""
        return np.flatnonzero(np.isin(self.keys, np.array(keys, np.int64)) & self.alive)

    def having(self, name: str, values: Sequence[int]) -> Mask:
        """Return which documents have one of these values as the named number."""
        mask = np.zeros(self.size, np.bool_)
        held = self.numbers[name]
        mask[held.rows[np.isin(held.values, np.array(values, np.int64))]] = True
        return mask


def view_of(segments: Sequence[Segment], columns: Mapping[int, Mapping[str, Column]]) -> View:
    """Return the view of these segments, given the columns of each."""
    bases, size = {}, 0
    for segment in segments:
        bases[segment.number] = size
        size += segment.size

    def values(name: str) -> Values:
        rows, numbers = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for segment in segments:
            column = columns[segment.number].get(name)
            if column is not None:
                slots = np.arange(len(column.numbers)) if column.slots is None else column.slots
                rows.append(slots.astype(np.int64) + bases[segment.number])
                numbers.append(column.numbers)
        return Values(np.concatenate(rows), np.concatenate(numbers))

    alive = np.ones(size, np.bool_)
    for segment in segments:
        alive[np.array(segment.dead, np.int64) + bases[segment.number]] = False
    numbers = {name: values(name) for name in NUMBERS}
    published = np.zeros(size, np.int64)
    published[numbers["published"].rows] = numbers["published"].values
    return View(
        tuple(segments),
        bases,
        values("key").values,
        published,
        alive,
        numbers,
        {code: _norms(values(code), size) for code in CODES.values()},
    )


def _norms(lengths: Values, size: int) -> NDArray[np.float32]:
    """Return K1 (1 - B + B length / average length) of each row, by the lengths of one field at one level."""
    relative = np.zeros(size, np.float32)
    if total := float(lengths.values.sum()):
        relative[lengths.rows] = lengths.values * (size / total)
    return (K1 * (1 - B + B * relative)).astype(np.float32)
