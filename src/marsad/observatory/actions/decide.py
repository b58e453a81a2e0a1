"""Confirm, correct or reject one item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from marsad.observatory import events, permissions
from marsad.observatory.actions.decisions import keep, restore, state_of
from marsad.observatory.drafts import stems_of
from marsad.observatory.models import Actor, Decision, Mention, Statement
from marsad.observatory.passages import Passage
from marsad.observatory.vocabulary import Verdict

_VERDICTS = {
    Decision.Action.CONFIRM: Verdict.CONFIRMED,
    Decision.Action.REJECT: Verdict.REJECTED,
    Decision.Action.UNDO: Verdict.UNSEEN,
}


@dataclass(slots=True)
class Decide:
    """Confirm or reject an item, or take the last such decision back."""

    item: Mention | Statement
    action: str
    user: Any

    def execute(self) -> None:
        """Do it. Raises PermissionDenied, and ValueError for an action that is none of the three."""
        permissions.require(self.user)
        if self.action not in _VERDICTS:
            raise ValueError(self.action)
        verdict = _VERDICTS[Decision.Action(self.action)]
        if self.action == Decision.Action.UNDO and self.item.added:
            self._take_away()
            return
        with transaction.atomic():
            state = state_of(self.item)
            if self.action == Decision.Action.UNDO:
                restore(self.item)
            self.item.verdict = verdict
            self.item.live = verdict != Verdict.REJECTED and self.item.article.live
            self.item.save()
            keep(self.item, self.action, self.user, state, state if verdict == Verdict.CONFIRMED else {})
            if isinstance(self.item, Mention):
                events.refresh([self.item.event_id])
        log(instance=self.item.article, action=f"observatory.{self.action}", user=self.user)

    def _take_away(self) -> None:
        """Take back that it was added: there is no reading that it could go back to."""
        with transaction.atomic():
            keep(self.item, self.action, self.user, state_of(self.item), {})
            event = self.item.event_id if isinstance(self.item, Mention) else None
            self.item.delete()
            if event:
                events.refresh([event])
        log(instance=self.item.article, action=f"observatory.{self.action}", user=self.user)


@dataclass(slots=True)
class CorrectMention:
    """Say what an account really tells. `sides` gives, by participant, its actor and role; None takes it out."""

    mention: Mention
    user: Any
    type: str
    status: str
    day: date | None
    granularity: str
    place: str
    sides: dict[int, tuple[Actor, str] | None]

    def execute(self) -> None:
        """Do it. Raises PermissionDenied."""
        permissions.require(self.user)
        mention = self.mention
        with transaction.atomic():
            before = state_of(mention)
            mention.type, mention.status = self.type, self.status
            mention.day, mention.granularity, mention.place = self.day, self.granularity if self.day else "", self.place
            mention.verdict, mention.made_by, mention.live = Verdict.CORRECTED, self.user.get_username(), True
            mention.live = mention.article.live
            mention.save()
            for participant in mention.participants.all():
                if participant.pk in self.sides:
                    self._put(participant, self.sides[participant.pk])
            keep(mention, Decision.Action.CORRECT, self.user, before, state_of(mention))
            events.refresh([mention.event_id])
        log(instance=mention.article, action="observatory.correct", user=self.user)

    @staticmethod
    def _put(participant: Any, side: tuple[Actor, str] | None) -> None:
        if side is None:
            participant.delete()
            return
        actor, role = side
        if actor.kind == "person":
            participant.person = actor
            participant.actor = Actor.objects.filter(key=actor.code).first() or participant.actor
        elif actor.pk != participant.actor_id:
            participant.actor, participant.person = actor, None
        participant.role = role
        participant.save()


@dataclass(slots=True)
class CorrectStatement:
    """Say who really said it, which words it is, and whether they are the speaker's own. None leaves a place as it is."""

    statement: Statement
    user: Any
    speaker: Actor
    kind: str
    content: Passage | None = None
    named: Passage | None = None

    def execute(self) -> None:
        """Do it. Raises PermissionDenied."""
        permissions.require(self.user)
        said = self.statement
        with transaction.atomic():
            before = state_of(said)
            said.speaker, said.kind = self.speaker, self.kind
            code = (
                Actor.objects.filter(key=self.speaker.code).first() if self.speaker.kind == "person" else self.speaker
            )
            said.actor = code or said.actor
            if self.content is not None:
                said.start, said.end, said.content = self.content.start, self.content.end, self.content.text
                said.words = stems_of(said.content)
            if self.named is not None:
                said.speaker_start, said.speaker_end = self.named.start, self.named.end
                said.speaker_name = " ".join(self.named.text.split())[:200]
            said.verdict, said.made_by = Verdict.CORRECTED, self.user.get_username()
            said.live = said.article.live
            said.save()
            keep(said, Decision.Action.CORRECT, self.user, before, None)
        log(instance=said.article, action="observatory.correct", user=self.user)
