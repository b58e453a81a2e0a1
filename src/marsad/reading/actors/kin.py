"""What decides ambiguous and open names: kinship of codes, as listed in lexicon/kin.tsv."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from marsad.arabic import fold
from marsad.reading.words.vocabulary import rows


@dataclass(slots=True)
class Kin:
    """The table, by kind of row."""

    kin: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reads: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    rebels: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)
    people: dict[tuple[str, str], str] = field(default_factory=dict)
    generic: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()


@cache
def kin_table() -> Kin:
    """The table, read once."""
    table = Kin()
    for kind, *cells in rows("kin.tsv"):
        if kind == "kin":
            table.kin[cells[0]] = tuple(cells[1].split(" "))
        elif kind == "reads":
            table.reads.setdefault(cells[0], []).append((cells[1], cells[2]))
        elif kind == "rebels":
            words = frozenset(fold(word).removeprefix("ال") for word in cells[2].split(" "))
            table.rebels.setdefault(cells[0], []).append((cells[1], words))
        elif kind == "people":
            table.people[cells[0], cells[1]] = cells[2]
        elif kind == "generic":
            table.generic = frozenset(f"X:{name}" for name in cells[0].split("|"))
        else:
            table.doubtful = frozenset(fold(word) for word in cells[0].split(" "))
    return table
