"""Site furniture: what stands around an article on a page, known line by line from ``data/furniture.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files

from marsad.arabic import fold
from marsad.intake.text.markup import plain_text
from marsad.intake.text.prose import ends_sentence

_NOT_LETTERS = re.compile(r"[\W\d_]+")
_SIGNS_ONLY = re.compile(r"^[\W\d_]*$")
_ONE_SIGN = re.compile(r"^\W{0,2}$")

#: Furniture is short. A longer line is text, whatever it starts with.
LONGEST_LINE = 260

#: What is run together with the end of the last paragraph is no longer than this.
LONGEST_CLOSING = 400

#: Related articles at the end of a body are no more than this many lines.
LONGEST_LIST = 15


class Kind(Enum):
    """What a line of a page is."""

    TEXT = "text"
    DROP = "drop"
    END = "end"
    TAGS = "tags"
    BREAKING = "breaking"


def key(line: str) -> str:
    """Return the form in which a line is compared: folded, lower case, letters only, single spaces."""
    return _NOT_LETTERS.sub(" ", fold(line).casefold()).strip()


@cache
def load(name: str) -> dict[str, list[str]]:
    """Return the lists of a data file of this room."""
    return tomllib.loads(files("marsad.intake").joinpath("data", name).read_text("utf-8"))


@lru_cache(maxsize=4096)
def kind_of(line: str) -> Kind:
    """Return what kind of line `line`, a whole line of a page, is."""
    if len(line) > LONGEST_LINE:
        return Kind.TEXT
    known = _kinds().get(key(line))
    if known:
        return known
    if _ONE_SIGN.match(line) or _link_to_other().match(fold(line)) or _whole("patterns").fullmatch(line):
        return Kind.DROP
    return Kind.TEXT


def is_ambiguous(line: str) -> bool:
    """Return whether a line to be dropped could be a heading of an article («المشاركة», «البحث») as well."""
    return key(line) in _keys("ambiguous")


def ends_surely(line: str) -> bool:
    """Return whether no article has a heading like `line`, which ends one."""
    return key(line) not in _keys("ends_if_little_follows")


def section_names() -> list[str]:
    """Return the section names that many sites share."""
    return load("furniture.toml")["sections"]


def breaking_names() -> list[str]:
    """Return the labels of a breaking report."""
    return load("furniture.toml")["breaking"]


def trim(paragraphs: Sequence[str], html: bool = False) -> list[str]:
    """Return the paragraphs of a body without the furniture before and after them.

    Within the text only lines of a single sign go, and in a body of HTML links to other articles. A heading such as
    «مقالات ذات صلة» ends the body when at most `LONGEST_LIST` short lines follow it.
    """
    lines = [(one, plain_text(one) if html else one) for one in paragraphs]
    lines = [(one, plain) for one, plain in lines if not _goes_anywhere(plain, html)]
    for at in range(max(1, len(lines) - LONGEST_LIST - 1), len(lines)):
        if kind_of(lines[at][1]) is Kind.END and not any(_is_sentence(one) for _, one in lines[at + 1 :]):
            del lines[at:]
            break
    while lines and (_SIGNS_ONLY.match(lines[0][1]) or kind_of(lines[0][1]) is Kind.DROP):
        lines.pop(0)
    while lines and _closes(lines[-1][1]):
        lines.pop()
    kept = [one for one, _ in lines]
    if kept and not html:
        kept[0] = _within("opening_within", "^(?:{})").sub("", kept[0]).strip()
        start = max(len(kept[-1]) - LONGEST_CLOSING, 0)
        closing = _within("closing_within", "(?:{})").search(kept[-1], start)
        kept[-1] = kept[-1][: closing.start()].strip() if closing else kept[-1]
    return [one for one in kept if one]


def _is_sentence(line: str) -> bool:
    return len(line) > 60 and ends_sentence(line)


def _goes_anywhere(plain: str, html: bool) -> bool:
    return _ONE_SIGN.match(plain) is not None or (html and kind_of(plain) is Kind.DROP)


def _closes(line: str) -> bool:
    if _SIGNS_ONLY.match(line) or kind_of(line) in (Kind.DROP, Kind.END):
        return True
    return len(line) <= LONGEST_LINE and _whole("closing").fullmatch(line) is not None


@cache
def _kinds() -> dict[str, Kind]:
    known: dict[str, Kind] = {}
    for kind in (Kind.DROP, Kind.END, Kind.TAGS, Kind.BREAKING):
        known.update((key(line), kind) for line in load("furniture.toml")[kind.value])
    return known


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset(map(key, load("furniture.toml")[name]))


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in load("furniture.toml")[name]), re.IGNORECASE)


@cache
def _within(name: str, shape: str) -> re.Pattern[str]:
    return re.compile(shape.format(_whole(name).pattern), re.IGNORECASE)


@cache
def _link_to_other() -> re.Pattern[str]:
    starts = "|".join(re.escape(fold(one)) for one in load("furniture.toml")["link_to_other"])
    return re.compile(rf"^\W*(?:{starts})\s*[:：|»>…-]", re.IGNORECASE)
