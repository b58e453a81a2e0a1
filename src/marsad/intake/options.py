"""What the caller of a read decides: field names, zone, defaults, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from marsad.intake.limits import Limits

#: The fields of a Story that an input's own field names can be mapped to. ``text`` is the body.
MAPPABLE = (
    "title",
    "text",
    "summary",
    "authors",
    "source",
    "sections",
    "tags",
    "published",
    "updated",
    "address",
    "language",
    "images",
    "breaking",
)


@dataclass(frozen=True)
class Options:
    """How to read. Raises ValueError, with a message for the user, for a field or zone that does not exist."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Story field -> the input's name for it, where the automatic names do not fit: ``{"title": "headline"}``.
    A dotted name reaches into objects: ``{"title": "title.rendered"}``."""
    zone: tzinfo | str = UTC
    """Zone of times that come without one: a tzinfo or an IANA name such as ``Asia/Riyadh``."""
    language: str = "ar"
    """Language of a Story whose input does not say."""
    source: str | None = None
    """Source of a Story whose input does not say."""
    format: str = ""
    """Name of the one format to read with; empty: found out from the content."""
    sections: tuple[str, ...] = ()
    """Section names of the site, to part labels that a page's text runs together."""
    allow_loopback: bool = False
    """Fetch from this machine too (127.0.0.0/8, ::1). For tests; never for addresses that come from outside."""
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        unknown = [name for name in self.fields if name not in MAPPABLE]
        if unknown:
            raise ValueError(f"No field is called {', '.join(unknown)}. Fields: {', '.join(MAPPABLE)}")
        if isinstance(self.zone, str):
            try:
                object.__setattr__(self, "zone", ZoneInfo(self.zone))
            except (ZoneInfoNotFoundError, ValueError, OSError):
                raise ValueError(
                    f"There is no time zone {self.zone!r}. Use a name such as Asia/Riyadh or UTC"
                ) from None

    @property
    def tz(self) -> tzinfo:
        """The zone as a tzinfo."""
        assert not isinstance(self.zone, str)
        return self.zone
