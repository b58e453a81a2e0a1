"""From mentions and tokens to the spans of a reading."""

from __future__ import annotations

from marsad.reading.actors.mention import Mention
from marsad.reading.analysis import Analysis
from marsad.reading.model import Span


def span(analysis: Analysis, start: int, end: int) -> Span:
    """The text between two offsets."""
    return Span(analysis.doc.text[start:end], start, end)


def tokens(analysis: Analysis, first: int, last: int, skip: int = 0) -> Span:
    """Tokens `first` to `last`, leaving out `skip` characters of the first."""
    doc = analysis.doc
    return span(analysis, doc.start[first] + skip, doc.end[last])


def name_span(analysis: Analysis, mention: Mention) -> Span:
    """The fullest name of a mention's person, else the mention itself."""
    if mention.person >= 0:
        mention = analysis.people[mention.person].fullest
    if mention.name is not None:
        first, last = mention.name
        own = mention.title is None or mention.title[0] > first
        start = mention.start if own else analysis.doc.start[first]
        return span(analysis, start, analysis.doc.end[last])
    return span(analysis, mention.start, analysis.doc.end[mention.last])
