"""What was read in one article, for its panel and its view as a record."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings

from marsad.newsroom import made_of
from marsad.newsroom.models import Article
from marsad.newsroom.prepared import Prepared
from marsad.observatory.models import Appearance, ArticleReading, Mention, Participant, Statement
from marsad.observatory.queries import statements as said
from marsad.observatory.queries.lists import mentions_of
from marsad.observatory.vocabulary import Verdict

#: Earlier and later reports of the same events that the thread shows.
THREAD = 8

_READ = Prepared(lambda pk: ArticleReading.objects.filter(pk=pk, live=True).only("pk"), int)
_PEOPLE = Prepared(
    lambda pk: Appearance.objects.filter(article=pk).exclude(spans=[]).select_related("actor").order_by("pk"), int
)
_STATEMENTS = Prepared(
    lambda pk: said.live().filter(article=pk).select_related("speaker", "actor").defer("words").order_by("start"), int
)
_MENTIONS = Prepared(
    lambda pk: (
        Mention.objects.filter(article=pk, live=True)
        .exclude(verdict=Verdict.REJECTED)
        .select_related("event")
        .defer("marks")
        .order_by("start", "pk")
    ),
    int,
)
_SIDES = Prepared(
    lambda pks: Participant.objects.filter(mention__in=pks).select_related("actor", "person").order_by("pk"), list[int]
)
_REPORTS = Prepared(mentions_of, list[int])


@dataclass(slots=True)
class Told:
    """An account of the article with its sides."""

    mention: Mention
    acting: list[Participant] = field(default_factory=list)
    receiving: list[Participant] = field(default_factory=list)


@dataclass(slots=True)
class ArticleRecord:
    """All that is public of what was read in an article."""

    people: list[Appearance]
    statements: list[Statement]
    told: list[Told]
    thread: list[Mention] = field(default_factory=list)

    def with_status(self, *statuses: str) -> list[Told]:
        """Return the accounts with one of these statuses."""
        return [one for one in self.told if one.mention.status in statuses]

    @property
    def planned(self) -> list[Told]:
        return self.with_status("planned")

    @property
    def disputed(self) -> list[Told]:
        """What is alleged or denied here, or contradicted elsewhere."""
        return [one for one in self.told if one.mention.status in ("alleged", "denied") or one.mention.event.contested]

    @property
    def plain(self) -> list[Told]:
        """What happened or is called for."""
        seen = {id(one) for one in (*self.planned, *self.disputed)}
        return [one for one in self.told if id(one) not in seen]

    def __bool__(self) -> bool:
        return bool(self.people or self.statements or self.told)


def shown_record(article: Article) -> ArticleRecord | None:
    """Return what was read in a live article, None where it was not read or nothing was found. Asked for once a page.

    The page is noted to depend on the readings of this article and of those that tell of the same events, and no others.
    """
    if not hasattr(article, "_shown_record"):
        article._shown_record = _shown_record(article)
    return article._shown_record


def _shown_record(article: Article) -> ArticleRecord | None:
    if not settings.MARSAD_RECORD or article.pk is None:
        return None
    with made_of.aside(f"record:{article.pk}", "record:*"):
        if not _READ(article.pk):
            return None
        found = record_of(article)
    for mention in found.thread:
        made_of.note(f"article:{mention.article_id}", f"source:{mention.source_id}")
    return found or None


def record_of(article: Article, thread: bool = True) -> ArticleRecord:
    """Return what was read in a live article; three to five queries."""
    people, statements = _PEOPLE(article.pk), _STATEMENTS(article.pk)
    told = {mention.pk: Told(mention) for mention in _MENTIONS(article.pk)}
    for side in _SIDES(list(told)):
        one = told[side.mention_id]
        (one.acting if side.acts else one.receiving).append(side)
    found = ArticleRecord(people, statements, list(told.values()))
    if thread and told:
        found.thread = _thread(article, {one.mention.event_id for one in found.told if one.mention.event.reports > 1})
    return found


def _thread(article: Article, events: set[int]) -> list[Mention]:
    """Return other articles' accounts of the same events, one an article, the nearest in time, oldest first."""
    if not events:
        return []
    by_article: dict[int, list[Mention]] = defaultdict(list)
    for mention in _REPORTS(sorted(events)):
        if mention.article_id != article.pk:
            by_article[mention.article_id].append(mention)
    # Articles that share most events come first; of those, the nearest.
    order = sorted(
        by_article.values(),
        key=lambda mine: (
            -len({m.event_id for m in mine}),
            abs((mine[0].published - article.published_at).total_seconds()),
        ),
    )
    return sorted((mine[0] for mine in order[:THREAD]), key=lambda m: (m.published, m.pk))
