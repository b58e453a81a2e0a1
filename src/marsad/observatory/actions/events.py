"""Merge events that are one, and take accounts out of an event that they are not of. Both stick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from marsad.observatory import events, permissions
from marsad.observatory.models import Decision, Event, Mention
from marsad.observatory.vocabulary import Verdict


@dataclass(slots=True)
class MergeEvents:
    """Make one event of two: the accounts of `other` become accounts of `event`."""

    event: Event
    other: Event
    user: Any

    def execute(self) -> None:
        """Do it. Raises PermissionDenied, and ValueError for an event with itself."""
        permissions.require(self.user)
        if self.event == self.other:
            raise ValueError("an event is one with itself already")
        with transaction.atomic():
            moved = list(self.other.mentions.values_list("pk", flat=True))
            Decision.objects.create(
                kind="event",
                item=self.event.pk,
                action=Decision.Action.MERGE,
                before={"events": [self.event.pk, self.other.pk]},
                after={"event": self.event.pk, "mentions": moved},
                user=self.user,
            )
            self.other.mentions.update(event=self.event, merge_reason="editor")
            Event.objects.filter(pk=self.event.pk).update(held=True, verdict=Verdict.CONFIRMED)
            events.refresh([self.event.pk, self.other.pk])
        article = self.event.mentions.select_related("article").first()
        if article:
            log(instance=article.article, action="observatory.merge", user=self.user)


@dataclass(slots=True)
class SplitMention:
    """Take one account out of its event and make it an event of its own; returns that."""

    mention: Mention
    user: Any

    def execute(self) -> Event:
        """Do it. Raises PermissionDenied, and ValueError for the only account of an event."""
        permissions.require(self.user)
        mention, old = self.mention, self.mention.event
        if not old.mentions.exclude(pk=mention.pk).exists():
            raise ValueError("the only account of an event is not taken out of it")
        with transaction.atomic():
            new = Event.objects.create(
                type=mention.type,
                status=mention.status,
                sort_day=mention.day or mention.day_reported,
                first_reported=mention.published,
                last_reported=mention.published,
                held=True,
            )
            Decision.objects.create(
                kind="event",
                item=old.pk,
                action=Decision.Action.SPLIT,
                article=mention.article,
                address=mention.article.address or mention.article.url or "",
                quote=mention.quote,
                start=mention.start,
                end=mention.end,
                before={"event": old.pk, "mention": mention.pk, "reason": mention.merge_reason},
                after={"event": new.pk, "mention": mention.pk},
                user=self.user,
            )
            # All that the same article tells of the event goes with it, or the next reading would bring it back.
            old.mentions.filter(article=mention.article).update(event=new, merge_reason="editor", merge_score=0)
            Event.objects.filter(pk=old.pk).update(held=True)
            events.refresh([old.pk, new.pk])
        log(instance=mention.article, action="observatory.split", user=self.user)
        new.refresh_from_db()
        return new
