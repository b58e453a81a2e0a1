"""The desk's lists with many articles: time and queries of each page, as an editor sees it, on SQLite.

31,000 made-up articles, 30,000 of them in one section. Each page is asked for six times; the median counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MEASURE = """
import random, statistics, time
import django; django.setup()
from datetime import UTC, datetime, timedelta
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from marsad.intake import Part, Provenance, Story
from marsad.newsroom.actions.import_stories import ImportStories
from marsad.newsroom.models import Article, FrontPage, Section, Source, User
from marsad.newsroom.roles import enlist

chance = random.Random(7)
words = "قال وزير النقل إن الميناء الجديد سيفتح أمام السفن بعد اكتمال التجارب في أحمد القاهرة الاقتصاد النفط".split()
def story(n):
    text = " ".join(chance.choices(words, k=150))
    return Story(
        title=" ".join(chance.choices(words, k=8)) + f" {n}", parts=(Part((text,)),),
        published=datetime(2015, 7, 1, tzinfo=UTC) + timedelta(minutes=3 * n),
        source=f"وكالة {n % 40}", authors=(f"كاتب {n % 300}",), tags=(f"وسم {n % 900}",),
        sections=("أخبار" if n % 31 else "رياضة",),
        provenance=Provenance(format="json", location="made", entry=str(n), digest=""),
    )
run = ImportStories(publish=True)
for start in range(0, 31_000, 250):
    run.take([story(n) for n in range(start, start + 250)])
editor = User.objects.create_user("editor", "e@example.org", "x")
enlist(editor, "editor")
client = Client(HTTP_HOST="127.0.0.1")
client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
section = Section.objects.get(title="أخبار")
lists, explore = reverse("articles:index"), reverse("wagtailadmin_explore", args=[section.pk])
article = Article.objects.order_by("-pk").first()
pages = {
    "home": reverse("wagtailadmin_home"),
    "all articles": lists,
    "all articles, page 400": lists + "?p=400",
    "all articles, one section": f"{lists}?section={section.pk}",
    "all articles, one source": f"{lists}?source={Source.objects.first().pk}",
    "all articles, an author": lists + "?author=كاتب 7",
    "all articles, drafts": lists + "?status=draft",
    "all articles, scheduled": lists + "?status=scheduled",
    "all articles, words": lists + "?q=احمد القاهره",
    "section of 30,000": explore,
    "section, page 400": explore + "?p=400",
    "section, words": explore + "?q=الاقتصاد",
    "search of the menu": reverse("wagtailadmin_pages:search") + "?q=الميناء",
    "article chooser": reverse("article_chooser:choose"),
    "article chooser, words": reverse("article_chooser:choose_results") + "?q=احمد",
    "sources": reverse("wagtailsnippets_newsroom_source:list"),
    "tags by use": reverse("wagtailsnippets_newsroom_tag:list") + "?ordering=-published",
    "edit an article": reverse("wagtailadmin_pages:edit", args=[article.pk]),
}
for name, url in pages.items():
    times = []
    for _ in range(6):
        started = time.perf_counter()
        response = client.get(url)
        times.append(time.perf_counter() - started)
        assert response.status_code == 200, (url, response.status_code)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    slowest = max((float(q["time"]) for q in captured), default=0)
    print(f"{name:28} {statistics.median(times) * 1000:6.0f} ms  {len(captured):4} queries  slowest {slowest * 1000:4.0f} ms")
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "MARSAD_HOME": str(Path(folder)),
            "DJANGO_SETTINGS_MODULE": "marsad.web.settings",
            "MARSAD_LOG_LEVEL": "WARNING",
        }
        for command in (
            ["-m", "marsad.cli", "migrate", "-v0"],
            ["-m", "marsad.cli", "collectstatic", "--noinput", "-v0"],
        ):
            subprocess.run([sys.executable, *command], env=environment, check=True)
        subprocess.run([sys.executable, "-c", MEASURE], env=environment, check=True)
