"""What a page costs that is not on disk: database queries, CPU and bytes for each page type, and the files it needs.

The site is the demo's content and 5,000 made articles more, in a database of its own. Comments, related articles and
whatever other rooms bring are part of the pages.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.import_corpus import _made

ROUNDS = 20
FONTS = ("fonts/sans-600.woff2", "fonts/naskh-400.woff2")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "MARSAD_HOME": folder, "MARSAD_LOG_LEVEL": "ERROR",
                       "DJANGO_SETTINGS_MODULE": "marsad.web.settings"}  # fmt: skip
        archive = _made(Path(folder))
        for command in (["demo"], ["import", archive, "--publish"]):
            subprocess.run(
                [sys.executable, "-m", "marsad.cli", *command], env=environment, check=True, capture_output=True
            )
        code = "from benchmarks.pages import measure; measure()"
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def measure() -> None:
    """Print the figures for the site in MARSAD_HOME; runs in a process of its own, where Django is set up for it."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client

    from marsad.cli import prepare

    prepare.static_files()
    client = Client(headers={"host": "127.0.0.1"})
    print(f"{'page':12} {'queries':>7} {'CPU ms':>7} {'bytes':>7} {'gzip':>6}")
    for name, address in _addresses():
        client.get(address)
        queries: list[str] = []

        def counted(execute, sql, params, many, context, queries=queries):
            queries.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(counted):
            response = client.get(address)
        started = time.process_time()
        for _ in range(ROUNDS):
            client.get(address)
        spent = (time.process_time() - started) / ROUNDS * 1000
        page = response.content
        print(f"{name:12} {len(queries):7} {spent:7.1f} {len(page):7,} {len(gzip.compress(page)):6,}")
    _files()


def _addresses() -> list[tuple[str, str]]:
    from marsad.newsroom.models import Article, Author, Section, Study

    by_length = list(Article.objects.filter(is_demo=True, study=None, picture__isnull=False).order_by("word_count"))
    section = Section.objects.get(pk=Article.objects.filter(is_demo=False).first().section.pk)
    return [
        ("front", "/"),
        ("section", section.url),
        ("its page 200", f"{section.url}page/200/"),
        ("article", by_length[len(by_length) // 2].url),
        ("longest", by_length[-1].url),
        ("study", Study.objects.first().url),
        ("author", Author.objects.filter(article_links__isnull=False).first().get_absolute_url()),
    ]


def _files() -> None:
    from marsad.web import bundles

    fonts = Path(bundles.__file__).parent / "static/marsad"
    for name, size in (
        ("stylesheet", len(gzip.compress(bundles.css().encode()))),
        ("script", len(gzip.compress(bundles.js().encode()))),
        ("two fonts", sum((fonts / font).stat().st_size for font in FONTS)),
    ):
        print(f"{name:12} {size:7,} bytes as sent")


if __name__ == "__main__":
    main()
