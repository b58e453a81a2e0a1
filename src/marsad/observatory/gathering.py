"""Finds, in the record, the events that new accounts may belong to. The work is bounded by a window of days, not by the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q

from marsad.observatory.merging import WINDOW_DAYS, Account, Gathering, keys, read_marks, where
from marsad.observatory.models import Decision, EventPair, Mention
from marsad.observatory.vocabulary import Verdict

Key = tuple[int, int, str]

#: Keys asked for in one query, and the newest events of one key that are compared.
_KEYS_A_QUERY = 60
MOST_EVENTS = 40


class Surroundings:
    """The events around a batch of accounts, by blocking key; new ones are added as they arise."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        windows: dict[Key, tuple[date, date]] = {}
        for account in accounts:
            for key in keys(account):
                low, high = windows.get(key, (account.sort_day, account.sort_day))
                days = [account.sort_day, account.reported]
                windows[key] = min(low, *days), max(high, *days)
        self.by_key: dict[Key, list[Gathering]] = defaultdict(list)
        self._load(windows)

    def around(self, account: Account) -> list[Gathering]:
        """Return the events that an account has a blocking key with, each once, oldest first; the newest ones of many."""
        found: dict[int, Gathering] = {}
        for key in keys(account):
            for gathering in self.by_key[key][-MOST_EVENTS:]:
                found[id(gathering)] = gathering
        return list(found.values())

    def add(self, gathering: Gathering, account: Account) -> None:
        """Note that an account belongs to a gathering."""
        gathering.accounts.append(account)
        for key in keys(account):
            if not any(one is gathering for one in self.by_key[key]):
                self.by_key[key].append(gathering)

    def _load(self, windows: dict[Key, tuple[date, date]]) -> None:
        margin = timedelta(days=WINDOW_DAYS + 1)
        events: dict[int, list[Key]] = defaultdict(list)
        items = list(windows.items())
        for start in range(0, len(items), _KEYS_A_QUERY):
            wanted = reduce(
                or_,
                (
                    Q(low=low, high=high, type=kind, sort_day__range=(first - margin, last + margin))
                    for (low, high, kind), (first, last) in items[start : start + _KEYS_A_QUERY]
                ),
            )
            rows = EventPair.objects.filter(wanted).order_by("event").values_list("event", "low", "high", "type")
            for event, low, high, kind in rows.distinct():
                events[event].append((low, high, kind))
        accounts = accounts_of(events)
        taken_out = _refused(events)
        for event in sorted(events):
            if event in accounts:
                gathering = Gathering(event, accounts[event], taken_out.get(event, frozenset()))
                for key in events[event]:
                    self.by_key[key].append(gathering)


def accounts_of(events: Iterable[int]) -> dict[int, list[Account]]:
    """Return the live accounts of these events, in order."""
    found: dict[int, list[Account]] = defaultdict(list)
    ids = list(events)
    for start in range(0, len(ids), 500):
        mentions = (
            Mention.objects.filter(event__in=ids[start : start + 500], live=True)
            .exclude(verdict=Verdict.REJECTED)
            .order_by("published", "pk")
            .prefetch_related("participants")
        )
        for mention in mentions:
            found[mention.event_id].append(account_of(mention))
    return found


def account_of(mention: Mention) -> Account:
    """Return a stored mention as merging sees it."""
    sides = list(mention.participants.all())
    return Account(
        mention.type,
        mention.status,
        frozenset(p.actor_id for p in sides if p.acts),
        frozenset(p.actor_id for p in sides if not p.acts),
        frozenset(p.person_id for p in sides if p.acts and p.person_id),
        frozenset(p.person_id for p in sides if not p.acts and p.person_id),
        mention.day,
        mention.granularity,
        mention.day_reported,
        where(mention.place),
        mention.trigger,
        mention.article_id,
        read_marks(mention.marks),
    )


def _refused(events: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return, by event, the articles whose accounts an editor split off it."""
    found: dict[int, set[int]] = defaultdict(set)
    split = Decision.objects.filter(kind="event", action=Decision.Action.SPLIT, item__in=list(events))
    for event, article in split.values_list("item", "article"):
        if article:
            found[event].add(article)
    return {event: frozenset(articles) for event, articles in found.items()}
