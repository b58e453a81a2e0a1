"""Writes drafts into the record, a batch in one transaction: actors, statements, mentions, and the events they belong to.

What an editor decided stays: a reading neither changes nor repeats it (`keeping.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from marsad.newsroom.models import Lease
from marsad.observatory import events, keeping, naming
from marsad.observatory.actors import Book, seed
from marsad.observatory.drafts import ArticleDraft, MentionDraft, PersonDraft, StatementDraft
from marsad.observatory.gathering import Surroundings
from marsad.observatory.merging import Account, Gathering, choose, read_marks, where
from marsad.observatory.models import (
    Appearance,
    ArticleReading,
    Event,
    Mention,
    Participant,
    Statement,
    StatementAbout,
)
from marsad.observatory.naming import Seed
from marsad.observatory.signals import record_changing

_BATCH = 500
MERGE_LEASE = "observatory.merge"


@dataclass(frozen=True, slots=True)
class Told:
    """What the record has to know of an article besides its draft. `digest` is that of what was read."""

    article: int
    published: datetime
    source: int | None
    digest: str

    @property
    def day(self) -> date:
        return timezone.localtime(self.published).date()


def write(drafts: Sequence[ArticleDraft], told: Sequence[Told], reader: str) -> None:
    """Make the record say what these drafts say of their articles, in the order of the articles' dates."""
    seed()
    about = {one.article: one for one in told}
    drafts = sorted(drafts, key=lambda one: (about[one.article].published, one.article))
    with transaction.atomic():
        _one_at_a_time()
        drafts, emptied = keeping.make_room(drafts)
        _Batch(drafts, about, reader).write()
        events.refresh(emptied)
        record_changing.send(ArticleReading, ids=sorted(about))


def _one_at_a_time() -> None:
    """Wait for whoever else is merging. SQLite has one writer anyhow."""
    if connection.vendor != "sqlite":
        Lease.objects.get_or_create(name=MERGE_LEASE, defaults={"holder": "", "until": timezone.now()})
        Lease.objects.select_for_update().get(name=MERGE_LEASE)


def seed_of(person: PersonDraft) -> Seed:
    """Return the actor that a person would be."""
    return Seed(person.key, "person", person.code, person.role, person.name, "", (), person.country, None)


class _Batch:
    """One batch on its way into the tables."""

    def __init__(self, drafts: Sequence[ArticleDraft], about: dict[int, Told], reader: str) -> None:
        self.drafts, self.about, self.reader = drafts, about, reader
        self.book = Book()

    def write(self) -> None:
        self._meet_actors()
        self._write_people()
        self._write_statements()
        self._write_mentions()
        ArticleReading.objects.bulk_create(
            [
                ArticleReading(article_id=d.article, reader=self.reader, digest=self.about[d.article].digest)
                for d in self.drafts
            ],
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["reader", "digest", "read_at", "live"],
        )

    def _meet_actors(self) -> None:
        wanted: list[Seed] = []
        codes: set[str] = set()
        for draft in self.drafts:
            active = {side.person for m in draft.mentions for side in m.sides} | {s.person for s in draft.statements}
            wanted += [
                seed_of(person)
                for i, person in enumerate(draft.people)
                if person.key and (i in active or person.key.startswith("P:"))
            ]
            codes |= {side.code for mention in draft.mentions for side in mention.sides}
            codes |= {code for said in draft.statements for code in (said.code, *said.about_codes) if code}
        self.book.look_up([*map(naming.code_seed, sorted(codes)), *wanted])

    def _person(self, draft: ArticleDraft, index: int | None) -> int | None:
        return self.book.get(draft.people[index].key) if index is not None else None

    def _write_people(self) -> None:
        Appearance.objects.bulk_create(
            (
                Appearance(
                    article_id=draft.article,
                    actor_id=self.book.get(person.key),
                    name=person.name,
                    title=person.title,
                    country=person.country,
                    role=person.role,
                    spans=[list(span) for span in person.spans],
                    day_reported=self.about[draft.article].day,
                )
                for draft in self.drafts
                for person in draft.people
                if person.spans
            ),
            batch_size=_BATCH,
        )

    def _write_statements(self) -> None:
        pairs = [(draft, said) for draft in self.drafts for said in draft.statements]
        rows = Statement.objects.bulk_create([self._statement(draft, said) for draft, said in pairs], batch_size=_BATCH)
        about: list[StatementAbout] = []
        for (draft, said), row in zip(pairs, rows, strict=True):
            actors = {self._person(draft, i) for i in said.about} | {self.book.get(code) for code in said.about_codes}
            about += [
                StatementAbout(statement=row, actor_id=actor, day_reported=row.day_reported)
                for actor in sorted(filter(None, actors - {row.speaker_id}))
            ]
        StatementAbout.objects.bulk_create(about, batch_size=_BATCH)

    def _statement(self, draft: ArticleDraft, said: StatementDraft) -> Statement:
        told = self.about[draft.article]
        actor = self.book.get(said.code)
        return Statement(
            article_id=draft.article,
            source_id=told.source,
            speaker_name=said.speaker,
            speaker_start=said.speaker_start,
            speaker_end=said.speaker_end,
            speaker_id=self._person(draft, said.person) or (actor if said.person is None else None),
            actor_id=actor,
            cue=said.cue,
            kind=said.kind,
            stance=said.stance,
            content=said.content,
            addressee=said.addressee,
            medium=said.medium,
            words=said.words,
            confidence=said.confidence,
            rule=said.rule,
            reader=self.reader,
            start=said.start,
            end=said.end,
            day_reported=told.day,
        )

    def _write_mentions(self) -> None:
        pairs = [(draft, mention, self._account(draft, mention)) for draft in self.drafts for mention in draft.mentions]
        surroundings = Surroundings(account for _, _, account in pairs)
        chosen: list[tuple[Gathering, float, str]] = []
        for _, _, account in pairs:
            gathering, found = choose(account, surroundings.around(account))
            if gathering is None:
                gathering = Gathering(None, [])
            surroundings.add(gathering, account)
            chosen.append((gathering, found.score if len(gathering.accounts) > 1 else 0.0, ", ".join(found.reasons)))
        fresh = self._make_events([(g, pair) for (g, _, _), pair in zip(chosen, pairs, strict=True)])
        rows = Mention.objects.bulk_create(
            [
                self._mention(draft, mention, gathering, score, reason)
                for (draft, mention, _), (gathering, score, reason) in zip(pairs, chosen, strict=True)
            ],
            batch_size=_BATCH,
        )
        Participant.objects.bulk_create(
            (
                Participant(
                    mention=row,
                    acts=side.acts,
                    actor_id=self.book[side.code],
                    person_id=self._person(draft, side.person),
                    role=side.role,
                    name=side.name,
                    start=side.start,
                    end=side.end,
                )
                for (draft, mention, _), row in zip(pairs, rows, strict=True)
                for side in mention.sides
            ),
            batch_size=_BATCH,
        )
        events.refresh(fresh, fresh=True)
        events.refresh({gathering.event for gathering, _, _ in chosen if gathering.event} - fresh)

    def _make_events(self, chosen: list[tuple[Gathering, tuple[ArticleDraft, MentionDraft, Account]]]) -> set[int]:
        """Make the events that are new; returns their primary keys."""
        new: dict[int, tuple[Gathering, Event]] = {}
        for gathering, (draft, mention, account) in chosen:
            if gathering.event is None and id(gathering) not in new:
                published = self.about[draft.article].published
                event = Event(
                    type=mention.type,
                    status=mention.status,
                    sort_day=account.sort_day,
                    first_reported=published,
                    last_reported=published,
                )
                new[id(gathering)] = gathering, event
        made = Event.objects.bulk_create([event for _, event in new.values()], batch_size=_BATCH)
        for (gathering, _), event in zip(new.values(), made, strict=True):
            gathering.event = event.pk
        return {event.pk for event in made}

    def _account(self, draft: ArticleDraft, mention: MentionDraft) -> Account:
        codes = {acts: frozenset(self.book[s.code] for s in mention.sides if s.acts is acts) for acts in (True, False)}
        persons = {
            acts: frozenset(filter(None, (self._person(draft, s.person) for s in mention.sides if s.acts is acts)))
            for acts in (True, False)
        }
        return Account(
            mention.type,
            mention.status,
            codes[True],
            codes[False],
            persons[True],
            persons[False],
            mention.day,
            mention.granularity,
            self.about[draft.article].day,
            where(mention.place),
            mention.trigger,
            draft.article,
            read_marks(mention.marks),
        )

    def _mention(
        self, draft: ArticleDraft, mention: MentionDraft, gathering: Gathering, score: float, reason: str
    ) -> Mention:
        told = self.about[draft.article]
        return Mention(
            event_id=gathering.event,
            article_id=draft.article,
            source_id=told.source,
            type=mention.type,
            mode=mention.mode,
            status=mention.status,
            day=mention.day,
            granularity=mention.granularity,
            date_basis=mention.date_basis,
            place=mention.place,
            according_to=mention.according_to,
            quote=mention.quote,
            trigger=mention.trigger,
            marks=mention.marks,
            confidence=mention.confidence,
            rule=mention.rule,
            reader=self.reader,
            start=mention.start,
            end=mention.end,
            published=told.published,
            day_reported=told.day,
            merge_score=round(score, 2),
            merge_reason=reason[:200] if score else "",
        )
