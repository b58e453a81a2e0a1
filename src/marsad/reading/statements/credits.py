"""Phrases that credit a clause to a source: «بحسب المصدر»، «وفقا للتقرير»، «حسبما أعلن الوزير»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reading.statements.cuehit import CueHit, Cut
from marsad.reading.text.clauses import THAT
from marsad.reading.text.document import QUOTES
from marsad.reading.words.vocabulary import Cue, Sense, attributions

if TYPE_CHECKING:
    from marsad.reading.statements.cuehits import CueFinder

_RESUMES = frozenset({"،", ",", "فان", "فانه", "فانها", "فقد"})
"""What stands between the source and what it is credited with."""
_CREDIT = Cue("بحسب", frozenset(), "say")


def attribution(finder: CueFinder, number: int, i: int, first: int, last: int) -> CueHit | None:
    """«بحسب المصدر»، «وفقا للتقرير»، «حسبما أعلن الوزير»."""
    norm = finder.doc.norm
    word = norm[i]
    entries = attributions().get(word) or (attributions().get(word[1:]) if word[0] == "و" and len(word) > 2 else None)
    if not entries:
        return None
    for rest, preposition in entries:
        if rest and not finder.follows(i, rest, last):
            continue
        j = i + 1 + len(rest)
        if preposition == "verb":
            return _as_reported(finder, number, i, j, last)
        if preposition == "عن":
            if j >= last or norm[j] != "عن":
                continue
            j += 1
        elif preposition == "إلى":
            if j >= last or norm[j] != "الي":
                continue
            j += 1
        elif preposition == "ل" and (j >= last or norm[j][0] != "ل"):
            continue
        hit = CueHit(number, i, Sense(_CREDIT, "noun", "", 0), "attribution")
        while j < last and not finder.doc.word[j] and norm[j] in QUOTES:
            j += 1
        mention = next((finder.at[k] for k in range(j, min(j + 3, last)) if k in finder.at), None)
        if mention is not None:
            hit.subject = mention
            k = mention.last + 1
        elif j < last and finder.doc.word[j]:
            k = finder.noun_end(j, last)
            hit.subject_span = (j, k)
            k += 1
        else:
            return None
        hit.start = _credited(finder, hit, i, k, first, last)
        return hit
    return None


def _credited(finder: CueFinder, hit: CueHit, i: int, k: int, first: int, last: int) -> Cut:
    """The attributed clause: after the source when the phrase opens the sentence, else before it."""
    doc = finder.doc
    opens = not any(doc.word[q] for q in range(first, i))
    if opens:
        while k < last and not doc.word[k] and doc.norm[k] in QUOTES:
            k += 1
        j = k
        while j < last and j - k < 12 and doc.norm[j] not in THAT and doc.norm[j] not in _RESUMES:
            j += 1
        if j >= last or j - k >= 12:
            return Cut(k, 0, "credit after") if k < last else Cut(last - 1, 0, "credit after")
        if doc.norm[j] in {"،", ","}:
            j += 1
        if j < last and doc.norm[j] in THAT | _RESUMES:
            j += 1
        return Cut(min(j, last - 1), 0, "credit after")
    return Cut(first, 0, "credit before")


def _as_reported(finder: CueFinder, number: int, i: int, j: int, last: int) -> CueHit | None:
    """«حسبما أعلن المتحدث», «كما قال»: the verb after it is the cue, the clause before it the content."""
    if j >= last:
        return None
    sense = finder.sense(j, last)
    if sense is None or sense.shape not in {"past", "present"}:
        return None
    if finder.doc.norm[i] in {"كما"}:
        return None
    hit = CueHit(number, j, sense, "attribution")
    mention = next((finder.at[k] for k in range(j + 1, min(j + 4, last)) if k in finder.at), None)
    if mention is None:
        return None
    hit.subject = mention
    hit.start = Cut(finder.doc.sentences[number][0], 0, "credit before")
    return hit
