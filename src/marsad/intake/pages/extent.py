"""Where in the lines of a page the text of the article runs."""

from __future__ import annotations

import re
from itertools import pairwise

from marsad.intake.pages import bylines, labels
from marsad.intake.pages.furniture import Kind, ends_surely, is_ambiguous, kind_of
from marsad.intake.text import prose

#: A paragraph of prose has this many words and ends as a sentence does, or has `CERTAIN_PROSE_WORDS` however it ends.
PROSE_WORDS = 12
CERTAIN_PROSE_WORDS = 35

#: A headline is no longer than this.
LONGEST_TITLE_WORDS = 30

#: A heading that could end the article («تعليق», «الكلمات المفتاحية») does not when this many paragraphs of prose, with this
#: share of all words, follow it.
PARAGRAPHS_THAT_GO_ON = 3
SHARE_THAT_GOES_ON = 0.3

#: A box of links within the text has no more lines than this.
LONGEST_BOX = 12


_GOES_ON = re.compile(
    r"^[\W]*(?:و(?!زير|زار|كال|لاي|احد|سط|ضع|صل|صف|رد|اشنطن|ارسو)|ف(?=ي حين|يما|قد)|كما\s|لكن|إلا أن|غير أن|ثم\s)"
)


def _is_short_sentence(line: str) -> bool:
    return len(line.split()) >= 5 and prose.ends_sentence(line)


def is_prose(line: str) -> bool:
    """Return whether a line is a paragraph of text, by its length and its end."""
    if len(line) < 40 or kind_of(line) is not Kind.TEXT:
        return False
    count = len(line.split())
    ends = prose.ends_sentence(line) or bool(bylines.cut_credit(line)[1])
    return count >= CERTAIN_PROSE_WORDS or (count >= PROSE_WORDS and ends)


def find_body(lines: list[str], names: tuple[str, ...] = ()) -> tuple[int, int] | None:
    """Return the first line of the article's prose and the line after its last; None when there is no prose.

    What lies above holds the title, what lies below the tags, boxes and forms. Boxes of links within the text are
    blanked in `lines`. `names` are the site's section names.
    """
    start = next((at for at, line in enumerate(lines) if is_prose(line)), None)
    if start is None:
        return None
    start = _after_title_like_prose(lines, start, names)
    return start, _end(lines, start)


def is_text(lines: list[str], at: int) -> bool:
    """Return whether a line within the body belongs to it.

    A word that is both a button and a possible heading («المشاركة») belongs to it when it stands alone among paragraphs,
    and not in a row of buttons.
    """
    line = lines[at]
    kind = kind_of(line)
    if not line or kind is Kind.TEXT:
        return bool(line)
    if kind is not Kind.DROP:
        return True  # a heading that could have ended the article, but did not
    return is_ambiguous(line) and not any(kind_of(one) is Kind.DROP for one in _neighbours(lines, at))


def _neighbours(lines: list[str], at: int) -> list[str]:
    before = next((line for line in reversed(lines[max(at - 4, 0) : at]) if line), "")
    after = next((line for line in lines[at + 1 : at + 5] if line), "")
    return [one for one in (before, after) if one]


def _after_title_like_prose(lines: list[str], start: int, names: tuple[str, ...]) -> int:
    """A headline that ends as a sentence does looks like prose. It is the title when nothing else can be."""
    first = lines[start]
    following = next((at for at in range(start + 1, len(lines)) if is_prose(lines[at])), None)
    if following is None or len(first.split()) > LONGEST_TITLE_WORDS:
        return start
    above = [line for line in lines[:start] if line]
    if any(first[:30] in line for line in above):  # in the page's own name or the breadcrumb
        return following
    if any(kind_of(line) is Kind.TEXT and not labels.are_labels(line, names) for line in above):
        return start
    stops = re.search(r"[.:؛][\s»”\"')]*$", first) is not None
    return start if stops and not above else following


def _end(lines: list[str], start: int) -> int:
    at = start
    while at < len(lines):
        kind = kind_of(lines[at])
        if kind is Kind.TAGS or labels.tags_on_line(lines[at]):
            if not _goes_on(lines, start, at):
                return at
        elif kind is Kind.END:
            resumed = _resumes(lines, at)
            if resumed is not None and (ends_surely(lines[at]) or resumed > at + 2):
                lines[at:resumed] = [""] * (resumed - at)
            elif ends_surely(lines[at]) or not _goes_on(lines, start, at):
                return at
        at += 1
    return at


def _goes_on(lines: list[str], start: int, at: int) -> bool:
    """Return whether so much prose follows before a heading that surely ends the article, that it must go on."""
    following = []
    for line in lines[at + 1 :]:
        if kind_of(line) is Kind.END and ends_surely(line):
            break
        if is_prose(line):
            following.append(line)
    after = sum(len(line.split()) for line in following)
    before = sum(len(line.split()) for line in lines[start:at])
    return len(following) >= PARAGRAPHS_THAT_GO_ON and after > SHARE_THAT_GOES_ON * (before + after)


def _resumes(lines: list[str], at: int) -> int | None:
    """Return where the article goes on after a box of links within it: soon, with a paragraph that is joined on by a
    conjunction, or with two in a row. Extracts of other articles begin anew, and a title stands between them.
    """
    ahead = [i for i in range(at + 1, min(at + LONGEST_BOX, len(lines))) if lines[i]]
    resumed = None
    for first, second in pairwise(ahead):
        if kind_of(lines[first]) in (Kind.END, Kind.TAGS):
            return None
        if resumed is None and _is_short_sentence(lines[first]):
            resumed = first
        if is_prose(lines[first]):
            goes_on = _GOES_ON.match(lines[first]) or is_prose(lines[second]) or _is_short_sentence(lines[second])
            return (first if resumed is None else resumed) if goes_on else None
    return None
