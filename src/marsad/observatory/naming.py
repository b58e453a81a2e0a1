"""Which person of the word lists a name means, and what the record calls the actors of the word lists. No database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from marsad.arabic import fold
from marsad.reading import lexicon as word_lists
from marsad.reading.lexicon import Kind, Lexicon, Person, load


class Known(NamedTuple):
    """A person of the word lists: the key of its actor and its usual name."""

    key: str
    name: str


class Seed(NamedTuple):
    """An actor as the word lists have it."""

    key: str
    kind: str
    code: str
    role: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    country: str
    person: Person | None


def lexicon() -> Lexicon:
    """Return the word lists that the reader uses: its own and what the desk taught."""
    return load()


def use(extra: Sequence[Path]) -> None:
    """Let this process's reader use further word lists; what it remembers of names is forgotten when that is a change."""
    if word_lists.use(extra):
        known_person.cache_clear()


def person_key(person: Person) -> str:
    """Return the key of the actor that stands for a person of the word lists."""
    return f"P:{person.english}"[:160]


@lru_cache(maxsize=50_000)
def known_person(name: str, code: str, country: str, day: date) -> Known | None:
    """Return the person of the word lists that `name` means, by code and country among namesakes; None for none.

    A namesake who neither acts for `code` on that `day` nor belongs to `country` is somebody else.
    """
    best: tuple[int, Known] | None = None
    for sense in lexicon().lookup(name):
        person = sense.entry
        if not isinstance(person, Person):
            continue
        codes = {person.code, person.country, *(office.code for office in person.offices_on(day))}
        score = (code in codes) + (country in codes) if code or country else 1
        if score and (best is None or score > best[0]):
            best = score, Known(person_key(person), person.name)
    return best[1] if best else None


_KINDS = {Kind.ORGANISATION: "organisation", Kind.GROUP: "group", Kind.MEDIUM: "medium", Kind.BODY: "body"}
_KIND_OF_ROLE = {"REB": "group", "PTY": "group", "IGO": "organisation", "NGO": "organisation", "MED": "medium"}


def seeds() -> Iterator[Seed]:
    """Yield every code and every person of the word lists, each key once.

    Bodies of one state («البنتاغون») act for its code and are other names of it, not actors of their own.
    """
    lists = lexicon()
    by_code: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for actor in lists.actors:
        by_code.setdefault(actor.code, []).extend(surface.text for surface in actor.names)
        kinds.setdefault(actor.code, "collective" if actor.kind is Kind.COLLECTIVE else _KINDS.get(actor.kind, "group"))
    for code, entry in lists.codes.items():
        state = lists.states.get(code)
        if state is not None:
            names = tuple(surface.text for surface in state.names)
            yield Seed(code, "state", code, "GOV", names[0], state.english, names[1:], code, None)
            continue
        names = tuple(dict.fromkeys(by_code.get(code, ())))
        kind = kinds.get(code) or _KIND_OF_ROLE.get(entry.role, "organisation")
        if entry.role in _KIND_OF_ROLE and kind == "body":
            kind = _KIND_OF_ROLE[entry.role]
        aliases = tuple(name for name in names if name != entry.arabic)
        yield Seed(code, kind, code, entry.role, entry.arabic, entry.english, aliases, "", None)
    for person in {person.english: person for person in lists.people}.values():
        names = tuple(surface.text for surface in person.names)
        country = person.country or ""
        yield Seed(
            person_key(person), "person", person.code, person.role, names[0], person.english, names[1:], country, person
        )


def code_seed(code: str) -> Seed:
    """Return an actor for a code that the reader gives and no list has: ``X:`` and a name."""
    english, arabic = lexicon().label(code)
    return Seed(code, "organisation", code, "UNK", arabic, english, (), "", None)


def folded(name: str) -> str:
    """Return a name as it is compared."""
    return fold(name)[:200]
