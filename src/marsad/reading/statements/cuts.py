"""Steps over what stands between a cue and its content."""

from __future__ import annotations

from marsad.reading.statements.cuehit import Cut
from marsad.reading.text.clauses import THAT
from marsad.reading.text.document import QUOTES, Document


def word_after(doc: Document, i: int) -> int:
    """The next word after token i."""
    i += 1
    while i < len(doc) and not doc.word[i]:
        i += 1
    return i


def after_colon(doc: Document, j: int, last: int) -> Cut:
    """Where the content begins that the colon at token j brings."""
    k = j + 1
    while k < last and not doc.word[k] and doc.norm[k] not in QUOTES:
        k += 1
    if k < last and doc.word[k] and doc.norm[k] in THAT:
        return Cut(k + 1, 0, "colon")
    if k < last and doc.norm[k] in QUOTES:
        if k + 1 < last and doc.norm[k + 1] in THAT:
            return Cut(k + 2, 0, "quote+that")
        return Cut(k, 0, "quote")
    return Cut(k, 0, "colon")


def past_relative(doc: Document, j: int, end: int) -> int:
    """The token after a relative clause: a comma or «إن» ends it."""
    k = j + 1
    while k < end and k - j < 14:
        if doc.norm[k] in THAT or doc.norm[k] in "،:":
            return k
        k += 1
    return k
