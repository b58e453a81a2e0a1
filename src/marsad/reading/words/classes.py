"""Classes of words that stand in like surroundings: «مكافحة، محاربة، مواجهة». Made by marsad.reading.clustering."""

from __future__ import annotations

from functools import cache

from marsad.reading.models.linear import FOLDER

FILE = FOLDER / "classes.tsv"


@cache
def word_classes() -> dict[str, tuple[str, str]]:
    """Folded word -> (broad class, narrow class)."""
    table: dict[str, tuple[str, str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        broad, narrow, words = line.split("\t")
        for word in words.split(" "):
            table[word] = (broad, narrow)
    return table


NO_CLASS = ("-", "-")
