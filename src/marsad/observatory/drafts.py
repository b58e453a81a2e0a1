"""A reading made ready for the record, as plain data: what a worker process hands back. Knows no database.

`draft` reads one article and settles what can be settled without the record: which person of the word lists is meant, whom
a statement speaks of, by which words an account is compared with others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from marsad import reading as room
from marsad.arabic import fold, name_key
from marsad.observatory.naming import Known, known_person
from marsad.reading import Reading
from marsad.reading.home import home_of
from marsad.reading.words.stats import UNSEEN, word_stats
from marsad.search.function_words import is_function_word
from marsad.search.levels import Place, places_of

#: Words before and after the event word that tell one happening from another.
MARKS_AROUND = 18
#: How many words of an account are kept for comparison, the rarest first.
MOST_MARKS = 24
#: Words met this often in news (steps of `wordstats`, two to a power of ten) tell nothing.
TOO_COMMON = 8
#: Places where a person is named that are kept.
MOST_SPANS = 40


@dataclass(frozen=True, slots=True)
class Job:
    """One article to read. `home`: the outlet's country, when known."""

    article: int
    title: str
    text: str
    day: date
    outlet: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person named. `key`: see `Actor.key`; empty for a name too short to tell one from another."""

    key: str
    name: str
    title: str
    country: str
    code: str
    role: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SideDraft:
    """A participant: `person` is an index of `ArticleDraft.people`."""

    acts: bool
    code: str
    role: str
    name: str
    start: int
    end: int
    person: int | None


@dataclass(frozen=True, slots=True)
class MentionDraft:
    """An account of an event."""

    type: str
    mode: str
    status: str
    sides: tuple[SideDraft, ...]
    day: date | None
    granularity: str
    date_basis: str
    place: str
    according_to: str
    quote: str
    start: int
    end: int
    trigger: str
    confidence: float
    rule: str
    marks: str


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """An utterance. `about` holds indexes of people, `about_codes` codes."""

    speaker: str
    speaker_start: int
    speaker_end: int
    person: int | None
    code: str
    cue: str
    kind: str
    stance: str
    content: str
    start: int
    end: int
    addressee: str
    medium: str
    confidence: float
    rule: str
    words: str
    about: tuple[int, ...]
    about_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """All that was read in one article."""

    article: int
    people: tuple[PersonDraft, ...] = ()
    mentions: tuple[MentionDraft, ...] = ()
    statements: tuple[StatementDraft, ...] = field(default=())


def draft(job: Job) -> ArticleDraft:
    """Read one article. Never raises for any text."""
    home = home_of(job.outlet) or home_of(job.address)
    found = room.read(job.title, job.text, job.day, home=home)
    whole = f"{' '.join(job.title.split(chr(10)))}\n{job.text}"
    people = tuple(_person(person, job.day) for person in found.people)
    places = [p for p in places_of(whole) if not is_function_word(p.token.word)] if found.events else []
    return ArticleDraft(
        job.article,
        people,
        tuple(_mention(event, places) for event in found.events),
        tuple(_statements(found)),
    )


def _person(person: room.Person, day: date) -> PersonDraft:
    known: Known | None = known_person(person.name.text, person.code or "", person.country or "", day)
    name = " ".join(person.name.text.split())
    country = person.country or ""
    parts = name_key(name)
    key = known.key if known else f"N:{' '.join(parts)[:120]}:{country}" if len(parts) > 1 else ""
    return PersonDraft(
        key,
        known.name if known else name[:200],
        person.title.text[:200] if person.title else "",
        country,
        (person.code or country)[:120],
        person.role,
        tuple((m.start, m.end) for m in person.mentions[:MOST_SPANS]) or ((person.name.start, person.name.end),),
    )


def _mention(event: room.Event, places: list[Place]) -> MentionDraft:
    sides = tuple(
        SideDraft(acts, p.code[:120], p.role, p.name.text[:200], p.name.start, p.name.end, p.person)
        for acts, side in ((True, event.actors), (False, event.recipients))
        for p in side
    )
    day, granularity = _day(event.date)
    return MentionDraft(
        event.type,
        event.mode[:40],
        event.status,
        sides,
        day,
        granularity,
        (event.date_basis or "")[:20],
        " ".join(event.place.text.split())[:120] if event.place else "",
        event.according_to.text[:200] if event.according_to else "",
        event.evidence.text,
        event.evidence.start,
        event.evidence.end,
        event.trigger.text[:120],
        round(event.confidence, 4),
        event.made_by[:200],
        marks_of(places, event.trigger.start),
    )


def _day(written: str | None) -> tuple[date | None, str]:
    if not written:
        return None, ""
    if len(written) == 7:
        return date.fromisoformat(f"{written}-01"), "month"
    return date.fromisoformat(written), "day"


def marks_of(places: list[Place], at: int) -> str:
    """Return the stems around the character `at`, each with its weight: ``ستم/7 …``, the rarest first."""
    centre = next((i for i, place in enumerate(places) if place.end > at), len(places))
    table = word_stats()
    found: dict[str, int] = {}
    for place in places[max(0, centre - MARKS_AROUND) : centre + MARKS_AROUND]:
        token = place.token
        frequency = table.get(token.word, UNSEEN).frequency
        if frequency < TOO_COMMON and len(token.word) > 1:
            stem = token.stems[0] if token.stems else token.word
            found[stem] = max(found.get(stem, 0), TOO_COMMON + 1 - frequency)
    best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_MARKS]
    return " ".join(f"{stem}/{weight}" for stem, weight in best)


def _statements(found: Reading) -> Iterable[StatementDraft]:
    participants = {(p.name.start, p.name.end): p.code for e in found.events for p in (*e.actors, *e.recipients)}
    for said in found.statements:
        low, high = said.content.start, said.content.end
        about = tuple(i for i, person in enumerate(found.people) if any(low <= m.start < high for m in person.mentions))
        codes = {code for (start, _), code in participants.items() if low <= start < high}
        codes |= {code for i in about if (code := found.people[i].code)}
        yield StatementDraft(
            " ".join(said.speaker.text.split())[:200],
            said.speaker.start,
            said.speaker.end,
            said.person,
            (said.code or "")[:120],
            said.cue.text[:60],
            said.kind,
            said.stance[:20],
            said.content.text,
            low,
            high,
            said.addressee.text[:200] if said.addressee else "",
            said.medium.text[:200] if said.medium else "",
            round(said.confidence, 4),
            said.made_by[:200],
            stems_of(said.content.text),
            about,
            tuple(sorted(code[:120] for code in codes)),
        )


def stems_of(text: str) -> str:
    """Return the stems of the words of `text`, for the search in statements, each once."""
    stems = (p.token.stems[0] if p.token.stems else fold(p.token.word) for p in places_of(text))
    return " ".join(dict.fromkeys(stems))
