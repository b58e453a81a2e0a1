"""Keeping decisions: each with what it takes to be read alone, as an example to learn from."""

from __future__ import annotations

from datetime import date
from typing import Any

from marsad.observatory.drafts import stems_of
from marsad.observatory.models import Actor, Appearance, Decision, Mention, MistakeReport, Participant, Statement
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
            "span": [item.start, item.end],
            "speaker_span": [item.speaker_start, item.speaker_end],
        }
    raise TypeError(type(item))


def restore(item: Any) -> None:
    """Give an item back what it was before editors corrected it; it has still to be saved. Nothing for one never corrected."""
    kind = "mention" if isinstance(item, Mention) else "statement"
    corrections = Decision.objects.filter(kind=kind, item=item.pk, action=Decision.Action.CORRECT)
    last_undo = Decision.objects.filter(kind=kind, item=item.pk, action=Decision.Action.UNDO).order_by("-pk").first()
    first = corrections.filter(pk__gt=last_undo.pk if last_undo else 0).order_by("pk").first()
    if first is None:
        return
    before = first.before
    item.made_by = "reader"
    if isinstance(item, Mention):
        _restore_mention(item, before)
    else:
        _restore_statement(item, before)


def _restore_mention(item: Mention, before: dict[str, Any]) -> None:
    item.type, item.status, item.place = before["type"], before["status"], before["place"]
    item.day = date.fromisoformat(before["date"]) if before["date"] else None
    item.granularity = before["granularity"]
    item.participants.all().delete()
    keys = {side[name] for side in before["participants"] for name in ("code", "person") if side[name]}
    actors = {actor.key: actor for actor in Actor.objects.filter(key__in=keys)}
    for side in before["participants"]:
        if side["code"] in actors:
            Participant.objects.create(
                mention=item,
                acts=side["acts"],
                actor=actors[side["code"]],
                person=actors.get(side["person"]),
                role=side["role"],
                name=side["name"],
                start=side["span"][0],
                end=side["span"][1],
            )


def _restore_statement(item: Statement, before: dict[str, Any]) -> None:
    item.speaker = Actor.objects.filter(key=before["speaker"]).first()
    item.actor = Actor.objects.filter(key=before["code"]).first()
    item.speaker_name, item.kind, item.content = before["speaker_name"], before["kind"], before["content"]
    item.words = stems_of(item.content)
    # Decisions of before these were kept leave the places as they are.
    item.start, item.end = before.get("span", [item.start, item.end])
    item.speaker_start, item.speaker_end = before.get("speaker_span", [item.speaker_start, item.speaker_end])


def keep_person(person: Appearance, action: str, user: Any, learns: bool) -> Decision:
    """Keep a decision on a person named in an article. learns: the words became a name of the person with it."""
    record_changing.send(Appearance, ids=[person.article_id])
    said = {"actor": person.actor.key if person.actor else None, "name": person.name, "spans": person.spans}
    added = action == Decision.Action.ADD
    return Decision.objects.create(
        kind="person",
        item=person.pk,
        action=action,
        article_id=person.article_id,
        address=person.article.address or person.article.url or "",
        quote=person.name,
        start=person.spans[0][0],
        end=person.spans[0][1],
        before={} if added else said,
        after={**said, "learns": learns} if added else {},
        user=user,
    )


def keep(item: Any, action: str, user: Any, before: dict[str, Any], after: dict[str, Any] | None) -> Decision:
    """Keep a decision on a mention or statement, and close what readers reported about it. after: None for as it is now."""
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
        after=state_of(item) if after is None else after,
        reader=item.reader,
        user=user,
    )
