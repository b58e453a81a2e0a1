"""Add what the reader missed: a statement, an account of an event, a person. What an editor added no reading takes away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from marsad.newsroom.models import Article
from marsad.observatory import events, passages, permissions, teaching
from marsad.observatory.actions.decisions import keep, keep_person
from marsad.observatory.drafts import marks_of, stems_of
from marsad.observatory.gathering import Surroundings, account_of
from marsad.observatory.merging import choose
from marsad.observatory.models import Actor, Appearance, Decision, Event, Mention, Participant, Statement
from marsad.observatory.passages import Passage
from marsad.observatory.vocabulary import Verdict
from marsad.search.function_words import is_function_word
from marsad.search.levels import places_of

#: `Item.rule` of what an editor added.
ADDED = "editor"


def code_of(actor: Actor) -> Actor:
    """Return whom an actor acts for: a person's state or group, else itself."""
    return (Actor.objects.filter(key=actor.code).first() if actor.kind == "person" else None) or actor


def _item(article: Article, place: Passage, user: Any) -> dict[str, Any]:
    return {
        "article": article,
        "source": article.source,
        "start": place.start,
        "end": place.end,
        "day_reported": timezone.localtime(article.published_at).date(),
        "live": article.live,
        "verdict": Verdict.CORRECTED,
        "made_by": user.get_username(),
        "rule": ADDED,
    }


@dataclass(slots=True)
class AddStatement:
    """Add an utterance. `named` is where the article names the speaker."""

    article: Article
    user: Any
    speaker: Actor
    named: Passage
    content: Passage
    kind: str

    def execute(self) -> Statement:
        """Do it and return it. Raises PermissionDenied."""
        permissions.require(self.user)
        with transaction.atomic():
            said = Statement.objects.create(
                **_item(self.article, self.content, self.user),
                speaker=self.speaker,
                actor=code_of(self.speaker),
                speaker_name=" ".join(self.named.text.split())[:200],
                speaker_start=self.named.start,
                speaker_end=self.named.end,
                kind=self.kind,
                content=self.content.text,
                words=stems_of(self.content.text),
            )
            keep(said, Decision.Action.ADD, self.user, {}, None)
        log(instance=self.article, action="observatory.add", user=self.user)
        return said


@dataclass(slots=True)
class AddMention:
    """Add an account of an event; it joins the event that other articles tell, as one that was read would."""

    article: Article
    user: Any
    quote: Passage
    type: str
    status: str
    day: date | None
    granularity: str
    place: str
    acting: Actor
    receiving: Actor

    def execute(self) -> Mention:
        """Do it and return it. Raises PermissionDenied."""
        permissions.require(self.user)
        whole = passages.whole_of(self.article)
        words = [place for place in places_of(whole) if not is_function_word(place.token.word)]
        published = self.article.published_at
        with transaction.atomic():
            event = Event.objects.create(
                type=self.type,
                status=self.status,
                sort_day=self.day or timezone.localtime(published).date(),
                first_reported=published,
                last_reported=published,
            )
            mention = Mention.objects.create(
                **_item(self.article, self.quote, self.user),
                event=event,
                type=self.type,
                status=self.status,
                day=self.day,
                granularity=self.granularity if self.day else "",
                place=self.place,
                quote=self.quote.text,
                marks=marks_of(words, self.quote.start),
                published=published,
            )
            self._sides(mention, whole)
            self._join(mention, event)
            keep(mention, Decision.Action.ADD, self.user, {}, None)
        log(instance=self.article, action="observatory.add", user=self.user)
        return mention

    def _sides(self, mention: Mention, whole: str) -> None:
        for acts, actor in ((True, self.acting), (False, self.receiving)):
            named = next(
                (p for name in (actor.name, *actor.aliases) if (p := passages.find(whole, name, mention.start))), None
            )
            Participant.objects.create(
                mention=mention,
                acts=acts,
                actor=code_of(actor),
                person=actor if actor.kind == "person" else None,
                role=actor.role,
                name=actor.name,
                start=named.start if named else mention.start,
                end=named.end if named else mention.start,
            )

    @staticmethod
    def _join(mention: Mention, own: Event) -> None:
        account = account_of(mention)
        found, why = choose(account, Surroundings([account]).around(account))
        if found is not None and found.event is not None:
            mention.event_id, mention.merge_score = found.event, round(why.score, 2)
            mention.merge_reason = ", ".join(why.reasons)[:200]
            mention.save(update_fields=["event", "merge_score", "merge_reason"])
        events.refresh({own.pk, mention.event_id})


@dataclass(slots=True)
class AddPerson:
    """Say whom words of the article mean. The words become a further name of the person, which the reader learns."""

    article: Article
    user: Any
    actor: Actor
    name: str

    def execute(self) -> Appearance:
        """Do it and return it. Raises PermissionDenied, ValueError for words that the article does not have, Refused."""
        permissions.require(self.user)
        spans = passages.all_of(passages.whole_of(self.article), self.name)
        if not spans:
            raise ValueError(self.name)
        with transaction.atomic():
            Appearance.objects.filter(article=self.article, actor=self.actor).delete()
            person = Appearance.objects.create(
                article=self.article,
                actor=self.actor,
                name=self.name[:200],
                country=self.actor.country,
                role=self.actor.role,
                spans=spans,
                day_reported=timezone.localtime(self.article.published_at).date(),
                made_by=self.user.get_username(),
            )
            learns = self._teach()
            keep_person(person, Decision.Action.ADD, self.user, learns)
        log(instance=self.article, action="observatory.add", user=self.user)
        return person

    def _teach(self) -> bool:
        """Make the words a name of the actor; returns whether they were none yet. Only who may correct actors teaches."""
        known = {self.actor.name, *self.actor.aliases}
        if self.name in known or not self.user.has_perm(permissions.CHANGE_ACTOR):
            return False
        self.actor.aliases = [*self.actor.aliases, self.name]
        self.actor.edited = True
        self.actor.save(update_fields=["aliases", "edited"])
        teaching.write()
        return True


@dataclass(slots=True)
class TakeBackPerson:
    """Take back that an editor added a person; a name that was learnt with it is forgotten."""

    person: Appearance
    user: Any

    def execute(self) -> None:
        """Do it. Raises PermissionDenied, and ValueError for one that was read."""
        permissions.require(self.user)
        if not self.person.added:
            raise ValueError("only what was added is taken back")
        with transaction.atomic():
            actor, name = self.person.actor, self.person.name
            added = Decision.objects.filter(kind="person", item=self.person.pk, action=Decision.Action.ADD).first()
            keep_person(self.person, Decision.Action.UNDO, self.user, False)
            if actor and added and added.after.get("learns") and self.user.has_perm(permissions.CHANGE_ACTOR):
                actor.aliases = [alias for alias in actor.aliases if alias != name]
                actor.save(update_fields=["aliases"])
                teaching.write()
            self.person.delete()
        log(instance=self.person.article, action="observatory.undo", user=self.user)
