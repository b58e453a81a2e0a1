"""Makes the records of fields.py from the database: given keys, their items as plain data, some hundreds at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Any

from django.conf import settings

from marsad.newsroom.models import Article, FrontPage, Source
from marsad.observatory.gazetteer import locate
from marsad.observatory.models import Actor, Event, Mention, Office, Participant, Statement, StatementAbout
from marsad.observatory.selection import Key, What, public_mentions, public_statements
from marsad.observatory.vocabulary import QUADS, Verdict

Record = dict[str, Any]
#: Actors that a loader keeps in mind; beyond it forgets them all, so that memory stays bounded.
_MOST_ACTORS = 20_000
_REFERENCE = ("key", "kind", "name", "name_en", "country")
_CHECKED = {Verdict.UNSEEN: "unseen", Verdict.CONFIRMED: "confirmed", Verdict.CORRECTED: "corrected"}


class Loader:
    """Turns keys into records. One loader serves one export or one answer; it remembers sources and actors."""

    def __init__(self) -> None:
        self._actors: dict[int, Record] = {}
        self._sources = dict(Source.objects.values_list("pk", "name"))
        self._root = FrontPage.objects.values_list("url_path", flat=True).first() or "/"

    def load(self, what: What, keys: Sequence[Key]) -> list[Record]:
        """Return the records of these keys, in their order; what is public no more is left out."""
        ids = [key[-1] for key in keys]
        make = {
            What.EVENTS: self._events,
            What.MENTIONS: self._mentions,
            What.STATEMENTS: self._statements,
            What.ACTORS: self._actor_records,
        }[what]
        found = make(ids)
        return [found[pk] for pk in ids if pk in found]

    # --- the four kinds --------------------------------------------------------------------------------------------

    def _events(self, ids: list[int]) -> dict[int, Record]:
        told: dict[int, list[Mention]] = defaultdict(list)
        mentions = public_mentions().filter(event__in=ids).order_by("published", "pk").defer("marks", "rule")
        for mention in mentions:
            told[mention.event_id].append(mention)
        sides = self._sides(mention.pk for accounts in told.values() for mention in accounts)
        events = [event for event in Event.objects.filter(pk__in=ids) if event.pk in told]
        leads = {event.pk: lead_account(event, told[event.pk]) for event in events}
        articles = self._articles(mention.article_id for mention in leads.values())
        return {event.pk: self._event(event, leads[event.pk], told[event.pk], sides, articles) for event in events}

    def _event(
        self,
        event: Event,
        lead: Mention,
        accounts: list[Mention],
        sides: dict[int, list[tuple[bool, Record]]],
        articles: dict[int, Record],
    ) -> Record:
        everybody = [side for mention in (lead, *accounts) for side in sides[mention.pk]]
        return {
            "id": event.pk,
            "type": event.type,
            "quad": int(QUADS[event.type]),
            "mode": lead.mode,
            "status": event.status,
            "contested": event.contested,
            "statuses": {name: int(count) for name, count in event.statuses.items()},
            "date": event.day,
            "date_precision": event.granularity,
            "sort_date": event.sort_day,
            "place": event.place,
            "location": _location(event.place),
            "actors": _each_once(side for acts, side in everybody if acts),
            "recipients": _each_once(side for acts, side in everybody if not acts),
            "according_to": lead.according_to,
            "quote": lead.quote,
            **articles[lead.article_id],
            "first_reported": event.first_reported.astimezone(UTC),
            "last_reported": event.last_reported.astimezone(UTC),
            "reports": event.reports,
            "outlets": event.outlets,
            "confidence": event.confidence,
            "checked": _CHECKED[Verdict(lead.verdict)],
        }

    def _mentions(self, ids: list[int]) -> dict[int, Record]:
        mentions = list(public_mentions().filter(pk__in=ids).defer("marks"))
        sides = self._sides(mention.pk for mention in mentions)
        articles = self._articles(mention.article_id for mention in mentions)
        return {
            mention.pk: {
                "id": mention.pk,
                "event": mention.event_id,
                "type": mention.type,
                "quad": int(QUADS[mention.type]),
                "mode": mention.mode,
                "status": mention.status,
                "date": mention.day,
                "date_precision": mention.granularity,
                "date_basis": mention.date_basis,
                "place": mention.place,
                "location": _location(mention.place),
                "actors": [side for acts, side in sides[mention.pk] if acts],
                "recipients": [side for acts, side in sides[mention.pk] if not acts],
                "according_to": mention.according_to,
                "quote": mention.quote,
                "trigger": mention.trigger,
                "start": mention.start,
                "end": mention.end,
                **articles[mention.article_id],
                "reported_on": mention.day_reported,
                **_how(mention),
                "merge_score": mention.merge_score,
                "merge_reason": mention.merge_reason,
            }
            for mention in mentions
        }

    def _statements(self, ids: list[int]) -> dict[int, Record]:
        statements = list(public_statements().filter(pk__in=ids).defer("words"))
        links = StatementAbout.objects.filter(statement__in=[said.pk for said in statements]).order_by("pk")
        about: dict[int, list[int]] = defaultdict(list)
        for statement, actor in links.values_list("statement", "actor"):
            about[statement].append(actor)
        named = {pk for said in statements for pk in (said.speaker_id, said.actor_id) if pk}
        self._meet(named | {pk for actors in about.values() for pk in actors})
        articles = self._articles(said.article_id for said in statements)
        return {
            said.pk: {
                "id": said.pk,
                "speaker": self._actors.get(said.speaker_id),
                "speaker_text": said.speaker_name,
                "speaks_for": self._actors.get(said.actor_id),
                "cue": said.cue,
                "kind": said.kind,
                "stance": said.stance,
                "content": said.content,
                "addressee": said.addressee,
                "medium": said.medium,
                "about": [self._actors[pk] for pk in about[said.pk]],
                "start": said.start,
                "end": said.end,
                **articles[said.article_id],
                "reported_on": said.day_reported,
                **_how(said),
            }
            for said in statements
        }

    def _actor_records(self, ids: list[int]) -> dict[int, Record]:
        offices: dict[int, list[Record]] = defaultdict(list)
        for office in Office.objects.filter(actor__in=ids):
            offices[office.actor_id].append(
                {
                    "title": office.title,
                    "code": office.code,
                    "role": office.role,
                    "start": office.start,
                    "end": office.end,
                }
            )
        return {
            actor.pk: {
                "id": actor.pk,
                "key": actor.key,
                "kind": actor.kind,
                "code": actor.code,
                "role": actor.role,
                "name": actor.name,
                "name_en": actor.name_en,
                "country": actor.country,
                "aliases": list(actor.aliases),
                "offices": offices[actor.pk],
                "made_by": actor.made_by,
            }
            for actor in Actor.objects.filter(pk__in=ids)
        }

    # --- what they are made of -------------------------------------------------------------------------------------

    def _sides(self, mentions: Iterable[int]) -> dict[int, list[tuple[bool, Record]]]:
        """Return, by mention, whether each participant acts and who it is."""
        rows = Participant.objects.filter(mention__in=list(mentions)).order_by("pk")
        rows = list(rows.values_list("mention", "acts", "actor", "person", "role", "name"))
        self._meet({pk for row in rows for pk in (row[2], row[3]) if pk})
        found: dict[int, list[tuple[bool, Record]]] = defaultdict(list)
        for mention, acts, actor, person, role, name in rows:
            who = self._actors[person] if person else None
            side = {
                **self._actors[actor],
                "role": role,
                "person": who["key"] if who else "",
                "person_name": who["name"] if who else "",
                "person_name_en": who["name_en"] if who else "",
                "text": name,
            }
            found[mention].append((acts, side))
        return found

    def _articles(self, ids: Iterable[int]) -> dict[int, Record]:
        rows = Article.objects.filter(pk__in=set(ids)).values_list(
            "pk", "title", "source", "url_path", "address", "published_at"
        )
        return {
            pk: {
                "article": pk,
                "title": title,
                "outlet": self._sources.get(source, ""),
                "address": f"{settings.BASE_URL}/{path.removeprefix(self._root)}",
                "original_address": address,
                "published": published.astimezone(UTC),
            }
            for pk, title, source, path, address, published in rows
        }

    def _meet(self, ids: set[int]) -> None:
        if len(self._actors) > _MOST_ACTORS:
            self._actors.clear()
        missing = [pk for pk in ids if pk not in self._actors]
        for start in range(0, len(missing), 500):
            rows = Actor.objects.filter(pk__in=missing[start : start + 500]).values("pk", *_REFERENCE)
            for row in rows:
                self._actors[row.pop("pk")] = row


def lead_account(event: Event, accounts: Sequence[Mention]) -> Mention:
    """Return the account that speaks for an event: the first (they come in order) of the event's status, else the first."""
    return next((account for account in accounts if account.status == event.status), accounts[0])


def _each_once(sides: Iterable[Record]) -> list[Record]:
    """Return each actor once for each person, without the bare actor where a person of its is known."""
    found: dict[tuple[str, str], Record] = {}
    for side in sides:
        found.setdefault((side["key"], side["person"]), side)
    with_person = {key for key, person in found if person}
    return [side for (key, person), side in found.items() if person or key not in with_person]


def _how(item: Mention | Statement) -> Record:
    return {
        "confidence": item.confidence,
        "rule": item.rule,
        # Who at the desk it was is the desk's own affair.
        "made_by": "reader" if item.made_by == "reader" else "editor",
        "reader": item.reader,
        "checked": _CHECKED[Verdict(item.verdict)],
    }


def _location(place: str) -> Record | None:
    spot = locate(place) if place else None
    if spot is None:
        return None
    return {
        "name": spot.name,
        "kind": spot.kind,
        "country": spot.country,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "geonames": spot.geonames,
    }
