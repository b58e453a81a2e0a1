"""Which reader reads: the reading room's version, and what the desk taught besides."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from marsad import reading
from marsad.observatory import taught

LISTS = Path(reading.__file__).parent / "lexicon" / "data"


def reader_version() -> str:
    """Return the version of the reader, as items carry it: the same only where reading gives the same."""
    return "+".join(filter(None, (reading.READER_VERSION, taught.version())))


def lists_version() -> str:
    """Return the version of the word lists that actors come from."""
    return "+".join(filter(None, (_lists(), taught.version())))


@cache
def _lists() -> str:
    digest = hashlib.sha256()
    for path in sorted(LISTS.rglob("*.tsv")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
