"""What each kept page is made of, and how far this folder has followed the site's changes.

A SQLite file beside the pages, because it is about these files and no others: another host has another folder and
another ledger. What is written here is safe when the process is killed. When the machine itself goes down the newest
lines may be lost while their pages are on disk, so `open` compares both after the machine has started anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import Any

from marsad.delivery.pages.changes import Position, Touch

SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, stored REAL NOT NULL, site INTEGER NOT NULL,
    until REAL, keys TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS page_site ON page (site);
CREATE TABLE IF NOT EXISTS made_of (
    key TEXT NOT NULL, page INTEGER NOT NULL, low REAL NOT NULL, high REAL NOT NULL,
    PRIMARY KEY (key, page)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
Spans = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger says of one page."""

    address: str
    stored: float
    site: int
    until: float | None
    keys: Spans


class Ledger:
    """One connection to a ledger. Use each in one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, timeout=20, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Ledger:
        self._db.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind: Any, *rest: Any) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")

    # --- pages -----------------------------------------------------------------------------------------------------

    def put(self, address: str, spans: Spans, site: int, until: float | None) -> None:
        """Note what the page at `address` is made of, in place of what it was made of before."""
        row = self._db.execute("SELECT id, keys FROM page WHERE address = ?", [address]).fetchone()
        keys = json.dumps(spans, ensure_ascii=False)
        if row is None:
            query = "INSERT INTO page (address, stored, site, until, keys) VALUES (?, ?, ?, ?, ?)"
            page = self._db.execute(query, [address, time(), site, until, keys]).lastrowid
            before: Spans = {}
        else:
            page, before = row[0], _spans(row[1])
            query = "UPDATE page SET stored = ?, site = ?, until = ?, keys = ? WHERE id = ?"
            self._db.execute(query, [time(), site, until, keys, page])
        gone = [(key, page) for key in before if key not in spans]
        self._db.executemany("DELETE FROM made_of WHERE key = ? AND page = ?", gone)
        new = [(key, page, *span) for key, span in spans.items() if before.get(key) != span]
        self._db.executemany("INSERT OR REPLACE INTO made_of VALUES (?, ?, ?, ?)", new)

    def drop(self, addresses: Iterable[str]) -> None:
        """Forget pages."""
        for address in addresses:
            row = self._db.execute("SELECT id, keys FROM page WHERE address = ?", [address]).fetchone()
            if row is not None:
                keys = [(key, row[0]) for key in _spans(row[1])]
                self._db.executemany("DELETE FROM made_of WHERE key = ? AND page = ?", keys)
                self._db.execute("DELETE FROM page WHERE id = ?", [row[0]])

    def clear(self) -> None:
        """Forget every page."""
        self._db.execute("DELETE FROM made_of")
        self._db.execute("DELETE FROM page")

    def affected(self, touches: Iterable[Touch]) -> list[str]:
        """Return the addresses of the pages that are made of something that changed."""
        query = (
            "SELECT address FROM made_of JOIN page ON page.id = made_of.page WHERE key = ? AND low <= ? AND high >= ?"
        )
        found: dict[str, None] = {}
        for touch in touches:
            low, high = touch.reach
            found.update((row[0], None) for row in self._db.execute(query, [touch.key, high, low]))
        return list(found)

    def entry(self, address: str) -> Entry | None:
        """Return what is known of a page."""
        query = "SELECT address, stored, site, until, keys FROM page WHERE address = ?"
        row = self._db.execute(query, [address]).fetchone()
        return None if row is None else Entry(*row[:4], _spans(row[4]))

    def older(self, site: int, most: int) -> list[str]:
        """Return pages that were written before the site's number became `site`, the last written first."""
        query = "SELECT address FROM page WHERE site < ? ORDER BY stored DESC LIMIT ?"
        return [row[0] for row in self._db.execute(query, [site, most])]

    def oldest_stale(self, site: int) -> float | None:
        """Return when the oldest page was written that still waits for its renewal."""
        row = self._db.execute("SELECT min(stored) FROM page WHERE site < ?", [site]).fetchone()
        return row[0]

    def addresses(self) -> Iterator[str]:
        for row in self._db.execute("SELECT address FROM page"):
            yield row[0]

    def count(self) -> int:
        return self._db.execute("SELECT count(*) FROM page").fetchone()[0]

    # --- facts -----------------------------------------------------------------------------------------------------

    def fact(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", [name]).fetchone()
        return None if row is None else row[0]

    def set_fact(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", [name, value])

    @property
    def position(self) -> Position | None:
        """How far the changes have been followed; None in a new ledger."""
        text = self.fact("position")
        return None if text is None else Position.read(text)

    @position.setter
    def position(self, position: Position) -> None:
        self.set_fact("position", position.written())


def _spans(text: str) -> Spans:
    return {key: (span[0], span[1]) for key, span in json.loads(text).items()}
