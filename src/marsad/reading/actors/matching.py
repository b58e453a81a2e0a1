"""Finds what the lexicons know in a document: names of actors, institutions, titles and common nouns for actors."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from marsad.arabic import fold
from marsad.reading.lexicon import HeadForm, Lexicon, Sense, TitleForm, load
from marsad.reading.text.document import QUOTES, Document
from marsad.reading.words.vocabulary import rows

_TRANSPARENT = QUOTES | frozenset("()'’‘/")
"""Signs that may stand inside a name: حركة «حماس»."""


class Noun(NamedTuple):
    """A common noun that stands for an actor: its role, and office, body, force, group, media or source."""

    role: str
    kind: str
    singular: bool


@dataclass(slots=True)
class Match:
    """What stands at tokens `first` to `last`. `prefix`: the conjunction and preposition written onto it."""

    first: int
    last: int
    conjunction: str
    preposition: str
    senses: tuple[Sense, ...] = ()
    heads: tuple[HeadForm, ...] = ()
    titles: tuple[TitleForm, ...] = ()
    noun: Noun | None = None
    honorific: bool = False
    phrase: str = ""
    """Folded, without proclitics."""
    led: bool = False
    """A word before it says what it is: «صحيفة», «مدينة», a title or honorific."""
    paired: bool = False
    """It follows «نظيره»: what stands there with the article is a people or group of states."""

    @property
    def cut(self) -> int:
        """Letters of the first token that belong to proclitics (the article of «لل» counts as the word's own)."""
        return len(self.conjunction) + len(self.preposition)


class Phrases:
    """All indexes of the lexicon and this room's nouns behind one look-up by tokens."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.nouns: dict[str, Noun] = {}
        self.longest = dict(lexicon.longest)
        for role, kind, forms in rows("roles.tsv"):
            for form in forms.split(" "):
                phrase = fold(form).replace("_", " ")
                self.nouns.setdefault(phrase, Noun(role, kind, _singular(phrase)))
                head, count = phrase.split(" ")[0], phrase.count(" ") + 1
                self.longest[head] = max(self.longest.get(head, 0), count)
        self._variants: dict[str, tuple[tuple[str, str, str], ...]] = {}

    def variants(self, norm: str) -> tuple[tuple[str, str, str], ...]:
        """(conjunction, preposition, body) for every way to take proclitics from a word that leaves a known first word."""
        known = self._variants.get(norm)
        if known is None:
            if len(self._variants) > 200_000:
                self._variants.clear()
            known = self._variants[norm] = tuple(v for v in _proclitics(norm) if v[2] in self.longest)
        return known

    def find(self, words: list[str], at: int) -> tuple[int, str, str, str] | None:
        """The longest phrase that begins at words[at]: (number of words, conjunction, preposition, folded phrase)."""
        best: tuple[int, str, str, str] | None = None
        for conjunction, preposition, body in self.variants(words[at]):
            for count in range(min(self.longest[body], len(words) - at), 0, -1):
                if best and count <= best[0]:
                    break
                phrase = body if count == 1 else " ".join([body, *words[at + 1 : at + count]])
                if self.known(phrase):
                    best = (count, conjunction, preposition, phrase)
                    break
        return best

    def known(self, phrase: str) -> bool:
        """Whether any index has the phrase."""
        lexicon = self.lexicon
        return (
            phrase in lexicon.senses
            or phrase in lexicon.heads
            or phrase in lexicon.titles
            or phrase in self.nouns
            or phrase in lexicon.honorifics
            or phrase in lexicon.not_actors
        )


def _singular(phrase: str) -> bool:
    return not phrase.endswith(("ون", "ين", "ات", "اء"))


def _proclitics(norm: str) -> list[tuple[str, str, str]]:
    found = [("", "", norm)]
    bodies = [("", norm)]
    if len(norm) > 3 and norm[0] in "وف":
        bodies.append((norm[0], norm[1:]))
        found.append((norm[0], "", norm[1:]))
    for conjunction, body in bodies:
        if len(body) > 3 and body[0] in "بلك":
            if body.startswith("لل"):
                found.append((conjunction, "ل", "ال" + body[2:]))
            found.append((conjunction, body[0], body[1:]))
    return found


_phrases: list[Phrases] = []


def phrases() -> Phrases:
    """The look-up over the lexicon in use, made anew when another one is."""
    lexicon = load()
    if not _phrases or _phrases[0].lexicon is not lexicon:
        _phrases[:] = [Phrases(lexicon)]
    return _phrases[0]


def matches(doc: Document, table: Phrases) -> dict[int, Match]:
    """The longest known phrase at each token that begins one, overlapping ones included. Keyed by first token."""
    found: dict[int, Match] = {}
    longest, lexicon = table.longest, table.lexicon
    places, words = _runs(doc)
    for at, i in enumerate(places):
        if i < 0:
            continue
        variants = table.variants(words[at])
        if not variants:
            continue
        if len(variants) == 1 and longest[variants[0][2]] == 1:
            hit: tuple[int, str, str, str] | None = (1, *variants[0]) if table.known(variants[0][2]) else None
        else:
            hit = table.find(words, at)
        if hit is None:
            continue
        count, conjunction, preposition, phrase = hit
        if phrase in lexicon.not_actors:
            found[i] = Match(i, places[at + count - 1], conjunction, preposition, phrase=phrase)
            continue
        found[i] = Match(
            i,
            places[at + count - 1],
            conjunction,
            preposition,
            lexicon.senses.get(phrase, ()),
            lexicon.heads.get(phrase, ()),
            lexicon.titles.get(phrase, ()),
            table.nouns.get(phrase),
            phrase in lexicon.honorifics,
            phrase,
            bool(at and words[at - 1] and _leads(words[at - 1], table)),
            bool(at and phrase.startswith("ال") and COUNTERPART.match(words[at - 1] or "")),
        )
    return found


COUNTERPART = re.compile("[وفبل]?(?:نظير(?:ت|تي|ات|ا|ي)?|نظرا[ءوي]?)(?:ه|ها|هم|هما)$")
"""«نظيره», «نظيرتها»: another office than the one before it."""
_LEADERS = frozenset(
    fold(word)
    for word in "صحيفة قناة موقع وكالة إذاعة مجلة جريدة تلفزيون مدينة محافظة بلدة قرية منطقة ولاية مخيم ريف مطار ميناء "
    "في شمال جنوب شرق غرب وسط مجموعة شركة شبكة حزب حركة جماعة تنظيم منظمة مؤسسة".split()
)


def _leads(word: str, table: Phrases) -> bool:
    """Whether the word before a name tells what it is."""
    if word[0] in "وبل" and word not in _LEADERS:
        word = word[1:]
    lexicon = table.lexicon
    return word in _LEADERS or word in lexicon.honorifics or word in lexicon.titles


_SPACED_SUMS = (["5", "+", "1"], ["1", "+", "5"])
"""The group of powers as some agencies write it: «دول / 5 + 1 /»."""


def _runs(doc: Document) -> tuple[list[int], list[str]]:
    """The words with their token places; a sign that no phrase may span stands as place -1 and an empty word."""
    places: list[int] = []
    words: list[str] = []
    skip = 0
    for i, is_word in enumerate(doc.word):
        if skip:
            skip -= 1
        elif doc.norm[i : i + 3] in _SPACED_SUMS:
            places.append(i)
            words.append("".join(doc.norm[i : i + 3]))
            skip = 2
        elif is_word:
            places.append(i)
            words.append(doc.norm[i])
        elif doc.norm[i] not in _TRANSPARENT:
            places.append(-1)
            words.append("")
    return places, words


def by_last(found: dict[int, Match]) -> dict[int, list[Match]]:
    """The matches keyed by their last token."""
    table: dict[int, list[Match]] = defaultdict(list)
    for match in found.values():
        table[match.last].append(match)
    return table
