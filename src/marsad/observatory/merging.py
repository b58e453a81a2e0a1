"""Which accounts tell of one event. Pure functions over plain data; `matching.py` finds the candidates in the record.

Two accounts are compared only when they have the same type and join the same two codes, acting and receiving alike (for
mutual types either way round), and when their days can be the same. Then evidence is added up, each piece with its name, and
an account joins the event that it agrees with best, if that is enough. The weights are measured (docs/observatory.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from marsad.arabic import fold
from marsad.observatory.vocabulary import MUTUAL
from marsad.reading.lexicon import Form, Place, State, load

#: Days between the first report of an event and an account that gives no day of its own.
WINDOW_DAYS = 4
#: What an account and an event must agree in, at least.
ENOUGH = 3.0
#: Accounts of an event that a new one is compared with: the first ones and the last ones.
FIRST, LAST = 3, 3

#: Statuses that can be told of one event by different accounts.
_TOGETHER = (frozenset({"happened", "planned", "alleged", "denied"}), frozenset({"called_for"}))


class Where(NamedTuple):
    """A place as places are compared: its folded words, the state that it lies in, and whether it is that whole state."""

    words: frozenset[str] = frozenset()
    state: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """One mention as merging sees it. Actors and persons are primary keys; `marks` are stems with weights."""

    type: str
    status: str
    acts: frozenset[int]
    gets: frozenset[int]
    persons_acting: frozenset[int]
    persons_receiving: frozenset[int]
    day: date | None
    granularity: str
    reported: date
    place: Where
    trigger: str
    article: int
    marks: dict[str, int] = field(default_factory=dict)

    @property
    def persons(self) -> frozenset[int]:
        return self.persons_acting | self.persons_receiving

    @property
    def sort_day(self) -> date:
        """The day that lists order it by."""
        return self.day or self.reported


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two accounts agree, and in what."""

    score: float
    reasons: tuple[str, ...]


NONE = Agreement(0.0, ())
#: The reason that outweighs others: the same two persons meet.
BOTH = "both persons"
DAY = "day"


def keys(account: Account) -> list[tuple[int, int, str]]:
    """Return the blocking keys of an account: (lower code, higher code, type) for each two that it joins."""
    found = {(min(a, b), max(a, b), account.type) for a in account.acts for b in account.gets}
    return sorted(found)


def read_marks(stored: str) -> dict[str, int]:
    """Return stems and weights as `drafts.marks_of` wrote them."""
    pairs = (mark.rpartition("/") for mark in stored.split())
    return {stem: int(weight) for stem, _, weight in pairs if weight.isdigit()}


def can_be_one(one: Account, other: Account) -> bool:
    """Tell whether two accounts may be compared: same type, sides, and days that can be the same."""
    if one.type != other.type or not any({one.status, other.status} <= group for group in _TOGETHER):
        return False
    along = bool(one.acts & other.acts) and bool(one.gets & other.gets)
    across = one.type in MUTUAL and bool(one.acts & other.gets) and bool(one.gets & other.acts)
    return (along or across) and days_fit(one, other)


def days_fit(one: Account, other: Account) -> bool:
    """Tell whether the days of two accounts can be one: the same day or month, or reports close to each other."""
    if one.day and other.day:
        if "month" in (one.granularity, other.granularity):
            return (one.day.year, one.day.month) == (other.day.year, other.day.month)
        return one.day == other.day
    return abs((one.sort_day - other.sort_day).days) <= WINDOW_DAYS and abs((one.reported - other.reported).days) <= (
        2 * WINDOW_DAYS
    )


def compare(one: Account, other: Account) -> Agreement:
    """Add up in what two accounts agree and differ. `NONE` when they cannot be one event."""
    if not can_be_one(one, other):
        return NONE
    reasons: list[str] = []
    score = _words(one, other, reasons)
    score += _when(one, other, reasons) + _where(one, other, reasons) + _who(one, other, reasons)
    if one.trigger and one.trigger == other.trigger:
        score += 0.4
        reasons.append("event word")
    if len(one.acts | one.gets | other.acts | other.gets) == 1:
        # Everything that happens inside one state has the same two codes.
        score -= 1.0
        reasons.append("one code only")
    return Agreement(score, tuple(reasons))


def _words(one: Account, other: Account, reasons: list[str]) -> float:
    shared = one.marks.keys() & other.marks.keys()
    least = min(sum(one.marks.values()), sum(other.marks.values()))
    if not least:
        return 0.0
    weight = sum(min(one.marks[stem], other.marks[stem]) for stem in shared)
    share = weight / max(least, 30)
    reasons.append(f"words {share:.2f}")
    return 5.0 * share


def _when(one: Account, other: Account, reasons: list[str]) -> float:
    if one.day and one.day == other.day and one.granularity == other.granularity == "day":
        reasons.append(DAY)
        return 0.8
    return 0.0


def _where(one: Account, other: Account, reasons: list[str]) -> float:
    here, there = one.place, other.place
    if not here.words or not there.words:
        return 0.0
    if here.words & there.words:
        reasons.append("place")
        return 0.6
    if here.state and here.state == there.state and (here.whole or there.whole):
        return 0.0
    reasons.append("other place")
    return -1.0


def _who(one: Account, other: Account, reasons: list[str]) -> float:
    shared = one.persons & other.persons
    if one.type == "CONSULT" and faces(one, shared):
        # Two persons meet once in these days: that they are the two tells more than any words do.
        reasons.append(BOTH)
        return 3.6
    sides = (one.persons_acting, other.persons_acting), (one.persons_receiving, other.persons_receiving)
    if shared & (one.persons_acting & other.persons_receiving | one.persons_receiving & other.persons_acting):
        # The other account names the two sides the other way round.
        sides = (one.persons_acting, other.persons_receiving), (one.persons_receiving, other.persons_acting)
    differ = any(mine and theirs and not mine & theirs for mine, theirs in sides)
    if not shared:
        if differ:
            reasons.append("other persons")
        return -1.0 if differ else 0.0
    if differ:
        # A guest is received by a king and by his son: one person is the same, whom he deals with is not.
        reasons.append("other counterpart")
        return -0.6
    reasons.append("persons")
    return min(1.4, 0.8 * len(shared))


def faces(one: Account, persons: frozenset[int]) -> bool:
    """Tell whether some of `persons` stand on each side of an account."""
    return bool(persons & one.persons_acting) and bool(persons & one.persons_receiving)


_GENERIC = frozenset({"في", "مدينه", "محافظه", "منطقه", "ولايه", "شمال", "جنوب", "شرق", "غرب"})


@lru_cache(maxsize=20_000)
def where(place: str) -> Where:
    """Return a place as places are compared; ``Where()`` for none."""
    words = frozenset(fold(place).split()) - _GENERIC
    senses = load().lookup(place) if words else ()
    for sense in senses:
        if isinstance(sense.entry, Place) and sense.entry.country:
            return Where(words, sense.entry.country)
        if isinstance(sense.entry, State):
            return Where(words, sense.entry.code, sense.form is not Form.CAPITAL)
    return Where(words)


def agreement(account: Account, accounts: Sequence[Account]) -> Agreement:
    """Return how far an account agrees with an event, told by `accounts` in order: the mean of the better half.

    With one of them alone it must not be enough, or one odd account would chain two events together. Nor may one without a
    day of its own: what names another day than all accounts of the event that name one is another event.
    """
    days = {other.day for other in accounts if other.day and other.granularity == "day"}
    if days and account.granularity == "day" and account.day not in days:
        return NONE
    chosen = [*accounts[:FIRST], *accounts[FIRST:][-LAST:]]
    compared = sorted((compare(account, other) for other in chosen), key=lambda found: -found.score)
    half = compared[: max(1, (len(compared) + 1) // 2)]
    if not half or half[-1] is NONE:
        return NONE
    return Agreement(sum(found.score for found in half) / len(half), half[0].reasons)


@dataclass(slots=True)
class Gathering:
    """An event while accounts are gathered: its primary key, when it has one, and its accounts in order.

    refused: articles whose account an editor took out of it. held: only an editor's hand changes what it is.
    """

    event: int | None
    accounts: list[Account]
    refused: frozenset[int] = frozenset()


def choose(account: Account, gatherings: Iterable[Gathering]) -> tuple[Gathering | None, Agreement]:
    """Return the gathering that an account belongs to, None for none; of equals the oldest.

    One of the same two persons' meeting goes before one that the words agree with better; of those on the same day, which
    are one meeting that was told apart, the oldest.
    """
    best: tuple[Gathering | None, Agreement] = (None, NONE)
    rank = (False, False, 0.0)
    for gathering in gatherings:
        if account.article in gathering.refused:
            continue
        found = agreement(account, gathering.accounts)
        met = BOTH in found.reasons
        same_day = met and DAY in found.reasons
        here = (met, same_day, 0.0 if same_day else found.score)
        if found.score >= ENOUGH and here > rank:
            best, rank = (gathering, found), here
    return best


_ORDER = ("happened", "alleged", "planned", "called_for", "denied")


def status_of(counts: dict[str, int]) -> tuple[str, bool]:
    """Return the status that stands for accounts with these statuses, and whether they contradict each other."""
    told = {status for status, count in counts.items() if count}
    contested = "denied" in told and bool(told & {"happened", "alleged", "planned"})
    if contested:
        rest = {status: counts[status] for status in told - {"denied"}}
        return max(rest, key=lambda status: (rest[status], -_ORDER.index(status))), True
    return next((status for status in _ORDER if status in told), "happened"), False
