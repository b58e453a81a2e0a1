"""Training labels for events: which triggers, arguments and pairs the gold list confirms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.reading.analysis import Analysis
from marsad.reading.events.arguments import Candidate
from marsad.reading.events.events import MUTUAL, Field, Occasion, Tale
from marsad.reading.events.triggers import Trigger
from marsad.reading.statements.said import Said
from marsad.reading.training.goldcues import name_parts
from marsad.reading.training.goldset import GoldReport

Gold = Mapping[str, Any]


def same_actor(gold: Gold, candidate: Candidate, surface: str) -> bool:
    """Whether a candidate is the gold actor: equal codes; actors outside the list share a word of their names."""
    if gold["code"].startswith("X:"):
        return candidate.code.startswith("X:") and bool(name_parts(gold["name"]) & name_parts(surface))
    return bool(gold["code"] == candidate.code)


def surface(analysis: Analysis, trigger: Trigger, candidate: Candidate) -> str:
    """The words that name a candidate: the mention's, or the event word for unknown attackers."""
    doc = analysis.doc
    if candidate.mention is None:
        return doc.part(trigger.first, trigger.last)
    mention = candidate.mention
    if mention.person >= 0:
        full = analysis.people[mention.person].fullest
        return doc.part(full.first, full.last)
    return doc.part(mention.first, mention.last)


def aligned(analysis: Analysis, trigger: Trigger, events: Sequence[Gold], slack: int = 4) -> list[Gold]:
    """Gold events of the trigger's type whose evidence holds the trigger, or nearly so."""
    doc = analysis.doc
    low, high = doc.start[max(0, trigger.first - slack)], doc.end[min(len(doc) - 1, trigger.last + slack)]
    result = []
    for event in events:
        if event["type"] != trigger.act.type:
            continue
        start = doc.text.find(event["evidence"])
        if start <= high and low <= start + len(event["evidence"]):
            result.append(event)
    return result


def utterances(analysis: Analysis, trigger: Trigger, events: Sequence[Gold]) -> list[Gold]:
    """Gold events of the trigger's type whose evidence overlaps the statement that the trigger stands for."""
    doc = analysis.doc
    item = trigger.cue
    assert item is not None
    low, high = doc.start[min(trigger.first, item.first)], doc.end[max(trigger.first, item.last)]
    result = []
    for event in events:
        if event["type"] == trigger.act.type:
            start = doc.text.find(event["evidence"])
            if start <= high and low <= start + len(event["evidence"]):
                result.append(event)
    return result


def pair_matches(
    analysis: Analysis, trigger: Trigger, events: Sequence[Gold], actor: Candidate, recipient: Candidate
) -> Gold | None:
    """The gold event of the trigger's type that has both candidates on its sides."""
    for event in events:
        if event["type"] != trigger.act.type:
            continue
        a, r = surface(analysis, trigger, actor), surface(analysis, trigger, recipient)

        def side(name: str, candidate: Candidate, text: str, event: Gold = event) -> bool:
            return any(same_actor(gold, candidate, text) for gold in event[name])

        if side("actors", actor, a) and side("recipients", recipient, r):
            return event
        if event["type"] in MUTUAL and side("recipients", actor, a) and side("actors", recipient, r):
            return event
    return None


@dataclass(slots=True)
class Studied:
    """A report with the steps taken so far."""

    report: GoldReport
    analysis: Analysis
    said: list[Said]
    field: Field


def confirmed(item: Studied, occasion: Occasion) -> list[Mapping[str, Any]]:
    """Gold events that the event word tells of: its place is in their evidence; of an utterance, the speaker acts."""
    trigger = occasion.trigger
    if trigger.act.mode != "speech":
        return aligned(item.analysis, trigger, item.report.events, 0)
    actor = occasion.candidates[0]
    name = surface(item.analysis, trigger, actor)
    events = utterances(item.analysis, trigger, item.report.events)
    return [e for e in events if any(same_actor(g, actor, name) for g in e["actors"])]


def repeats(item: Studied, occasion: Occasion) -> bool:
    names = [(c, surface(item.analysis, occasion.trigger, c)) for c in occasion.candidates]
    for event in item.report.events:
        if event["type"] == occasion.trigger.act.type:
            sides = [
                any(same_actor(g, c, n) for g in event[side] for c, n in names) for side in ("actors", "recipients")
            ]
            if all(sides):
                return True
    return False


def sides(item: Studied, occasion: Occasion, event: Mapping[str, Any]) -> tuple[list[bool], list[bool]]:
    names = [surface(item.analysis, occasion.trigger, c) for c in occasion.candidates]
    found = list(zip(occasion.candidates, names, strict=True))
    a = [any(same_actor(g, c, n) for g in event["actors"]) for c, n in found]
    r = [any(same_actor(g, c, n) for g in event["recipients"]) for c, n in found]
    if event["type"] in MUTUAL:
        a = r = [x or y for x, y in zip(a, r, strict=True)]
    return a, r


def judge(item: Studied, tales: Sequence[Tale]) -> list[tuple[Tale, bool]]:
    """Each told event and whether a gold event, not yet taken by a better one, is it; the same status goes first."""
    left = list(item.report.events)
    result = []
    for tale in sorted(tales, key=lambda t: -t.best.score):
        d = tale.best
        fitting = [e for e in left if e["status"] == d.status] + [e for e in left if e["status"] != d.status]
        event = pair_matches(item.analysis, d.trigger, fitting, d.actor, d.recipient)
        if event is not None:
            left = [e for e in left if e is not event]
        result.append((tale, event is not None))
    return result
