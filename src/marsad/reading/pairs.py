"""What speaks for a pair of actor and recipient being an event of the trigger's type."""

from __future__ import annotations

from collections import Counter
from functools import cache

from marsad.arabic import fold
from marsad.reading.arguments import Candidate, Surroundings
from marsad.reading.document import Document
from marsad.reading.triggers import Trigger
from marsad.reading.vocabulary import rows

_SPORT = frozenset("مباراه المباراه دوري الدوري اللاعب لاعب اللاعبين فريق الفريق منتخب المنتخب بطوله البطوله مدرب المدرب كاس الكره "
                   "لكره القدم ملعب اهداف الهدف موسم الموسم نادي النادي الاندية".split())  # fmt: skip
_MARKET = frozenset("اسهم الاسهم سعر اسعار الاسعار البورصه بورصه دولار مليون مليار شركه الشركه ارباح السوق سوق نقطه موشر للبرميل المايه "
                    "مشروع المشروع المشاريع مشاريع".split())  # fmt: skip


@cache
def _hints() -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, words in rows("hints.tsv"):
        for word in words.split(" "):
            table.setdefault(fold(word).replace("_", " "), kind)
    return table


class Colours:
    """Hint classes of every token, and what the document as a whole is about."""

    def __init__(self, doc: Document) -> None:
        table = _hints()
        norm = doc.norm
        self.at: list[str] = []
        for i, word in enumerate(norm):
            kind = table.get(word, "")
            if not kind and i + 1 < len(norm):
                kind = table.get(f"{word} {norm[i + 1]}", "")
            if not kind and len(word) > 3 and word[0] in "وبلف":
                kind = table.get(word[1:], "") or (table.get("ا" + word[1:], "") if word[:2] == "لل" else "")
            self.at.append(kind)
        words = max(1, sum(doc.word))
        sport = sum(w in _SPORT for w in norm) / words
        market = sum(w in _MARKET for w in norm) / words
        self.topic = "sport" if sport > 0.03 else "market" if market > 0.05 else "news"

    def inside(self, first: int, last: int) -> Counter[str]:
        """How often each class stands in a range of tokens."""
        return Counter(kind for kind in self.at[first : last + 1] if kind)


def bucket(probability: float) -> int:
    """A probability in seven steps."""
    for step, edge in enumerate((0.02, 0.08, 0.2, 0.4, 0.6, 0.8)):
        if probability < edge:
            return step
    return 6


def pair_features(
    around: Surroundings, colours: Colours, trigger: Trigger, actor: Candidate, recipient: Candidate, ranks: tuple[int, int]
) -> list[str]:
    """Features of one pair for one trigger."""
    doc = around.analysis.doc
    act, sense = trigger.act, trigger.sense
    type_, shape = act.type, sense.shape
    a, r = actor.mention, recipient.mention
    kind_a = actor.source if a is None else a.kind
    kind_r = recipient.source if r is None else r.kind
    same = actor.code == recipient.code
    spoken = act.mode == "speech"
    score_a, score_r = bucket(actor.actor), bucket(recipient.recipient)
    word = doc.norm[trigger.first]
    order = _order(trigger, actor, recipient)
    said = trigger.said
    stance = said.hit.cue.stance if said is not None else "-"
    prefix = f"{type_}s" if spoken else type_
    result = [
        prefix,
        f"{act.lemma}|{type_}",
        f"{act.lemma}|{type_}|{shape}",
        f"w={word}|{type_}",
        f"shape={shape}|{prefix}",
        f"a={score_a}",
        f"r={score_r}",
        f"a={score_a}|r={score_r}",
        f"a={score_a}|{prefix}",
        f"r={score_r}|{prefix}",
        f"rank={ranks[0]}{ranks[1]}",
        f"same={same}",
        f"same={same}|{prefix}",
        f"same={same}|{kind_a}|{kind_r}",
        f"{prefix}|{actor.role}>{recipient.role}",
        f"{prefix}|{kind_a}>{kind_r}",
        f"{kind_a}>{kind_r}",
        f"srcs={actor.source}>{recipient.source}",
        f"srcs={actor.source}>{recipient.source}|{prefix}",
        f"order={order}|{shape}",
        f"order={order}|{prefix}",
        f"topic={colours.topic}",
        f"topic={colours.topic}|{prefix}",
        f"said={stance}|{prefix}",
    ]
    if trigger.cue is not None:
        result += [f"cue={trigger.cue.hit.cue.stance}|{prefix}", f"cue={trigger.cue.hit.start.how if trigger.cue.hit.start else ''}|{prefix}"]
    if trigger.title:
        result += ["title", f"title|{prefix}"]
    if trigger.sentence == doc.title_sentences:
        result.append(f"lead|{prefix}")
    if trigger.negated:
        result.append(f"negated|{prefix}")
    if trigger.future:
        result.append(f"future|{prefix}")
    if doc.quoted[trigger.first]:
        result.append(f"quoted|{prefix}")
    if sense.definite:
        result.append(f"definite|{prefix}")
    if sense.suffix:
        result.append(f"suffix|{prefix}")
    if (a is not None and a.inferred) or (r is not None and r.inferred):
        result.append(f"inferred={a.inferred if a else ''}>{r.inferred if r else ''}")
    if a is not None and r is not None and a.person >= 0 and a.person == r.person:
        result.append("one-person")
    following = trigger.last + 1
    if following < len(doc):
        result.append(f"next={doc.norm[following]}|{type_}")
    if spoken and trigger.cue is not None:
        counts = colours.inside(trigger.cue.first, trigger.cue.last)
        for kind, count in counts.items():
            result += [f"hint={kind}|{prefix}", f"hint={kind}{min(count, 3)}|{prefix}"]
        if r is not None:
            near = colours.inside(max(0, r.first - 4), min(len(doc) - 1, r.last + 5))
            result += [f"close={kind}|{prefix}" for kind in near]
        result.append(f"lemma={trigger.cue.hit.cue.lemma}|{prefix}")
        result.append(f"length={min((trigger.cue.last - trigger.cue.first) // 8, 4)}|{prefix}")
    else:
        first, last = doc.sentences[trigger.sentence]
        near = colours.inside(max(first, trigger.first - 5), min(last - 1, trigger.last + 6))
        result += [f"around={kind}|{prefix}" for kind in near]
    return result


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
