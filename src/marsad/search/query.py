"""The query language that readers know from elsewhere, in Arabic and in English.

    ميناء عدن                 any of the words, in any form; what has more of them comes first
    "ميناء عدن"  «ميناء عدن»   these words side by side
    -بحري  -«ميناء عدن»        without this word or phrase
    قسم:رياضة  section:…       only in this section, by name or slug; "…" or _ for spaces
    مصدر: كاتب: وسم:           only this source, author, tag (source: author: tag:)
    بعد:2015-08  after:…       from this year, month or day on
    قبل:2015-08-15  before:…   before this year, month or day
    سنة:2015  year:…           in this year

Nothing that is typed is an error: what is no such thing is words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from marsad.arabic import fold

#: A longer query is cut: nobody types it, and each word costs.
MOST_CHARACTERS = 400
MOST_WORDS = 32
#: Of filters, phrases and excluded words, as many count.
MOST_CONDITIONS = 8

Field = Literal["section", "source", "author", "tag", "after", "before", "year"]

#: The names of the fields, as they are typed.
NAMES: dict[str, Field] = {
    fold(name): kind
    for kind, names in {
        "section": "section قسم القسم",
        "source": "source مصدر المصدر",
        "author": "author كاتب الكاتب بقلم",
        "tag": "tag وسم الوسم",
        "after": "after بعد منذ",
        "before": "before قبل",
        "year": "year سنة عام",
    }.items()
    for name in names.split()
}

_QUOTED = r'"(?:[^"]*)"|«(?:[^»]*)»|“(?:[^”]*)”|„(?:[^“”]*)[“”]'
_PIECE = re.compile(
    rf"""
      (?P<minus>[-−–])? (?P<phrase>{_QUOTED})
    | (?P<name>[^\W\d_]+) \s? : \s* (?P<value>{_QUOTED}|[^\s"«»“”„]+)
    | (?P<not>[-−–]) (?P<out>[^\W_][^\s"«»“”„]*)
    | (?P<words>[^\s"«»“”„]+)
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_QUOTES = '"«»“”„'


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart. `words` is what is left when everything else is taken out, as typed.

    after: first day. before: first day that no longer counts. Values of `filters` are names or slugs as typed.
    """

    text: str = ""
    words: str = ""
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[tuple[Field, str], ...] = field(default=())
    after: date | None = None
    before: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for, not even a filter."""
        return not (self.words or self.phrases or self.without or self.filters or self.after or self.before)

    def with_filters(self, filters: list[tuple[Field, str]], after: date | None, before: date | None) -> Query:
        """Return the query narrowed further, by what was chosen beside it."""
        added = tuple(pair for pair in filters if pair not in self.filters)
        return replace(
            self,
            filters=self.filters + added,
            after=max(filter(None, (self.after, after)), default=None),
            before=min(filter(None, (self.before, before)), default=None),
        )


def parse(text: str) -> Query:
    """Take a typed query apart. Never fails."""
    text = " ".join(text.replace("\x00", " ").split())[:MOST_CHARACTERS]
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    filters: list[tuple[Field, str]] = []
    after: date | None = None
    before: date | None = None
    for match in _PIECE.finditer(text):
        kind = NAMES.get(fold(match["name"])) if match["name"] else None
        if match["phrase"]:
            (without if match["minus"] else phrases).append(_bare(match["phrase"]))
        elif match["out"]:
            without.append(match["out"])
        elif match["name"] is None:
            words.append(match["words"] or "")
        elif kind is None:
            words.append(match[0])
        elif kind in ("after", "before", "year"):
            span = span_of(_bare(match["value"]))
            if span is None:
                words.append(match[0])
                continue
            if kind != "before":
                after = max(filter(None, (after, span[0])))
            if kind != "after":
                before = min(filter(None, (before, span[0] if kind == "before" else span[1])))
        else:
            filters.append((kind, _bare(match["value"]).replace("_", " ")))
    kept = [word for word in words if word]
    return Query(
        text=text,
        words=" ".join(kept[:MOST_WORDS]),
        phrases=tuple(phrase for phrase in phrases if phrase)[:MOST_CONDITIONS],
        without=tuple(without)[:MOST_CONDITIONS],
        filters=tuple(dict.fromkeys(pair for pair in filters if pair[1]))[:MOST_CONDITIONS],
        after=after,
        before=before,
    )


def span_of(text: str) -> tuple[date, date] | None:
    """Return the first day of a typed year, month or day, and the first day after it; None for no date."""
    match = _DATE.fullmatch(fold(text))
    if match is None:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        if day is not None:
            return first, date.fromordinal(first.toordinal() + 1)
        if month is not None:
            return first, date(year + month // 12, month % 12 + 1, 1)
        return first, date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None


def _bare(quoted: str) -> str:
    return quoted.strip(_QUOTES).strip()
