"""Readers' comments in the text of a page, as WordPress prints them: who says, when, what, «رد»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import tzinfo

from marsad.intake.pages.furniture import Kind, key, kind_of
from marsad.intake.story import Comment
from marsad.intake.text.times import parse_printed

_WHO = re.compile(
    r"^(?:(?:يقول|تقول|كتب|قال)\s+(?P<after>[^:،.]{2,60}?)\s*:|(?P<before>[^:،.]{2,60}?)\s+(?:يقول|تقول|says)\s*:)$"
)
_REPLY = ("رد", "الرد", "reply", "الرد على", "رد على")


def read_comments(lines: Sequence[str], zone: tzinfo) -> list[Comment]:
    """Return the comments among the lines under an article, in their order. A comment ends at «رد» or at the next."""
    comments: list[Comment] = []
    name = ""
    words: list[str] = []
    published = None

    def close() -> None:
        if name and words:
            comments.append(Comment(name, "\n".join(words), published))

    for line in lines:
        who = _WHO.match(line)
        if who:
            close()
            name, words, published = (who["after"] or who["before"]).strip(), [], None
        elif not name or not line:
            continue
        elif key(line) in _REPLY or key(line).startswith(("رد علي", "الرد علي", "reply to")):
            close()
            name, words = "", []
        elif kind_of(line) is Kind.END:
            break
        elif not words and published is None and len(line) < 60 and (moment := parse_printed(line, zone)):
            published = moment
        elif kind_of(line) is Kind.TEXT:
            words.append(line)
    close()
    return comments
