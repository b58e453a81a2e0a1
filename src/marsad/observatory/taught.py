"""What the desk taught the reader: a word list beside the built-in ones, written from editors' corrections.

The file has the tables of docs/actors.md and lies in MARSAD_HOME/record; `load(extra=…)` reads it, and the next reading uses it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

from marsad.observatory import naming

NAME = "taught.tsv"


def path() -> Path:
    """Return where the file is."""
    return Path(settings.HOME) / "record" / NAME


def version() -> str:
    """Return a short digest of what was taught, "" for nothing."""
    try:
        return hashlib.sha256(path().read_bytes()).hexdigest()[:6]
    except FileNotFoundError:
        return ""


def files() -> tuple[Path, ...]:
    """Return the files to give to `lexicon.load`."""
    return (path(),) if path().exists() else ()


def activate(extra: tuple[Path, ...] | None = None) -> None:
    """Let this process's reader use what was taught; does nothing when it does so already."""
    naming.use(files() if extra is None else extra)
