"""Near-duplicates: the same report from two wires, a correction, a longer version of a short one.

Every text has a sketch: the hashes of its runs of three folded words of which one in `KEEP_ONE_IN` is kept, the same
ones in every text. The share of one sketch that stands in another estimates how much of the shorter text the longer
one holds (A. Broder, "On the resemblance and containment of documents", 1997), without the texts.
"""

from __future__ import annotations

import zlib
from array import array

#: Words in a run.
RUN = 3
#: Of how many hashes one is kept, a power of two: four for a text of three hundred words would be too coarse, all would be needless.
KEEP_ONE_IN = 4
#: A sketch is cut to this many hashes, the smallest: enough to tell 80 from 70 per cent.
MOST_HASHES = 256
#: From which share on two texts are the same report.
SAME = 0.8
#: With fewer hashes than this in the smaller sketch nothing can be said.
FEWEST_HASHES = 6

_MASK = 0xFFFFFFFF
_MIX = 0x9E3779B1
#: The bits that are zero in one number of `KEEP_ONE_IN`.
_LEFT_OUT = (KEEP_ONE_IN - 1) << 16


def sketch(words: str) -> bytes:
    """Return the sketch of a text by its folded words, separated by spaces (see `levels.Levels`): four bytes for each
    hash, sorted; empty for a text of a few words."""
    numbers = list(map(zlib.crc32, words.encode().split(b" ")))
    runs = zip(numbers, numbers[1:], numbers[2:], strict=False)
    mixed = [((first * 31 + second) * 31 + third) * _MIX & _MASK for first, second, third in runs]
    return array("I", sorted({number for number in mixed if not number & _LEFT_OUT})[:MOST_HASHES]).tobytes()


def containment(one: bytes, other: bytes) -> float:
    """Return the share of the smaller sketch that stands in the other, 0 when there is too little to compare."""
    first, second = _hashes(one), _hashes(other)
    if len(first) >= MOST_HASHES or len(second) >= MOST_HASHES:
        # Cut sketches hold the smallest hashes only: beyond the smaller of both ends nothing can be compared.
        end = min(max(first, default=0), max(second, default=0))
        first, second = {h for h in first if h <= end}, {h for h in second if h <= end}
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller >= FEWEST_HASHES else 0.0


def is_same(one: bytes, other: bytes) -> bool:
    """Return whether two texts, by their sketches, are the same report."""
    return containment(one, other) >= SAME


def _hashes(data: bytes) -> set[int]:
    numbers = array("I")
    numbers.frombytes(data)
    return set(numbers)
