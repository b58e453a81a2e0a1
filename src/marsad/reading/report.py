"""A reading as text for a terminal: right to left, events grouped by status."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from marsad.reading.model import Event, Participant, Person, Reading, Statement

RTL_MARK = "\u200f"
WIDTH = 100

_STATUS = {
    "happened": "وقعت",
    "planned": "مقررة",
    "called_for": "مطلوبة",
    "alleged": "مزعومة",
    "denied": "منفية",
}
_TYPES = {
    "AGREE": "اتفاق أو تعهد",
    "CONSULT": "تشاور",
    "SUPPORT": "تأييد",
    "COOPERATE": "تعاون",
    "AID": "مساعدة",
    "CONCEDE": "تنازل",
    "RETREAT": "تراجع",
    "REQUEST": "طلب",
    "ACCUSE": "اتهام",
    "REJECT": "رفض",
    "THREATEN": "تهديد",
    "PROTEST": "احتجاج",
    "SANCTION": "عقوبة",
    "MOBILIZE": "حشد",
    "COERCE": "إكراه",
    "ASSAULT": "هجوم",
}
_KINDS = {"direct": "اقتباس", "indirect": "نقل"}


def summary(reading: Reading, *, explain: bool = False) -> str:
    """Lines for a reader: people, statements, events by status. With `explain`, what made each, and how sure it is."""
    lines: list[str] = []
    lines += _section("الأشخاص", (_person(p, explain) for p in reading.people))
    lines += _section("التصريحات", (_statement(s, explain) for s in reading.statements))
    for status, label in _STATUS.items():
        here = [e for e in reading.events if e.status == status]
        if here:
            lines += _section(f"الأحداث: {label}", (_event(e, explain) for e in here))
    if not reading.events:
        lines += _section("الأحداث", ())
    return "\n".join(RTL_MARK + line if line else "" for line in lines)


def _section(title: str, items: Iterable[str]) -> list[str]:
    lines = [f"{title}:"]
    for item in items:
        wrapped = textwrap.wrap(item, WIDTH, subsequent_indent="    ") or [item]
        lines.append(f"  • {wrapped[0]}")
        lines += wrapped[1:]
    if len(lines) == 1:
        lines.append("  لا شيء")
    return [*lines, ""]


def _person(person: Person, explain: bool) -> str:
    text = person.name.text
    if person.title:
        text += f"، {person.title.text}"
    if person.country:
        text += f" ({person.country})"
    return text + (f" — {person.made_by}" if explain else "")


def _statement(statement: Statement, explain: bool) -> str:
    code = f" [{statement.code}]" if statement.code else ""
    text = f"{statement.speaker.text}{code}، {statement.cue.text} ({_KINDS[statement.kind]}): {statement.content.text}"
    return text + (f" — {statement.made_by}; {statement.confidence:.2f}" if explain else "")


def _names(side: tuple[Participant, ...]) -> str:
    return "، ".join(f"{p.name.text} [{p.code}]" for p in side)


def _event(event: Event, explain: bool) -> str:
    text = f"{_TYPES[event.type]}: {_names(event.actors)} ← {_names(event.recipients)}"
    if event.date:
        text += f"، {event.date}"
    if event.place:
        text += f"، {event.place.text}"
    if event.according_to:
        text += f"، وفق {event.according_to.text}"
    text += f". «{event.evidence.text}»"
    return text + (f" — {event.made_by}; {event.confidence:.2f}" if explain else "")
