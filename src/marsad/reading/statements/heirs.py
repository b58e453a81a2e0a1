"""Who may be the speaker of a statement, with what speaks for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.reading.actors.mention import Mention
from marsad.reading.analysis import Analysis
from marsad.reading.people.persons import PersonGroup, title_words
from marsad.reading.statements.cuehit import CueHit
from marsad.reading.statements.said import Said
from marsad.reading.text.clauses import PREPOSITIONS
from marsad.reading.text.document import Document

_BACK = 8
"""Statements before a cue whose speakers may go on."""
_BETWEEN = 6
"""Mentions between a cue and its content that are looked at."""
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
    before: bool = True
    """Named before the cue only, so that the speech is carried on."""


def find_heirs(
    item: Said, history: Sequence[Said], analysis: Analysis, offices: Sequence[frozenset[str]]
) -> list[Heir]:
    """All who may be the speaker: the subject that the rules found, whoever is named between the cue and its content,
    the speakers of the statements before, and subjects named shortly before."""
    found: dict[object, Heir] = {}
    how = f"{item.hit.kind}|{item.hit.sense.conjunction}"
    own = item.speaker is not None or item.speaker_span is not None
    if own:
        _add_own(found, item, how)
    _add_between(found, item, analysis, how)
    inside = bool(found)
    _add_earlier(found, item, history, how, inside)
    if not own or (item.speaker is not None and item.speaker.kind not in _SURE) or item.speaker is None:
        _add_subjects(found, item, analysis)
    _describe(found, item, history, analysis, offices, how, inside)
    return list(found.values())


def _add_own(found: dict[object, Heir], item: Said, how: str) -> None:
    """The subject that the rules found."""
    own = found.setdefault(_key(item.speaker, item.speaker_span), Heir(item.speaker, item.speaker_span))
    own.before = False
    kind = item.speaker.kind if item.speaker is not None else "tokens"
    own.features += ["own", f"own|{kind}", f"own|{kind}|{how}", f"own|before={item.hit.before}|{kind}"]


def _add_between(found: dict[object, Heir], item: Said, analysis: Analysis, how: str) -> None:
    """Mentions, and the noun phrase right after the cue, between the cue and the content."""
    doc, hit = analysis.doc, item.hit
    start = hit.start.token if hit.start is not None and hit.start.token > hit.first else hit.first
    here = list(analysis.between(hit.first + 1, start - 1))
    for place, mention in enumerate(here[:_BETWEEN], start=1):
        heir = found.setdefault(_key(mention, None), Heir(mention, None))
        heir.before = False
        before = doc.norm[mention.first - 1]
        governed = bool(mention.preposition) or before in PREPOSITIONS
        spot = f"between={place}"
        last = "last" if place == len(here) else "more"
        heir.features += [
            spot,
            f"{spot}|{mention.kind}",
            f"{spot}|{mention.kind}|{last}",
            f"{spot}|governed={governed}",
            f"{spot}|governed={governed}|{mention.kind}",
            f"{spot}|{how}|governed={governed}",
            f"between|{mention.kind}|governed={governed}|{last}",
            f"between|named={mention.name is not None}|{last}",
            f"between|sign={not doc.word[mention.first - 1]}|{mention.kind}",
            f"between|by={before if governed and not mention.preposition else mention.preposition or '-'}",
            f"between|near={mention.first - hit.first == 1}|{mention.kind}",
            f"between|{item.hit.cue.stance}|{mention.kind}|governed={governed}",
        ]


def _add_earlier(found: dict[object, Heir], item: Said, history: Sequence[Said], how: str, inside: bool) -> None:
    """Speakers of the statements before."""
    hit = item.hit
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
        spoke = f"spoke={rank}|{'inside' if inside else 'open'}"
        heir.features += [
            spoke,
            f"{spoke}|{how}",
            f"{spoke}|nested={nested}",
            f"{spoke}|inner={inner}",
            f"{spoke}|gap={gap}",
            f"{spoke}|{earlier.hit.kind}",
            f"{spoke}|inherited={earlier.inherited}",
            f"nested={nested}|{how}",
            f"inner={inner}|gap={gap}",
        ]


def _describe(
    found: dict[object, Heir],
    item: Said,
    history: Sequence[Said],
    analysis: Analysis,
    offices: Sequence[frozenset[str]],
    how: str,
    inside: bool,
) -> None:
    """What can be said of each, however it was found."""
    doc, hit = analysis.doc, item.hit
    wanted = wanted_gender(hit)
    spoken: dict[object, int] = {}
    for earlier in history:
        key = _key(earlier.speaker, earlier.speaker_span)
        spoken[key] = spoken.get(key, 0) + 1
    last = history[-1].hit.sentence if history else -1
    own_head = item.speaker.head.removeprefix("ال") if item.speaker is not None else ""
    for key, heir in found.items():
        mention = heir.mention
        times = spoken.get(key, 0)
        kind = mention.kind if mention is not None else "tokens"
        where = "before" if heir.before else "here"
        heir.features += [
            where,
            f"{where}|times={min(times, 4)}",
            f"{where}|times={min(times, 4)}|{how}",
            f"{where}|kind={kind}|inside={inside}",
            f"{where}|kind={kind}|{how}",
        ]
        if mention is None:
            heir.features += _words(doc, heir, where)
            continue
        agrees = _agrees(doc, mention, analysis.people, wanted)
        heir.features += [f"agrees={agrees}", f"agrees={agrees}|{kind}|{where}"]
        heir.features += [
            f"{where}|role={mention.role}",
            f"{where}|code={mention.code is not None}|{kind}",
            f"number={hit.sense.number}|{hit.kind}|{kind}",
        ]
        if heir.before and own_head:
            same = mention.head.removeprefix("ال") == own_head
            heir.features.append(f"same-head={same}|{item.speaker.kind if item.speaker else ''}")
            if item.speaker is not None and item.speaker.code and mention.code:
                heir.features.append(f"same-code={item.speaker.code == mention.code}|{kind}|{item.speaker.kind}")
            if item.speaker is not None and item.speaker.person < 0:
                heir.features.append(f"own-head={own_head}|{kind}")
                if mention.person >= 0:
                    titles = offices[mention.person]
                    held = "same" if own_head in titles else "other" if titles else "none"
                    heir.features += [
                        f"held={held}",
                        f"held={held}|{item.speaker.kind}",
                        f"held={held}|times={min(times, 3)}",
                    ]
        if mention.person >= 0:
            group = analysis.people[mention.person]
            place = bisect_left(group.mentions, hit.first, key=lambda m: m.first)
            latest = group.mentions[place - 1].first if place else -1
            fresh = latest >= 0 and doc.sentences[last][0] <= latest if last >= 0 else True
            heir.features += _shared_title(item, group, doc)
            heir.features += [
                f"{where}|titled={any(m.title for m in group.mentions)}",
                f"{where}|mentions={min(len(group.mentions), 4)}",
                f"{where}|fresh={fresh}|{how}",
            ]


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


def offices_of(analysis: Analysis) -> list[frozenset[str]]:
    """For each person, the first words of the titles that the report gives, before the name or after it, without articles."""
    doc = analysis.doc
    after = {m.first: m for m in analysis.mentions if m.kind in {"office", "noun"}}
    result = []
    for group in analysis.people:
        heads = set()
        for mention in group.mentions:
            if mention.title:
                heads.add(doc.norm[mention.title[0]].removeprefix("ال"))
            for gap in (1, 2):
                if mention.last + gap in after:
                    heads.add(after[mention.last + gap].head.removeprefix("ال"))
        result.append(frozenset(heads))
    return result


def _words(doc: Document, heir: Heir, where: str) -> list[str]:
    """Of a speaker that no list knows: what its first word is like."""
    if heir.tokens is None:
        return []
    first, last = heir.tokens
    word = doc.norm[first]
    return [
        f"{where}|length={last - first}",
        f"{where}|al={word.startswith('ال')}",
        f"{where}|word={word}",
        f"{where}|preposition={word in PREPOSITIONS or len(word) < 3}",
        "agrees=open",
    ]


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
        for mention in analysis.between(first, min(hit.first, end) - 1):
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


def wanted_gender(hit: CueHit) -> bool | None:
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
