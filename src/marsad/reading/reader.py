"""Reading a report: `read(title, text, published)`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from marsad.reading import model as m
from marsad.reading.actors.mention import Mention
from marsad.reading.analysis import Analysis, analyse
from marsad.reading.events.arguments import Candidate
from marsad.reading.events.events import Draft, find_events
from marsad.reading.events.when import Calendar, event_date, event_place
from marsad.reading.models.linear import FOLDER
from marsad.reading.models.modelset import ModelSet, read_models
from marsad.reading.people.persons import PersonGroup
from marsad.reading.spans import name_span, span, tokens
from marsad.reading.statements.said import Said
from marsad.reading.statements.statements import find_statements

LONGEST = 200_000
"""Characters of a text that are read; what follows is left unread, and `Reading.length` tells how far it went."""
TITLED, LISTED, TAGGED, LONE = 0.98, 0.88, 0.79, 0.7
"""Share of persons that were right in cross-validation: full names with a title, without one but listed, only tagged; single words."""
OWN_SPEAKER, CARRIED_SPEAKER = 0.92, 0.82
"""Share of speakers that were right in cross-validation, where the statement was: named with the cue, carried on."""
LONGEST_EVIDENCE = 60
"""Tokens of an evidence clause."""


def read(
    title: str, text: str, published: date | datetime | None = None, *, home: str | None = None, models: Path = FOLDER
) -> m.Reading:
    """Read one report: people, statements and events, each pointing at its words.

    published: the day (in the outlet's time zone) against which «أمس» and «الثلاثاء المقبل» are resolved; without it
    events have no dates. home: alpha-3 of the outlet's country, for «الشرطة» or «الوزارة» where nothing else tells
    whose. models: folder of a trained set. Never raises for any text.
    """
    day = published.date() if isinstance(published, datetime) else published
    chosen = read_models(models)
    return write_out(*interpret(title, text, day, home, chosen), chosen)


def interpret(
    title: str, text: str, published: date | None, home: str | None, models: ModelSet
) -> tuple[Analysis, list[Said], list[Draft]]:
    """The steps of a reading, before it is written out."""
    title = " ".join(title.split("\n"))
    analysis = analyse(title, text[:LONGEST], published, home, models.names)
    said = find_statements(analysis, models)
    return analysis, said, find_events(analysis, said, models)


def write_out(analysis: Analysis, said: list[Said], drafts: list[Draft], models: ModelSet) -> m.Reading:
    """Turn the steps into immutable data."""
    people = tuple(_person(analysis, group) for group in analysis.people)
    statements = tuple(s for s in (_statement(analysis, item) for item in said) if s is not None)
    calendar = Calendar(analysis)
    events = tuple(_event(analysis, calendar, item, models) for item in drafts)
    return m.Reading(people, statements, events, len(analysis.doc.text))


def _person(analysis: Analysis, group: PersonGroup) -> m.Person:
    titled = [x for x in group.mentions if x.title]
    longest = max(titled, key=lambda x: x.title[1] - x.title[0] if x.title else 0, default=None)
    title = None
    if longest is not None and longest.title is not None:
        title = _title(analysis, longest)
    fullest = group.fullest
    known = group.known is not None
    return m.Person(
        name_span(analysis, fullest),
        title,
        group.country,
        group.code,
        group.role,
        tuple(span(analysis, x.start, analysis.doc.end[x.last]) for x in _mentions(analysis, fullest.person)),
        confidence=_person_confidence(group),
        made_by="known person" if known else "name model",
    )


def _person_confidence(group: PersonGroup) -> float:
    name = group.fullest.name
    if name is None or name[0] == name[1]:
        return LONE
    if any(x.title for x in group.mentions):
        return TITLED
    return LISTED if group.known is not None else TAGGED


def _mentions(analysis: Analysis, number: int) -> list[Mention]:
    return sorted((x for x in [*analysis.mentions, *analysis.inner] if x.person == number), key=lambda x: x.first)


def _title(analysis: Analysis, mention: Mention) -> m.Span:
    assert mention.title is not None
    assert mention.name is not None
    first, last = mention.title
    start = mention.start if first < mention.name[0] else analysis.doc.start[first]
    return span(analysis, start, analysis.doc.end[last])


def _statement(analysis: Analysis, item: Said) -> m.Statement | None:
    hit = item.hit
    if item.speaker is not None:
        speaker = name_span(analysis, item.speaker)
        code, person = item.speaker.code, item.speaker.person if item.speaker.person >= 0 else None
    elif item.speaker_span is not None:
        speaker, code, person = tokens(analysis, *item.speaker_span), None, None
    else:
        return None
    return m.Statement(
        speaker,
        code,
        tokens(analysis, hit.first, hit.first),
        "direct" if item.direct else "indirect",
        tokens(analysis, item.first, item.last, item.skip),
        person,
        hit.cue.stance,
        name_span(analysis, hit.addressee) if hit.addressee else None,
        name_span(analysis, hit.medium) if hit.medium else None,
        tokens(analysis, *hit.occasion) if hit.occasion else None,
        tuple(name_span(analysis, x) for x in hit.relay),
        item.probability * (CARRIED_SPEAKER if item.inherited else OWN_SPEAKER),
        f"cue model: {hit.cue.lemma}, {hit.start.how if hit.start else ''}{', speaker carried on' if item.inherited else ''}",
    )


def _participant(analysis: Analysis, draft: Draft, candidate: Candidate) -> m.Participant:
    mention = candidate.mention
    if mention is None:
        trigger = draft.trigger
        return m.Participant(tokens(analysis, trigger.first, trigger.last), candidate.code, candidate.role)
    person = mention.person if mention.person >= 0 else None
    role = candidate.role if candidate.role != "SRC" else "UNK"
    return m.Participant(name_span(analysis, mention), candidate.code, role, person)


def _event(analysis: Analysis, calendar: Calendar, draft: Draft, models: ModelSet) -> m.Event:
    trigger = draft.trigger
    doc = analysis.doc
    first, last = doc.sentences[trigger.sentence]
    here = analysis.between(first, last - 1)
    day, basis = event_date(calendar, draft.places or [trigger], draft.status)
    place = event_place(analysis, trigger, here)
    said = trigger.said
    source = None
    if said is not None and said.speaker is not None and draft.actor.mention is not said.speaker:
        source = name_span(analysis, said.speaker)
    elif said is not None and said.speaker is None and said.speaker_span is not None:
        source = tokens(analysis, *said.speaker_span)
    return m.Event(
        trigger.act.type,
        trigger.act.mode,
        draft.status,
        tuple(_participant(analysis, draft, c) for c in draft.actors or [draft.actor]),
        tuple(_participant(analysis, draft, c) for c in draft.recipients or [draft.recipient]),
        day,
        basis,
        span(analysis, place.start, doc.end[place.last]) if place else None,
        source,
        _evidence(analysis, draft, first, last),
        tokens(analysis, trigger.first, trigger.last),
        models.confidence(draft.score),
        f"event model: {trigger.act.lemma} ({draft.actor.source}, {draft.recipient.source})",
    )


def _evidence(analysis: Analysis, draft: Draft, first: int, last: int) -> m.Span:
    """The shortest stretch of the sentence that holds the event word and both sides, or the statement's content."""
    trigger = draft.trigger
    low, high = trigger.first, trigger.last
    if trigger.cue is not None and trigger.act.mode == "speech":
        low, high = trigger.cue.first, trigger.cue.last
    for candidate in (draft.actor, draft.recipient):
        mention = candidate.mention
        if (
            mention is not None
            and first <= mention.first < last
            and abs(mention.first - trigger.first) < LONGEST_EVIDENCE
        ):
            low, high = min(low, mention.first), max(high, mention.last)
    doc = analysis.doc
    while high + 1 < last and doc.word[high + 1] and high - low < 5:
        high += 1
    while low > 0 and not doc.word[low]:
        low += 1
    return tokens(analysis, low, high)
