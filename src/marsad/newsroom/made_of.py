"""What a page is made of.

While a page is written, what it reads is noted here: by the functions that select content, by the models as they are
loaded, by whatever lower rooms add. Who keeps pages (`marsad.delivery`) reads the notes and renews the page when one of
the things noted changes. Without a recording, noting costs next to nothing and does nothing.

A thing is named by a key: ``article:12``, ``author:3``, ``list:1:7`` (kind and key of a `ListEntry`). A key may be noted
for a span of time only, when just what was published within it matters, as for page 900 of a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

#: A span that holds every moment, in seconds since 1970.
ALWAYS = (float("-inf"), float("inf"))


@dataclass(slots=True)
class MadeOf:
    """What one page was made of: each key with the span in which changes matter, and until when the page is true."""

    keys: dict[str, tuple[float, float]] = field(default_factory=dict)
    until: float | None = None
    """Seconds since 1970; None when no clock makes the page wrong."""
    resting: int = 0
    """How many `aside` are open."""

    def add(self, key: str, span: tuple[float, float] = ALWAYS) -> None:
        known = self.keys.get(key)
        self.keys[key] = span if known is None else (min(span[0], known[0]), max(span[1], known[1]))

    def end_by(self, moment: float) -> None:
        self.until = moment if self.until is None else min(self.until, moment)


_current: ContextVar[MadeOf | None] = ContextVar("marsad_made_of", default=None)


@contextmanager
def recording() -> Iterator[MadeOf]:
    """Gather what is noted in this block, apart from what an outer recording gathers."""
    made_of = MadeOf()
    token = _current.set(made_of)
    try:
        yield made_of
    finally:
        _current.reset(token)


def current() -> MadeOf | None:
    """Return the recording that is going on, None when there is none or it rests."""
    made_of = _current.get()
    return None if made_of is None or made_of.resting else made_of


def note(*keys: str) -> None:
    """Note that the page depends on the things with these keys, and on there being none where there is none."""
    made_of = current()
    if made_of is not None:
        for key in keys:
            made_of.add(key)


def note_span(key: str, first: datetime | None, last: datetime | None) -> None:
    """Note that the page depends on what bears `key` from `first` to `last`, both included; None is no limit."""
    made_of = current()
    if made_of is not None:
        made_of.add(
            key,
            (
                first.timestamp() if first is not None else ALWAYS[0],
                last.timestamp() if last is not None else ALWAYS[1],
            ),
        )


def until(moment: datetime | None) -> None:
    """Note that the page is not true any longer from `moment` on; None is no limit."""
    made_of = current()
    if made_of is not None and moment is not None:
        made_of.end_by(moment.timestamp())


@contextmanager
def aside(*keys: str) -> Iterator[None]:
    """Note `keys` in place of everything that is read in this block."""
    note(*keys)
    made_of = _current.get()
    if made_of is None:
        yield
        return
    made_of.resting += 1
    try:
        yield
    finally:
        made_of.resting -= 1
