"""Training labels for cues: which candidate reports a statement of the gold list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from marsad.reading.analysis import Analysis
from marsad.reading.cuehits import CueHit

_NEAR = 14
"""Characters by which a content may begin elsewhere than in the gold list."""


def label_hits(analysis: Analysis, hits: Sequence[CueHit], statements: Iterable[Mapping[str, str]]) -> list[bool]:
    """Whether each hit is the cue of a gold statement."""
    doc = analysis.doc
    gold = []
    for statement in statements:
        start = doc.text.find(statement["content"])
        gold.append((statement["cue"].split(" ")[0], start, start + len(statement["content"])))
    labels = []
    for hit in hits:
        surface = doc.surface[hit.first]
        assert hit.start is not None
        begin = doc.start[hit.start.token] + hit.start.skip if hit.start.token < len(doc) else len(doc.text)
        credit = hit.start.how == "credit before"
        labels.append(
            any(
                surface == cue
                and (
                    abs(start - begin) <= _NEAR
                    or (credit and start < doc.start[hit.first] and doc.start[hit.first] - end < 60)
                )
                for cue, start, end in gold
            )
        )
    return labels
