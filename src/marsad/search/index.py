"""The one index of this process, and everything that changes it."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from marsad.search import documents
from marsad.search.engines import Engine, Unavailable
from marsad.search.engines.embedded import Embedded

logger = logging.getLogger(__name__)

#: Raised whenever what is indexed changes: the fields, or what the analyser makes of a word. A new number is a new,
#: empty index, which fills itself (see `tasks.look_after`).
VERSION = 2

#: While the whole index is made anew, so many objects more start a garbage collection.
COLLECT_AFTER = 100_000

_lock = threading.Lock()
_opened: tuple[int, str, Engine] | None = None


class Off(Unavailable):
    """Search is turned off by the setting MARSAD_SEARCH."""


class Missing(Unavailable):
    """The engine that the setting MARSAD_SEARCH names needs a library that is not installed."""


class Broken(Unavailable):
    """The index cannot be opened: its files are damaged or of another make. It is made anew from the articles."""


def is_on() -> bool:
    """Return whether there is an index."""
    return settings.MARSAD_SEARCH != "off"


def folder() -> Path:
    """Return the folder of the embedded index of this version."""
    return Path(settings.HOME) / "search" / str(VERSION)


def engine() -> Engine:
    """Return this process's index, opened on first use. Raises Unavailable."""
    global _opened  # noqa: PLW0603 - one handle a process is the point
    wanted = settings.MARSAD_SEARCH
    with _lock:
        # A handle does not outlive a fork: its threads are not there in the child.
        if _opened is None or _opened[:2] != (os.getpid(), wanted):
            _opened = (os.getpid(), wanted, _open(wanted))
        return _opened[2]


def close() -> None:
    """Forget the handle, so that the next use opens the index anew."""
    global _opened  # noqa: PLW0603
    with _lock:
        _opened = None


def use(engine: Engine) -> None:
    """Make `engine` this process's index; for tests and measurements."""
    global _opened  # noqa: PLW0603
    with _lock:
        _opened = (os.getpid(), settings.MARSAD_SEARCH, engine)


def _open(name: str) -> Engine:
    if name == "embedded":
        try:
            return Embedded(folder())
        except ValueError as error:
            raise Broken(f"The search index in {folder()} cannot be opened: {error}") from error
    if name == "postgresql":
        try:
            from marsad.search.engines.postgresql import PostgreSQL
        except ImportError as error:
            raise Missing(_MISSING.format(name=error.name, extra="postgres")) from error
        return PostgreSQL(VERSION)
    if name == "opensearch":
        try:
            from marsad.search.engines.opensearch import OpenSearch
        except ImportError as error:
            raise Missing(_MISSING.format(name=error.name, extra="opensearch")) from error
        return OpenSearch(settings.MARSAD_OPENSEARCH_URL, VERSION)
    raise Off("Search is turned off; the setting MARSAD_SEARCH turns it on.")


_MISSING = "The search needs the library {name}, which is not installed; install marsad[{extra}]."


def refresh(ids: Iterable[int]) -> int:
    """Make the index say what is true of these articles; returns how many of them are live. May be done twice."""
    ids = list(dict.fromkeys(ids))
    written = 0
    for batch in documents.batches(ids):
        found = documents.load(batch)
        engine().write(found, set(batch) - {document.key for document in found})
        written += len(found)
    return written


def rebuild(progress: Callable[[int], None] = lambda done: None) -> int:
    """Index every live article anew; readers find the old index until it is done. Returns how many there are."""
    done = 0

    def counted() -> Iterable[documents.Document]:
        nonlocal done
        for document in documents.load_all(documents.live().order_by("pk").values_list("pk", flat=True)):
            yield document
            done += 1
            progress(done)

    with _rare_collections():
        engine().write(counted(), clear=True)
    return done


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let the garbage collector walk through the process's objects seldom: what an analyser keeps of a whole archive's
    words would set it off again and again, for a sixth of the time, and none of it is garbage."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def discard_broken() -> bool:
    """Delete the embedded index when it cannot be opened, so that it is made anew; returns whether it was."""
    try:
        engine()
    except Broken as broken:
        logger.warning("%s It is made anew.", broken)
        shutil.rmtree(folder(), ignore_errors=True)
        return True
    return False


@dataclass(frozen=True, slots=True)
class Difference:
    """How index and database differ: primary keys of articles."""

    missing: list[int]
    stale: list[int]
    surplus: list[int]

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.surplus)

    @property
    def all(self) -> list[int]:
        """Every article that the index is wrong about."""
        return [*self.missing, *self.stale, *self.surplus]


def compare() -> Difference:
    """Compare the index with the database, article by article, by their stamps."""
    true, held = documents.stamps(), engine().stamps()
    return Difference(
        missing=sorted(true.keys() - held.keys(), reverse=True),
        stale=sorted(pk for pk in true.keys() & held.keys() if true[pk] != held[pk]),
        surplus=sorted(held.keys() - true.keys()),
    )


def discard_old_versions() -> None:
    """Delete the indexes of other versions; only when this version's is filled."""
    for old in engine().discard_old_versions():
        logger.info("The search index of an older version is gone: %s", old)
