"""Posting lists: in which documents a term stands, how often, and where; as arrays, and packed into bytes.

A term is the text of one field and level with a letter for each in front, as `term_name` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.search.ranking import WEIGHTS

#: A letter for each field and level, in front of the terms.
CODES = {(field, level): field[0] + level[0] for field, level in WEIGHTS}
#: What phrases and neighbours are looked for in; nobody asks where a stem stands.
WITH_PLACES = ("words", "roots")
#: A word further on has no place; only phrases notice. A term counts at most `MOST_TIMES` in one document.
MOST_PLACES, MOST_TIMES = 0xFFFF, 0xFF

Rows = NDArray[np.uint32]


def term_name(field: str, level: str, text: str) -> str:
    """Return the name under which the term's postings are kept."""
    return CODES[field, level] + text


@dataclass(frozen=True, slots=True)
class Postings:
    """One term's postings.

    rows: the documents, as places in the columns of a `View`, ascending. times: how often the term stands in each.
    places: where, document by document, None for a level that has none.
    """

    rows: Rows
    times: NDArray[np.uint8]
    places: NDArray[np.uint16] | None = None

    @property
    def weight(self) -> int:
        """How many bytes it takes."""
        return self.rows.nbytes + self.times.nbytes + (self.places.nbytes if self.places is not None else 0)

    def where(self, wanted: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """Return document and place of every occurrence as one number, ascending; of the `wanted` documents alone."""
        if self.places is None:
            raise ValueError("these postings have no places")
        rows, places = np.repeat(self.rows, self.times), self.places
        if wanted is not None:
            kept = wanted[rows]
            rows, places = rows[kept], places[kept]
        return (rows.astype(np.int64) << 17) | places


NOWHERE = Postings(np.empty(0, np.uint32), np.empty(0, np.uint8), np.empty(0, np.uint16))


def pack(slots: NDArray[np.uint16], times: NDArray[np.uint8]) -> bytes:
    """Return the documents (places within a segment) and counts of one term in one segment as bytes."""
    return slots.tobytes() + times.tobytes()


def unpack(data: bytes, documents: int) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """Return what `pack` was given, `documents` of each."""
    return np.frombuffer(data, "<u2", documents), np.frombuffer(data, np.uint8, documents, 2 * documents)


def joined(parts: list[Postings]) -> Postings:
    """Return the postings of one term in all segments from those in each, in the order of their rows."""
    if len(parts) < 2:
        return parts[0] if parts else NOWHERE
    places = [part.places for part in parts if part.places is not None]
    return Postings(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.times for part in parts]),
        np.concatenate(places) if len(places) == len(parts) else None,
    )
