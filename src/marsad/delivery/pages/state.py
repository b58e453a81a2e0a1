"""The stamps of what pages share, in one small file that the front door looks at with every request.

`site` is a number that grows when something changes that stands on every page: the institution, the menu, the
templates. A page with a smaller number is still sent, and renewed meanwhile. `parts` are pieces that change more often
and stand on many pages, such as the breaking strip; a page that holds an older one is put together anew before it is
sent. No Django here.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marsad.delivery.pages.folder import replace
from marsad.delivery.pages.kept import NEVER

#: The shared parts; a page's mask has the bit of each part that stands on it.
PARTS = ("breaking", "most_read")


@dataclass(frozen=True, slots=True)
class Part:
    """A shared part as it is now: its HTML, until when it holds, and whether an old one may be sent after that."""

    html: str
    until: float = NEVER
    patient: bool = False

    def holds(self, now: float) -> bool:
        return self.patient or now < self.until


@dataclass(frozen=True, slots=True)
class State:
    """What one state file says."""

    site: int = 1
    code: str = ""
    parts: dict[str, Part] = field(default_factory=dict)

    def stamp(self, mask: int, now: float) -> bytes | None:
        """Return the stamp of the parts in `mask` as they are, None when one of them has to be made first."""
        digest = hashlib.blake2b(digest_size=8)
        for bit, name in enumerate(PARTS):
            if mask >> bit & 1:
                part = self.parts.get(name)
                if part is None or not part.holds(now):
                    return None
                digest.update(f"{name}\n{part.html}\n".encode())
        return digest.digest()

    def until(self) -> float:
        """Return when the first of its parts stops to hold."""
        return min((part.until for part in self.parts.values() if not part.patient), default=NEVER)


def load(path: Path) -> State:
    """Return the state in a file; a file that is missing or damaged says that nothing is known."""
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        parts = {name: Part(**part) for name, part in data["parts"].items()}
        return State(int(data["site"]), str(data["code"]), parts)
    except (OSError, ValueError, KeyError, TypeError):
        return State(site=0)


def save(path: Path, state: State) -> None:
    """Write the state at once and whole."""
    parts = {
        name: {"html": part.html, "until": part.until, "patient": part.patient} for name, part in state.parts.items()
    }
    replace(path, json.dumps({"site": state.site, "code": state.code, "parts": parts}, ensure_ascii=False).encode())


class Watched:
    """The state file as it is at each moment; read again only when it was replaced."""

    def __init__(self, path: Path) -> None:
        self.path = os.fspath(path)
        self._mark: tuple[int, int] | None = None
        self._state = State(site=0)

    def now(self) -> State:
        """Return the state; an address whose file is missing has site 0, which no page has."""
        try:
            found = os.stat(self.path)
        except OSError:
            return State(site=0)
        mark = (found.st_mtime_ns, found.st_ino)
        if mark != self._mark:
            self._state = load(Path(self.path))
            self._mark = mark
        return self._state
