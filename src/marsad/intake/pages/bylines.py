"""Who a report is by and which agency it came from: bylines, credit lines, datelines. Names: ``data/bylines.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.arabic import fold
from marsad.intake.pages.furniture import key
from marsad.intake.text import prose

_ARABIC = "ء-ي"
_PARTED = re.compile(
    rf"\s+[-–—ـ]\s*|\s*[-–—ـ]\s+|(?<=[{_ARABIC}])[-–—](?=[{_ARABIC}])"
    r"|\s*[:/|،,؛;()\[\]]\s*|\s+من\s+(?=\S+(?:\s\S+)?$)"
)
_DASHED = re.compile(rf"\s+[-–—ـ]\s*|\s*[-–—ـ]\s+|(?<=[{_ARABIC}])[-–—](?=[{_ARABIC}])")
_WIRE_HEAD = re.compile(
    r"^(?P<place>\D{2,30}?)\s*\d{1,2}\s.{2,20}1[34]\d\d\s*هـ?.{0,14}موافق.{0,30}\d{4}\s*م\s*(?P<agency>\D{2,30}?)?[\s.]*$"
)
_QUOTED = re.compile(r"^[«\"“”{].*[»\"”“}]$")
_ENDS = " \t.:،,-–—*()[]/"

#: A line that names its author or outlet is no longer than this many words.
LONGEST_CREDIT_WORDS = 8
LONGEST_CREDIT_CHARS = 100

#: A person's name, with titles.
LONGEST_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: people (or desks), the agency, the place. `agency` is None when it names none."""

    authors: tuple[str, ...] = ()
    agency: str | None = None
    place: str = ""


def read_byline(written: str) -> Byline:
    """Return what `written` («واس - الرياض», «عرعر - سالم العنزي», «سالم العنزي من جنيف») says, piece by piece.

    A piece that is a known agency, a known place, a desk («متابعات»), a date or an outlet in quotation marks is no
    author, and neither is a sentence. Of the rest, those of two words and more are authors; a single word is one only
    when nothing else is there.
    """
    pieces = [piece.strip(_ENDS) for piece in _PARTED.split(prose.line(written))]
    if any(len(piece.split()) > LONGEST_NAME_WORDS for piece in pieces):
        return Byline()
    agency: str | None = None
    places: list[str] = []
    rest: list[str] = []
    for piece in filter(None, pieces):
        known = agency_of(piece)
        if known:
            agency = agency or known
        elif key(piece) in _places():
            places.append(piece)
        elif rest and is_role(piece):
            continue
        elif key(piece) not in _desks() and not _QUOTED.match(piece) and not re.search(r"\d", piece):
            rest.append(piece)
    people = [one for one in rest if " " in one]
    if not people and len(rest) == 1 and not places:
        # A word alone is a pen name; beside an agency it is the place that the report was sent from.
        people, places = ([], rest) if agency else (rest, [])
    return Byline(tuple(dict.fromkeys(people)), agency, places[0] if places else "")


def agency_of(written: str) -> str | None:
    """Return the agency that `written`, as a whole, is a name of; None when it is none that is known."""
    return _agencies().get(_sign(written))


def read_author_line(line: str) -> tuple[str, ...]:
    """Return the authors that a line such as «بقلم: سالم العنزي» names, () when it is no such line."""
    match = _prefix("by").match(line)
    if not match and (genre := _prefix("by_or_genre").match(line)) and len(genre[1].split()) <= 3:
        match = genre
    if not match and len(line.split()) <= LONGEST_NAME_WORDS:
        match = _by_itself().match(line)
    rest = match[1].strip(_ENDS) if match else ""
    if not rest or len(rest.split()) > LONGEST_CREDIT_WORDS or prose.ends_sentence(line) or re.search(r"\d", rest):
        return ()
    return read_byline(rest).authors or (rest,)


def read_leading_line(line: str) -> Byline | None:
    """Return what a line above a body's first paragraph says when it is a byline, else None.

    «سالم العنزي – عرعر», «متابعات - الرياض», «بقلم: ليلى حداد», and the head of a wire's report («الرياض 26 شوال
    1436 هـ الموافق 11 أغسطس 2015 م واس»).
    """
    if len(line) > LONGEST_CREDIT_CHARS:
        return None
    if dated := _WIRE_HEAD.match(line):
        return Byline((), agency_of(dated["agency"] or ""), dated["place"].strip(_ENDS))
    if prose.ends_sentence(line):
        return None
    if authors := read_author_line(line):
        return Byline(authors)
    pieces = [piece for piece in _DASHED.split(line) if piece.strip(_ENDS)]
    if not 2 <= len(pieces) <= 3 or any(len(piece.split()) > 3 or re.search(r"[\d:؟!]", piece) for piece in pieces):
        return None
    return read_byline(line)


def is_role(written: str) -> bool:
    """Return whether `written` starts with what someone is («باحثة في شؤون المياه»)."""
    words = written.split()
    return bool(words) and words[0] in _load()["roles"]


def date_prefix(line: str) -> str:
    """Return "published" or "updated" when `line` starts as a date line does («آخر تحديث: …»), else ""."""
    return next((name for name in ("updated", "published") if _before_date(name).match(line)), "")


def after_date_prefix(line: str) -> str:
    """Return the rest of a date line."""
    match = _before_date("updated").match(line) or _before_date("published").match(line)
    return line[match.end() :].strip(_ENDS) if match else line


def read_source_line(line: str) -> str:
    """Return the outlet that a line by itself credits («المصدر: رويترز», «(أ ف ب)»), "" when it is no such line."""
    if len(line) > LONGEST_CREDIT_CHARS or line.count(" ") > LONGEST_CREDIT_WORDS + 3:
        return ""
    bare = line.strip(_ENDS + '«»"“”{}')
    if known := agency_of(bare):
        return known
    match = _prefix("from").match(line)
    rest = re.split(r"(?<=.)[»”}]", match[1])[0].strip(_ENDS + '«»"“”{}') if match else ""
    if not rest or len(rest.split()) > LONGEST_CREDIT_WORDS:
        return ""
    pieces = [agency_of(one) for one in _PARTED.split(rest)]
    return next(filter(None, pieces), None) or rest


def read_dateline(paragraph: str) -> str:
    """Return the agency in the dateline that `paragraph` starts with («موسكو (رويترز) - قال …»), or ""."""
    match = _dateline().match(paragraph)
    return agency_of(match["agency"]) or "" if match else ""


def cut_credit(paragraph: str) -> tuple[str, str]:
    """Return the paragraph without the agency that it ends with, and the agency; "" when it ends with none.

    The agency must stand apart from the sentence: after its stop (also glued to it: «… البلاد.رويترز»), in brackets,
    or after a dash.
    """
    start = max(len(paragraph) - LONGEST_CREDIT_CHARS, 0)
    match = _ending().search(paragraph[start:])
    if not match:
        return paragraph, ""
    group = "credit" if match["credit"] else "bracketed"
    agency = agency_of(match["agency"] or match["within"]) or ""
    return paragraph[: start + match.start(group)].rstrip(" -–—/"), agency


def _sign(written: str) -> str:
    """Agencies are compared without stops, so that «أ.ف.ب» and «أ. ف. ب» are «أ ف ب»; digits count («فرانس 24»)."""
    return " ".join(re.sub(r"[^\w]+", " ", fold(written).casefold()).split())


@cache
def _load() -> dict[str, Any]:
    return tomllib.loads(files("marsad.intake").joinpath("data", "bylines.toml").read_text("utf-8"))


@cache
def _agencies() -> dict[str, str]:
    return {_sign(way): name for name, ways in _load()["agencies"].items() for way in ways}


@cache
def _places() -> frozenset[str]:
    return frozenset(map(key, _load()["places"]))


@cache
def _desks() -> frozenset[str]:
    return frozenset(map(key, _load()["desks"]))


@cache
def _prefix(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(one) for one in sorted(_load()[name], key=len, reverse=True))
    return re.compile(rf"^\W*(?:{words})(?:\s*[:/：-]\s*|\s+(?=[«\"“{{]))(.+)$", re.IGNORECASE)


@cache
def _by_itself() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _load()["by_itself"]))
    return re.compile(rf"^(?:{words})\s+(\S+\s\S.*)$", re.IGNORECASE)


@cache
def _before_date(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(one) for one in sorted(_load()[name], key=len, reverse=True))
    return re.compile(rf"^\W*(?:{words})\b\W*(?=.*\d)", re.IGNORECASE)


def _ways() -> str:
    ways = sorted((way for ways in _load()["agencies"].values() for way in ways), key=len, reverse=True)
    return "|".join(re.escape(way) for way in ways)


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(rf"^[^.!؟:()]{{0,40}}(?:[(/–—-]\s*|^)(?P<agency>{_ways()})\s*\)?\s*[-–—:ـ/](?=\s|[{_ARABIC}])")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[.!؟…][”»\")\]]*|[”»\"])(?P<credit>\s*[-–—/(\[]?\s*(?P<agency>{_ways()})\s*[-–—/)\]]?\s*\.?)$"
        rf"|(?P<bracketed>\s*[(\[]\s*(?P<within>{_ways()})\s*[)\]]\s*\.?)$"
    )
