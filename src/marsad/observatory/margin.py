"""The stated margin: how often the reader was right, by type and status, as measured on reports that were read by hand.

`data/precision.json` is made by ``python tools/measure_precision.py``; nothing here is written by hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "precision.json"
#: With fewer readings than this a share says nothing, and that of all types stands for it.
FEWEST = 8


@dataclass(frozen=True, slots=True)
class Share:
    """How many of what the reader found were right. `of_all`: too few of the kind itself, so all kinds count."""

    right: int
    found: int
    of_all: bool = False

    @property
    def percent(self) -> int:
        """As a whole number of a hundred."""
        return round(100 * self.right / self.found) if self.found else 0


@lru_cache(maxsize=1)
def measured() -> dict[str, Any]:
    """Return, for ``likely`` events and for ``everything``, the measured counts ``[right, found]``: by ``types``,
    ``statuses``, ``cells`` (TYPE/status) and ``all``.
    """
    return json.loads(FILE.read_text(encoding="utf-8"))


def margin(kind: str = "", status: str = "", everything: bool = False) -> Share:
    """Return how often events of this type and status were right, of all where too few were measured."""
    table = measured()["everything" if everything else "likely"]
    candidates = (
        table["cells"].get(f"{kind}/{status}") if kind and status else None,
        table["types"].get(kind) if kind else None,
        table["statuses"].get(status) if status else None,
    )
    wanted = [found for found in candidates if found]
    for right, found in wanted:
        if found >= FEWEST:
            return Share(right, found)
    right, found = table["all"]["events"]
    return Share(right, found, bool(kind or status))


def statement_margin() -> Share:
    """Return how often statements were right, speaker included."""
    return Share(*measured()["everything"]["all"]["statements"])
