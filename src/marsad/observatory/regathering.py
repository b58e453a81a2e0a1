"""Merges the whole record anew from its mentions: after the rules of merging have changed."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from marsad.observatory import events
from marsad.observatory.gathering import Surroundings, account_of
from marsad.observatory.merging import Gathering, choose
from marsad.observatory.models import Event, EventActor, EventPair, Mention
from marsad.observatory.rows import overwrite
from marsad.observatory.vocabulary import Verdict

_BATCH = 500


def regather(progress: Callable[[int], None] = lambda done: None) -> int:
    """Decide anew which mentions belong together, in the order of their reports; returns how many there were.

    Events that an editor merged or split stay as they are. Others keep their primary key where their first account does.
    All or nothing: readers see the old record until it is done.
    """
    with transaction.atomic():
        held = list(Event.objects.filter(held=True).values_list("pk", flat=True))
        EventPair.objects.exclude(event__in=held).delete()
        EventActor.objects.exclude(event__in=held).delete()
        taken = set(held)
        mentions = Mention.objects.filter(live=True).exclude(verdict=Verdict.REJECTED).exclude(event__in=held)
        before = dict(mentions.order_by("published", "article", "start", "pk").values_list("pk", "event"))
        ids = list(before)
        _set_apart(ids)
        for start in range(0, len(ids), _BATCH):
            _gather(ids[start : start + _BATCH], before, taken)
            progress(min(len(ids), start + _BATCH))
        Event.objects.filter(mentions__isnull=True, held=False).delete()
    return len(ids)


def _set_apart(ids: list[int]) -> None:
    """Take mentions out of their events, which would else speak for themselves: an account that comes later is no reason yet."""
    first = Mention.objects.filter(pk__in=ids[:1]).first()
    if first is None:
        return
    apart = Event.objects.create(
        type=first.type,
        status=first.status,
        sort_day=first.day_reported,
        first_reported=first.published,
        last_reported=first.published,
    )
    for start in range(0, len(ids), _BATCH):
        Mention.objects.filter(pk__in=ids[start : start + _BATCH]).update(event=apart)


def _gather(ids: list[int], before: dict[int, int], taken: set[int]) -> None:
    rows = {m.pk: m for m in Mention.objects.filter(pk__in=ids).prefetch_related("participants")}
    mentions = [rows[pk] for pk in ids]
    accounts = [account_of(mention) for mention in mentions]
    surroundings = Surroundings(accounts)
    touched = set()
    for mention, account in zip(mentions, accounts, strict=True):
        gathering, found = choose(account, surroundings.around(account))
        if gathering is None:
            gathering = Gathering(_event_of(mention, before[mention.pk], taken), [])
        mention.event_id = gathering.event
        mention.merge_score = round(found.score, 2) if gathering.accounts else 0.0
        mention.merge_reason = ", ".join(found.reasons)[:200] if gathering.accounts else ""
        surroundings.add(gathering, account)
        touched.add(gathering.event)
    overwrite(mentions, ["event", "merge_score", "merge_reason"])
    events.refresh(touched)


def _event_of(mention: Mention, own: int, taken: set[int]) -> int:
    """Return the event that a first account stands for: its own, unless that is somebody else's by now."""
    if own not in taken:
        taken.add(own)
        return own
    event = Event.objects.create(
        type=mention.type,
        status=mention.status,
        sort_day=mention.day or mention.day_reported,
        first_reported=mention.published,
        last_reported=mention.published,
    )
    taken.add(event.pk)
    return event.pk
