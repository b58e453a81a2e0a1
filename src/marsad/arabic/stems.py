"""Lemmas, stems and roots of words: what one word is searched by in its other forms.

From the exact to the loose: the lemma of «والمدارس» is «مدرسه», its stem «مدرس», its root «درس» (all folded). Stems
join gender, number, definiteness and nisba; roots also join verbs with their nouns, at the price of false friends.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from marsad.arabic.clitics import LONGEST_WORD, Segmented, readings, segment_folded, unknown
from marsad.arabic.folding import fold
from marsad.arabic.patterns import root_by_pattern

# Endings of a lemma that a stem leaves out: feminine, nisba, adverb and country in «يا».
_LEMMA_ENDINGS = ("يه", "يا", "ه", "ي")
# Endings of words that the lexicon does not know, longest first.
_ENDINGS = (
    "ياتهم", "ياتها", "اتهم", "اتها", "يتها", "يته", "اته", "اتنا", "تهم", "تها", "تنا", "يات", "يون", "يين", "ته",
    "ات", "ون", "ين", "ان", "وا", "يا", "يه", "تا", "ا", "ه", "ي",
)  # fmt: skip
_AMBIGUOUS = "بلكف"


def _folded(word: str) -> str:
    return fold(word)[:LONGEST_WORD]


def lemma(word: str) -> str:
    """Return the folded dictionary form of a word without its clitics: «والمدارس» → «مدرسه», «سيكتبون» → «كتب».

    A word that the lexicon does not know comes back folded, without the clitics that are sure.
    """
    found = segment_folded(_folded(word))
    return found.lemma or found.base


def stem(word: str) -> str:
    """Return the folded stem of a word: one string for its forms in gender, number, case, with clitics, as nisba."""
    return stem_folded(_folded(word))


@lru_cache(maxsize=65536)
def stem_folded(word: str) -> str:
    """Return the stem of a word that is folded already; see `stem`."""
    return _stem_of(segment_folded(word))


def stems(word: str) -> tuple[str, ...]:
    """Return every stem that a word may have, the likeliest first, for indexing an ambiguous word under each.

    «بشار» may be ب + شار: when the lexicon knows several readings, or cannot tell whether an initial ب ل ك ف is a
    clitic, each gives a stem.
    """
    return stems_folded(_folded(word))


@lru_cache(maxsize=65536)
def stems_folded(word: str) -> tuple[str, ...]:
    """Return the stems of a word that is folded already; see `stems`."""
    return forms_folded(word).stems


class Forms(NamedTuple):
    """What is known of a folded word: how it is taken apart, its likeliest stem first among all, its root."""

    segmented: Segmented
    stems: tuple[str, ...]

    @property
    def root(self) -> str:
        """The root by pattern; see `root`."""
        return _root_of(self.segmented)


def forms_folded(word: str) -> Forms:
    """Return clitics, stems and root of a word that is folded already, for which it is taken apart only once.

    Nothing is kept: for callers that keep what they make of it.
    """
    found = readings(word)
    if not found:
        likeliest = unknown(word)
        several = [_stem_of(likeliest)]
        rest = word.removeprefix("و")
        if len(rest) >= 5 and rest[0] in _AMBIGUOUS:
            several.append(_without(rest[1:], _ENDINGS))
        return Forms(likeliest, tuple(dict.fromkeys(several)))
    stem = _without(found[0].lemma or found[0].base, _LEMMA_ENDINGS)
    if len(found) == 1:
        return Forms(found[0], (stem,))
    # A reading that leaves one or two letters joins too many words.
    lemmas = [reading.lemma or reading.base for reading in found[1:]]
    others = [_without(lemma, _LEMMA_ENDINGS) for lemma in lemmas if len(lemma) > 2]
    return Forms(found[0], tuple(dict.fromkeys([stem, *others])))


def _stem_of(found: Segmented) -> str:
    return _without(found.base, _ENDINGS) if found.lemma is None else _without(found.lemma, _LEMMA_ENDINGS)


def root(word: str) -> str:
    """Return the three consonants that a word's lemma is built on, by the Arabic word patterns; a heuristic.

    «احتراق», «حريق» and «احترقت» give «حرق». Words on no pattern, mostly loans and names, give their stem.
    """
    return root_folded(_folded(word))


@lru_cache(maxsize=65536)
def root_folded(word: str) -> str:
    """Return the root of a word that is folded already; see `root`."""
    return _root_of(segment_folded(word))


def _root_of(found: Segmented) -> str:
    form = found.lemma or _without(found.base, _ENDINGS)
    while len(form) > 3:
        matched = root_by_pattern(form)
        if matched is not None:
            return matched
        shorter = _without(form, _LEMMA_ENDINGS)
        if shorter == form:
            break
        form = shorter
    return form


def _without(word: str, endings: tuple[str, ...]) -> str:
    if word.endswith(endings):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
    return word
