"""The word lists of this room, read once: reporting cues, event words, attributions, actor nouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from marsad.arabic import fold
from marsad.reading.words.verbforms import PRONOUNS, Form, noun, participle, past, present

FOLDER = Path(__file__).parent.parent / "lexicon" / "words"
_NOTHING: tuple[Sense, ...] = ()
_VERBS_WHEN_JOINED = frozenset({"بين", "عبر", "حث"})
"""Words left out that with «و» before them are mostly verbs: «وبيّن», «وعبّر»."""


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A reporting word: what may introduce its content, and the reporter's stance."""

    lemma: str
    joins: frozenset[str]
    stance: str


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """An event word: PLOVER type and mode, and how its arguments are joined."""

    lemma: str
    type: str
    mode: str
    joins: tuple[str, ...]
    """Prepositions (or "O" for the direct object) that bring the other side."""
    mutual: bool
    inverse: bool


class Sense(NamedTuple):
    """What a written word can be. `rest`: words that have to follow it. `suffix`: the pronoun at its end."""

    entry: Cue | Act
    shape: str
    gender: str
    number: int
    rest: tuple[str, ...] = ()
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    suffix: str = ""


def rows(name: str) -> Iterator[list[str]]:
    """Rows of a tab-separated list in the lexicon folder, without comments."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def word_set(name: str) -> frozenset[str]:
    """Folded words of a list without columns."""
    return frozenset(fold(word).replace("_", " ") for row in rows(name) for word in row[0].split(" "))


def _cell(value: str) -> list[str]:
    return [] if value == "-" else value.split(" ")


def _forms(past_form: str, present_form: str, nouns: str, participles: str) -> Iterator[Form]:
    if past_form != "-":
        yield from past(past_form)
    if present_form != "-":
        yield from present(present_form)
    for word in _cell(nouns):
        yield from noun(word)
    active, _, passive = participles.partition("/")
    for word in _cell(active):
        yield from participle(word, "active")
    for word in _cell(passive) if passive else []:
        yield from participle(word, "passive")


class Words:
    """A table of written forms, with proclitics and pronouns taken off when a word is looked up."""

    def __init__(self, excluded: frozenset[str] = frozenset()) -> None:
        self.excluded = excluded
        self.table: dict[str, list[tuple[Cue | Act, Form, tuple[str, ...]]]] = defaultdict(list)
        self._known: dict[str, tuple[Sense, ...]] = {}

    def add(self, entry: Cue | Act, form: Form) -> None:
        """Enter a form, by its first word."""
        head, *rest = form.text.split(" ")
        held = self.table[head]
        if not any(e is entry and f.shape == form.shape and r == tuple(rest) for e, f, r in held):
            held.append((entry, form, tuple(rest)))

    def look_up(self, word: str) -> tuple[Sense, ...]:
        """Every sense of a folded word; empty when it is none of ours."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 200_000:
                self._known.clear()
            known = self._known[word] = tuple(self._senses(word)) or _NOTHING
        return known

    def _senses(self, word: str) -> Iterator[Sense]:
        if word in self.excluded:
            return
        for conjunction, body in _without_conjunction(word):
            if conjunction and body in self.excluded and body not in _VERBS_WHEN_JOINED:
                continue
            yield from self._bare(body, conjunction)

    def _bare(self, body: str, conjunction: str) -> Iterator[Sense]:
        for entry, form, rest in self.table.get(body, ()):
            yield Sense(entry, form.shape, form.gender, form.number, rest, conjunction)
        for preposition, definite, stem in _without_preposition(body):
            for entry, form, rest in self.table.get(stem, ()):
                if form.shape in {"noun", "active", "passive"}:
                    yield Sense(entry, form.shape, form.gender, form.number, rest, conjunction, preposition, definite)
            if not definite:
                yield from self._with_pronoun(stem, conjunction, preposition)
        yield from self._with_pronoun(body, conjunction, "")

    def _with_pronoun(self, body: str, conjunction: str, preposition: str) -> Iterator[Sense]:
        for pronoun in PRONOUNS[:7]:
            if body.endswith(pronoun) and len(body) - len(pronoun) >= 3:
                for entry, form, rest in self.table.get(body[: -len(pronoun)], ()):
                    if rest or (preposition and form.shape != "noun") or (form.shape == "noun" and form.number == 2):
                        continue
                    if form.shape in {"active", "passive"}:
                        continue
                    yield Sense(
                        entry, form.shape, form.gender, form.number, rest, conjunction, preposition, False, pronoun
                    )
                return


def _without_conjunction(word: str) -> Iterator[tuple[str, str]]:
    yield "", word
    if len(word) > 3 and word[0] in "وف":
        yield word[0], word[1:]


def _without_preposition(word: str) -> Iterator[tuple[str, bool, str]]:
    """Proclitic prepositions and the article: (preposition, definite, stem)."""
    if len(word) < 4:
        return
    if word.startswith("ال"):
        yield "", True, word[2:]
    if word[0] in "بلك":
        if word.startswith("لل"):
            yield "ل", True, word[2:]
        elif word[1:3] == "ال" and len(word) > 5:
            yield word[0], True, word[3:]
        yield word[0], False, word[1:]


@cache
def cues() -> Words:
    """The reporting words."""
    words = Words(word_set("not_cues.tsv"))
    for past_form, present_form, nouns, participles, joins, stance in rows("cues.tsv"):
        cue = Cue(past_form, frozenset(_cell(joins)), stance)
        for form in _forms(past_form, present_form, nouns, participles):
            words.add(cue, form)
    return words


@cache
def acts() -> Words:
    """The event words."""
    words = Words(word_set("not_acts.tsv"))
    for name in ("events_verbal.tsv", "events_material.tsv"):
        for past_form, present_form, nouns, participles, type_, joins, mode in rows(name):
            mutual, inverse = joins.startswith("="), joins.startswith("~")
            lemma = past_form if past_form != "-" else nouns.split(" ")[0]
            act = Act(lemma, type_, mode, tuple(_cell(joins.lstrip("=~"))), mutual, inverse)
            for form in _forms(past_form, present_form, nouns, participles):
                words.add(act, form)
    return words


@cache
def attributions() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Words that credit a clause to a source: first word -> [(following words, preposition before the source)]."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for phrase, preposition in rows("attributions.tsv"):
        head, *rest = fold(phrase).split(" ")
        table[head].append((tuple(rest), preposition))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table
