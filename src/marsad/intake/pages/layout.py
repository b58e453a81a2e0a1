"""The text of a page, told apart line by line: head, body, tail. Works from structure and known furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cache
from itertools import pairwise

from marsad.arabic import fold
from marsad.intake.pages import bylines, labels
from marsad.intake.pages.comments import read_comments
from marsad.intake.pages.extent import LONGEST_TITLE_WORDS, find_body, is_prose, is_text
from marsad.intake.pages.furniture import Kind, breaking_names, key, kind_of, load, section_names
from marsad.intake.story import Comment
from marsad.intake.text import prose
from marsad.intake.text.times import is_printed_day, parse_printed

#: Paragraphs of the body that a title shares words with.
TITLE_SHARES_WITH = 10

#: More lines than this in one block above the title are a menu.
LONGEST_LABEL_BLOCK = 6

#: More known names than this, one under the other below a menu, belong to the menu.
MOST_LABELS_UNDER_MENU = 2

#: A name above a description is no longer than this.
LONGEST_NAME_WORDS = 8

_BREADCRUMB = re.compile(r"\S\s*[/»›>]\s*\S")
_PORTRAIT = re.compile(r"^(?:صورة|photo of)\s+(?P<name>\S.{2,40}?)\s+(?P=name)(?:\s|$)", re.I)
_SITE_AFTER_TITLE = re.compile(r"\s+[-–—|»•:]\s+(?P<site>[^-–—|»•]{2,60})$")


@dataclass
class Page:
    """What the text of a page holds. Paragraphs as written, without furniture; times in the zone that was given."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    breaking: bool = False
    authors: list[str] = field(default_factory=list)
    published: datetime | None = None
    updated: datetime | None = None
    tags: list[str] = field(default_factory=list)
    site: str = ""
    institution: str = ""
    about: str = ""
    comments: list[Comment] = field(default_factory=list)

    def box(self, name: str, about: str) -> None:
        """Take in the box under an article, which is about its institution or about its author."""
        known_author = name in self.authors and not _names_institution(name)
        if known_author or bylines.is_role(about[len(name) :]):
            self.authors.append(name)
        else:
            self.institution = name
        self.about = about


@dataclass(frozen=True)
class Site:
    """What is known of the site that a page is from: the zone of its times, the names of its sections."""

    zone: tzinfo = UTC
    sections: tuple[str, ...] = ()


def read_page(written: str, site: Site) -> Page:
    """Return what the text of one page holds; a Page without paragraphs when there is no article in it."""
    lines = prose.unwrapped_lines(written)
    page = Page()
    found = find_body(lines, site.sections)
    if found is None:
        return _short_page(lines, page)
    start, end = found
    head = [_Line(i, line) for i, line in enumerate(lines[:start])]
    body = [lines[at] for at in range(start, end) if is_text(lines, at)]
    title_at = _find_title(head, body, page, site)
    lead_in = _read_head(head, title_at, page, site)
    page.paragraphs = lead_in + body
    _read_body_ends(page, site)
    _read_tail(lines[end:], page)
    page.tags = page.tags or _keywords(page)
    page.comments = read_comments(lines[end:], site.zone)
    page.authors = [one for one in dict.fromkeys(page.authors) if key(one) != key(page.institution)]
    return page


def read_head_lines(lines: list[str], site: Site) -> tuple[int, Page]:
    """Return how many of `lines`, the first of a body, are labels, author, date and furniture, and what they say."""
    page = Page()
    count = 0
    known = _section_keys(site.sections)
    for line in lines:
        found, breaking = labels.split_labels(line, site.sections) if len(line) < 60 else ([], False)
        if is_prose(line):
            break
        if kind_of(line) is Kind.TEXT and _is_meta(line):
            _read_meta(line, page, site)
        elif (found or breaking) and all(key(one) in known for one in found):
            page.sections += found
            page.breaking |= breaking
        elif kind_of(line) is Kind.TEXT:
            break
        count += 1
    return (count, page) if count < len(lines) else (0, Page())


@dataclass
class _Line:
    at: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def _short_page(lines: list[str], page: Page) -> Page:
    """A title and a few short paragraphs, as someone types them: there must be at least one sentence."""
    kept = [line for line in lines if line and kind_of(line) is Kind.TEXT]
    if len(kept) > 1 and any(prose.ends_sentence(line) and len(line.split()) >= 4 for line in kept[1:]):
        page.title, page.paragraphs = kept[0], kept[1:]
    elif len(kept) == 1 and prose.ends_sentence(kept[0]) and len(kept[0].split()) >= 6:
        page.paragraphs = kept
    return page


def _find_title(head: list[_Line], body: list[str], page: Page, site: Site) -> int:
    """Return the line of the title, -1 when there is none, and set `page.title` and `page.site`.

    Of the lines above the body, the title is the one that shares most words with the body, is said again above it (in the
    page's own name or the breadcrumb), and opens the last run of such lines. A site's name after it («… - مركز كذا») is
    parted from it.
    """
    here = [line for line in head if _may_be_title(line)]
    candidates = [line for line in here if line.words > 3]
    if not candidates:
        candidates = [line for line in here if not labels.are_labels(line.text, site.sections)][-1:] or here[-1:]
    if not candidates:
        return -1
    known = _stems(" ".join(body[:TITLE_SHARES_WITH]))
    opening = _opening(head, candidates)

    def likeliness(line: _Line) -> tuple[float, int]:
        shared = _overlap(line.text, known) * min(line.words, 8) / 8
        again = any(line.text[:30] in other.text for other in head if other.at < line.at)
        return shared + 0.3 * again + 0.2 * (line is opening), line.words

    best = max(candidates, key=likeliness)
    return _name_page(best, here, page)


def _may_be_title(line: _Line) -> bool:
    if not line.text or kind_of(line.text) is not Kind.TEXT or line.words > LONGEST_TITLE_WORDS:
        return False
    return not _is_meta(line.text) and not _is_breadcrumb(line.text)


def _opening(head: list[_Line], candidates: list[_Line]) -> _Line:
    """The first of the last lines in a row that may be the title; a label, breadcrumb or button ends a row."""
    opening = candidates[-1]
    for line in reversed(head[: opening.at]):
        if line in candidates:
            opening = line
        elif line.text:
            break
    return opening


def _name_page(best: _Line, here: list[_Line], page: Page) -> int:
    """Part the site's name from the title, which pages with their own name above have twice; return the lower line."""
    same = [line for line in here if line is not best and line.text]
    bare = _SITE_AFTER_TITLE.sub("", best.text)
    named = [line for line in same if line.text.startswith(best.text) and _SITE_AFTER_TITLE.search(line.text)]
    twins = [line for line in same if line.text in (best.text, bare)]
    page.title = best.text
    whole = best if any(line.text == bare for line in twins) and bare != best.text else next(iter(named), None)
    if whole and (match := _SITE_AFTER_TITLE.search(whole.text)):
        page.site = match["site"].strip()
        page.title = bare if whole is best else best.text
    lowest = max([best, *twins], key=lambda line: line.at)
    for line in [best, *named, *twins]:
        if line is not lowest:
            line.text = ""
    return lowest.at


def _read_head(head: list[_Line], title_at: int, page: Page, site: Site) -> list[str]:
    """Read what stands around the title; return the lines between it and the body that belong to the body."""
    lead_in: list[str] = []
    for line in head:
        if portrait := _PORTRAIT.match(line.text):
            page.authors.append(portrait["name"])
        elif line.text and line.at != title_at and _is_meta(line.text):
            _read_meta(line.text, page, site)
        elif line.at > title_at and line.text and kind_of(line.text) is Kind.TEXT and line.text != page.title:
            if _is_breadcrumb(line.text):
                continue
            byline = bylines.read_byline(line.text)
            if line.words <= LONGEST_NAME_WORDS - 3 and not prose.ends_sentence(line.text) and title_at >= 0:
                page.authors += byline.authors
            else:
                lead_in.append(line.text)
        elif kind_of(line.text) is Kind.BREAKING:
            page.breaking = True
    for label in _label_lines(head[: max(title_at, 0)], site.sections):
        found, breaking = labels.split_labels(label, site.sections)
        page.breaking |= breaking
        page.sections += [one for one in found if kind_of(one) is Kind.TEXT and key(one) != key(page.title)]
    page.sections = list(dict.fromkeys(page.sections))
    return lead_in


def _label_lines(above: list[_Line], names: tuple[str, ...]) -> list[str]:
    """The labels in the block of lines right above the title.

    A breadcrumb («الرئيسية / تحليلات») is where they begin. In a block that is long or has parts of a menu in it, only
    known names right above the title are labels, and the nearest line.
    """
    block: list[str] = []
    for line in reversed(above):
        if line.text and not _is_meta(line.text):
            block.insert(0, line.text)
        elif not line.text and any(kind_of(one) is not Kind.DROP for one in block):
            break
    crumbs = [at for at, one in enumerate(block) if _is_breadcrumb(one)]
    if crumbs:
        block = block[crumbs[-1] :]
    shown = [one for one in block if kind_of(one) in (Kind.TEXT, Kind.BREAKING)]
    short = [one for one in shown if len(one.split()) <= labels.LONGEST_LABEL_WORDS or _BREADCRUMB.search(one)]
    if crumbs or (len(short) <= LONGEST_LABEL_BLOCK and not any(key(one) in _navigation() for one in block)):
        return short
    known = _section_keys(names)
    kept = short[-1:]
    for one in reversed(short[:-1]):
        found, breaking = labels.split_labels(one, names)
        if not (breaking or all(key(label) in known for label in found)):
            break
        kept.insert(0, one)
    return kept if len(kept) <= MOST_LABELS_UNDER_MENU else []


def _is_breadcrumb(line: str) -> bool:
    """«الرئيسية / تحليلات / …». Without the first step it could be a headline with a stroke in it."""
    steps = re.split(r"\s*[/»›>|]\s*", line)
    return len(steps) > 1 and key(steps[0]) in _navigation()


def _is_meta(line: str) -> bool:
    """Author, date and reading-time lines of a page's head."""
    if len(line) > 120:
        return False
    return bool(bylines.read_author_line(line)) or bylines.date_prefix(line) != "" or _bare_date(line)


def _bare_date(line: str) -> bool:
    """A day, with its name and a clock time perhaps, and nothing else. (Headlines have days in them too.)"""
    return len(line.split()) <= 9 and is_printed_day(line)


def _read_meta(line: str, page: Page, site: Site) -> None:
    authors = bylines.read_author_line(line)
    if authors:
        page.authors += authors
        return
    moment = parse_printed(bylines.after_date_prefix(line), site.zone)
    if moment and bylines.date_prefix(line) == "updated":
        page.updated = page.updated or moment
    elif moment:
        page.published = page.published or moment


def _read_body_ends(page: Page, site: Site) -> None:
    """Author and date lines that some sites put under the text, and a box about the institution without a heading."""
    for _ in range(3):
        if len(page.paragraphs) > 1 and _is_meta(page.paragraphs[-1]):
            _read_meta(page.paragraphs.pop(), page, site)
    while len(page.paragraphs) > 1 and (authors := bylines.read_author_line(page.paragraphs[0])):
        page.authors += [one for one in authors if one not in page.authors]
        page.paragraphs.pop(0)
    if len(page.paragraphs) > 3 and _describes(*page.paragraphs[-2:]) and _names_institution(page.paragraphs[-2]):
        page.box(*page.paragraphs[-2:])
        del page.paragraphs[-2:]


def _describes(name: str, paragraph: str) -> bool:
    """Return whether `paragraph` is about `name`, a short line above it: it starts with the same words."""
    return len(name.split()) <= LONGEST_NAME_WORDS and key(paragraph).startswith(key(name)) and paragraph != name


def _names_institution(name: str) -> bool:
    words = {word.removeprefix("ال") for word in key(name).split()}
    return not words.isdisjoint(map(key, load("furniture.toml")["institution_words"]))


def _read_tail(lines: list[str], page: Page) -> None:
    """Read the tags and the box about the institution, which stand before the related articles or after them."""
    tag_lines: list[str] = []
    within_tags = ended = False
    for line in lines:
        kind = kind_of(line)
        if kind is Kind.TAGS:
            within_tags = not tag_lines
        elif not tag_lines and (on_line := labels.tags_on_line(line)):
            within_tags = True
            tag_lines.append(on_line)
        elif kind is Kind.END:
            within_tags, ended = False, True
        elif not line or kind is Kind.DROP:
            continue
        elif is_prose(line) or (tag_lines and _describes(tag_lines[-1], line)):
            if not page.about and not ended and tag_lines and len(tag_lines[-1].split()) <= LONGEST_NAME_WORDS:
                page.box(tag_lines.pop(), line)
            within_tags = False
        elif within_tags:
            tag_lines.append(line)
    known = {key(one) for one in [page.institution, page.site, *page.authors] if one}
    said = " ".join([page.title, *page.paragraphs])
    page.tags = [tag for tag in labels.split_tags(tag_lines, said) if key(tag) not in known]


def _keywords(page: Page) -> list[str]:
    """The keywords of a study, which stand in its text: «الكلمات المفتاحية: …», or a line under that heading."""
    for line, after in pairwise([*page.paragraphs, ""]):
        words = labels.tags_on_line(line) or (after if kind_of(line) is Kind.TAGS and len(after) < 200 else "")
        if words:
            return labels.split_tags([words.strip(" .")], "")
    return []


def _overlap(line: str, known: set[str]) -> float:
    stems = _stems(line)
    return len(stems & known) / len(stems) if stems else 0.0


def _stems(written: str) -> set[str]:
    """Rough stems, enough to see whether two texts share their subject."""
    stems = set()
    for word in re.findall(r"[^\W\d_]{3,}", fold(written).casefold()):
        bare = re.sub(r"^(?:[وف]?(?:ال|لل|بال|كال)|[وف](?=\w{4}))", "", word)
        stems.add(bare[:5])
    return stems


@cache
def _section_keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, [*names, *section_names(), *breaking_names()]))


@cache
def _navigation() -> frozenset[str]:
    return frozenset(map(key, load("furniture.toml")["navigation"]))
