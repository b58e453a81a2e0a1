"""The reader's version: whoever keeps readings reads anew what an older version has read."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

RULES = 4
"""Raised by hand with every change to the code that changes readings; lists and models count by themselves."""
_ROOM = Path(__file__).parent


@cache
def reader_version() -> str:
    """The number of the rules and a digest of all word lists and models: «1-5f1c20ab»."""
    digest = hashlib.blake2b(digest_size=4)
    for folder in ("lexicon", "models"):
        for path in sorted((_ROOM / folder).rglob("*")):
            if path.suffix in {".tsv", ".crfsuite", ".json"}:
                digest.update(path.relative_to(_ROOM).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{RULES}-{digest.hexdigest()}"
