"""The import: Stories become articles, in batches, each batch whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry

from marsad.arabic import reading_minutes, slugify
from marsad.intake import Story, address_key, fingerprint
from marsad.newsroom import listings
from marsad.newsroom.actions.page_rows import Shelf, insert_articles
from marsad.newsroom.actions.records import Records, cut
from marsad.newsroom.actions.rich_text import rich_text
from marsad.newsroom.models import Article, ArticleAuthor, Author, Origin, Section, Source, Tag, TaggedArticle, User
from marsad.newsroom.signal_handlers import announce
from marsad.newsroom.signals import articles_published, stories_imported

#: Where stories are filed that name no section.
DEFAULT_SECTION = "أخبار"
#: How many stories go into one transaction: large enough to be quick, small enough to lose little when killed.
BATCH = 250
#: How long an imported breaking report wears its label.
BREAKING = timedelta(hours=2)
TITLE_LIMIT = 255


@dataclass(slots=True)
class Outcome:
    """What became of a batch: the new articles' primary keys with their stories, and how many were already here."""

    stories: list[tuple[int, Story]] = field(default_factory=list)
    known: int = 0

    @property
    def made(self) -> list[int]:
        """Primary keys of the new articles."""
        return [pk for pk, _ in self.stories]


@dataclass(slots=True)
class Arrival:
    """A story on its way to becoming an article, with the keys under which it is recognised."""

    story: Story
    fingerprint: str
    address_key: str

    @classmethod
    def of(cls, story: Story) -> Arrival:
        key = address_key(story.address) if story.address else ""
        return cls(story, fingerprint(story), hashlib.sha256(key.encode()).hexdigest() if key else "")

    def origin(self, article_id: int) -> Origin:
        """Return the record of where it came from."""
        came = self.story.provenance
        return Origin(
            article_id=article_id,
            address_key=self.address_key,
            fingerprint=self.fingerprint,
            address=self.story.address,
            format=came.format,
            location=came.location,
            entry=came.entry,
            digest=came.digest,
        )


class ImportStories:
    """Imports stories as drafts, or published at once. One instance serves one run and remembers its records.

    The same story twice is one article: the same address, or the same text after folding. A second account of a known
    text from another address is kept as a further origin of the article.
    """

    def __init__(self, *, user: User | None = None, publish: bool = False, section: str | None = None) -> None:
        self.user = user
        self.publish = publish
        self.section = section
        self.records = Records()
        self._shelves: dict[int, Shelf] = {}
        self._content_type = ContentType.objects.get_for_model(Article)
        self._locale = Locale.get_default()

    def take(self, stories: Sequence[Story]) -> Outcome:
        """Import one batch in one transaction and return what became of it."""
        arrivals = [Arrival.of(story) for story in stories]
        try:
            with transaction.atomic():
                return self._take(arrivals)
        except BaseException:
            self.records.forget()
            self._shelves.clear()
            raise

    def _take(self, arrivals: list[Arrival]) -> Outcome:
        fresh, outcome = self._sort_out(arrivals)
        if not fresh:
            return outcome
        self._ensure_records(fresh)
        articles = self._build(fresh)
        insert_articles(articles)
        self._link(fresh, articles)
        outcome.stories = [(article.pk, arrival.story) for article, arrival in zip(articles, fresh, strict=True)]
        if self.publish:
            listings.refile_many(outcome.made)
            announce(articles_published, outcome.made, bulk=True)
        transaction.on_commit(partial(stories_imported.send_robust, Article, pairs=outcome.stories))
        return outcome

    def _sort_out(self, arrivals: list[Arrival]) -> tuple[list[Arrival], Outcome]:
        """Part what is new from what is known, in the database or earlier in this batch."""
        by_address, by_text, known_origins = self._known(arrivals)
        fresh: list[Arrival] = []
        outcome = Outcome()
        further: list[Origin] = []
        batch_address: set[str] = set()
        batch_text: set[str] = set()
        for arrival in arrivals:
            article = by_address.get(arrival.address_key) or by_text.get(arrival.fingerprint)
            in_batch = arrival.address_key in batch_address or arrival.fingerprint in batch_text
            if article is None and not in_batch:
                fresh.append(arrival)
                batch_text.add(arrival.fingerprint)
                if arrival.address_key:
                    batch_address.add(arrival.address_key)
                continue
            outcome.known += 1
            mark = (arrival.address_key, arrival.fingerprint)
            if article is not None and arrival.address_key and mark not in known_origins:
                known_origins.add(mark)
                further.append(arrival.origin(article))
        Origin.objects.bulk_create(further)
        return fresh, outcome

    def _known(self, arrivals: list[Arrival]) -> tuple[dict[str, int], dict[str, int], set[tuple[str, str]]]:
        fields = ("address_key", "fingerprint", "article_id")
        rows = {
            *Origin.objects.filter(address_key__in={a.address_key for a in arrivals} - {""}).values_list(*fields),
            *Origin.objects.filter(fingerprint__in={a.fingerprint for a in arrivals}).values_list(*fields),
        }
        return (
            {address: article for address, _, article in rows if address},
            {text: article for _, text, article in rows},
            {(address, text) for address, text, _ in rows},
        )

    def _ensure_records(self, fresh: list[Arrival]) -> None:
        stories = [arrival.story for arrival in fresh]
        self.records.ensure(
            Source, {s.source for s in stories if s.source} | {p.source for s in stories for p in s.parts if p.source}
        )
        self.records.ensure(Author, {name for s in stories for name in s.authors})
        self.records.ensure(Tag, {name for s in stories for name in s.tags})

    def _build(self, fresh: list[Arrival]) -> list[Article]:
        filed = [self._sections(arrival.story) for arrival in fresh]
        titles = [cut(arrival.story.title, TITLE_LIMIT) for arrival in fresh]
        bases = [slugify(title) for title in titles]
        for section in {sections[0].pk: sections[0] for sections in filed}.values():
            shelf = self._shelves.setdefault(section.pk, Shelf(section))
            shelf.open([base for base, sections in zip(bases, filed, strict=True) if sections[0].pk == section.pk])
        return [
            self._article(arrival.story, title, base, sections[0])
            for arrival, title, base, sections in zip(fresh, titles, bases, filed, strict=True)
        ]

    def _sections(self, story: Story) -> list[Section]:
        names = [self.section] if self.section else []
        names += [name for name in story.sections if name.strip()]
        return [self.records.section(name) for name in names or [DEFAULT_SECTION]]

    def _article(self, story: Story, title: str, base: str, section: Section) -> Article:
        now = timezone.now()
        shelf = self._shelves[section.pk]
        published = story.published or now
        article = Article(
            title=title,
            draft_title=title,
            slug=shelf.slug(base),
            path=shelf.path(),
            depth=section.depth + 1,
            content_type=self._content_type,
            locale=self._locale,
            owner=self.user,
            live=self.publish,
            has_unpublished_changes=not self.publish,
            summary=cut(story.summary, 600),
            source_id=self.records.get(Source, story.source) if story.source else None,
            address=story.address[:2000],
            language=story.language[:8] or "ar",
            published_at=published,
            updated_at=story.updated if story.updated and story.updated > published else None,
            breaking_until=now + BREAKING if story.breaking and now - published < BREAKING else None,
            body=self._body(story),
            word_count=len(story.text.split()),
            minutes=reading_minutes(story.text),
        )
        if self.publish:
            article.first_published_at = article.last_published_at = now
        article.set_url_path(section)
        return article

    def _body(self, story: Story) -> list[dict[str, Any]]:
        return [
            {
                "type": "part",
                "value": {
                    "text": rich_text(part),
                    "source": self.records.get(Source, part.source) if part.source else None,
                },
            }
            for part in story.parts
        ]

    def _link(self, fresh: list[Arrival], articles: list[Article]) -> None:
        """Write the rows that hang on the new articles."""
        added: dict[int, int] = {}
        origins, tags, authors, further, log = [], [], [], [], []
        through = Article.sections.through
        now = timezone.now()
        for arrival, article in zip(fresh, articles, strict=True):
            sections = self._sections(arrival.story)
            added[sections[0].pk] = added.get(sections[0].pk, 0) + 1
            origins.append(arrival.origin(article.pk))
            further += [
                through(article_id=article.pk, section_id=pk) for pk in {s.pk for s in sections[1:]} - {sections[0].pk}
            ]
            tags += [
                TaggedArticle(content_object_id=article.pk, tag_id=pk) for pk in self._keys(Tag, arrival.story.tags)
            ]
            authors += [
                ArticleAuthor(article_id=article.pk, author_id=pk, sort_order=place)
                for place, pk in enumerate(self._keys(Author, arrival.story.authors))
            ]
            log.append(self._log_entry(article, arrival, now))
        for section_id, number in added.items():
            Page.objects.filter(pk=section_id).update(numchild=F("numchild") + number)
        for model, rows in (
            (Origin, origins),
            (TaggedArticle, tags),
            (ArticleAuthor, authors),
            (through, further),
            (PageLogEntry, log),
        ):
            model.objects.bulk_create(rows, batch_size=500)

    def _keys(self, model: Any, names: Sequence[str]) -> list[int]:
        keys = (self.records.get(model, name) for name in names)
        return [pk for pk in dict.fromkeys(keys) if pk is not None]

    def _log_entry(self, article: Article, arrival: Arrival, now: datetime) -> PageLogEntry:
        came = arrival.story.provenance
        return PageLogEntry(
            page_id=article.pk,
            content_type=self._content_type,
            label=article.title[:200],
            action="marsad.import",
            data={"location": came.location, "entry": came.entry, "format": came.format},
            timestamp=now,
            user=self.user,
            content_changed=True,
        )
