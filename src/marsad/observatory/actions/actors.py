"""Correct an actor, make one of two, teach a title. What is corrected is taught: the next reading knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from marsad.observatory import events, naming, permissions, teaching
from marsad.observatory.models import (
    Actor,
    Appearance,
    Decision,
    EventActor,
    EventPair,
    Participant,
    Statement,
    StatementAbout,
)
from marsad.observatory.signals import record_changing
from marsad.observatory.teaching import Refused

__all__ = ["CorrectActor", "MergeActors", "Refused", "TeachTitle"]

_FIELDS = ("kind", "code", "role", "name", "name_en", "aliases", "country")


def _state(actor: Actor) -> dict[str, Any]:
    return {"key": actor.key, **{name: getattr(actor, name) for name in _FIELDS}}


@dataclass(slots=True)
class CorrectActor:
    """Change what an actor is called and what it is; `values` by field."""

    actor: Actor
    user: Any
    values: dict[str, Any]

    def execute(self) -> None:
        """Do it. Raises PermissionDenied, and Refused with the reason when the reader cannot learn it."""
        permissions.require(self.user, permissions.CHANGE_ACTOR)
        actor = self.actor
        with transaction.atomic():
            before = _state(actor)
            for name, value in self.values.items():
                if name not in _FIELDS:
                    raise KeyError(name)
                setattr(actor, name, value)
            actor.folded, actor.edited = naming.folded(actor.name), True
            if actor.kind == "person" and not actor.key.startswith("P:"):
                actor.name_en = actor.name_en or teaching.romanised(actor.name)
                key = f"P:{actor.name_en}"[:160]
                if not Actor.objects.filter(key=key).exists():
                    actor.key = key
            actor.save()
            record_changing.send(Actor, ids=None)
            Decision.objects.create(
                kind="actor",
                item=actor.pk,
                action=Decision.Action.CORRECT,
                quote=actor.name,
                before=before,
                after=_state(actor),
                user=self.user,
            )
            teaching.write()


@dataclass(slots=True)
class MergeActors:
    """Make one actor of two: `other` becomes another name of `actor`, and everything of it becomes that of `actor`."""

    actor: Actor
    other: Actor
    user: Any

    def execute(self) -> None:
        """Do it. Raises PermissionDenied, ValueError for an actor with itself, and Refused."""
        permissions.require(self.user, permissions.CHANGE_ACTOR)
        actor, other = self.actor, self.other
        if actor == other or other.merged_into_id or actor.merged_into_id:
            raise ValueError("an actor is merged once, and not with itself")
        with transaction.atomic():
            touched = set(EventActor.objects.filter(actor=other).values_list("event", flat=True))
            touched |= set(EventPair.objects.filter(low=other).values_list("event", flat=True))
            Participant.objects.filter(actor=other).update(actor=actor)
            Participant.objects.filter(person=other).update(person=actor)
            Statement.objects.filter(speaker=other).update(speaker=actor)
            Statement.objects.filter(actor=other).update(actor=actor)
            StatementAbout.objects.filter(actor=other).update(actor=actor)
            Appearance.objects.filter(actor=other).update(actor=actor)
            Actor.objects.filter(merged_into=other).update(merged_into=actor)
            names = [*actor.aliases, other.name, *other.aliases]
            actor.aliases = [name for name in dict.fromkeys(names) if name != actor.name]
            actor.edited = other.edited = True
            other.merged_into = actor
            actor.save()
            other.save()
            events.refresh(touched)
            record_changing.send(Actor, ids=None)
            Decision.objects.create(
                kind="actor",
                item=actor.pk,
                action=Decision.Action.MERGE,
                quote=other.name,
                before={"actors": [actor.key, other.key]},
                after=_state(actor),
                user=self.user,
            )
            teaching.write()


@dataclass(slots=True)
class TeachTitle:
    """Teach an office title: who bears it has this role («المفوض السامي», GOV)."""

    title: str
    role: str
    user: Any

    def execute(self) -> None:
        """Do it. Raises PermissionDenied and Refused."""
        permissions.require(self.user, permissions.CHANGE_ACTOR)
        with transaction.atomic():
            Decision.objects.create(
                kind="actor",
                item=0,
                action=Decision.Action.CORRECT,
                quote=self.title[:200],
                after={"title": " ".join(self.title.split())[:200], "role": self.role},
                user=self.user,
            )
            teaching.write()
