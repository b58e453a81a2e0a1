"""How often a word is part of a person's name, and how common it is: counts over news text, in steps.

The file `models/words.tsv` is made by `marsad.reading.training.train`; it holds single words and steps, no text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
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


def write_stats(table: dict[str, WordStat], path: Path) -> None:
    """Write a table so that equal steps share a line."""
    lines: dict[WordStat, list[str]] = {}
    for word, stat in table.items():
        lines.setdefault(stat, []).append(word)
    rows: Iterable[str] = (
        f"{s.given}{s.family}{s.frequency}\t{' '.join(sorted(words))}" for s, words in sorted(lines.items())
    )
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
