"""The kept pages once more as plain files, for another web server to send.

    plain/0f3a…/القسم/index.html, index.html.br, index.html.zst, index.html.gz

The first folder is a digest of the headers that its pages are sent with, which that server has to add; pages with other
headers get another folder, so a configuration that has grown old finds no file and passes on. Only what needs no look at
a clock is here. No Django here.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path

from marsad.delivery.pages.folder import replace
from marsad.delivery.pages.kept import NEVER, Kept
from marsad.delivery.pages.state import State

#: Endings in the order in which they appear and, reversed, go: a server looks for the first before it sends another.
ENDINGS = (("br", ".br"), ("zstd", ".zst"), ("gzip", ".gz"))
#: What differs from page to page and is not told by a folder: the server works both out itself.
OWN = frozenset({"content-type", "last-modified"})
MOST_BYTES = 240


class Mirror:
    """The plain files under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, address: str, page: Kept, state: State) -> None:
        """Put the page there, in place of an older one, unless a clock or a file system's limits forbid it."""
        self.remove(address)
        file = file_of(self.root / profile(page.headers), address)
        if page.until != NEVER or state.until() != NEVER or file is None:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        for encoding, ending in ENDINGS:
            replace(file.with_name(file.name + ending), page.form(encoding))
        replace(file, page.text)

    def remove(self, address: str) -> None:
        """Take the page away, in every folder that has it."""
        for folder in self._folders():
            file = file_of(folder, address)
            if file is not None and file.exists():
                for ending in ("", *(ending for _, ending in reversed(ENDINGS))):
                    file.with_name(file.name + ending).unlink(missing_ok=True)

    def clear(self) -> None:
        """Take all pages away: out of sight at once, off the disk right after."""
        away = self.root.with_name(f".{self.root.name}.{secrets.token_hex(6)}")
        with suppress(FileNotFoundError):
            os.rename(self.root, away)
        shutil.rmtree(away, ignore_errors=True)

    def _folders(self) -> list[Path]:
        try:
            return [Path(entry.path) for entry in os.scandir(self.root) if entry.is_dir()]
        except FileNotFoundError:
            return []


def profile(headers: tuple[tuple[str, str], ...]) -> str:
    """Return the name of the folder of pages that are sent with these headers."""
    shared = sorted(f"{name.lower()}: {value}" for name, value in headers if name.lower() not in OWN)
    return hashlib.blake2b("\n".join(shared).encode(), digest_size=6).hexdigest()


def file_of(folder: Path, address: str) -> Path | None:
    """Return the file for an address, None for one that no file can be called."""
    names = [name for name in address.split("/") if name]
    if any(name in (".", "..") or "\0" in name or len(name.encode()) > MOST_BYTES for name in names):
        return None
    if address.endswith("/"):
        names.append("index.html")
    elif not names:
        return None
    return folder.joinpath(*names)


def settle(root: Path, seconds: float = 3600) -> None:
    """Remove folders that a killed process left on their way out."""
    for left in root.parent.glob(f".{root.name}.*"):
        if time.time() - left.stat().st_mtime > seconds:
            shutil.rmtree(left, ignore_errors=True)
