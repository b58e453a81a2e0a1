"""Keeps the record true to the articles: reads what is new or changed, takes out what is no longer live.

Reading is the work of every core: `read_many` gives it to worker processes that know no database, and writes what they hand
back here, in batches.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from marsad.newsroom.models import Article, Source
from marsad.observatory import events, keeping, taught, workers
from marsad.observatory.drafts import ArticleDraft, Job
from marsad.observatory.models import Appearance, ArticleReading, Mention, Statement
from marsad.observatory.signals import record_changing
from marsad.observatory.versions import reader_version
from marsad.observatory.vocabulary import Verdict
from marsad.observatory.writing import Told, write

#: Articles that are read and written together.
BATCH = 200
#: Articles that a worker process gets at a time, and batches that are under way at once.
CHUNK, AHEAD = 20, 3


def unread(reader: str | None = None) -> QuerySet[Article]:
    """Return the live articles that were not read, or not by this version of the reader."""
    done = ArticleReading.objects.filter(article=OuterRef("pk"), reader=reader or reader_version(), live=True)
    return Article.objects.filter(live=True, published_at__isnull=False).filter(~Exists(done))


def surplus() -> QuerySet[ArticleReading]:
    """Return the readings of articles that are no longer live."""
    return ArticleReading.objects.filter(live=True).filter(
        Q(article__live=False) | Q(article__published_at__isnull=True)
    )


def withdraw(ids: Iterable[int]) -> None:
    """Take out of sight what was read in these articles; what an editor decided is kept for when they come back."""
    ids = list(ids)
    with transaction.atomic():
        touched = set(Mention.objects.filter(article__in=ids).values_list("event", flat=True))
        Mention.objects.filter(article__in=ids).exclude(keeping.decided()).delete()
        Mention.objects.filter(article__in=ids).update(live=False)
        Statement.objects.filter(article__in=ids, verdict=Verdict.UNSEEN).delete()
        Statement.objects.filter(article__in=ids).update(live=False)
        Appearance.objects.filter(article__in=ids, made_by="reader").delete()
        ArticleReading.objects.filter(article__in=ids).update(live=False)
        events.refresh(touched)
        record_changing.send(ArticleReading, ids=ids)


def read(ids: Sequence[int], force: bool = False) -> int:
    """Read these articles here and now; returns how many. One that was read in this form is read again with `force` only."""
    return read_many(ids, processes=1, force=force)


def read_many(
    ids: Sequence[int],
    processes: int | None = None,
    force: bool = False,
    progress: Callable[[int], None] = lambda done: None,
    stop: Callable[[], bool] = lambda: False,
) -> int:
    """Read these articles on so many `processes` (every core by default) and write what was found.

    May be broken off at any time and done again: batches are whole. Returns how many articles were read. `progress` is
    told how many are done; `stop` is asked between batches.
    """
    reader = reader_version()
    ids = in_order(ids)
    done = 0
    with workers.pool(processes or os.cpu_count() or 1, len(ids), taught.files()) as executor:
        under_way: deque[tuple[list[Told], list[Future[list[ArticleDraft]]]]] = deque()
        batches = (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
        for batch in batches:
            under_way.append(_send(executor, batch, reader, force))
            if len(under_way) > AHEAD:
                done += _take(under_way.popleft(), reader)
                progress(done)
            if stop():
                break
        while under_way:
            done += _take(under_way.popleft(), reader)
            progress(done)
    return done


def in_order(ids: Iterable[int]) -> list[int]:
    """Return the live ones of these articles, oldest first, so that the first report is read first."""
    ids = list(ids)
    found: list[tuple[object, int]] = []
    for start in range(0, len(ids), 500):
        rows = Article.objects.filter(pk__in=ids[start : start + 500], live=True, published_at__isnull=False)
        found += rows.values_list("published_at", "pk")
    return [pk for _, pk in sorted(found)]


def _send(
    executor: Executor, batch: list[int], reader: str, force: bool
) -> tuple[list[Told], list[Future[list[ArticleDraft]]]]:
    """Give a batch to the workers; an article that is read in this form already is left out."""
    jobs, told = [], []
    here = dict(ArticleReading.objects.filter(article__in=batch, reader=reader, live=True).values_list("pk", "digest"))
    outlets = dict(Source.objects.values_list("pk", "name_en"))
    names = dict(Source.objects.values_list("pk", "name"))
    articles = Article.objects.filter(pk__in=batch).only("title", "body", "published_at", "source", "address")
    for article in articles:
        job = job_of(article, outlets.get(article.source_id) or names.get(article.source_id) or "")
        digest = digest_of(job)
        if force or here.get(article.pk) != digest:
            jobs.append(job)
            told.append(Told(article.pk, article.published_at, article.source_id, digest))
            keeping.follow(article.pk, f"{job.title}\n{job.text}")
    futures = [executor.submit(workers.draft_all, jobs[at : at + CHUNK]) for at in range(0, len(jobs), CHUNK)]
    return told, futures


def _take(sent: tuple[list[Told], list[Future[list[ArticleDraft]]]], reader: str) -> int:
    told, futures = sent
    drafts = [one for future in futures for one in future.result()]
    if drafts:
        write(drafts, told, reader)
    return len(told)


def job_of(article: Article, outlet: str) -> Job:
    """Return what a worker needs of an article. `published` is the day in the site's time zone."""
    title = " ".join(article.title.split("\n"))
    day = timezone.localtime(article.published_at).date()
    return Job(article.pk, title, article.text, day, outlet, article.address)


def digest_of(job: Job) -> str:
    """Return a digest of all that a reading depends on besides the reader."""
    parts = (job.title, job.text, job.day.isoformat(), job.outlet)
    return hashlib.md5("\n".join(parts).encode(), usedforsecurity=False).hexdigest()
