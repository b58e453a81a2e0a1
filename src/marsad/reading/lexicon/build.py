"""From the rows of the word lists to a Lexicon."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from marsad.arabic import fold
from marsad.reading.lexicon import forms
from marsad.reading.lexicon.entries import (
    Actor,
    Code,
    Form,
    GivenName,
    Head,
    HeadForm,
    Kind,
    Person,
    Place,
    Sense,
    State,
    Surface,
    Title,
    TitleForm,
)
from marsad.reading.lexicon.lexicon import Lexicon
from marsad.reading.lexicon.tables import Row, read

GENDERS = frozenset({"m", "f", "mf"})
NAME_PARTS = frozenset({"prefix", "suffix"})
KEYS = {
    "codes": "code",
    "states": "code",
    "titles": "masculine",
    "honorifics": "names",
    "given_names": "names",
    "name_parts": "names",
    "not_actors": "names",
}
"""The column that identifies a row; `english` where no other is named. A place is known by country and name."""
OWN_CODE = "X"
"""In column `code`: the actor has no listed code, so its own becomes ``X:`` and its English name."""
_ALPHA3 = re.compile(r"[A-Z]{3}\Z")
_SERVANT = re.compile(r"(?<!\S)عبد ?(?=ال)")
T = TypeVar("T")


def assemble(files: Iterable[Path], extra: Iterable[Path] = ()) -> Lexicon:
    """Read the files, then the extra ones, whose rows replace earlier rows of the same key. Raises LexiconError."""
    tables: dict[str, dict[tuple[str, ...], Row]] = {}
    # Everything made here stays, so that the garbage collector would only walk it over and over: a third of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        for path in files:
            _take(path, tables, tables)
        for path in extra:
            _take(path, tables, {})
        return _Builder(tables).lexicon
    finally:
        if collects:
            gc.enable()


def _take(
    path: Path, tables: dict[str, dict[tuple[str, ...], Row]], taken: dict[str, dict[tuple[str, ...], Row]]
) -> None:
    """Add a file's rows to the tables; a key that `taken` has already is an error."""
    for row in read(path):
        key = _key(row)
        if earlier := taken.setdefault(row.table, {}).get(key):
            raise row.error(
                f"“{' '.join(key)}” stands already in {earlier.path}, line {earlier.line}; join the two lines."
            )
        taken[row.table][key] = row
        tables.setdefault(row.table, {})[key] = row


def _key(row: Row) -> tuple[str, ...]:
    if row.table == "places":
        return (row.text("country"), row.required("names").split("|", 1)[0])
    return (row.required(KEYS.get(row.table, "english")),)


class _Builder:
    """Fills one Lexicon; a method for each table."""

    def __init__(self, tables: dict[str, dict[tuple[str, ...], Row]]) -> None:
        self.tables = tables
        self.lexicon = Lexicon()
        self.pending: list[tuple[dict[str, tuple[Any, ...]], str, Any]] = []
        self.adjectives = Counter(
            fold(surface.text)
            for row in self.tables.get("states", {}).values()
            for surface in row.surfaces("adjectives")
        )
        self.each("codes", self.code)
        self.each("states", self.state)
        for table, kind in (
            ("organisations", Kind.ORGANISATION),
            ("groups", Kind.GROUP),
            ("media", Kind.MEDIUM),
            ("named_bodies", Kind.BODY),
            ("collectives", Kind.COLLECTIVE),
        ):
            self.each(table, partial(self.actor, kind))
        self.each("people", self.person)
        self.each("places", self.place)
        self.each("heads", self.head)
        self.each("titles", self.title)
        self.fill()
        self.words("honorifics", lambda row, surface, folded: self.lexicon.honorifics.add(folded))
        self.words("not_actors", lambda row, surface, folded: self.lexicon.not_actors.add(folded))
        self.words("given_names", self.given_name)
        self.words("name_parts", self.name_part)
        self.lexicon.seal()

    def each(self, table: str, take: Callable[[Row], None]) -> None:
        for row in self.tables.get(table, {}).values():
            take(row)

    def words(self, table: str, take: Callable[[Row, Surface, str], None]) -> None:
        pairs = [
            (row, surface)
            for row in self.tables.get(table, {}).values()
            for surface in row.surfaces("names", required=True)
        ]
        for (row, surface), folded in zip(pairs, fold_all(surface.text for _, surface in pairs), strict=True):
            for spelling in spellings(folded):
                take(row, surface, spelling)

    def code(self, row: Row) -> None:
        code = Code(row.required("code"), row.required("english"), row.required("arabic"), row.role())
        self.lexicon.codes[code.code] = code

    def state(self, row: Row) -> None:
        code = row.required("code")
        if not _ALPHA3.match(code):
            raise row.error(f"“{code}” is no ISO 3166-1 alpha-3 code; write three capital letters.")
        state = State(
            code=code,
            role="GOV",
            kind=Kind.STATE,
            english=row.required("english"),
            names=row.surfaces("names", required=True),
            country=code,
            adjectives=row.surfaces("adjectives"),
            people=row.surfaces("people"),
            capital=row.surfaces("capital"),
            seats=row.surfaces("seats"),
        )
        self.lexicon.states[code] = state
        self.lexicon.codes[code] = Code(code, state.english, state.name, "GOV")
        self.add(state, Form.NAME, state.names)
        self.add(state, Form.CAPITAL, state.capital)
        self.add(state, Form.SEAT, state.seats)
        for surface in state.adjectives:
            throughout = surface.throughout or self.adjectives[fold(surface.text)] > 1
            for text, grammar in forms.nisba(surface.text):
                singular = grammar.gender == "m" and grammar.number == 1
                ambiguous = throughout or (surface.ambiguous and singular)
                self.sense(Sense(text, state, Form.ADJECTIVE, ambiguous, grammar))
        for surface in state.people:
            for text in (surface.text, forms.ARTICLE + surface.text):
                self.sense(Sense(text, state, Form.PEOPLE, surface.ambiguous))

    def actor(self, kind: Kind, row: Row) -> None:
        english = row.required("english")
        actor = Actor(
            self.actor_code(row), row.role(), kind, english, row.surfaces("names", required=True), self.country(row)
        )
        self.lexicon.actors.append(actor)
        self.add(actor, Form.NAME, actor.names)

    def person(self, row: Row) -> None:
        code, role = self.actor_code(row), row.role()
        person = Person(
            code=code,
            role=role,
            kind=Kind.PERSON,
            english=row.required("english"),
            names=row.surfaces("names", required=True),
            country=self.country(row),
            gender=row.one_of("gender", GENDERS),
            short=row.surfaces("short"),
            offices=row.offices("offices", code, role),
        )
        for office in person.offices:
            self.known_code(row, office.code)
        self.lexicon.people.append(person)
        self.add(person, Form.NAME, person.names)
        self.add(person, Form.SHORT, person.short)

    def place(self, row: Row) -> None:
        place = Place(self.country(row), row.required("kind"), row.surfaces("names", required=True))
        self.lexicon.places.append(place)
        self.add(place, Form.PLACE, place.names)

    def head(self, row: Row) -> None:
        head = Head(
            role=row.role(),
            gender=row.one_of("gender", GENDERS),
            english=row.required("english"),
            names=row.surfaces("names", required=True),
            short=row.surfaces("short"),
        )
        for surface in head.names:
            self.index(self.lexicon.heads, surface.text, HeadForm(head, False, False, surface.ambiguous))
            if opened := forms.construct(surface.text):
                self.index(self.lexicon.heads, opened, HeadForm(head, True, False, surface.ambiguous))
        for surface in head.short:
            self.index(self.lexicon.heads, surface.text, HeadForm(head, False, True, surface.ambiguous))

    def title(self, row: Row) -> None:
        title = Title(
            role=row.role() if row.text("role") else None,
            masculine=row.surfaces("masculine", required=True),
            feminine=row.surfaces("feminine"),
            plural=row.surfaces("plural"),
        )
        for surfaces, gender, number in ((title.masculine, "m", 1), (title.feminine, "f", 1), (title.plural, "m", 3)):
            for surface in surfaces:
                self.title_forms(title, surface, gender, number)
                if number == 1:
                    for text in forms.duals(surface.text, gender):
                        self.title_forms(title, Surface(text, surface.ambiguous), gender, 2)

    def title_forms(self, title: Title, surface: Surface, gender: str, number: int) -> None:
        self.index(self.lexicon.titles, surface.text, TitleForm(title, gender, number, False, surface.ambiguous))
        if opened := forms.construct(surface.text):
            self.index(self.lexicon.titles, opened, TitleForm(title, gender, number, True, surface.ambiguous))

    def given_name(self, row: Row, surface: Surface, folded: str) -> None:
        name = GivenName(row.one_of("gender", GENDERS), surface.ambiguous)
        known = self.lexicon.given_names.setdefault(folded, name)
        if known.gender != name.gender:
            self.lexicon.given_names[folded] = GivenName("mf", known.ambiguous or name.ambiguous)

    def name_part(self, row: Row, surface: Surface, folded: str) -> None:
        self.lexicon.name_parts[folded] = row.one_of("kind", NAME_PARTS)

    def actor_code(self, row: Row) -> str:
        code = row.required("code")
        if code == OWN_CODE:
            return f"X:{row.required('english')}"
        return self.known_code(row, code)

    def known_code(self, row: Row, code: str) -> str:
        if code not in self.lexicon.codes and not code.startswith("X:"):
            raise row.error(
                f"“{code}” is no code; use a state's alpha-3 code, a code of codes.tsv, or X for an actor with neither."
            )
        return code

    def country(self, row: Row) -> str | None:
        country = row.text("country")
        if country and country not in self.lexicon.states:
            raise row.error(f"“{country}” is no state of states.tsv; write its alpha-3 code, or nothing.")
        return country or None

    def add(self, entry: Actor | Place, form: Form, surfaces: Iterable[Surface]) -> None:
        for surface in surfaces:
            self.sense(Sense(surface.text, entry, form, surface.ambiguous))

    def sense(self, sense: Sense) -> None:
        self.index(self.lexicon.senses, sense.surface, sense)

    def index(self, index: dict[str, tuple[T, ...]], text: str, value: T) -> None:
        self.pending.append((index, text, value))

    def fill(self) -> None:
        """Put what `index` was given under its folded text."""
        for (index, _, value), folded in zip(self.pending, fold_all(text for _, text, _ in self.pending), strict=True):
            for key in spellings(folded):
                known = index.get(key)
                index[key] = (*known, value) if known else (value,)


def fold_all(texts: Iterable[str]) -> list[str]:
    """Each text folded, by one call for all of them: a call costs more than the folding of a word."""
    joined = "\n".join(texts)
    return fold(joined).split("\n") if joined else []


def spellings(folded: str) -> tuple[str, ...]:
    """Both spellings of a name of the shape «عبد الله» / «عبدالله» in the text; the text alone when it has none."""
    if "عبد" not in folded or not _SERVANT.search(folded):
        return (folded,)
    return tuple({_SERVANT.sub("عبد ", folded): None, _SERVANT.sub("عبد", folded): None})
