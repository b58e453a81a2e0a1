"""The folder of kept pages of one host.

    kept/4f/4f0c…      a page; its name is a digest of the address, so that any address can be kept
    plain/HEADERS/…    the same pages as files that another web server can send, where that is wanted (`plain.py`)
    state.json         the stamps of what pages share (`state.py`)
    ledger.sqlite3     what each page is made of (`ledger.py`)
    lock, locks/       of the folder, and of pages that are being written

A page that is here is true, but for the stamps in it: whoever changes what it is made of takes it away. All writing goes
through a file beside and a rename, so that a reader sees the whole of a page or none. No Django here.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: Pages that are being written at the same time wait for each other only when they share one of so many locks.
STRIPES = 256


class Folder:
    """The paths in one folder of pages, and the writing and taking away of single pages."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.kept = root / "kept"
        self.state = root / "state.json"
        self.ledger = root / "ledger.sqlite3"

    def prepare(self) -> None:
        """Make the folder with everything that is expected in it; does nothing when it is there."""
        (self.root / "locks").mkdir(parents=True, exist_ok=True)
        for first in range(256):
            (self.kept / f"{first:02x}").mkdir(parents=True, exist_ok=True)

    def file_of(self, address: str) -> Path:
        """Return the file of the page at `address`, a decoded path such as ``/العالم/``."""
        name = name_of(address)
        return self.kept / name[:2] / name

    def write(self, address: str, data: bytes) -> None:
        """Put a page there, in place of an older one."""
        replace(self.file_of(address), data)

    def remove(self, address: str) -> bool:
        """Take a page away; returns whether there was one."""
        try:
            self.file_of(address).unlink()
        except FileNotFoundError:
            return False
        return True

    def read(self, address: str) -> bytes | None:
        """Return a page's file, None when there is none."""
        try:
            return self.file_of(address).read_bytes()
        except FileNotFoundError:
            return None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other process and thread from adding or taking away pages meanwhile. Ends with the process."""
        with _lock(self.root / "lock"):
            yield

    @contextmanager
    def writing(self, address: str) -> Iterator[None]:
        """Keep others from writing the same page meanwhile."""
        stripe = int(name_of(address)[:8], 16) % STRIPES
        with _lock(self.root / "locks" / f"{stripe:02x}"):
            yield

    @contextmanager
    def named(self, name: str) -> Iterator[None]:
        """Keep others from doing the work `name` on this folder meanwhile."""
        with _lock(self.root / "locks" / name):
            yield

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        """Say whether this is the only one that does the work `name` on this folder now."""
        with open(self.root / "locks" / name, "ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    def sweep_drafts(self) -> None:
        """Remove what killed processes left half-written."""
        for draft in self.kept.glob("*/.*"):
            with suppress(FileNotFoundError):
                draft.unlink()


def name_of(address: str) -> str:
    """Return the name of the file that holds the page at `address`."""
    return hashlib.blake2b(address.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def replace(path: Path, data: bytes) -> None:
    """Write a file at once and whole, in place of an older one."""
    folder, name = os.path.split(path)
    draft = f"{folder}/.{name[:60]}.{secrets.token_hex(6)}"
    try:
        file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(file, left) :]
        finally:
            os.close(file)
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    with open(path, "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
