"""Events: triggers and their candidates, scored; and the events that remain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.reading.analysis import Analysis
from marsad.reading.arguments import Candidate, Surroundings, candidates, spoken_candidates
from marsad.reading.linear import Linear
from marsad.reading.mentions import Mention
from marsad.reading.modelset import ModelSet
from marsad.reading.eventfeatures import pair_features, slot_features, trigger_features
from marsad.reading.statements import Said
from marsad.reading.status import status_features
from marsad.reading.triggers import Trigger, find_triggers, spoken_triggers

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types whose sides may change places."""
BEST = 4
"""Candidates of each side that are paired."""
PER_TRIGGER = 1
"""Events of one type that one event word may give."""
LOWEST = 0.08
"""Likelihood below which an event word is dropped before its candidates are paired."""
HOPELESS = 0.03
"""The same, before its clause is looked at."""
UNKNOWN = "X:unidentified attackers"


@dataclass(slots=True)
class Draft:
    """An event before it is written out."""

    trigger: Trigger
    actor: Candidate
    recipient: Candidate
    score: float
    features: list[str] = field(default_factory=list)
    actors: list[Candidate] = field(default_factory=list)
    recipients: list[Candidate] = field(default_factory=list)
    status: str = "happened"
    fit: float = 0.0
    """How likely the pair is, given that the word tells of an event."""


@dataclass(slots=True)
class Occasion:
    """An event word with what speaks for it, and its candidates."""

    trigger: Trigger
    features: list[str]
    candidates: list[Candidate]


@dataclass(slots=True)
class Field:
    """All event words of a document."""

    around: Surroundings
    occasions: list[Occasion]


def survey(analysis: Analysis, said: Sequence[Said], triggers: Linear | None = None) -> Field:
    """Collect event words and candidates. With a model, words that can hardly tell of an event are left out early."""
    around = Surroundings(analysis)
    worded = find_triggers(analysis.doc, analysis.mentions, said)
    around.title_types = {t.act.type for t in worded if t.title}
    occasions = []
    for trigger in [*worded, *spoken_triggers(said)]:
        features = trigger_features(around, trigger)
        if triggers is not None and triggers.probability(features) < HOPELESS:
            continue
        if trigger.act.mode == "speech":
            found = spoken_candidates(around, trigger)
            if len(found) < 2:
                continue
        else:
            found, frame = candidates(around, trigger)
            features += slot_features(trigger, frame.filled)
        occasions.append(Occasion(trigger, features, found))
    return Field(around, occasions)


def weigh(field_: Field, triggers: Linear, actors: Linear, recipients: Linear) -> None:
    """Set how likely each word tells of an event, and each candidate is on each side."""
    for occasion in field_.occasions:
        occasion.trigger.score = triggers.probability(occasion.features)
        for candidate in occasion.candidates:
            candidate.actor = actors.probability(candidate.features)
            candidate.recipient = recipients.probability(candidate.features)


def draft(field_: Field, occasion: Occasion) -> list[Draft]:
    """Pair the best candidates of an event word, with features."""
    drafts = []
    trigger, found = occasion.trigger, occasion.candidates
    if trigger.act.mode == "speech":
        actors = [c for c in found if c.source == "cue"][:1]
        recipients = _best([c for c in found if c.source != "cue"], False)
    else:
        actors, recipients = _best(found, True), _best(found, False)
    for i, actor in enumerate(actors):
        for j, recipient in enumerate(recipients):
            if actor is recipient or recipient.source == "unknown":
                continue
            if actor.mention is not None and actor.mention is recipient.mention:
                continue
            features = pair_features(field_.around, trigger, actor, recipient, (i, j))
            drafts.append(Draft(trigger, actor, recipient, 0.0, features))
    return drafts


def _best(found: Sequence[Candidate], actor: bool) -> list[Candidate]:
    """The best candidates of a side, no two of one code and kind."""
    return sorted(found, key=lambda c: -(c.actor if actor else c.recipient))[:BEST]


def pair(field_: Field, pairs: Linear, lowest: float = LOWEST) -> list[Draft]:
    """The best pair of every event word that is likely enough, scored by word and pair together."""
    result = []
    for occasion in field_.occasions:
        if occasion.trigger.score < lowest:
            continue
        drafts = draft(field_, occasion)
        for item in drafts:
            item.fit = pairs.probability(item.features)
            item.score = occasion.trigger.score * item.fit
        drafts.sort(key=lambda d: -d.score)
        result += drafts[:PER_TRIGGER]
    return result


def find_events(analysis: Analysis, said: Sequence[Said], models: ModelSet) -> list[Draft]:
    """The events of a document, best first among those that say the same."""
    field_ = survey(analysis, said, models.triggers)
    weigh(field_, models.triggers, models.actors, models.recipients)
    chosen = choose(pair(field_, models.pairs), models.pair_threshold)
    for item in chosen:
        _coordinate(field_.around, item)
        item.status = status_of(field_.around, item, models)
    return sorted(chosen, key=lambda d: (d.trigger.sentence, d.trigger.first))


def choose(drafts: Sequence[Draft], threshold: float) -> list[Draft]:
    """Take drafts from the best down, one for each type and pair of codes."""
    taken: dict[tuple[str, object], Draft] = {}
    used: dict[tuple[int, str], int] = {}
    for item in sorted(drafts, key=lambda d: -d.score):
        if item.score < threshold:
            break
        type_ = item.trigger.act.type
        place = (item.trigger.first, type_)
        if used.get(place, 0) >= PER_TRIGGER:
            continue
        a, r = item.actor.code, item.recipient.code
        pair: object = frozenset((a, r)) if type_ in MUTUAL else (a, r)
        if (type_, pair) in taken:
            continue
        if a == UNKNOWN and any(t == type_ and isinstance(p, tuple) and p[1] == r for t, p in taken):
            continue
        used[place] = used.get(place, 0) + 1
        taken[type_, pair] = item
    return list(taken.values())


def status_of(around: Surroundings, item: Draft, models: ModelSet) -> str:
    """The status that its model is surest of; happened when none is more likely than not."""
    features = status_features(around, item.trigger, item.actor, item.recipient)
    best, highest = "happened", 0.5
    for status, model in models.status.items():
        probability = model.probability(features)
        if probability > highest:
            best, highest = status, probability
    return best


def _coordinate(around: Surroundings, item: Draft) -> None:
    """Add to each side what is joined to it: «الحوثيين وقوات صالح»."""
    item.actors = _joined(around, item, item.actor, item.recipient)
    item.recipients = _joined(around, item, item.recipient, item.actor)


def _joined(around: Surroundings, item: Draft, one: Candidate, other: Candidate) -> list[Candidate]:
    result = [one]
    if one.mention is None or one.source not in {"mention", "cue", "speaker"} or item.trigger.act.type == "CONSULT":
        return result
    mentions = around.analysis.mentions
    place = next((i for i, m in enumerate(mentions) if m is one.mention), None)
    if place is None:
        return result
    codes = {one.code, other.code}
    for step in (1, -1):
        i = place
        while 0 <= i + step < len(mentions):
            left, right = (mentions[i], mentions[i + 1]) if step > 0 else (mentions[i - 1], mentions[i])
            if not _linked(around, left, right):
                break
            i += step
            mention = mentions[i]
            if mention.code and mention.code not in codes and mention.kind not in {"adjective", "document"}:
                codes.add(mention.code)
                result.append(Candidate("mention", mention, mention.code, mention.role))
    return result


def _linked(around: Surroundings, left: Mention, right: Mention) -> bool:
    """Whether two mentions stand side by side with «و» between them."""
    doc = around.analysis.doc
    if right.conjunction != "و" or right.kind == "adjective" or left.kind == "adjective":
        return False
    return all(not doc.word[i] and doc.norm[i] not in ".؛:\n" for i in range(left.last + 1, right.first))
