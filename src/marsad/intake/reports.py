"""The reports that a body is made of, each with its own credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from marsad.arabic import fold
from marsad.intake import bylines, furniture, markup
from marsad.intake.story import Part

#: The first sentence of a report names the day within this many words.
DAY_WITHIN_WORDS = 40

#: A paragraph shorter than this does not begin a report.
LEAST_LEAD_WORDS = 12


def parts(paragraphs: Sequence[str], html: bool = False, split: bool = True) -> tuple[Part, ...]:
    """Return the body as Parts.

    Credit lines («المصدر: رويترز») and agencies that a paragraph ends with («….رويترز», «… (أ ف ب)») are taken out of
    the text and become the `source` of the report that they stand in. With `split`, a new Part begins where a paragraph
    starts as a report does (see `starts_report`).
    """
    found: list[tuple[list[str], list[str]]] = [([], [])]
    for paragraph in paragraphs:
        kept, source = _take_credit(paragraph, html)
        plain = markup.plain_text(kept) if html else kept
        if split and any(map(_is_prose, found[-1][0])) and starts_report(plain):
            found.append(([], []))
        body, sources = found[-1]
        if kept:
            body.append(kept)
        source = source or bylines.read_dateline(plain)
        if source:
            sources.append(source)
    return tuple(Part(tuple(body), sources[0] if sources else None, html) for body, sources in found if body)


def starts_report(paragraph: str) -> bool:
    """Return whether `paragraph` begins as the first of a wire report does.

    That is with a dateline of an agency; or with a bare verb («أعلنت», not «وأعلنت») and the name of a day in its first
    words: continuing paragraphs are joined on with a conjunction and seldom name the day anew.
    """
    words = fold(paragraph[:600]).split()
    if len(words) < LEAST_LEAD_WORDS:
        return False
    if bylines.read_dateline(paragraph):
        return True
    leads, days = _words()
    opening = words[0] in leads or " ".join(words[:2]) in leads
    return opening and any(word.strip('،,.:()«»"') in days for word in words[1:DAY_WITHIN_WORDS])


def _is_prose(paragraph: str) -> bool:
    return len(paragraph.split()) >= LEAST_LEAD_WORDS


def _take_credit(paragraph: str, html: bool) -> tuple[str, str]:
    """Return the paragraph without its credit, "" when it was nothing but that, and the credit."""
    plain = markup.plain_text(paragraph) if html else paragraph
    source = bylines.read_source_line(plain)
    if source:
        return "", source
    kept, source = bylines.cut_credit(plain)
    if not source:
        return paragraph, ""
    if not html:
        return kept, source
    credit = re.escape(plain[len(kept) :].strip(" .-–—/()[]"))
    return re.sub(rf"\s*[-–—/(\[]?\s*{credit}\s*[-–—/)\]]?\s*\.?\s*(?=(?:</\w+>)*$)", "", paragraph), source


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    lists = furniture.load("reports.toml")
    return frozenset(map(fold, lists["leads"])), frozenset(map(fold, lists["days"]))
