"""The formats that can be read: those that come with Marsad and those that other packages add."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from marsad.intake.options import Options
from marsad.intake.source import Opened
from marsad.intake.story import Reject, Story

#: Entry point group in which another package names its formats.
ENTRY_POINTS = "marsad.formats"

#: A format that is less sure than this is not tried.
LEAST_CONFIDENCE = 0.05

logger = logging.getLogger(__name__)


@runtime_checkable
class Format(Protocol):
    """One input format. An object, a class instance or a module with these three will do."""

    name: str
    """Short lower-case name, for `Options.format` and `Provenance.format`."""

    def sniff(self, head: bytes, /) -> float:
        """Return how sure it is, from 0 to 1, that bytes which start with `head` are in this format."""
        ...

    def read(self, opened: Opened, options: Options, /) -> Iterator[Story | Reject]:
        """Yield a Story or a Reject for each entry, in order, in one pass over `opened`.

        May raise `UnreadableError` when the input as a whole, or its rest, cannot be read; the reader turns that into a
        Reject.
        """
        ...


@cache
def known_formats() -> dict[str, Format]:
    """Return the known formats by name. One that another package adds under a name of ours takes its place."""
    from marsad.intake.formats import BUILT_IN

    known: dict[str, Format] = {one.name: one for one in BUILT_IN}
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        try:
            added = point.load()
            added = added() if isinstance(added, type) else added
        except Exception:
            logger.exception("The format %s (%s) cannot be loaded and is left out", point.name, point.value)
            continue
        if isinstance(added, Format):
            known[added.name] = added
        else:
            logger.error("The format %s (%s) lacks name, sniff or read and is left out", point.name, point.value)
    return known


def detect_format(head: bytes) -> Format | None:
    """Return the format that is surest of an input that starts with `head`; None when none is. The last added wins."""
    best, surest = None, LEAST_CONFIDENCE
    for one in known_formats().values():
        confidence = _confidence(one, head)
        if confidence >= surest:
            best, surest = one, confidence
    return best


def _confidence(one: Format, head: bytes) -> float:
    """A format of another package that fails to judge is taken to be unsure."""
    try:
        return float(one.sniff(head))
    except Exception:
        logger.exception("The format %s fails to judge an input", one.name)
        return 0.0
