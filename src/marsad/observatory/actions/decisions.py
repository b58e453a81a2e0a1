"""Keeping decisions: each with what it takes to be read alone, as an example to learn from."""

from __future__ import annotations

from typing import Any

from marsad.observatory.models import Decision, Mention, MistakeReport, Statement
from marsad.observatory.signals import record_changing


def state_of(item: Any) -> dict[str, Any]:
    """Return an item as plain data, for the record of what was changed into what."""
    if isinstance(item, Mention):
        return {
            "type": item.type,
            "status": item.status,
            "date": item.day.isoformat() if item.day else None,
            "granularity": item.granularity,
            "place": item.place,
            "according_to": item.according_to,
            "trigger": item.trigger,
            "event": item.event_id,
            "participants": [
                {
                    "acts": p.acts,
                    "code": p.actor.key,
                    "person": p.person.key if p.person else None,
                    "role": p.role,
                    "name": p.name,
                    "span": [p.start, p.end],
                }
                for p in item.participants.select_related("actor", "person")
            ],
        }
    if isinstance(item, Statement):
        return {
            "speaker": item.speaker.key if item.speaker else None,
            "speaker_name": item.speaker_name,
            "code": item.actor.key if item.actor else None,
            "cue": item.cue,
            "kind": item.kind,
            "content": item.content,
        }
    raise TypeError(type(item))


def keep(item: Any, action: str, user: Any, before: dict[str, Any], after: dict[str, Any]) -> Decision:
    """Keep a decision on a mention or statement, and close what readers reported about it."""
    kind = "mention" if isinstance(item, Mention) else "statement"
    record_changing.send(type(item), ids=[item.article_id])
    MistakeReport.objects.filter(kind=kind, item=item.pk, state=MistakeReport.State.OPEN).update(
        state=MistakeReport.State.DONE
    )
    return Decision.objects.create(
        kind=kind,
        item=item.pk,
        action=action,
        article_id=item.article_id,
        address=item.article.address or item.article.url or "",
        quote=item.quote if isinstance(item, Mention) else item.content,
        start=item.start,
        end=item.end,
        before=before,
        after=after,
        reader=item.reader,
        user=user,
    )
