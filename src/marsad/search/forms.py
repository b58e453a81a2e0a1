"""What stands in the address of a search: the words, and what was chosen beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from marsad.search.query import MOST_CHARACTERS, MOST_CONDITIONS, span_of
from marsad.search.wanted import Order

CHOICES = ("section", "source", "author", "tag")


@dataclass(frozen=True, slots=True)
class SearchForm:
    """A search as an address says it. Values that make no sense are left out, never an error.

    first, last: days, both counted. year: instead of them.
    """

    q: str = ""
    section: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    year: int | None = None
    order: Order = Order.RELEVANCE

    @classmethod
    def read(cls, data: QueryDict) -> SearchForm:
        """Read the search from an address."""
        year = span_of(data.get("year", ""))
        first, last = (span_of(data.get(name, "")) for name in ("from", "to"))
        return cls(
            q=" ".join(data.get("q", "").replace("\x00", " ").split())[:MOST_CHARACTERS],
            **{kind: _values(data.getlist(kind)) for kind in CHOICES},
            first=first[0] if first else None,
            last=last[1] - timedelta(days=1) if last else None,
            year=year[0].year if year else None,
            order=Order.NEWEST if data.get("sort") == "newest" else Order.RELEVANCE,
        )

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `results.search` that say the same."""
        after, before = self.first, self.last + timedelta(days=1) if self.last else None
        if self.year:
            begin, end = span_of(f"{self.year:04}") or (None, None)
            after = max(filter(None, (after, begin)), default=None)
            before = min(filter(None, (before, end)), default=None)
        chosen = {kind: getattr(self, kind) for kind in CHOICES}
        return {"query": self.q, **chosen, "after": after, "before": before, "order": self.order}

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words was chosen."""
        return replace(self, q="", order=Order.RELEVANCE) != SearchForm()

    def query_string(self) -> str:
        """Return what stands after the question mark in the address of this search."""
        pairs = [("q", self.q)]
        pairs += [(kind, value) for kind in CHOICES for value in getattr(self, kind)]
        pairs += [("from", self.first.isoformat())] if self.first else []
        pairs += [("to", self.last.isoformat())] if self.last else []
        pairs += [("year", f"{self.year:04}")] if self.year else []
        pairs += [("sort", "newest")] if self.order is Order.NEWEST else []
        return urlencode(pairs)

    def choose(self, kind: str, value: str) -> SearchForm:
        """Return the search with this value chosen, or given up when it is chosen already."""
        if kind == "year":
            return replace(self, year=None if self.year == int(value) else int(value))
        values = getattr(self, kind)
        chosen = tuple(v for v in values if v != value) if value in values else (*values, value)
        return replace(self, **{kind: chosen[:MOST_CONDITIONS]})


def _values(values: list[str]) -> tuple[str, ...]:
    kept = (value.strip()[:200] for value in values)
    return tuple(dict.fromkeys(value for value in kept if value and "\x00" not in value))[:MOST_CONDITIONS]
