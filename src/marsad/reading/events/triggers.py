"""Event words of a report, each with what its sentence says about tense, negation and report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.reading.actors.mention import Mention
from marsad.reading.statements.said import Said
from marsad.reading.text.clauses import NEGATIONS
from marsad.reading.text.document import Document
from marsad.reading.words.vocabulary import Act, Sense, Words, acts

_GAP = 5
"""Tokens that may stand between the parts of a phrase: «أطلقت الشرطة النار»."""
_FUTURE = frozenset("سوف".split())


@dataclass(slots=True)
class Trigger:
    """One event word. `said`: the statement whose content it stands in; `cue`: the statement that it introduces."""

    sentence: int
    first: int
    last: int
    sense: Sense
    act: Act
    said: Said | None = None
    cue: Said | None = None
    negated: bool = False
    future: bool = False
    title: bool = False
    score: float = 0.0
    """How likely the word tells of an event."""


def find_triggers(
    doc: Document, mentions: Sequence[Mention], said: Sequence[Said], words: Words | None = None
) -> list[Trigger]:
    """All event words, one trigger for each type that a word can have."""
    words = words or acts()
    inside: dict[int, Mention] = {}
    for mention in mentions:
        if mention.kind in {"person", "state", "capital", "place", "group", "organisation", "medium", "people"}:
            inside.update((i, mention) for i in range(mention.first, mention.last + 1))
    contents = _contents(said)
    by_cue = {item.hit.first: item for item in said}
    found: list[Trigger] = []
    for number, (first, last) in enumerate(doc.sentences):
        for i in range(first, last):
            if not doc.word[i] or i in inside:
                continue
            best: dict[str, tuple[Sense, int]] = {}
            for sense in words.look_up(doc.norm[i]):
                end = _end(doc, i, sense.rest, last)
                if end < 0:
                    continue
                act = sense.entry
                assert isinstance(act, Act)
                if _press(doc, i, last):
                    continue
                held = best.get(act.type)
                if held is None or _rank(sense) < _rank(held[0]):
                    best[act.type] = (sense, end)
            for sense, end in best.values():
                act = sense.entry
                assert isinstance(act, Act)
                found.append(
                    Trigger(
                        number,
                        i,
                        end,
                        sense,
                        act,
                        contents.get(i),
                        by_cue.get(i),
                        _negated(doc, i, first),
                        sense.shape == "future" or (i > first and doc.norm[i - 1] in _FUTURE),
                        doc.start[i] < doc.title_end,
                    )
                )
    return found


_SPOKEN = ("ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE")
"""Types that an utterance can be by its content alone."""
_SPOKEN_ACTS = {type_: Act(f"speech:{type_}", type_, "speech", ("O",), False, False) for type_ in _SPOKEN}


def spoken_triggers(said: Sequence[Said]) -> list[Trigger]:
    """For every statement, the acts that it may be: «قال إن إيران تعبث بأمن المنطقة» accuses."""
    found = []
    for item in said:
        hit = item.hit
        for act in _SPOKEN_ACTS.values():
            found.append(Trigger(hit.sentence, hit.first, hit.first, hit.sense, act, None, item))
    return found


def _rank(sense: Sense) -> tuple[int, int]:
    order = {"past": 0, "future": 0, "present": 1, "active": 2, "noun": 2, "passive": 3}
    return -len(sense.rest), order[sense.shape]


def _end(doc: Document, i: int, rest: tuple[str, ...], last: int) -> int:
    """Last token of a phrase that begins at i; -1 when its further words are missing."""
    j = i
    for word in rest:
        for k in range(j + 1, min(j + 1 + _GAP, last)):
            norm = doc.norm[k]
            if norm == word or (norm[:1] in "وبل" and norm[1:] == word) or _owned(norm, word):
                j = k
                break
        else:
            return -1
    return j


_OWNERS = frozenset("ه ها هم هما هن نا".split())


def _owned(norm: str, word: str) -> bool:
    """Whether a word is the phrase's word with a pronoun: «أطلق سراحهم»."""
    return norm.startswith(word) and norm[len(word) :] in _OWNERS


def _press(doc: Document, i: int, last: int) -> bool:
    """«في مؤتمر صحفي» is where something was said; only «مؤتمر صحفي مع» is a meeting."""
    if (
        not doc.norm[i].endswith("موتمر")
        or i + 1 >= last
        or not doc.norm[i + 1].lstrip("ال").startswith(("صحف", "صحاف"))
    ):
        return False
    return not any(w == "مع" for w in doc.norm[i + 2 : min(i + 5, last)])


def _contents(said: Sequence[Said]) -> dict[int, Said]:
    """The innermost statement around each token."""
    table: dict[int, Said] = {}
    for item in sorted(said, key=lambda s: s.first - s.last):
        for i in range(item.first, item.last + 1):
            table[i] = item
    return table


def _negated(doc: Document, i: int, first: int) -> bool:
    for j in range(i - 1, max(first, i - 3) - 1, -1):
        if doc.norm[j] in NEGATIONS or doc.norm[j] in {"عدم", "دون", "بعدم", "بدون", "وعدم"}:
            return True
        if not doc.word[j]:
            return False
    return False
