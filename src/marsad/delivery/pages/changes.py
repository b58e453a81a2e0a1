"""The site's changes in order: which things changed, told by whoever changed them in the same transaction.

A change is a row of `delivery.Change` with the keys of what changed. It is there exactly when the change itself is, so no
crash can part them. Each folder of pages follows the rows at its own pace (`applying.py`).

Numbers are given before transactions end, so on PostgreSQL a smaller number may appear after a greater one. A `Position`
therefore keeps the gaps below it open, and looks for them until `GAP_SECONDS` have passed: then their transactions have
been rolled back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import time

from django.db import connection, transaction

from marsad.newsroom.made_of import ALWAYS

#: How long a transaction may take at most between telling a change and its end.
GAP_SECONDS = 3600
#: How many changes are looked through at most when a folder begins to follow.
LOOK_BACK = 1000
#: What makes every page untrue, such as a section's new address; and what makes every page old, such as its new name.
EVERYTHING, SITE = "everything", "site"


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing that changed, and where in time it stands, for keys that are noted with a span."""

    key: str
    at: float | None = None

    @property
    def reach(self) -> tuple[float, float]:
        return ALWAYS if self.at is None else (self.at, self.at)

    def concerns(self, spans: dict[str, tuple[float, float]]) -> bool:
        """Say whether a page that is made of `spans` is affected."""
        if self.key == EVERYTHING:
            return True
        span = spans.get(self.key)
        low, high = self.reach
        return span is not None and span[0] <= high and span[1] >= low


@dataclass(frozen=True, slots=True)
class Position:
    """Which changes have been seen: all up to `low`, and beyond it those in `seen`; `since` is when the gap began."""

    low: int = 0
    seen: frozenset[int] = frozenset()
    since: float = field(default=0.0, compare=False)

    def after(self, ids: Iterable[int], now: float) -> Position:
        """Return the position once the changes `ids` have been seen too."""
        seen = set(self.seen) | {pk for pk in ids if pk > self.low}
        low = self.low
        if seen and now - self.since > GAP_SECONDS and low + 1 not in seen and self.since:
            low = min(seen) - 1
        while low + 1 in seen:
            low += 1
            seen.discard(low)
        since = self.since if low == self.low and self.since and seen else (now if seen else 0.0)
        return Position(low, frozenset(pk for pk in seen if pk > low), since)

    def written(self) -> str:
        return json.dumps([self.low, sorted(self.seen), self.since])

    @classmethod
    def read(cls, text: str) -> Position:
        low, seen, since = json.loads(text)
        return cls(low, frozenset(seen), since)


class _Told:
    """Hangs on a transaction: these touches are told once it has committed. Undone with it, or with its savepoint."""

    def __init__(self, touches: Sequence[Touch], follow: Callable[[], object]) -> None:
        self.touches = frozenset(touches)
        self.follow = follow

    def __call__(self) -> None:
        self.follow()


def tell(touches: Iterable[Touch], follow: Callable[[], object]) -> None:
    """Tell that these things change, in the transaction that changes them, and call `follow` when it has committed.

    What the transaction has told already is not told again.
    """
    from marsad.delivery.models import Change

    told: set[Touch] = set()
    for entry in connection.run_on_commit:
        if isinstance(entry[1], _Told):
            told |= entry[1].touches
    new = [one for one in dict.fromkeys(touches) if one not in told]
    if not new:
        return
    with transaction.atomic():
        Change.objects.create(keys=json.dumps([[t.key] if t.at is None else [t.key, t.at] for t in new]))
        transaction.on_commit(_Told(new, follow), robust=True)


def touch(key: str, at: datetime | None = None) -> Touch:
    """Return a touch of `key`, which stands at the moment `at` where that matters."""
    return Touch(key, None if at is None else at.timestamp())


def unseen(position: Position) -> list[tuple[int, list[Touch]]]:
    """Return the changes that are not in `position`, in the order of their numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, keys FROM delivery_change WHERE id > %s ORDER BY id", [position.low])
        rows = cursor.fetchall()
    return [(pk, [Touch(*pair) for pair in json.loads(keys)]) for pk, keys in rows if pk not in position.seen]


def last() -> int | None:
    """Return the number of the newest change that is kept."""
    from marsad.delivery.models import Change

    return Change.objects.order_by("-pk").values_list("pk", flat=True).first()


def newest() -> Position:
    """Return where a folder without pages may begin: not at the very end, as transactions may be going on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id), min(id) FROM delivery_change")
        last, first = cursor.fetchone()
    if last is None:
        return Position()
    return Position(max(last - LOOK_BACK, first - 1, 0))


def mark(position: Position) -> Position:
    """Return `position` brought up to this moment, so that what is told later can be told apart."""
    return position.after((pk for pk, _ in unseen(position)), time())
