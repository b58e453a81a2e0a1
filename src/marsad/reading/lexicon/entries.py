"""What the lexicon holds: typed entries, and the senses that a surface can have. Pure data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

ROLES = frozenset(
    {"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "CIV", "MED", "BUS", "NGO", "IGO", "REL", "EDU", "UNK"}
)
"""Roles of an actor in an event: government, army, police, judiciary, legislature, party, armed non-state group,
people, media, business, non-governmental and inter-governmental organisation, religious, educational, unknown."""


class Kind(StrEnum):
    """What sort of thing an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    MEDIUM = "medium"
    BODY = "body"
    COLLECTIVE = "collective"
    PERSON = "person"


class Form(StrEnum):
    """How a surface refers to its entry."""

    NAME = "name"
    SHORT = "short"
    """Part of a name that suffices once the full name is known («لافروف»)."""
    CAPITAL = "capital"
    """A capital: the place itself, or the government that sits there («موسكو»)."""
    SEAT = "seat"
    """A building or a circumlocution that stands for the government («الكرملين»)."""
    ADJECTIVE = "adjective"
    """The adjective of nationality («روسي»), which as a noun is also the person."""
    PEOPLE = "people"
    """A plural of the people («الروس»)."""
    PLACE = "place"


class Grammar(NamedTuple):
    """Agreement of an adjective or noun. `gender` is m or f, `number` 1, 2 or 3 (more than two)."""

    gender: str
    number: int
    definite: bool


class Code(NamedTuple):
    """A code of actors and what it is called. `role` is the one its actors usually have."""

    code: str
    english: str
    arabic: str
    role: str


class Surface(NamedTuple):
    """One way of writing a name, as written. `ambiguous`: it often means something else, so context has to decide.

    An adjective of nationality is ambiguous in the masculine singular only («تركي» is also a first name), unless
    `throughout` says that its other forms are as well («مالية»).
    """

    text: str
    ambiguous: bool = False
    throughout: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act in an event. `code`: ISO 3166-1 alpha-3, a slug of codes.tsv, or ``X:English name``."""

    code: str
    role: str
    kind: Kind
    english: str
    names: tuple[Surface, ...]
    """The usual name first."""
    country: str | None = None
    """Alpha-3 of the state that it belongs to; None when it belongs to none or to several."""

    @property
    def name(self) -> str:
        """The usual Arabic name."""
        return self.names[0].text

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other Arabic names."""
        return tuple(surface.text for surface in self.names[1:])


@dataclass(frozen=True, slots=True)
class State(Actor):
    """A state or territory. Adjectives are masculine singular without article."""

    adjectives: tuple[Surface, ...] = ()
    people: tuple[Surface, ...] = ()
    capital: tuple[Surface, ...] = ()
    seats: tuple[Surface, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held. Dates are the first day of the first and the last day of the last month.

    `start` None: not known. `end` None: not known, or still in office when the row was written.
    """

    title: str
    code: str
    role: str
    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the office can have been held on that day. An unknown end or start excludes nothing."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Person(Actor):
    """A public person. `code` and `role` hold for a time in no listed office; `country` is whom he acts for."""

    gender: str = "m"
    short: tuple[Surface, ...] = ()
    offices: tuple[Office, ...] = ()

    def offices_on(self, day: date) -> tuple[Office, ...]:
        """The offices held on that day; those with a known start first, the latest of them foremost."""
        held = [office for office in self.offices if office.covers(day)]
        return tuple(sorted(held, key=lambda office: office.start or date.min, reverse=True))


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is no actor of itself. `country` is None for seas and for regions of several states."""

    country: str | None
    kind: str
    names: tuple[Surface, ...]

    @property
    def name(self) -> str:
        """The usual Arabic name."""
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class Head:
    """A word for an institution which with a nationality makes an actor: «وزارة الخارجية» + «الروسية» = RUS GOV."""

    role: str
    gender: str
    english: str
    names: tuple[Surface, ...]
    short: tuple[Surface, ...] = ()
    """Names that need the nationality beside them («الخارجية»)."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office title, without nationality. `role` is None when it follows from what the title governs («رئيس»)."""

    role: str | None
    masculine: tuple[Surface, ...]
    feminine: tuple[Surface, ...] = ()
    plural: tuple[Surface, ...] = ()


class TitleForm(NamedTuple):
    """One written form of a title. `open`: a country, body or noun has to follow («وزير خارجية» + «روسيا»)."""

    title: Title
    gender: str
    number: int
    open: bool
    ambiguous: bool


class HeadForm(NamedTuple):
    """One written form of a head. `open`: a country's name has to follow («وزارة خارجية» + «روسيا»).

    `short`: an adjective of nationality has to follow («الخارجية» + «الروسية»).
    """

    head: Head
    open: bool
    short: bool
    ambiguous: bool


class GivenName(NamedTuple):
    """What is known of a given name. `gender` is m, f or mf; `ambiguous`: it is also a common word («علي», «على»)."""

    gender: str
    ambiguous: bool


class Sense(NamedTuple):
    """One reading of a surface."""

    surface: str
    """As the list writes it, not folded."""
    entry: Actor | Place
    form: Form
    ambiguous: bool = False
    grammar: Grammar | None = None


def actors_of(senses: tuple[Sense, ...]) -> Iterator[Actor]:
    """The actors among the senses, in their order."""
    for sense in senses:
        if isinstance(sense.entry, Actor):
            yield sense.entry
