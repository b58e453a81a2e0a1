"""The filters that pages, API and exports share, read from untrusted text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q

from marsad.observatory.models import Actor
from marsad.observatory.vocabulary import QUADS, EventType, Quad, Status


def read_day(text: str | None) -> date | None:
    """Return the day written as YYYY-MM-DD, None for anything else."""
    try:
        return date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted: each empty field wants all."""

    type: str = ""
    status: str = ""
    quad: int = 0
    first: date | None = None
    last: date | None = None
    everything: bool = False
    """Also what is rather wrong than right."""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> EventFilter:
        """Return the filter that an address asks for; what it cannot mean is left out."""
        quad = query.get("quad", "")
        return cls(
            query.get("type", "") if query.get("type", "") in EventType.values else "",
            query.get("status", "") if query.get("status", "") in Status.values else "",
            int(quad) if quad.isascii() and quad.isdigit() and int(quad) in Quad.values else 0,
            read_day(query.get("from")),
            read_day(query.get("to")),
            query.get("all", "") == "1",
        )

    def of(self, rows: Any, prefix: str = "") -> Any:
        """Narrow a query set whose rows carry `type`, `status` and `sort_day`, at `prefix` when they are another table's."""
        wanted = Q() if self.everything else Q(**{f"{prefix}likely": True})
        if self.type:
            wanted &= Q(**{f"{prefix}type": self.type})
        elif self.quad:
            wanted &= Q(**{f"{prefix}type__in": [kind for kind, quad in QUADS.items() if quad == self.quad]})
        if self.status:
            wanted &= Q(**{f"{prefix}status": self.status})
        if self.first:
            wanted &= Q(**{f"{prefix}sort_day__gte": self.first})
        if self.last:
            wanted &= Q(**{f"{prefix}sort_day__lte": self.last})
        return rows.filter(wanted)

    def query_string(self, **changes: Any) -> str:
        """Return it as the query of an address, with `changes`."""
        values = {field.name: getattr(self, field.name) for field in fields(self)} | changes
        names = {"first": "from", "last": "to", "everything": "all"}
        written = {names.get(key, key): 1 if value is True else value for key, value in values.items() if value}
        return urlencode({key: str(value) for key, value in written.items()})


def find_actor(text: str) -> Actor | None:
    """Return the actor with this key, code, slug or name; None for none. One that was merged gives what it went into."""
    text = text.strip()
    if not text or "\x00" in text:
        return None
    from marsad.observatory.naming import folded

    found = Actor.objects.filter(Q(key=text) | Q(slug=text)).order_by("pk").first()
    found = found or Actor.objects.filter(folded=folded(text)).order_by("made_by", "pk").first()
    return found.merged_into or found if found is not None else None
