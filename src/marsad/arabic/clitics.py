"""Clitics: the conjunctions, prepositions, article and pronouns written on to a word, told from its own letters.

«والوزير» is و + ال + وزير, and «وزير» is no و + زير: a split counts when the lexicon knows what remains. For words it
does not know (names, loans), only what can hardly be anything else is split off.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from marsad.arabic.data_files import sections
from marsad.arabic.folding import fold_with_offsets
from marsad.arabic.lexicon import lemma_of
from marsad.arabic.patterns import singulars_by_pattern

PieceKind = Literal["conjunction", "preposition", "future", "article", "stem", "pronoun"]

#: A longer word is no word of a language; it is not taken apart and cannot fill the caches.
LONGEST_WORD = 64

_KINDS: dict[str, PieceKind] = {
    "و": "conjunction", "ف": "conjunction", "ب": "preposition", "ك": "preposition", "ل": "preposition", "س": "future",
    "ال": "article",
}  # fmt: skip
# In the order they are tried: with the article first, for it is the surest sign, then the shorter before the longer.
_WITH_ARTICLE = tuple(
    (letters, tuple(pieces.split()))
    for letters, pieces in {
        "وبال": "و ب ال", "فبال": "ف ب ال", "وكال": "و ك ال", "ولل": "و ل ل", "فلل": "ف ل ل", "وال": "و ال",
        "فال": "ف ال", "بال": "ب ال", "كال": "ك ال", "لل": "ل ل", "ال": "ال",
    }.items()
)  # fmt: skip
_WITHOUT_ARTICLE = tuple(
    (letters, tuple(letters)) for letters in ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فس")
)
_PROCLITICS = (*_WITH_ARTICLE, *_WITHOUT_ARTICLE)
_PLACES = {letters: place for place, (letters, _) in enumerate(_PROCLITICS)}
_LONGEST_PROCLITIC = max(map(len, _PLACES))
PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك")
# The pronouns that an unknown word may end in without being one of its own letters.
_SURE_PRONOUNS = ("هما", "ها", "هم")
# Endings that the lexicon may lack for a word it knows.
_ENDINGS = ("ون", "ين", "وا", "ان", "تا", "ات", "ت", "ا")
_PLURALS = ("ون", "ين", "وا")


class Segmented(NamedTuple):
    """A folded word taken apart: `"".join(proclitics) + base + enclitic == word`.

    `base` is the stem as written in the word, `lemma` its lemma, or None when the lexicon does not know it.
    """

    proclitics: tuple[str, ...]
    base: str
    enclitic: str
    lemma: str | None


class Piece(NamedTuple):
    """A clitic or the stem of a word: `text == word[start:end]`."""

    start: int
    end: int
    text: str
    kind: PieceKind


def segment(word: str) -> list[Piece]:
    """Take a word as it is written apart: «وَبِالمَدرسةِ» → وَ, بِ, ال, مَدرسةِ. A word without clitics is one piece.

    «للمدرسة» has the preposition ل and the article ل, whose alef is not written.
    """
    folded = fold_with_offsets(word)
    if len(folded.text) > LONGEST_WORD:
        return [Piece(0, len(word), word, "stem")]
    found = segment_folded(folded.text)
    texts = [*found.proclitics, found.base, *([found.enclitic] if found.enclitic else [])]
    if found.enclitic == "ه" and "ة" in folded.surface(len(folded.text) - 1, len(folded.text)):
        texts[-2:] = [found.base + found.enclitic]  # the feminine ending, which folds to the pronoun's letter
    pieces: list[Piece] = []
    at = 0
    for index, text in enumerate(texts):
        if index < len(found.proclitics):
            second_l = text == "ل" and index > 0 and texts[index - 1] == "ل"
            kind: PieceKind = "article" if second_l else _KINDS[text]
        else:
            kind = "stem" if index == len(found.proclitics) else "pronoun"
        start, end = folded.span(at, at + len(text))
        pieces.append(Piece(start, end, word[start:end], kind))
        at += len(text)
    return pieces


@lru_cache(maxsize=1)
def _fixed() -> dict[str, Segmented]:
    """Return the words of the data file that split otherwise than the rules say."""
    fixed: dict[str, Segmented] = {}
    for line in sections("stems.txt")["split"]:
        pieces = line.split("+")
        enclitic = pieces.pop() if pieces[-1] in PRONOUNS else ""
        *proclitics, base = pieces
        fixed[line.replace("+", "")] = Segmented(tuple(proclitics), base, enclitic, _inflected_lemma(base) or base)
    return fixed


@lru_cache(maxsize=65536)
def segment_folded(word: str) -> Segmented:
    """Take a folded word apart; the likeliest reading that the lexicon knows, else the surest clitics."""
    return next(iter(readings(word)), None) or _unknown(word)


# Small: it is there for the callers that ask for stems and root of one word after the other.
@lru_cache(maxsize=1024)
def readings(word: str) -> tuple[Segmented, ...]:
    """Return the ways to take a folded word apart that leave a known stem, the likeliest first.

    What is known without a pronoun comes before what is known with one, and fewer clitics before more.
    """
    if word in _fixed():
        return (_fixed()[word],)
    splits = _splits(word)
    plain = [
        Segmented(proclitics, rest, "", lemma)
        for proclitics, rest in splits
        if (lemma := _inflected_lemma(rest)) is not None
    ]
    with_pronoun = [
        found
        for proclitics, rest in splits
        if not _is_definite(proclitics, rest) and (found := _with_pronoun(proclitics, rest)) is not None
    ]
    return (*plain, *with_pronoun)


def _is_definite(proclitics: tuple[str, ...], rest: str) -> bool:
    return proclitics[-1:] == ("ال",) or proclitics[-2:] == ("ل", "ل") or rest.startswith("ال")


def _splits(word: str) -> list[tuple[tuple[str, ...], str]]:
    whole: tuple[tuple[str, ...], str] = ((), word)
    splits = [] if word.startswith("ال") and word not in sections("stems.txt")["not_article"] else [whole]
    begun = (_PLACES.get(word[:length]) for length in range(1, min(_LONGEST_PROCLITIC, len(word) - 2) + 1))
    for place in sorted(place for place in begun if place is not None):
        letters, pieces = _PROCLITICS[place]
        rest = word[len(letters) :]
        if letters == "ال" and splits:
            continue
        if letters[-1] == "س" and rest[0] not in "يتنا":
            continue
        splits.append((pieces, rest))
    return splits if whole in splits else [*splits, whole]


def _with_pronoun(proclitics: tuple[str, ...], rest: str) -> Segmented | None:
    if not rest.endswith(PRONOUNS):
        return None
    for pronoun in PRONOUNS:
        base = rest[: -len(pronoun)]
        if not rest.endswith(pronoun) or len(base) < 2:
            continue
        lemma = _lemma_before_pronoun(base)
        if lemma is not None:
            return Segmented(proclitics, base, pronoun, lemma)
    return None


def _inflected_lemma(form: str) -> str | None:
    lemma = lemma_of(form)
    if lemma == form and form.endswith(_PLURALS) and len(form) >= 6:
        # The big list has plurals that it could not reduce as lemmas of their own.
        return lemma_of(form[:-2]) or lemma
    if lemma is not None:
        return lemma
    for ending in _ENDINGS if form.endswith(_ENDINGS) else ():
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) >= 3:
            # «استشارات» is of «استشارة», not of «استشار».
            lemma = (lemma_of(stem + "ه") if ending in ("ات", "تا") else None) or lemma_of(stem)
            if lemma is not None:
                return lemma
    return next((singular for singular in singulars_by_pattern(form) if lemma_of(singular) == singular), None)


def _lemma_before_pronoun(base: str) -> str | None:
    """Return the lemma of a form that has changed before a pronoun: مدرست(ه), مستشفا(هم), مسؤولو(ها), أبنائ(هم)."""
    changed = {"ت": base[:-1] + "ه", "ا": base[:-1] + "ي", "و": base + "ن"}.get(base[-1])
    if base[-2:] in ("او", "اي"):
        changed = base[:-1] + "ء"
    lemma = _inflected_lemma(base)
    if changed is not None and (lemma is None or base[-1] == "ت"):
        lemma = _inflected_lemma(changed) or lemma
    return lemma


def _unknown(word: str) -> Segmented:
    """Take off what can hardly be a letter of the word itself: the article with what stands before it, و, «ها»."""
    for letters, pieces in _WITH_ARTICLE:
        if word.startswith(letters) and len(word) - len(letters) >= 3:
            return Segmented(pieces, word[len(letters) :], "", None)
    proclitics: tuple[str, ...] = ()
    if word.startswith("و") and len(word) >= 5:
        proclitics, word = ("و",), word[1:]
    for pronoun in _SURE_PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 4:
            return Segmented(proclitics, word[: -len(pronoun)], pronoun, None)
    return Segmented(proclitics, word, "", None)
