"""Training labels for events: which triggers, arguments and pairs the gold list confirms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from marsad.reading.analysis import Analysis
from marsad.reading.arguments import Candidate
from marsad.reading.triggers import Trigger

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
Gold = Mapping[str, Any]


def same_actor(gold: Gold, candidate: Candidate, surface: str) -> bool:
    """Whether a candidate is the gold actor: equal codes; actors outside the list share a word of their names."""
    if gold["code"].startswith("X:"):
        return candidate.code.startswith("X:") and bool(_words(gold["name"]) & _words(surface))
    return bool(gold["code"] == candidate.code)


def _words(text: str) -> set[str]:
    from marsad.reading.document import folded

    words = {folded(w.strip("«»“”\"'()،,.")) for w in text.split()}
    return {w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words if w}


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
