"""Who may have acted and who may have been acted on: candidates around an event word, and what speaks for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from marsad.reading.actors.mention import Mention
from marsad.reading.actors.relations import relation, sort_of
from marsad.reading.analysis import Analysis
from marsad.reading.events.frames import Frame, Governors
from marsad.reading.events.triggers import Trigger
from marsad.reading.statements.said import Said
from marsad.reading.statements.speakers import feminine
from marsad.reading.text.clauses import CLAUSE_BREAKS, PREPOSITIONS, THAT
from marsad.reading.words.classes import NO_CLASS, word_classes
from marsad.reading.words.colours import Colours
from marsad.reading.words.vocabulary import acts, cues

NEAREST = 6
"""Mentions on each side of an event word that are candidates."""
_FOLD = {"إلى": "الي", "على": "علي"}
_RELATIVES = frozenset("الذي التي الذين اللذان اللذين اللتين".split())
_BY = frozenset("قبل يد ايدي جانب طرف".split())


@dataclass(slots=True)
class Candidate:
    """A possible actor or recipient. `source`: mention, topic, previous, speaker, cue, main, unknown."""

    source: str
    mention: Mention | None
    code: str
    role: str
    features: list[str] = field(default_factory=list)
    actor: float = 0.0
    recipient: float = 0.0
    slot: str = ""
    """Place in the clause of the event word, or where else the candidate comes from."""


class WordKinds(NamedTuple):
    """Whether a word can be an event noun, an event verb, a reporting verb."""

    noun: bool
    verb: bool
    reports: bool


_NO_KIND = WordKinds(False, False, False)
_VERBAL = frozenset({"past", "present", "future"})


@lru_cache(maxsize=100_000)
def _word_kinds(norm: str) -> WordKinds:
    shapes = {sense.shape for sense in acts().look_up(norm)}
    reports = any(sense.shape in _VERBAL for sense in cues().look_up(norm))
    return WordKinds("noun" in shapes, bool(shapes & _VERBAL), reports)


class Surroundings:
    """What is needed again and again about one document: mentions by sentence, verbs, topics."""

    def __init__(self, analysis: Analysis) -> None:
        doc = analysis.doc
        self.analysis = analysis
        self.by_sentence: list[list[Mention]] = [[] for _ in doc.sentences]
        number = 0
        for mention in analysis.mentions:
            while number + 1 < len(doc.sentences) and mention.first >= doc.sentences[number][1]:
                number += 1
            self.by_sentence[number].append(mention)
        kinds = [_word_kinds(word) if is_word else _NO_KIND for word, is_word in zip(doc.norm, doc.word, strict=True)]
        self.nouns = [kind.noun for kind in kinds]
        self.verbs = [kind.verb for kind in kinds]
        self.reports = [kind.reports for kind in kinds]
        self.topics = [self._topic(ms) for ms in self.by_sentence]
        self.governors = Governors(self)
        self.counts = Counter(m.code for m in analysis.mentions if m.code)
        self.title_codes = {m.code for m in analysis.mentions if m.code and doc.start[m.first] < doc.title_end}
        self.colours = Colours(doc)
        self.title_types: set[str] = set()
        self._spoken: dict[int, tuple[Counter[str], set[str]]] = {}
        lead = next((t for t in self.topics[doc.title_sentences :] if t is not None), None)
        self.lead = lead or next((t for t in self.topics if t is not None), None)

    def _topic(self, mentions: Sequence[Mention]) -> Mention | None:
        """The first actor of a sentence that no preposition governs."""
        norm = self.analysis.doc.norm
        for mention in mentions:
            if mention.code is None or mention.kind in {"adjective", "place", "media", "document"}:
                continue
            if mention.preposition or (mention.first and norm[mention.first - 1] in PREPOSITIONS):
                continue
            return mention
        return None

    def spoken(self, cue: Said) -> tuple[Counter[str], set[str]]:
        """Colours of a statement's words, and how its speaker stands to the actors that it names."""
        known = self._spoken.get(id(cue))
        if known is None:
            codes = {m.code for m in self.analysis.between(cue.first, cue.last) if m.code}
            speaker = cue.speaker.code if cue.speaker is not None and cue.speaker.code else ""
            relations = {relation(speaker, code) for code in codes} if speaker else set()
            known = self._spoken[id(cue)] = (self.colours.inside(cue.first, cue.last), relations)
        return known

    def joined(self, one: Mention, other: Mention) -> bool:
        """Whether «و» joins the two."""
        joint = self.governors.joint
        return joint.get(id(one)) is other or joint.get(id(other)) is one


def frame_of(around: Surroundings, trigger: Trigger) -> Frame:
    """The clause of an event word."""
    here = around.by_sentence[trigger.sentence]
    return Frame(around, around.governors, trigger, [m for m in here if not m.leads and m.kind != "document"])


def candidates(around: Surroundings, trigger: Trigger, frame: Frame) -> list[Candidate]:
    """All candidates of a trigger, with features; scores are not yet set."""
    here = around.by_sentence[trigger.sentence]
    usable = [m for m in here if m.code is not None and not m.leads and m.kind != "document"]
    before = [m for m in usable if m.last < trigger.first][-NEAREST:]
    after = [m for m in usable if m.first > trigger.first][:NEAREST]
    found = [_from_mention(around, trigger, m, "before", len(before) - k) for k, m in enumerate(before)]
    found += [_from_mention(around, trigger, m, "after", k + 1) for k, m in enumerate(after)]
    taken = {id(m) for m in usable}
    for source, mention in _distant(around, trigger):
        if mention is not None and mention.code is not None and id(mention) not in taken:
            taken.add(id(mention))
            item = Candidate(source, mention, mention.code, mention.role)
            item.features = _base(trigger, item, source)
            if trigger.sense.gender and trigger.sense.shape in {"past", "present", "future"}:
                item.features.append(f"{source}|agree={_agrees(around, trigger, mention)}")
            found.append(item)
    if trigger.act.type == "ASSAULT":
        unknown = Candidate("unknown", None, "X:unidentified attackers", "UNK")
        unknown.features = [*_base(trigger, unknown, "unknown"), f"unknown|{len(before) == 0}|{len(after)}"]
        found.append(unknown)
    main = around.analysis.main
    if main is not None and (all(c.code != main for c in found) or trigger.act.type in {"ASSAULT", "COERCE"}):
        general = Candidate("main", None, main, "CIV")
        general.features = _base(trigger, general, "main")
        found.append(general)
    for item in found:
        _place(trigger, item, frame)
    return found


def _place(trigger: Trigger, item: Candidate, frame: Frame) -> None:
    """Add what the candidate's place in the clause tells."""
    act, sense = trigger.act, trigger.sense
    slot = item.source
    if item.source == "mention" and item.mention is not None:
        slot = frame.slot(item.mention)
    cue = trigger.cue
    if cue is not None and item.mention is not None:
        if item.mention is cue.speaker:
            slot = "speaker-of"
        elif item.mention is cue.hit.addressee:
            slot = "addressee"
        elif slot == "none" and cue.first <= item.mention.first <= cue.last:
            slot = "in-content"
    item.slot = slot
    way = "=" if act.mutual else "~" if act.inverse else ">"
    item.features += [
        f"slot={slot}",
        f"slot={slot}|{sense.shape}|{way}",
        f"slot={slot}|{act.type}",
        f"slot={slot}|{act.lemma}",
        f"slot={slot}|{act.lemma}|{sense.shape}",
        f"slot={slot}|{item.mention.kind if item.mention else ''}|{sense.shape}",
        f"slot={slot}|suffix={sense.suffix != ''}|{sense.shape}",
    ]
    if item.source == "mention" and item.mention is not None and frame.crossed(item.mention):
        item.features += ["crossed", f"crossed|{slot}|{sense.shape}", f"crossed|{act.type}"]
    for other in ("subject", "subject-before", "carried", "object", "owner", "adjective", "joined", "by", "between"):
        if other in frame.filled and other != slot:
            item.features.append(f"slot={slot}|but={other}|{way}|{sense.shape}")


def spoken_candidates(around: Surroundings, trigger: Trigger) -> list[Candidate]:
    """Candidates of an act by speech: the speaker, and those whom the content names."""
    item = trigger.cue
    assert item is not None
    speaker = item.speaker
    if speaker is None or speaker.code is None:
        return []
    actor = Candidate("cue", speaker, speaker.code, speaker.role)
    actor.features = [f"spoken|{trigger.act.type}"]
    actor.slot = "cue"
    found = [actor]
    stance = item.hit.cue.stance
    low = item.first
    rank = 0
    seen: set[str] = set()
    norm = around.analysis.doc.norm
    for mention in around.analysis.between(low - 8, item.last):
        if mention is speaker or mention.code is None:
            continue
        if mention.first < low and mention is not item.hit.addressee:
            continue
        if mention.kind == "document" or mention.leads:
            continue
        rank += 1
        candidate = Candidate("mention", mention, mention.code, mention.role)
        kind = "adj" if mention.kind == "adjective" else mention.kind
        preposition = mention.preposition or _preposition(norm, mention.first, low)
        type_ = trigger.act.type
        candidate.features = [
            f"spoken|{type_}|rank={min(rank, 4)}",
            f"spoken|{type_}|{kind}",
            f"spoken|{type_}|{preposition}",
            f"spoken|{type_}|{mention.role}",
            f"spoken|{type_}|{stance}",
            f"spoken|{type_}|same={mention.code == speaker.code}",
            f"spoken|{type_}|again={mention.code in seen}",
            f"spoken|{type_}|addressee={mention is item.hit.addressee}",
            f"spoken|{type_}|inferred={mention.inferred != ''}",
        ]
        candidate.slot = "addressee" if mention is item.hit.addressee else f"said{min(rank, 3)}"
        tie = relation(speaker.code, mention.code)
        candidate.features += [
            f"spoken|{type_}|tie={tie}",
            f"spoken|{type_}|tie={tie}|{stance}",
            f"spoken|{type_}|sort={sort_of(mention.code)}",
            f"spoken|{type_}|often={min(around.counts[mention.code], 5)}",
        ]
        near = around.colours.inside(max(0, mention.first - 4), min(len(around.analysis.doc) - 1, mention.last + 6))
        candidate.features += [f"spoken|{type_}|close={kind_}" for kind_ in near]
        seen.add(mention.code)
        found.append(candidate)
        if rank >= 2 * NEAREST:
            break
    return found


def _distant(around: Surroundings, trigger: Trigger) -> list[tuple[str, Mention | None]]:
    """Actors outside the sentence: the speaker, the topics of the sentences before, the lead's topic."""
    speaker = trigger.said.speaker if trigger.said else None
    cue = trigger.cue.speaker if trigger.cue else None
    number = trigger.sentence
    first_body = around.analysis.doc.title_sentences
    previous = around.topics[number - 1] if number > first_body else None
    return [("cue", cue), ("speaker", speaker), ("previous", previous), ("lead", around.lead)]


def _base(trigger: Trigger, item: Candidate, source: str) -> list[str]:
    act, sense = trigger.act, trigger.sense
    way = "=" if act.mutual else "~" if act.inverse else ">"
    return [
        f"src={source}",
        f"src={source}|{sense.shape}",
        f"src={source}|{act.type}",
        f"src={source}|{act.type}|{sense.shape}",
        f"src={source}|{way}|{sense.shape}",
        f"role={item.role}|{act.type}",
        f"src={source}|suffix={bool(sense.suffix)}|{sense.shape}",
        f"src={source}|said={trigger.said is not None}|cue={trigger.cue is not None}",
        f"{act.lemma}|src={source}",
    ]


def _from_mention(around: Surroundings, trigger: Trigger, mention: Mention, side: str, rank: int) -> Candidate:
    doc = around.analysis.doc
    norm = doc.norm
    act, sense = trigger.act, trigger.sense
    item = Candidate("mention", mention, mention.code or "", mention.role)
    kind = "adj" if mention.kind == "adjective" else mention.kind
    if side == "after":
        low, high = trigger.last + 1, mention.first
    else:
        low, high = mention.last + 1, trigger.first
    between = range(low, high)
    gap = max(0, high - low)
    preposition = mention.preposition or _preposition(norm, mention.first, low if side == "after" else 0)
    joins = {_FOLD.get(j, j) for j in act.joins}
    joined = (
        "yes"
        if preposition in joins
        else "O"
        if not preposition and "O" in joins
        else "none"
        if not preposition
        else "other"
    )
    verbs = sum(around.verbs[i] for i in between)
    broken = any(norm[i] in CLAUSE_BREAKS or norm[i] in THAT for i in between)
    commas = sum(norm[i] in "،," for i in between)
    relative = any(norm[i] in _RELATIVES for i in between)
    way = "=" if act.mutual else "~" if act.inverse else ">"
    spot = f"{side}{min(rank, 3)}"
    near = "0" if gap == 0 else "1" if gap == 1 else "3" if gap < 4 else "7" if gap < 8 else "15" if gap < 16 else "far"
    shape = sense.shape
    speaks = (
        trigger.said is not None
        and trigger.said.speaker is not None
        and (trigger.said.speaker is mention or (mention.person >= 0 and trigger.said.speaker.person == mention.person))
    )
    cue_speaker = (
        trigger.cue is not None
        and trigger.cue.speaker is not None
        and (trigger.cue.speaker is mention or (mention.person >= 0 and trigger.cue.speaker.person == mention.person))
    )
    features = [
        *_base(trigger, item, "mention"),
        f"{spot}|{shape}",
        f"{spot}|{shape}|{way}",
        f"{spot}|{shape}|{joined}",
        f"{spot}|{shape}|{act.type}",
        f"{side}|{shape}|{joined}|{way}",
        f"{side}|{preposition}|{shape}",
        f"{side}|{preposition}|{act.type}|{shape}",
        f"{act.lemma}|{side}|{preposition}",
        f"{act.lemma}|{spot}",
        f"near={near}|{side}|{shape}",
        f"near={near}|{joined}|{shape}",
        f"{kind}|{spot}|{shape}",
        f"{kind}|{act.type}|{side}",
        f"kind={kind}",
        f"verbs={min(verbs, 2)}|{side}|{shape}",
        f"commas={min(commas, 2)}|{side}",
        f"inferred={mention.inferred}",
        f"suffix={sense.suffix != ''}|{spot}|{shape}",
        f"def={sense.definite}|{spot}|{shape}",
        f"role={item.role}|{act.type}|{side}",
    ]
    if broken:
        features.append(f"broken|{side}|{shape}")
    if relative:
        features.append(f"relative|{side}|{shape}")
    if speaks:
        features.append(f"speaker|{act.type}|{side}")
    if cue_speaker:
        features += [f"cue-speaker|{act.type}", "cue-speaker"]
    if trigger.cue is not None and trigger.cue.hit.addressee is mention:
        features += ["addressee", f"addressee|{act.type}"]
    if trigger.cue is not None and trigger.cue.first <= mention.first <= trigger.cue.last:
        features += ["in-content", f"in-content|{act.type}", f"in-content|{act.type}|{joined}"]
    if trigger.said is not None and not trigger.said.first <= mention.first <= trigger.said.last:
        features.append(f"outside-content|{side}")
    if shape in {"past", "present", "future"}:
        features.append(f"agree={_agrees(around, trigger, mention)}|{spot}")
    if mention.conjunction:
        features.append(f"conj|{spot}|{shape}")
    broad, narrow = word_classes().get(norm[mention.first], NO_CLASS)
    features += [f"head:b={broad}|{act.type}|{side}", f"head:n={narrow}|{act.type}"]
    if mention.first and doc.word[mention.first - 1]:
        left = word_classes().get(norm[mention.first - 1], NO_CLASS)[0]
        features += [f"left:b={left}|{side}|{shape}", f"left:b={left}|{act.type}|{side}"]
    if side == "after" and gap == 0 and kind == "adj":
        features.append(f"modifies|{act.type}")
    if any(norm[i] in _BY for i in range(max(0, mention.first - 2), mention.first)):
        features.append(f"by|{shape}")
    if mention.first and norm[mention.first - 1] in {"بين", "وبين"}:
        features.append(f"between|{way}")
    item.features = features
    return item


def _preposition(norm: Sequence[str], first: int, low: int) -> str:
    """The preposition that governs a mention, up to two words before it."""
    for j in (first - 1, first - 2):
        if j < low or j < 0:
            return ""
        if norm[j] in PREPOSITIONS:
            return norm[j]
        if norm[j][:1] in "بل" and len(norm[j]) > 3 and j == first - 1 and norm[j] not in THAT:
            return norm[j][0]
        if not norm[j][:1].isalnum():
            return ""
    return ""


def _agrees(around: Surroundings, trigger: Trigger, mention: Mention) -> str:
    """Whether a verb's gender fits a mention: yes, no or open."""
    wanted = trigger.sense.gender
    if not wanted:
        return "open"
    gender = feminine(around.analysis.doc, mention, around.analysis.people)
    if gender is None:
        return "open"
    return "yes" if gender == (wanted == "f") else "no"
