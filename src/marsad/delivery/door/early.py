"""Before Django is loaded: are the kept pages known to be true?

They are when this folder has followed every change that the database tells of, and the machine has not started anew
since. Asked of the embedded database only; with PostgreSQL, and on any doubt, pages wait for Django, which follows first.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path


def pages_are_true(root: Path, database: Path | None) -> bool:
    """Say whether the pages in `root` may be sent already."""
    if database is None or not database.exists() or not (root / "ledger.sqlite3").exists():
        return False
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        with closing(sqlite3.connect(root / "ledger.sqlite3", timeout=1)) as ledger:
            facts = dict(ledger.execute("SELECT name, value FROM fact"))
        low, seen, _ = json.loads(facts["position"])
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=1)) as db:
            told = {row[0] for row in db.execute("SELECT id FROM delivery_change WHERE id > ?", [low])}
        return facts["boot"] == boot and told <= set(seen)
    except (OSError, sqlite3.Error, KeyError, ValueError):
        return False
