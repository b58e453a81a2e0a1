"""Training labels for cues: which candidate reports a statement of the gold list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from marsad.reading.analysis import Analysis
from marsad.reading.spans import name_span, tokens
from marsad.reading.statements.cuehit import CueHit
from marsad.reading.statements.heirs import Heir
from marsad.reading.statements.said import Said
from marsad.reading.text.document import folded

_NEAR = 14
"""Characters by which a content may begin elsewhere than in the gold list."""


def label_hits(analysis: Analysis, hits: Sequence[CueHit], statements: Iterable[Mapping[str, Any]]) -> list[bool]:
    """Whether each hit is the cue of a gold statement."""
    doc = analysis.doc
    gold = []
    places = [statement["at"] for statement in statements if "at" in statement]
    for statement in statements:
        if "at" in statement:
            continue
        start = doc.text.find(statement["content"])
        gold.append((statement["cue"].split(" ")[0], start, start + len(statement["content"])))
    labels = []
    for hit in hits:
        surface = doc.surface[hit.first]
        assert hit.start is not None
        begin = doc.start[hit.start.token] + hit.start.skip if hit.start.token < len(doc) else len(doc.text)
        credit = hit.start.how == "credit before"
        place = doc.start[hit.first]
        labels.append(
            any(start <= place < end for start, end in places)
            or any(
                surface == cue
                and (
                    abs(start - begin) <= _NEAR
                    or (credit and start < doc.start[hit.first] and doc.start[hit.first] - end < 60)
                )
                for cue, start, end in gold
            )
        )
    return labels


def label_openings(analysis: Analysis, hit: CueHit, statements: Iterable[Mapping[str, Any]]) -> list[bool] | None:
    """Which opening of a cue is the gold one; None when the cue is no gold cue or none of them is."""
    doc = analysis.doc
    best: tuple[int, int] | None = None
    for statement in statements:
        if "at" in statement or statement["cue"].split(" ")[0] != doc.surface[hit.first]:
            continue
        start = doc.text.find(statement["content"])
        for number, opening in enumerate(hit.openings):
            token = opening.cut.token
            if token < len(doc):
                far = abs(doc.start[token] + opening.cut.skip - start)
                if far <= _NEAR and (best is None or far < best[0]):
                    best = (far, number)
    return None if best is None else [number == best[1] for number in range(len(hit.openings))]


def gold_statement(analysis: Analysis, item: Said, statements: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The gold statement whose content overlaps the item's by half, or whose cue it is where contents are not labelled."""
    text = analysis.doc.text
    start, end = analysis.doc.start[item.first] + item.skip, analysis.doc.end[item.last]
    place = analysis.doc.start[item.hit.first]
    for statement in statements:
        if "at" in statement:
            if statement["at"][0] <= place < statement["at"][1]:
                return statement
            continue
        first = text.find(statement["content"])
        last = first + len(statement["content"])
        both = min(end, last) - max(start, first)
        if first >= 0 and both * 2 >= max(end, last) - min(start, first):
            return statement
    return None


def is_speaker(analysis: Analysis, heir: Heir, statement: Mapping[str, Any]) -> bool:
    """Whether the heir is the gold speaker: the words of one name are among those of the other, or code and a word agree."""
    if heir.mention is not None:
        name, code = name_span(analysis, heir.mention).text, heir.mention.code
    elif heir.tokens is not None:
        name, code = tokens(analysis, *heir.tokens).text, None
    else:
        return False
    mine, theirs = name_parts(name), name_parts(statement["speaker"])
    if not mine or not theirs:
        return False
    return mine <= theirs or theirs <= mine or bool(code and code == statement["code"] and mine & theirs)


def name_parts(text: str) -> set[str]:
    """Folded words of a name, without articles and signs."""
    words = {folded(w.strip("«»“”\"'()،,.")) for w in text.split()}
    return {w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words if w}
