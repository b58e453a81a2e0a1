"""What a reading holds: persons, statements, events, each pointing at its exact words. Immutable, and JSON in the gold form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

TYPES = (
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
"""The sixteen event types of PLOVER."""
STATUSES = ("happened", "planned", "called_for", "alleged", "denied")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the report. Offsets are into the title, a line feed, and the text."""

    text: str
    start: int
    end: int

    def to_json(self) -> list[int]:
        """Start and end."""
        return [self.start, self.end]


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the report. `country` is alpha-3 or None; `mentions`: all places where he is meant."""

    name: Span
    title: Span | None
    country: str | None
    code: str | None
    role: str
    mentions: tuple[Span, ...]
    confidence: float = 1.0
    made_by: str = ""

    def to_json(self) -> dict[str, Any]:
        """Gold form, with offsets besides."""
        return {
            "name": self.name.text,
            "title": self.title.text if self.title else "",
            "country": self.country,
            "code": self.code,
            "role": self.role,
            "span": self.name.to_json(),
            "mentions": [m.to_json() for m in self.mentions],
            "confidence": round(self.confidence, 3),
            "made_by": self.made_by,
        }


@dataclass(frozen=True, slots=True)
class Statement:
    """A reported utterance. `kind` is direct or indirect; `relay`: who passed it on; `person`: index in Reading.people."""

    speaker: Span
    code: str | None
    cue: Span
    kind: str
    content: Span
    person: int | None = None
    stance: str = "say"
    addressee: Span | None = None
    medium: Span | None = None
    occasion: Span | None = None
    relay: tuple[Span, ...] = ()
    confidence: float = 1.0
    made_by: str = ""

    def to_json(self) -> dict[str, Any]:
        """Gold form, with offsets besides."""
        return {
            "speaker": self.speaker.text,
            "code": self.code,
            "cue": self.cue.text,
            "kind": self.kind,
            "content": self.content.text,
            "person": self.person,
            "stance": self.stance,
            "addressee": self.addressee.text if self.addressee else None,
            "medium": self.medium.text if self.medium else None,
            "occasion": self.occasion.text if self.occasion else None,
            "relay": [r.text for r in self.relay],
            "spans": {
                "speaker": self.speaker.to_json(),
                "cue": self.cue.to_json(),
                "content": self.content.to_json(),
            },
            "confidence": round(self.confidence, 3),
            "made_by": self.made_by,
        }


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in an event."""

    name: Span
    code: str
    role: str
    person: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Gold form, with offsets besides."""
        return {
            "name": self.name.text,
            "code": self.code,
            "role": self.role,
            "person": self.person,
            "span": self.name.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Event:
    """What actors do to, with or about each other.

    `date`: YYYY-MM-DD or YYYY-MM; `date_basis`: said, or inferred (a day of the week, whose week the tense decides).
    """

    type: str
    mode: str
    status: str
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: str | None
    date_basis: str | None
    place: Span | None
    according_to: Span | None
    evidence: Span
    trigger: Span
    confidence: float
    made_by: str

    @property
    def granularity(self) -> str | None:
        """day or month, when there is a date."""
        return None if self.date is None else "day" if len(self.date) == 10 else "month"

    def to_json(self) -> dict[str, Any]:
        """Gold form, with offsets besides."""
        return {
            "type": self.type,
            "mode": self.mode,
            "status": self.status,
            "actors": [a.to_json() for a in self.actors],
            "recipients": [a.to_json() for a in self.recipients],
            "date": self.date,
            "granularity": self.granularity,
            "date_basis": self.date_basis,
            "place": self.place.text if self.place else None,
            "according_to": self.according_to.text if self.according_to else None,
            "evidence": self.evidence.text,
            "spans": {
                "evidence": self.evidence.to_json(),
                "trigger": self.trigger.to_json(),
                "place": self.place.to_json() if self.place else None,
            },
            "confidence": round(self.confidence, 3),
            "made_by": self.made_by,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says."""

    people: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    length: int = field(default=0, compare=False)
    """Characters of the text that was read."""

    def to_json(self, id: str | None = None) -> dict[str, Any]:
        """The whole reading in the gold form."""
        result: dict[str, Any] = {} if id is None else {"id": id}
        result["people"] = [p.to_json() for p in self.people]
        result["statements"] = [s.to_json() for s in self.statements]
        result["events"] = [e.to_json() for e in self.events]
        return result
