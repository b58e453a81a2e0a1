"""Reading a news report: people, statements and events, each pointing at its exact words. See docs/reading.md.

>>> from datetime import date
>>> from marsad.reading import read
>>> reading = read("لافروف يلتقي الجبير", "قال لافروف إنه سيلتقي نظيره السعودي غدا.", date(2015, 8, 10))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marsad.reading.model import Event, Participant, Person, Reading, Span, Statement

if TYPE_CHECKING:
    from marsad.reading.reader import read

    READER_VERSION: str
    """Changes whenever the same text may be read differently: with rules, word lists or models."""

__all__ = ["READER_VERSION", "Event", "Participant", "Person", "Reading", "Span", "Statement", "read"]


def __getattr__(name: str) -> Any:
    """The reader itself is imported when it is first asked for: it brings the lexicon and the models with it."""
    if name == "read":
        from marsad.reading.reader import read

        return read
    if name == "READER_VERSION":
        from marsad.reading.version import reader_version

        return reader_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
