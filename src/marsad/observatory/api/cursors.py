"""Cursors: the key of a page's last item, as a word that callers hand back unread."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date

from marsad.observatory.selection import FilterError, Key, What

_LENGTHS = {What.EVENTS: 2, What.STATEMENTS: 2, What.MENTIONS: 3, What.ACTORS: 1}
_LARGEST = 2**63 - 1


def write(key: Key | None) -> str | None:
    """Return the cursor of a key, None for None."""
    if key is None:
        return None
    parts = [part.isoformat() if isinstance(part, date) else part for part in key]
    return urlsafe_b64encode(json.dumps(parts, separators=(",", ":")).encode()).decode().rstrip("=")


def read(what: What, cursor: str | None) -> Key | None:
    """Return the key of a cursor, None for none. Raises FilterError for what was not a cursor of this list."""
    if not cursor:
        return None
    try:
        parts = json.loads(urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        if not isinstance(parts, list) or len(parts) != _LENGTHS[what]:
            raise ValueError
        day = [date.fromisoformat(parts.pop(0))] if what is not What.ACTORS else []
        if any(type(part) is not int or not 0 <= part <= _LARGEST for part in parts):
            raise ValueError
    except (ValueError, TypeError, RecursionError):
        raise FilterError("cursor", "it is none of this list; take `next` of the page before as it is") from None
    return (*day, *parts)
