"""How often a word is part of a person's name, and how common it is: counts over news text, in steps.

The file `models/words.tsv` holds single words and steps, no text; see models/README.md.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad.reading.models.linear import FOLDER

FILE = FOLDER / "words.tsv"


class WordStat(NamedTuple):
    """Steps 0-5 for given and family name, 0-9 for frequency (two steps to a power of ten)."""

    given: int
    family: int
    frequency: int


UNSEEN = WordStat(0, 0, 0)


@cache
def word_stats() -> dict[str, WordStat]:
    """The table, by folded word."""
    table: dict[str, WordStat] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        steps, _, words = line.partition("\t")
        stat = WordStat(int(steps[0]), int(steps[1]), int(steps[2]))
        for word in words.split(" "):
            table[word] = stat
    return table
