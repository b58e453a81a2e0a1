"""Events: triggers and their candidates, scored; and the events that remain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from marsad.reading.actors.mention import Mention
from marsad.reading.analysis import Analysis
from marsad.reading.events.arguments import Candidate, Surroundings, candidates, frame_of, spoken_candidates
from marsad.reading.events.features import pair_features, slot_features, tale_features, trigger_features
from marsad.reading.events.status import status_features, told_status
from marsad.reading.events.triggers import Trigger, find_triggers, spoken_triggers
from marsad.reading.models.linear import Linear
from marsad.reading.models.modelset import ModelSet
from marsad.reading.statements.said import Said

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types whose sides may change places."""
BEST = 3
"""Candidates of each side that are paired."""
PER_TRIGGER = 4
"""Pairs of an event word that are kept until the report as a whole is judged; at most one of them becomes an event."""
LOWEST = 0.12
"""Likelihood below which an event word is dropped before its candidates are paired."""
HOPELESS = 0.05
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
    lead: float = 1.0
    """How much likelier the pair is than the best other one of its event word."""
    rank: int = 0
    """Place among the pairs of its event word."""
    places: list[Trigger] = field(default_factory=list)
    """Every event word of the report that tells of the event, the surest first."""
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
            frame = frame_of(around, trigger)
            features += slot_features(trigger, frame.filled)
            if triggers is not None and triggers.probability(features) < LOWEST:
                continue
            found = candidates(around, trigger, frame)
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
        kept: list[Draft] = []
        for item in drafts:
            if all(_codes(item) != _codes(other) for other in kept):
                item.rank = len(kept)
                kept.append(item)
        for item in kept:
            rival = kept[1 if item.rank == 0 else 0] if len(kept) > 1 else None
            item.lead = item.fit - rival.fit if rival is not None else item.fit
        result += kept[:PER_TRIGGER]
    return result


def find_events(analysis: Analysis, said: Sequence[Said], models: ModelSet) -> list[Draft]:
    """The events of a document, in order of the text."""
    field_ = survey(analysis, said, models.triggers)
    weigh(field_, models.triggers, models.actors, models.recipients)
    drafts = pair(field_, models.pairs)
    tell_statuses(field_.around, drafts, models.status)
    chosen = choose(group(field_.around, drafts), models.verdict, models.event_threshold)
    for item in chosen:
        _coordinate(field_.around, item)
    return sorted(chosen, key=lambda d: (d.trigger.sentence, d.trigger.first))


@dataclass(slots=True)
class Tale:
    """One event as a report tells it, in one or more places. `best`: the draft that tells it best."""

    best: Draft
    features: list[str]
    drafts: list[Draft]
    score: float = 0.0


def group(around: Surroundings, drafts: Sequence[Draft]) -> list[Tale]:
    """Put drafts of one type, pair of codes and status together, with what speaks for each such event being told."""
    tales: dict[tuple[str, object, str], list[Draft]] = {}
    for item in drafts:
        tales.setdefault((item.trigger.act.type, _codes(item), item.status), []).append(item)
    rivals: dict[tuple[str, object], float] = {}
    words: dict[int, float] = {}
    for item in drafts:
        both = (item.trigger.act.type, _codes(item))
        rivals[both] = rivals.get(both, 0.0) + item.score
        words[item.trigger.first] = max(words.get(item.trigger.first, 0.0), item.score)
    result = []
    for (type_, codes, _), items in tales.items():
        best = max(items, key=lambda d: d.score)
        others = rivals[type_, codes] - best.score
        swapped = (
            0.0 if isinstance(codes, frozenset) else rivals.get((type_, (best.recipient.code, best.actor.code)), 0.0)
        )
        overshadowed = words[best.trigger.first] > best.score
        result.append(Tale(best, tale_features(around, best, len(items), others, swapped, overshadowed), items))
    return result


def _codes(item: Draft) -> object:
    a, r = item.actor.code, item.recipient.code
    return frozenset((a, r)) if item.trigger.act.type in MUTUAL else (a, r)


def choose(tales: Sequence[Tale], verdict: Linear, threshold: float) -> list[Draft]:
    """The events that are likely enough, the likeliest first; no two of them rest on one event word alone."""
    taken: list[Draft] = []
    known: set[tuple[str, str]] = set()
    used: set[int] = set()
    for tale in tales:
        tale.score = verdict.probability(tale.features)
    for tale in sorted(tales, key=lambda t: -t.score):
        if tale.score < threshold:
            break
        item = tale.best
        if all(id(d.trigger) in used for d in tale.drafts):
            continue
        if item.actor.code == UNKNOWN and (item.trigger.act.type, item.recipient.code) in known:
            continue
        known.add((item.trigger.act.type, item.recipient.code))
        used |= {id(d.trigger) for d in tale.drafts if d.rank == 0} | {id(item.trigger)}
        item.score = tale.score
        item.places = [d.trigger for d in sorted(tale.drafts, key=lambda d: -d.score)]
        taken.append(item)
    return taken


def status_of(around: Surroundings, item: Draft, models: Mapping[str, Linear]) -> str:
    """The status that the words tell; else the one that its model is surest of; happened when none is likely."""
    told = told_status(around, item.trigger)
    if told is not None:
        return told
    features = status_features(around, item.trigger, item.actor, item.recipient)
    best, highest = "happened", 0.5
    for status, model in models.items():
        probability = model.probability(features)
        if probability > highest:
            best, highest = status, probability
    return best


def tell_statuses(around: Surroundings, drafts: Sequence[Draft], models: Mapping[str, Linear]) -> None:
    """Set the status of every draft. What somebody says has happened and another denies is alleged."""
    known: dict[tuple[int, bool, bool], str] = {}
    for item in drafts:
        said = item.trigger.said
        speaker = said.speaker.code if said is not None and said.speaker is not None else None
        # of the two sides, only whether they speak tells anything of the status
        key = (id(item.trigger), item.actor.code == speaker, item.recipient.code == speaker)
        if key not in known:
            known[key] = status_of(around, item, models)
        item.status = known[key]
    denied = {(d.trigger.act.type, frozenset((d.actor.code, d.recipient.code))) for d in drafts if d.status == "denied"}
    for item in drafts:
        same = (item.trigger.act.type, frozenset((item.actor.code, item.recipient.code))) in denied
        if same and item.status == "happened" and item.trigger.said is not None:
            item.status = "alleged"


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
