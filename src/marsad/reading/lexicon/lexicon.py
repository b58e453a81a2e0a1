"""The Lexicon: every list read, and indexed by folded surface."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.arabic import fold
from marsad.reading.lexicon.entries import Actor, Code, GivenName, HeadForm, Person, Place, Sense, State, TitleForm


@dataclass(slots=True, repr=False)
class Lexicon:
    """The word lists. Every index is keyed by surfaces as `marsad.arabic.fold` leaves them; treat it as read-only."""

    codes: dict[str, Code] = field(default_factory=dict)
    """States and listed slugs by code, with their names."""
    states: dict[str, State] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)
    """Organisations, groups, media, named bodies and collectives."""
    people: list[Person] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    senses: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    """What a surface can mean: actors and places."""
    heads: dict[str, tuple[HeadForm, ...]] = field(default_factory=dict)
    titles: dict[str, tuple[TitleForm, ...]] = field(default_factory=dict)
    honorifics: set[str] = field(default_factory=set)
    given_names: dict[str, GivenName] = field(default_factory=dict)
    name_parts: dict[str, str] = field(default_factory=dict)
    """Words of names that are no given names: prefix («بن», «آل») or suffix («أوغلو»)."""
    not_actors: set[str] = field(default_factory=set)
    """Phrases that hold a name and mean something else («صلاة المغرب»); as longest matches they hide it."""
    longest: dict[str, int] = field(default_factory=dict)
    """For each word that begins a surface of any index but the names: how many words the longest such surface has."""

    def lookup(self, text: str) -> tuple[Sense, ...]:
        """What the text, as a whole, can mean; () when it is not listed."""
        return self.senses.get(fold(text), ())

    def label(self, code: str) -> tuple[str, str]:
        """English and Arabic name of a code; an ``X:`` code that is not listed gives its English part twice."""
        if known := self.codes.get(code):
            return known.english, known.arabic
        return (code.removeprefix("X:"),) * 2

    def seal(self) -> None:
        """Derive what follows from the indexes; to be called once when they are filled."""
        for actor in self.actors:
            if actor.code.startswith("X:"):
                self.codes.setdefault(actor.code, Code(actor.code, actor.english, actor.name, actor.role))
        longest = self.longest
        for index in (self.senses, self.heads, self.titles, self.honorifics, self.not_actors):
            for surface in index:
                first, space, rest = surface.partition(" ")
                count = rest.count(" ") + 2 if space else 1
                if longest.get(first, 0) < count:
                    longest[first] = count
