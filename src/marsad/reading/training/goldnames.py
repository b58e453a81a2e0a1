"""Training labels for names: every place where a person of the gold list is mentioned."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.reading.people.nametags import strip_conjunction
from marsad.reading.text.document import Document, folded, read_document
from marsad.reading.words.stats import UNSEEN, word_stats

_LONE_LIMIT = 7
"""A single word of a name is labelled elsewhere only when it is rarer than this step of frequency."""


def label_names(doc: Document, names: Iterable[str]) -> list[str]:
    """B, I or O for each token: full names first, then parts of them."""
    tags = ["O"] * len(doc)
    norm = [strip_conjunction(n) for n in doc.norm]
    for name in sorted(names, key=len, reverse=True):
        parts = [p for p in read_document("", name).norm if p != "\n"]
        if not parts:
            continue
        _label_whole(norm, doc.norm, parts, tags)
        _label_parts(norm, set(parts), tags)
    return tags


def _label_whole(norm: list[str], raw: list[str], parts: list[str], tags: list[str]) -> None:
    first = {parts[0], strip_conjunction(parts[0])}
    for i in range(len(norm) - len(parts) + 1):
        if (norm[i] in first or raw[i] in first) and raw[i + 1 : i + len(parts)] == parts[1:] and tags[i] == "O":
            tags[i : i + len(parts)] = ["B"] + ["I"] * (len(parts) - 1)


def _label_parts(norm: list[str], parts: set[str], tags: list[str]) -> None:
    stats = word_stats()
    i = 0
    while i < len(norm):
        j = i
        while j < len(norm) and norm[j] in parts and tags[j] == "O" and norm[j][0].isalnum():
            j += 1
        run = norm[i:j]
        enough = len(run) > 1 or (run and len(run[0]) > 2 and stats.get(run[0], UNSEEN).frequency < _LONE_LIMIT)
        if run and enough and run[0] != folded("بن"):
            tags[i:j] = ["B"] + ["I"] * (len(run) - 1)
        i = max(j, i + 1)
