"""Which reader reads: a short stamp of its code, models and word lists, those that the desk taught included."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from marsad import reading
from marsad.observatory import taught

ROOM = Path(reading.__file__).parent


def reader_version() -> str:
    """Return the version of the reader, as items carry it: the same only where reading gives the same."""
    return f"{_reader()}+{taught.version()}" if taught.version() else _reader()


def lists_version() -> str:
    """Return the version of the word lists that actors come from."""
    return f"{_lists()}+{taught.version()}"


@cache
def _reader() -> str:
    declared = getattr(reading, "VERSION", None)
    return str(declared) if declared else _digest(("*.py", "*.tsv", "*.json", "*.crfsuite"))


@cache
def _lists() -> str:
    return _digest(("lexicon/data/**/*.tsv",))


def _digest(patterns: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(ROOM.rglob(pattern) if "/" not in pattern else ROOM.glob(pattern)):
            if "tests" not in path.parts:
                digest.update(path.name.encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
