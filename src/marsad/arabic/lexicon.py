"""The lexicon behind segmentation and stems: inflected Arabic forms, folded, with their lemmas.

Three sources, the first that knows a form decides: our own broken plurals (`data/broken_plurals.txt`), our own words
that begin like a proclitic (`data/stems.txt`), and simplemma's Arabic list (MIT). The list has 260,000 folded forms;
as a dictionary they would take 50 MB in each process, as one byte string with the place of each line 10 MB.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from zlib import crc32

from marsad.arabic.data_files import read_lines, sections
from marsad.arabic.folding import fold


class _HashedLines:
    """A read-only mapping kept as lines «form TAB lemma» in one byte string, with the place of each under its hash."""

    def __init__(self, lines: list[str]) -> None:
        self._text = "\n".join([*lines, ""]).encode()
        # A power of two at least twice as large as what it holds, so that a search ends after one or two looks.
        self._mask = (1 << (2 * len(lines)).bit_length()) - 1
        self._places = array("I", bytes(4 * (self._mask + 1)))
        start = 1  # 0 is an empty place
        for line in self._text.splitlines(keepends=True):
            place = crc32(line[: line.index(b"\t")]) & self._mask
            while self._places[place]:
                place = (place + 1) & self._mask
            self._places[place] = start
            start += len(line)

    def get(self, form: str) -> str | None:
        wanted = form.encode()
        text, places, mask = self._text, self._places, self._mask
        place = crc32(wanted) & mask
        wanted += b"\t"
        while start := places[place]:
            if text.startswith(wanted, start - 1):
                start += len(wanted) - 1
                return text[start : text.index(b"\n", start)].decode()
            place = (place + 1) & mask
        return None


@lru_cache(maxsize=1)
def _lexicon() -> _HashedLines:
    """Return every form that a source knows with its lemma."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    dictionary = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("ar")
    folded = fold("\n".join(f"{form}\t{lemma}" for form, lemma in dictionary.items()))
    pairs: dict[str, str] = {}
    for line in folded.split("\n"):
        form, _, lemma = line.partition("\t")
        # Forms that folding makes alike keep the reading that is a lemma itself, else the first.
        if (form == lemma or form not in pairs) and form[:1] >= "ء":
            pairs[form] = lemma
    own = sections("stems.txt")
    for name in ("own", "names", "function", "not_article"):
        pairs |= {form: form for form in own[name]}
    pairs |= broken_plurals()
    return _HashedLines([f"{form}\t{lemma}" for form, lemma in pairs.items()])


@lru_cache(maxsize=1)
def broken_plurals() -> dict[str, str]:
    """Return our own broken plurals: folded plural to folded singular."""
    pairs = (fold(line).split("=") for line in read_lines("broken_plurals.txt"))
    return {plural: singular for singular, *plurals in pairs for plural in plurals}


def lemma_of(form: str) -> str | None:
    """Return the lemma of a folded form without clitics, or None when no source knows it."""
    return _lexicon().get(form)


def warm_up() -> None:
    """Read the lexicon now (about a second) instead of at the first word: for a server before it takes requests."""
    lemma_of("")
