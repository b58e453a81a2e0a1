"""Counting what is read, without cookies, and telling what is read most.

A page's script reports once that it was opened. Reports are gathered in memory and written every few seconds, so that
a busy article is one write and not a thousand. Repeated reports of one address for one article within the hour count
once; the address is known only as a keyed digest, in memory, and forgotten with the hour.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import Counter
from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import BigAutoField, F, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from marsad.delivery.models import ReadCount
from marsad.newsroom import listings
from marsad.newsroom.models import Article
from marsad.newsroom.visitors import client_address

FLUSH_SECONDS = 5
SAME_READER_SECONDS = 3600
#: How many readers are remembered at most; beyond that the hour is cut short.
MOST_REMEMBERED = 50_000
#: Over how many days «most read» looks, and how long its answer holds.
MOST_READ_DAYS = 7
MOST_READ_SECONDS = 60
MOST_READ_LENGTH = 6


class ReadCounter:
    """The reports of one process that are not written yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pending: Counter[int] = Counter()
        self._seen: set[bytes] = set()
        self._key = secrets.token_bytes(16)
        self._hour = self._flushed = time.monotonic()

    def report(self, article_id: int, reader: str) -> None:
        """Note that `reader` (an address) opened the article; writes what has gathered when it is time."""
        with self._lock:
            now = time.monotonic()
            if now - self._hour > SAME_READER_SECONDS or len(self._seen) >= MOST_REMEMBERED:
                self._seen.clear()
                self._key, self._hour = secrets.token_bytes(16), now
            mark = hmac.digest(self._key, f"{article_id} {reader}".encode(), hashlib.sha256)[:12]
            if mark in self._seen:
                return
            self._seen.add(mark)
            self._pending[article_id] += 1
            due = now - self._flushed >= FLUSH_SECONDS
        if due:
            self.flush()

    def flush(self) -> None:
        """Write what has gathered; what cannot be written now is kept for the next time, and the error raised."""
        with self._lock:
            pending, self._pending = self._pending, Counter()
            self._flushed = time.monotonic()
        if not pending:
            return
        try:
            self._write(pending)
        except Exception:
            with self._lock:
                self._pending.update(pending)
            raise

    @staticmethod
    def _write(pending: Counter[int]) -> None:
        """Add the reports of live articles to their counts of today, all or none."""
        today = timezone.localdate()
        known = set(Article.objects.filter(pk__in=pending, live=True).values_list("pk", flat=True))
        with transaction.atomic():
            rows = [ReadCount(article_id=pk, day=today) for pk in known]
            ReadCount.objects.bulk_create(rows, ignore_conflicts=True)
            for pk in known:
                ReadCount.objects.filter(article=pk, day=today).update(count=F("count") + pending[pk])


counter = ReadCounter()


@csrf_exempt
@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a page's report that it was opened. Says nothing back, and nothing to other sites.

    Http404 for a number that no primary key can be: one of them would fail the writing of all others.
    """
    if pk > BigAutoField.MAX_BIGINT:
        raise Http404
    if request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin":
        counter.report(pk, client_address(request))
    response = HttpResponse(status=204)
    response["Cache-Control"] = "no-store"
    return response


def most_read(length: int = MOST_READ_LENGTH) -> list[Article]:
    """Return the live articles that were read most in the last days, filled up with the newest; headlines, no cards."""
    ids = cache.get("most_read")
    if ids is None:
        since = timezone.localdate() - timedelta(days=MOST_READ_DAYS)
        rows = ReadCount.objects.filter(day__gt=since, article__live=True).values("article").annotate(n=Sum("count"))
        ids = list(rows.order_by("-n", "-article").values_list("article", flat=True)[: MOST_READ_LENGTH * 2])
        cache.set("most_read", ids, MOST_READ_SECONDS)
    if len(ids) < length:
        newest = listings.everything().entries().values_list("article_id", flat=True)[: length * 2]
        ids = [*ids, *(pk for pk in newest if pk not in ids)]
    found = Article.objects.live().defer("body").in_bulk(ids[: length * 2])
    return [found[pk] for pk in ids if pk in found][:length]
