"""The word lists of this room: plain text files in `data/`, read once when first needed.

A file has sections, `[name]` on a line of its own, and under each the words, separated by spaces or line ends. What
follows # on a line is a comment.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic.folding import fold


def read_lines(name: str) -> list[str]:
    """Return the lines of `data/NAME` that are not blank, without comments."""
    # Imported here because it costs as much as half of this room.
    from importlib.resources import files

    text = files("marsad.arabic").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


@lru_cache(maxsize=32)
def sections(name: str) -> dict[str, frozenset[str]]:
    """Return the sections of `data/NAME` with their words folded."""
    found: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in read_lines(name):
        if line.startswith("[") and line.endswith("]"):
            words = found.setdefault(line[1:-1], set())
        else:
            words.update(fold(line).split())
    return {section: frozenset(members) for section, members in found.items()}
