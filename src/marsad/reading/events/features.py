"""What speaks for an event word telling of an event, and for two actors being its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reading.actors.relations import relation, sort_of
from marsad.reading.events.arguments import Candidate, Surroundings
from marsad.reading.events.triggers import Trigger
from marsad.reading.words.classes import NO_CLASS, word_classes

if TYPE_CHECKING:
    from marsad.reading.events.events import Draft


def bucket(probability: float) -> int:
    """A probability in seven steps."""
    for step, edge in enumerate((0.02, 0.08, 0.2, 0.4, 0.6, 0.8)):
        if probability < edge:
            return step
    return 6


def trigger_features(around: Surroundings, trigger: Trigger) -> list[str]:
    """What speaks for an event word telling of an event at all."""
    doc = around.analysis.doc
    colours = around.colours
    act, sense = trigger.act, trigger.sense
    type_, shape = act.type, sense.shape
    spoken = act.mode == "speech"
    prefix = f"{type_}s" if spoken else type_
    said, cue = trigger.said, trigger.cue
    first, last = doc.sentences[trigger.sentence]
    before = doc.norm[trigger.first - 1] if trigger.first > first else "^"
    after = doc.norm[trigger.last + 1] if trigger.last + 1 < last else "$"
    result = [prefix, f"topic={colours.topic}", f"topic={colours.topic}|{prefix}", f"shape={shape}|{prefix}"]
    result.append(f"said={said.hit.cue.stance if said is not None else '-'}|{prefix}")
    if cue is not None:
        how = cue.hit.start.how if cue.hit.start else ""
        stance = cue.hit.cue.stance
        result += [f"cue={stance}|{prefix}", f"how={how}|{prefix}", f"cue={stance}|{how}|{prefix}"]
        result += [
            f"cue-addressee={cue.hit.addressee is not None}|{prefix}",
            f"cue-speaker={cue.speaker is not None}|{prefix}",
        ]
    else:
        result.append(f"no-cue|{prefix}")
    if trigger.title:
        result += ["title", f"title|{prefix}"]
    if trigger.sentence == doc.title_sentences:
        result.append(f"lead|{prefix}")
    place = trigger.sentence - doc.title_sentences
    result.append(f"place={0 if place <= 0 else 1 if place < 3 else 2 if place < 8 else 3}|{prefix}")
    if type_ in around.title_types:
        result.append(f"title-type|{prefix}")
    if doc.quoted[trigger.first]:
        result += ["quoted", f"quoted|{prefix}"]
    if spoken and cue is not None:
        counts, relations = around.spoken(cue)
        for kind, count in counts.items():
            result += [f"hint={kind}|{prefix}", f"hint={kind}{min(count, 3)}|{prefix}"]
        result += [
            f"lemma={cue.hit.cue.lemma}|{prefix}",
            f"direct={cue.direct}|{prefix}",
            f"inherited={cue.inherited}|{prefix}",
        ]
        result.append(f"length={min((cue.last - cue.first) // 8, 4)}|{prefix}")
        result += [f"relation={r}|{prefix}" for r in relations]
        result += [
            f"relation={r}|hint={kind}|{prefix}" for r in relations if r in {"hostile", "friendly"} for kind in counts
        ]
        return result
    result += [
        f"{act.lemma}|{type_}",
        f"{act.lemma}|{type_}|{shape}",
        f"w={doc.norm[trigger.first]}|{type_}",
        f"next={after}",
        f"next={after}|{act.lemma}",
        f"before={before}",
        f"before={before}|{act.lemma}",
        f"before={before}|{shape}",
        f"definite={sense.definite}|{shape}|{type_}",
        f"suffix={sense.suffix}|{shape}",
        f"preposition={sense.preposition}|{shape}|{type_}",
        f"conjunction={sense.conjunction}|{shape}",
        f"rest={len(sense.rest)}|{type_}",
    ]
    classes = word_classes()
    own, own_narrow = classes.get(doc.norm[trigger.first], NO_CLASS)
    result += [f"own:n={own_narrow}|{type_}", f"own:b={own}|{type_}"]
    for spot, i in (
        ("-2", trigger.first - 2),
        ("-1", trigger.first - 1),
        ("1", trigger.last + 1),
        ("2", trigger.last + 2),
    ):
        if first <= i < last:
            broad, narrow = classes.get(doc.norm[i], NO_CLASS) if doc.word[i] else (doc.norm[i], doc.norm[i])
            result += [f"{spot}:n={narrow}|{shape}", f"{spot}:b={broad}|{type_}", f"{spot}:b={broad}|{act.lemma}"]
            result.append(f"{spot}:n={narrow}|{type_}")
    for broad in {
        classes.get(doc.norm[i], NO_CLASS)[0] for i in range(max(first, trigger.first - 7), min(last, trigger.last + 8))
    }:
        result.append(f"near:b={broad}|{type_}")
    if trigger.negated:
        result += [f"negated|{prefix}", f"negated|{shape}"]
    if trigger.future:
        result.append(f"future|{prefix}")
    for kind in colours.inside(max(first, trigger.first - 5), min(last - 1, trigger.last + 6)):
        result.append(f"around={kind}|{prefix}")
    here = around.by_sentence[trigger.sentence]
    near = [m for m in here if m.code and trigger.first - 14 <= m.first <= trigger.last + 14]
    codes = {m.code for m in near if m.code}
    result += [f"codes={min(len(codes), 4)}|{type_}", f"codes={min(len(codes), 4)}|{shape}"]
    ordered = sorted(codes)
    relations = {relation(a, b) for k, a in enumerate(ordered) for b in ordered[k + 1 :]}
    result += [f"relation={r}|{prefix}" for r in relations]
    following = next((m for m in near if m.first > trigger.last), None)
    if following is not None and following.first - trigger.last <= 3:
        result += [f"follows={following.kind}|{type_}|{shape}", f"follows={following.role}|{act.lemma}"]
    return result


def slot_features(trigger: Trigger, filled: set[str]) -> list[str]:
    """Which places of the clause are filled."""
    act, shape = trigger.act, trigger.sense.shape
    result = [f"has={slot}|{act.type}|{shape}" for slot in filled]
    result += [f"has={slot}|{act.lemma}" for slot in filled]
    return result


def pair_features(
    around: Surroundings, trigger: Trigger, actor: Candidate, recipient: Candidate, ranks: tuple[int, int]
) -> list[str]:
    """What speaks for a pair being the two sides of the trigger's event."""
    act, sense = trigger.act, trigger.sense
    type_, shape = act.type, sense.shape
    a, r = actor.mention, recipient.mention
    kind_a = actor.source if a is None else a.kind
    kind_r = recipient.source if r is None else r.kind
    spoken = act.mode == "speech"
    score_a, score_r = bucket(actor.actor), bucket(recipient.recipient)
    order = _order(trigger, actor, recipient)
    prefix = f"{type_}s" if spoken else type_
    tie = relation(actor.code, recipient.code)
    sorts = f"{sort_of(actor.code)}>{sort_of(recipient.code)}"
    often = f"{_often(around.counts[actor.code])}{_often(around.counts[recipient.code])}"
    named = f"{actor.code in around.title_codes:d}{recipient.code in around.title_codes:d}"
    slots = f"{actor.slot}>{recipient.slot}"
    way = "=" if act.mutual else "~" if act.inverse else ">"
    result = [
        f"a={score_a}",
        f"r={score_r}",
        f"a={score_a}|r={score_r}",
        f"a={score_a}|{prefix}",
        f"r={score_r}|{prefix}",
        f"rank={ranks[0]}{ranks[1]}",
        f"rank={ranks[0]}{ranks[1]}|{prefix}",
        f"tie={tie}",
        f"tie={tie}|{prefix}",
        f"tie={tie}|{kind_a}>{kind_r}",
        f"sorts={sorts}|{prefix}",
        f"sorts={sorts}|{tie}|{prefix}",
        f"{prefix}|{actor.role}>{recipient.role}",
        f"{prefix}|{kind_a}>{kind_r}",
        f"{kind_a}>{kind_r}",
        f"srcs={actor.source}>{recipient.source}|{prefix}",
        f"order={order}|{shape}",
        f"order={order}|{prefix}",
        f"slots={slots}",
        f"slots={slots}|{way}|{shape}",
        f"slots={slots}|{prefix}",
        f"aslot={actor.slot}|{prefix}|{shape}",
        f"rslot={recipient.slot}|{prefix}|{shape}",
        f"often={often}",
        f"often={often}|{prefix}",
        f"named={named}",
        f"named={named}|{prefix}",
        f"{actor.code}>{recipient.code}",
        f"{actor.code}>{recipient.code}|{prefix}",
        f"actor={actor.code}|{prefix}",
        f"recipient={recipient.code}|{prefix}",
    ]
    if act.type in around.title_types:
        result.append(f"title-type|{named}|{prefix}")
    if (a is not None and a.inferred) or (r is not None and r.inferred):
        result.append(f"inferred={a.inferred if a else ''}>{r.inferred if r else ''}")
    if a is not None and r is not None and a.person >= 0 and a.person == r.person:
        result.append("one-person")
    if a is not None and r is not None and around.joined(a, r):
        result += [f"joined|{way}", f"joined|{type_}"]
    return result


def tale_features(
    around: Surroundings, item: Draft, count: int, others: float, swapped: float, overshadowed: bool
) -> list[str]:
    """What speaks for an event being told, from its best draft and the drafts around it."""
    trigger = item.trigger
    type_ = trigger.act.type
    prefix = f"{type_}s" if trigger.act.mode == "speech" else type_
    score, word, fit = _step(item.score), _step(trigger.score), _step(item.fit)
    tie = relation(item.actor.code, item.recipient.code)
    sorts = f"{sort_of(item.actor.code)}>{sort_of(item.recipient.code)}"
    named = f"{item.actor.code in around.title_codes:d}{item.recipient.code in around.title_codes:d}"
    more = "0" if others < 0.02 else "1" if others < 0.15 else "2" if others < 0.4 else "3"
    result = [
        *(f"score>{k}" for k in range(1, score + 1)),
        *(f"word>{k}" for k in range(1, word + 1)),
        *(f"fit>{k}" for k in range(1, fit + 1)),
        f"score={score}|{type_}",
        prefix,
        f"{prefix}|{item.status}",
        f"status={item.status}",
        f"tie={tie}|{type_}",
        f"sorts={sorts}|{type_}",
        f"more={more}",
        f"more={more}|{type_}",
        f"count={min(count, 3)}",
        f"named={named}",
        f"named={named}|{type_}",
        f"lead={_step(item.lead)}",
        f"rank={item.rank}",
        f"rank={item.rank}|{type_}",
        f"sources={item.actor.source}>{item.recipient.source}",
        f"slots={item.actor.slot}>{item.recipient.slot}|{type_}",
        f"shape={trigger.sense.shape}|{type_}",
        f"lemma={trigger.act.lemma}|{type_}",
    ]
    if swapped:
        result += [f"swapped={swapped > item.score}", f"swapped={swapped > item.score}|{type_}"]
    if overshadowed:
        result += ["overshadowed", f"overshadowed|{type_}"]
    if trigger.title:
        result.append("title")
    if trigger.sentence == around.analysis.doc.title_sentences:
        result.append("lead-sentence")
    for mention, side in ((item.actor.mention, "a"), (item.recipient.mention, "r")):
        if mention is not None and mention.inferred:
            result.append(f"inferred-{side}={mention.inferred}")
    return result


def _step(value: float) -> int:
    for step, edge in enumerate((0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)):
        if value < edge:
            return step
    return 12


def _often(count: int) -> int:
    return 0 if count == 0 else 1 if count == 1 else 2 if count < 4 else 3 if count < 8 else 4


def _order(trigger: Trigger, actor: Candidate, recipient: Candidate) -> str:
    def place(candidate: Candidate) -> int:
        if candidate.mention is None or candidate.source != "mention":
            return -1
        return candidate.mention.first

    a, r, t = place(actor), place(recipient), trigger.first
    marks = [("t", t)]
    if a >= 0:
        marks.append(("a", a))
    if r >= 0:
        marks.append(("r", r))
    return "".join(name for name, _ in sorted(marks, key=lambda m: m[1]))
