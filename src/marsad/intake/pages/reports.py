"""The reports that a body is made of, each with its own credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from marsad.arabic import fold
from marsad.intake.pages import bylines, furniture, labels
from marsad.intake.pages.bylines import Byline
from marsad.intake.story import Part
from marsad.intake.text import markup, prose

#: The first sentence of a report names the day within this many words.
DAY_WITHIN_WORDS = 40

#: A paragraph shorter than this does not begin a report.
LEAST_LEAD_WORDS = 12

#: A line with an author's addresses is no longer than this.
LONGEST_CONTACT = 200


_BARE = re.compile(r"^<p>[^<]*</p>$")
_AFTER_SENTENCE = re.compile(r".*[.!؟”»\"]\s+(\S.*)$", re.DOTALL)
_REACHED = re.compile(r"[\w.+-]*@[\w.-]+\w|(?:https?://|www\.)\S+", re.IGNORECASE)
_REACHED_BY = re.compile(
    r"(?:twitter|facebook|e-?mail|t|تويتر|فيسبوك|إيميل|ايميل|البريد|بريد|الإلكتروني|إلكتروني)?[:/.,،*\-–()|]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reports:
    """A body, read: its Parts, and what stood above and below them: a byline, tags, how to reach the author."""

    parts: tuple[Part, ...]
    byline: Byline = field(default_factory=Byline)
    tags: tuple[str, ...] = ()
    contact: str = ""


def read_reports(paragraphs: Sequence[str], html: bool = False) -> Reports:
    """Return the body as Parts, without furniture, credits and byline.

    Credit lines («المصدر: رويترز») and agencies that a paragraph ends with («….رويترز», «… (أ ف ب)») are taken out of
    the text and become the `source` of the report that they stand in. A new Part begins where a paragraph starts as a
    report does (see `starts_report`). HTML in which only bare paragraphs are left becomes plain text.
    """
    kept = furniture.trim(paragraphs, html)
    byline = _take_byline(kept, html)
    contact = _take_contact(kept, html)
    tags = _take_tags(kept, html)
    if html and all(map(_BARE.match, kept)):
        kept, html = [markup.plain_text(one) for one in kept], False
    parts = _split(kept, html)
    if byline.agency and parts and not parts[0].source:
        parts = (replace(parts[0], source=byline.agency), *parts[1:])
    return Reports(parts, byline, tags, contact)


def _take_byline(paragraphs: list[str], html: bool) -> Byline:
    if len(paragraphs) > 1 and _is_prose(_plain(paragraphs[1], html)):
        byline = bylines.read_leading_line(_plain(paragraphs[0], html))
        if byline:
            paragraphs.pop(0)
            return byline
    return Byline()


def _take_contact(paragraphs: list[str], html: bool) -> str:
    """Columnists' addresses («name@example.org», «تويتر: @name») under the text."""
    found: list[str] = []
    while len(paragraphs) > 1 and _is_contact(_plain(paragraphs[-1], html)):
        found.insert(0, _plain(paragraphs.pop(), html))
    return " ".join(found)


def _is_contact(line: str) -> bool:
    """An address or handle, and nothing else but what it is called."""
    if len(line) > LONGEST_CONTACT or ("@" not in line and "www" not in line and "http" not in line):
        return False
    return all(_REACHED_BY.fullmatch(_REACHED.sub("", word)) for word in line.split())


def _take_tags(paragraphs: list[str], html: bool) -> tuple[str, ...]:
    """The tags under the text, in a line of their own or run together with the end of the last paragraph."""
    if not paragraphs:
        return ()
    last = _plain(paragraphs[-1], html)
    after = _AFTER_SENTENCE.search(last[-labels.LONGEST_TAG_LINE :])
    for line in (last, after[1] if after and not html else ""):
        tags = labels.tags_on_line(line, sure=True)
        if tags and not prose.ends_sentence(tags) and (line != last or len(paragraphs) > 1):
            rest = last.removesuffix(line).rstrip()
            paragraphs[-1:] = [rest] if rest else []
            return tuple(labels.split_tags([tags], " ".join(paragraphs)))
    return ()


def _split(paragraphs: Sequence[str], html: bool) -> tuple[Part, ...]:
    found: list[tuple[list[str], list[str]]] = [([], [])]
    for paragraph in paragraphs:
        kept, source = _take_credit(paragraph, html)
        plain = _plain(kept, html)
        if any(map(_is_prose, found[-1][0])) and starts_report(plain):
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
    words = paragraph.split(None, DAY_WITHIN_WORDS)[:DAY_WITHIN_WORDS]
    if len(words) < LEAST_LEAD_WORDS:
        return False
    if bylines.read_dateline(paragraph):
        return True
    leads, days = _words()
    opening = fold(" ".join(words[:2]))
    if opening not in leads and opening.partition(" ")[0] not in leads:
        return False
    if words[1] == "ذلك":  # «أوضح ذلك» looks back
        return False
    return any(word.strip('،,.:()«»"') in days for word in fold(" ".join(words[1:])).split())


def _plain(paragraph: str, html: bool) -> str:
    return markup.plain_text(paragraph) if html else paragraph


def _is_prose(paragraph: str) -> bool:
    return len(paragraph.split()) >= LEAST_LEAD_WORDS


def _take_credit(paragraph: str, html: bool) -> tuple[str, str]:
    """Return the paragraph without its credit, "" when it was nothing but that, and the credit."""
    plain = _plain(paragraph, html)
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
