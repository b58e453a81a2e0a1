"""A mention: one phrase that stands for an actor."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.reading.lexicon import Actor


@dataclass(slots=True)
class Mention:
    """One phrase that stands for an actor. Tokens `first` to `last`; `start` skips what is written onto its first word."""

    first: int
    last: int
    start: int
    kind: str
    """state, capital, place, adjective, people, organisation, group, medium, body, force, office, noun, person."""
    code: str | None
    role: str
    conjunction: str = ""
    preposition: str = ""
    head: str = ""
    """Folded first word, for joining later mentions («الوزارة» with «وزارة الخارجية الروسية»)."""
    name: tuple[int, int] | None = None
    """Tokens of the person's name, when there is one."""
    title: tuple[int, int] | None = None
    country: str | None = None
    person: int = -1
    """Number of the person in the reading; -1 for none."""
    actor: Actor | None = None
    inferred: str = ""
    """Rule that supplied the code when the phrase itself has none."""
    leads: bool = False
    """It only names who leads another actor («بقيادة السعودية»)."""
    owner: str | None = None
    """Code of an actor named inside the phrase after a preposition («مسؤولين من الحوثيين»)."""
