"""Fill the site: a front page, one section, and an article for each line of a JSON Lines file.

Rows are written in bulk, as Wagtail's own page calls would take half an hour for an archive; the rows are the same.
"""

from __future__ import annotations

import itertools
import json
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from wagtail.models import Locale, Page, ReferenceIndex, Site

from benchmarks.serve.wagtail_site.news.models import ArticlePage, FrontPage, SectionPage

BATCH = 500
ARTICLES_HAVE = "INSERT INTO news_articlepage (page_ptr_id, date, source, body) VALUES (%s, %s, %s, %s)"


class Command(BaseCommand):
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--password", required=True)

    def handle(self, *args: Any, file: Path, password: str, **options: Any) -> None:
        front = Page.get_first_root_node().add_child(instance=FrontPage(title="الأخبار", slug="front"))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"root_page": front, "hostname": "127.0.0.1", "site_name": "الأخبار"}
        )
        Page.objects.filter(depth=2).exclude(pk=front.pk).first().delete()
        section = front.add_child(instance=SectionPage(title="أخبار", slug="news", show_in_menus=True))
        kind, locale = ContentType.objects.get_for_model(ArticlePage), Locale.get_default()
        with file.open(encoding="utf-8") as lines:
            numbered = enumerate(map(json.loads, lines), start=1)
            while batch := list(itertools.islice(numbered, BATCH)):
                self._write(batch, section, kind, locale)
        section.numchild = ArticlePage.objects.count()
        section.save()
        ReferenceIndex.objects.all().delete()
        get_user_model().objects.create_superuser("editor", password=password)

    @staticmethod
    def _write(batch: list[tuple[int, dict[str, Any]]], section: Page, kind: ContentType, locale: Locale) -> None:
        pages, bodies = [], []
        for number, row in batch:
            date, slug = datetime.fromisoformat(row["date"]), f"{row['slug'][:200]}-{number}"
            pages.append(
                Page(path=Page._get_path(section.path, section.depth + 1, number), depth=section.depth + 1, numchild=0,
                     title=row["title"], draft_title=row["title"], slug=slug, url_path=f"{section.url_path}{slug}/",
                     content_type=kind, locale=locale, live=True, search_description=row["summary"],
                     first_published_at=date, last_published_at=date)
            )  # fmt: skip
            blocks = [{"type": "paragraph", "value": html, "id": f"{number}-{place}"}
                      for place, html in enumerate(row["body"])]  # fmt: skip
            bodies.append((date, row["source"], json.dumps(blocks)))
        with transaction.atomic(), connection.cursor() as cursor:
            made = Page.objects.bulk_create(pages)
            adapt = connection.ops.adapt_datetimefield_value
            cursor.executemany(
                ARTICLES_HAVE,
                [(page.pk, adapt(date), source, body) for page, (date, source, body) in zip(made, bodies, strict=True)],
            )
