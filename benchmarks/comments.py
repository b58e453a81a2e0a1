"""Comments: showing a thread of 1,000, taking one in beside 100,000 others, and the proof of work on the server."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

THREAD, ALL, RUNS = 1_000, 100_000, 15
TEXT = "لا أظن أن الرصيف الجديد سيغير شيئا ما لم تُصلح الطرق المؤدية إليه.\n\nفالشاحنات تنتظر ساعات عند المدخل."


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            MARSAD_HOME=home, DJANGO_SETTINGS_MODULE="marsad.web.settings", MARSAD_LOG_LEVEL="WARNING", DATABASE_URL=""
        )
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        _measure()


def timed(label: str, action: Callable[[], Any], runs: int = RUNS) -> None:
    """Print the median processor time of `action` in milliseconds; the database (SQLite) is part of the process."""
    action()
    times = []
    for _ in range(runs):
        started = time.process_time()
        action()
        times.append(time.process_time() - started)
    print(f"{label:<58}{statistics.median(times) * 1000:9.2f} ms")


def _measure() -> None:
    import altcha
    from django.template import Context, Template
    from django.test import RequestFactory

    from marsad.discussion import threads
    from marsad.discussion.checks import proofs
    from marsad.newsroom.models import Institution

    article, crowd = _articles()
    request = RequestFactory().get("/")
    page = Template("{% load discussion_tags %}{% comments article %}")
    context = Context({"article": article, "request": request})
    timed(f"load a thread of {THREAD:,} from {ALL:,} comments", lambda: threads.load(article.pk))
    timed(f"load and write it as HTML ({len(page.render(context)) // 1024} KiB)", lambda: page.render(context))
    _submit(article, Institution.for_request(request))
    timed("make a proof-of-work challenge", lambda: proofs.challenge(article.pk))
    challenge = altcha.Challenge.from_dict(proofs.challenge(article.pk))
    proof = altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()
    timed("check a proof of work", lambda: proofs.holds(proof, article.pk))
    print(f"(the comments of other articles lie under article {crowd.pk})", file=sys.stderr)


def _articles() -> tuple[Any, Any]:
    """Make one article with the thread and one with all other comments."""
    from django.utils import timezone

    from marsad.discussion.models import Comment, Status
    from marsad.newsroom.models import Article, FrontPage, Section

    now = timezone.now()
    section = FrontPage.objects.get().add_child(instance=Section(title="أخبار"))
    made = []
    for title, count in (("رصيف جديد", THREAD), ("كل ما عداه", ALL - THREAD)):
        article = section.add_child(instance=Article(title=title))
        article.save_revision().publish()
        rows = [
            Comment(
                article=article,
                name=f"قارئ {n}",
                text=f"{TEXT} {n}",
                status=Status.APPROVED,
                email_hash=f"{n}",
                created_at=now - timedelta(minutes=20 + count - n),
            )
            for n in range(count)
        ]
        for row in rows:
            row.prepare()
        Comment.objects.bulk_create(rows, batch_size=2000)
        made.append(Article.objects.get(pk=article.pk))
    # Two of three answer one of the hundred first ones.
    rows = list(Comment.objects.filter(article=made[0]).order_by("pk"))
    for number, row in enumerate(rows[100:]):
        row.parent = rows[number % 100] if number % 3 else None
    Comment.objects.bulk_update(rows[100:], ["parent"], batch_size=500)
    return made[0], made[1]


def _submit(article: Any, institution: Any) -> None:
    from marsad.discussion.actions import SubmitComment

    numbers = iter(range(10_000))

    def one() -> None:
        number = next(numbers)
        text = f"{TEXT} وهذا رقم {number}"
        SubmitComment(
            article, institution, "سلمى", f"r{number}@example.org", text, text, address=f"203.0.113.{number}"
        ).execute()

    timed(f"take a comment in beside {ALL:,} others, all checks", one)
