"""Who speaks: the subject of the cue, or, when it has none, the speaker that the speech goes on with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from marsad.reading.actors.mention import Mention
from marsad.reading.analysis import Analysis
from marsad.reading.models.linear import Linear
from marsad.reading.people.persons import PersonGroup, title_words
from marsad.reading.statements.cuehit import CueHit
from marsad.reading.statements.said import Said
from marsad.reading.text.clauses import PREPOSITIONS
from marsad.reading.text.document import Document

_BACK = 8
"""Statements before a cue whose speakers may go on."""
_SENTENCES = 3
"""Sentences up to the cue's own in which a subject may have been named."""
_SURE = frozenset({"person", "state", "capital", "organisation", "medium"})
"""Kinds of subjects that are taken as they stand."""


@dataclass(slots=True)
class Heir:
    """One who may be the speaker of a cue. Either a mention, or tokens that name no known actor."""

    mention: Mention | None
    tokens: tuple[int, int] | None
    features: list[str] = field(default_factory=list)


Chooser = Callable[[Said, Sequence[Heir]], Heir | None]


def assign(analysis: Analysis, said: Sequence[Said], heirs: Linear | None) -> None:
    """Give every statement its speaker."""

    def likeliest(item: Said, found: Sequence[Heir]) -> Heir | None:
        assert heirs is not None
        return max(found, key=lambda h: heirs.probability(h.features), default=None)

    run(analysis, said, None if heirs is None else likeliest)


def run(analysis: Analysis, said: Sequence[Said], choose: Chooser | None) -> None:
    """Go through the statements in order; `choose` picks among the heirs where the subject does not settle it."""
    history: list[Said] = []
    for item in said:
        hit = item.hit
        subject = hit.subject
        if subject is not None and subject.kind == "document":
            subject = _author(history, analysis, hit) or subject
        item.speaker, item.speaker_span, item.inherited = subject, None if subject else hit.subject_span, False
        if subject is None or (subject.kind not in _SURE and not hit.settled):
            if choose is not None:
                picked = choose(item, find_heirs(item, history, analysis))
                if picked is not None:
                    item.inherited = picked.mention is not subject or picked.tokens != item.speaker_span
                    item.speaker, item.speaker_span = picked.mention, picked.tokens
            elif subject is None and hit.subject_span is None:
                _inherit(item, history, analysis)
        if item.speaker is not None or item.speaker_span is not None:
            history.append(item)
    for item in said:
        if item.speaker is not None and item.speaker.person < 0:
            item.speaker = _fullest(item.speaker, analysis.mentions)


def find_heirs(item: Said, history: Sequence[Said], analysis: Analysis) -> list[Heir]:
    """Speakers of the statements before, subjects named shortly before, and the cue's own subject if it has one."""
    doc = analysis.doc
    hit = item.hit
    wanted = _wanted(hit)
    found: dict[object, Heir] = {}
    spoken: dict[object, int] = {}
    for earlier in history:
        spoken[_key(earlier.speaker, earlier.speaker_span)] = (
            spoken.get(_key(earlier.speaker, earlier.speaker_span), 0) + 1
        )
    how = f"{hit.kind}|{hit.sense.conjunction}"
    if item.speaker is not None or item.speaker_span is not None:
        found["own", _key(item.speaker, item.speaker_span)] = _own(item, analysis, how, wanted)
    rank = 0
    seen: set[object] = set()
    for earlier in reversed(history[-_BACK:]):
        key = _key(earlier.speaker, earlier.speaker_span)
        if key in seen:
            continue
        seen.add(key)
        rank += 1
        heir = found.setdefault(key, Heir(earlier.speaker, earlier.speaker_span))
        nested = earlier.first <= hit.first <= earlier.last
        gap = min(hit.sentence - earlier.hit.sentence, 4)
        inner = any(
            o is not earlier and o.first <= earlier.hit.first <= o.last and o.hit.first < earlier.hit.first
            for o in history[-_BACK:]
        )
        heir.features += [
            f"spoke={rank}",
            f"spoke={rank}|{how}",
            f"spoke={rank}|nested={nested}",
            f"spoke={rank}|inner={inner}",
            f"spoke={rank}|gap={gap}",
            f"spoke={rank}|{earlier.hit.kind}",
            f"spoke={rank}|inherited={earlier.inherited}",
            f"nested={nested}|{how}",
            f"inner={inner}|gap={gap}",
        ]
    _add_subjects(found, item, analysis)
    last = history[-1].hit.sentence if history else -1
    for key, heir in found.items():
        if isinstance(key, tuple) and key and key[0] == "own":
            continue
        mention = heir.mention
        times = spoken.get(key, 0)
        kind = mention.kind if mention is not None else "tokens"
        heir.features += [
            "heir",
            f"times={min(times, 4)}",
            f"times={min(times, 4)}|{how}",
            f"kind={kind}",
            f"kind={kind}|{how}",
        ]
        if mention is not None:
            agrees = _agrees(doc, mention, analysis.people, wanted)
            heir.features += [f"agrees={agrees}", f"agrees={agrees}|{kind}"]
            if mention.person >= 0:
                group = analysis.people[mention.person]
                latest = max((m.first for m in group.mentions if m.first < hit.first), default=-1)
                fresh = latest >= 0 and doc.sentences[last][0] <= latest if last >= 0 else True
                heir.features += _shared_title(item, group, doc)
                heir.features += [
                    f"titled={any(m.title for m in group.mentions)}",
                    f"mentions={min(len(group.mentions), 4)}",
                    f"fresh={fresh}|{how}",
                ]
        else:
            heir.features.append("agrees=open")
    return list(found.values())


def _shared_title(item: Said, group: PersonGroup, doc: Document) -> list[str]:
    """How far the words of the cue's own subject are those of the person's titles: «مدير المركز»."""
    own = item.speaker
    if own is None or own.kind not in {"office", "noun", "source", "collective"}:
        return []
    words = title_words(doc, own.first, own.last)
    shared = len(words & group.titles)
    head = own.head.removeprefix("ال") in group.titles
    share = "all" if shared == len(words) else "most" if shared * 2 > len(words) else "some" if shared else "none"
    same = own.code is not None and own.code == group.code
    definite = own.head.startswith("ال") or own.last > own.first
    return [f"title-shared={share}|head={head}", f"title-shared={share}|code={same}|definite={definite}"]


def _own(item: Said, analysis: Analysis, how: str, wanted: bool | None) -> Heir:
    """The subject that the rules found, when it is not one to be taken as it stands."""
    doc = analysis.doc
    own = Heir(item.speaker, item.speaker_span)
    kind = item.speaker.kind if item.speaker is not None else "tokens"
    own.features += ["own", f"own|{kind}", f"own|{kind}|{how}", f"own|before={item.hit.before}"]
    if item.speaker is not None:
        own.features += [f"own|role={item.speaker.role}", f"own|code={item.speaker.code is not None}"]
        own.features.append(f"own|agrees={_agrees(doc, item.speaker, analysis.people, wanted)}")
    if item.speaker_span is not None:
        first, last = item.speaker_span
        word = doc.norm[first]
        own.features += [f"own|length={last - first}", f"own|al={word.startswith('ال')}", f"own|word={word}"]
        own.features.append(f"own|preposition={word in PREPOSITIONS or len(word) < 3}")
    return own


def _add_subjects(found: dict[object, Heir], item: Said, analysis: Analysis) -> None:
    """Subjects of the sentences up to the cue: mentions that no preposition governs."""
    doc = analysis.doc
    hit = item.hit
    for back in range(_SENTENCES):
        number = hit.sentence - back
        if number < doc.title_sentences:
            break
        first, end = doc.sentences[number]
        place = 0
        for mention in analysis.mentions:
            if mention.first < first:
                continue
            if mention.first >= min(hit.first, end):
                break
            if mention.kind in {"adjective", "place", "people", "document"} or mention.leads:
                continue
            if mention.preposition or (mention.first and doc.norm[mention.first - 1] in PREPOSITIONS):
                continue
            if any(s <= mention.first <= e for s, e in (() if back else ((item.first, item.last),))):
                continue
            place += 1
            if place > 3:
                break
            heir = found.setdefault(_key(mention, None), Heir(mention, None))
            spot = f"subject={back}.{place}"
            heir.features += [spot, f"{spot}|{hit.kind}|{hit.sense.conjunction}", f"{spot}|{mention.kind}"]


def _key(mention: Mention | None, span: tuple[int, int] | None) -> object:
    if mention is None:
        return span
    if mention.person >= 0:
        return mention.person
    return mention.code, mention.head.removeprefix("ال")


def _wanted(hit: CueHit) -> bool | None:
    """The gender that the cue asks for: True for feminine."""
    sense = hit.sense
    if sense.suffix and hit.kind == "noun":
        return True if sense.suffix == "ها" else False if sense.suffix == "ه" else None
    if sense.gender in {"m", "f"} and hit.kind != "attribution":
        return sense.gender == "f"
    return None


def _agrees(doc: Document, mention: Mention, people: Sequence[PersonGroup], wanted: bool | None) -> str:
    gender = feminine(doc, mention, people)
    if wanted is None or gender is None:
        return "open"
    return "yes" if gender == wanted else "no"


def _author(history: list[Said], analysis: Analysis, hit: CueHit) -> Mention | None:
    """«وأضاف البيان»: the body that spoke before."""
    if not analysis.doc.norm[hit.subject.first].startswith("ال") if hit.subject else True:
        return None
    for item in reversed(history[-4:]):
        if item.speaker is not None and item.speaker.kind in {"body", "organisation", "group", "state", "force"}:
            return item.speaker
    return None


def feminine(doc: Document, mention: Mention, people: Sequence[PersonGroup]) -> bool | None:
    """Grammatical gender of a speaker; None when it cannot be told."""
    if mention.person >= 0:
        group = people[mention.person]
        for other in group.mentions:
            if other.title:
                return doc.norm[other.title[0]].endswith("ه")
        return None
    if mention.kind in {"state", "capital"}:
        return True
    return (
        mention.head.endswith(("ه", "ات"))
        or mention.kind == "people"
        or mention.head in {"مصادر", "المصادر", "قوات", "القوات"}
    )


def _inherit(item: Said, history: list[Said], analysis: Analysis) -> None:
    """Without a subject, the speech goes on: the last speaker who agrees in gender with the cue."""
    doc = analysis.doc
    wanted = _wanted(item.hit)
    for back, earlier in enumerate(reversed(history[-8:])):
        if earlier.speaker is None:
            if back == 0:
                item.speaker_span, item.inherited = earlier.speaker_span, True
                return
            continue
        if back and earlier.hit.sentence == item.hit.sentence and earlier.last >= item.hit.first:
            continue
        gender = feminine(doc, earlier.speaker, analysis.people)
        if wanted is None or gender is None or gender == wanted:
            item.speaker, item.inherited = earlier.speaker, True
            return
    subject = _last_subject(item, analysis, wanted)
    if subject is not None:
        item.speaker, item.inherited = subject, True
    elif history:
        item.speaker, item.speaker_span, item.inherited = history[-1].speaker, history[-1].speaker_span, True


def _last_subject(item: Said, analysis: Analysis, wanted: bool | None) -> Mention | None:
    """The nearest earlier person or body without a preposition, first in its own sentence."""
    doc = analysis.doc
    for kinds in ({"person"}, {"body", "organisation", "source", "office", "group", "state"}):
        for sentence in range(item.hit.sentence, max(-1, item.hit.sentence - 3), -1):
            first, _ = doc.sentences[sentence]
            here = [
                m
                for m in analysis.mentions
                if first <= m.first < min(item.hit.first, doc.sentences[sentence][1])
                and m.kind in kinds
                and not m.preposition
            ]
            for mention in here:
                gender = feminine(doc, mention, analysis.people)
                if wanted is None or gender is None or gender == wanted:
                    return mention
    return None


def _fullest(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The fullest earlier phrase for the same body: «الوزارة» is «وزارة الخارجية الروسية»."""
    best = mention
    for other in mentions:
        if other.kind == mention.kind and other.code == mention.code and other.person < 0:
            same = other.head.removeprefix("ال") == mention.head.removeprefix("ال")
            if same and other.last - other.first > best.last - best.first:
                best = other
    return best
