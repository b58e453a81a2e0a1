"""The archive that the systems serve: made once from the corpus beside the checkout, and kept for the next run.

FOLDER/marsad/        Marsad's home, every page written once
FOLDER/wagtail/       the ordinary Wagtail site's home
FOLDER/archive.jsonl  the articles, newest first: address, marker, title, text
FOLDER/ready          there when all of it is
"""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks._processes import marsad, marsad_environment

REPOSITORY = Path(__file__).parent.parent.parent
CORPUS = REPOSITORY.parent / "shared" / "corpus"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "marsad-benchmarks"
#: The address under which every system is asked, whatever its port, so that written pages hold in the next run.
HOST = "news.example"
PASSWORD = "for-measuring-only"

EXPORT = r"""
import django, json, re, sys; django.setup()
from marsad.newsroom.models import Article
def marker(title):
    # Letters and spaces alone read the same in every system's HTML.
    return max(re.findall(r"[\u0621-\u064a ]+", title), key=len, default="").strip()
with open(sys.argv[1], "w", encoding="utf-8") as file:
    for article in Article.objects.live().select_related("source").order_by("-published_at", "-pk").iterator(500):
        texts = [str(block.value["text"]) for block in article.body if block.block_type == "part"]
        file.write(json.dumps({
            "path": article.get_url(), "marker": marker(article.title), "title": article.title, "slug": article.slug,
            "summary": article.summary or "", "date": article.published_at.isoformat(), "body": texts,
            "source": article.source.name if article.source else ""}, ensure_ascii=False) + "\n")
"""
FINISH = """
import django; django.setup()
from marsad.newsroom.models import User
user = User.objects.filter(username="editor").first() or User(username="editor", is_superuser=True, is_staff=True)
user.set_password("{password}"); user.save()
from django_tasks_db.models import DBTaskResult
DBTaskResult.objects.all().delete()
from marsad.newsroom.models import Section
print(Section.objects.first().pk)
"""


@dataclass(frozen=True, slots=True)
class Item:
    """An article of the archive: its address in Marsad, and words of its title that every page of it has."""

    path: str
    marker: str


@dataclass(frozen=True, slots=True)
class Archive:
    """A prepared folder. `items` are the articles that are asked for, the newest first; `count` is how many there are."""

    folder: Path
    items: list[Item]
    section: int
    count: int

    @property
    def marsad(self) -> Path:
        return self.folder / "marsad"

    @property
    def wagtail(self) -> Path:
        return self.folder / "wagtail"


def available() -> bool:
    """Say whether the corpus is there."""
    return any(CORPUS.glob("*.zip"))


def settings(home: Path, **more: str) -> dict[str, str]:
    """Return Marsad's environment, as an operator has it but for the place and the address."""
    return marsad_environment(home, MARSAD_BASE_URL=f"http://{HOST}", **more)


def wagtail_settings(home: Path, cached: bool = False) -> dict[str, str]:
    """Return the ordinary site's environment."""
    more = {"WAGTAIL_CACHED": "1"} if cached else {}
    return {**os.environ, "WAGTAIL_HOME": str(home), "PYTHONPATH": str(REPOSITORY), **more,
            "DJANGO_SETTINGS_MODULE": "benchmarks.serve.wagtail_site.settings"}  # fmt: skip


def prepare(limit: int | None, folder: Path | None = None, mix: int | None = None) -> Archive:
    """Return the archive of the first `limit` reports of the corpus (all when None), made when it is not there yet.

    With `mix`, only the newest and so many others by chance are asked for.
    """
    folder = folder or CACHE / f"serve-{limit or 'all'}"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        section = _make_marsad(folder, limit)
        _make_wagtail(folder)
        (folder / "ready").write_text(section)
    with (folder / "archive.jsonl").open(encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        items = [Item(quote(row["path"], safe="/%"), row["marker"]) for row in rows if len(row["marker"]) > 8]
    count = len(items)
    if mix is not None and mix < count:
        items = [items[0], *random.Random(mix).sample(items[1:], mix - 1)]
    return Archive(folder, items, int((folder / "ready").read_text()), count)


def _make_marsad(folder: Path, limit: int | None) -> str:
    """Import with the real command; returns the primary key of the section that everything is in."""
    environment = settings(folder / "marsad")
    inputs = sorted(map(str, CORPUS.glob("*.zip")))
    if limit is not None:
        inputs = [str(_first(limit, folder / "corpus.jsonl"))]
    _run("Importing the corpus", marsad("migrate", "-v0"), environment)
    # It ends with 1, as some reports of the corpus have no text.
    _run(None, marsad("import", *inputs, "--publish", "--section", "أخبار"), environment, codes=(0, 1))
    _run("Indexing for the search", marsad("search", "rebuild"), environment)
    _run(
        "Copying for the ordinary Wagtail site",
        [sys.executable, "-c", EXPORT, str(folder / "archive.jsonl")],
        environment,
    )
    # What the import left to be done in the background is not what is measured.
    return _run(None, [sys.executable, "-c", FINISH.format(password=PASSWORD)], environment).strip()


def _make_wagtail(folder: Path) -> None:
    (folder / "wagtail").mkdir()
    environment = wagtail_settings(folder / "wagtail")
    django = [sys.executable, "-m", "django"]
    _run("Filling the ordinary Wagtail site", [*django, "migrate", "-v0"], environment)
    _run(None, [*django, "load_articles", str(folder / "archive.jsonl"), "--password", PASSWORD], environment)
    _run(None, [*django, "update_index", "-v0"], environment)


def _first(limit: int, path: Path) -> Path:
    """Write the corpus's first reports into one file."""
    with path.open("w", encoding="utf-8") as file:
        for row in itertools.islice(_rows(), limit):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _rows() -> Iterator[dict[str, Any]]:
    for archive in sorted(CORPUS.glob("*.zip")):
        with zipfile.ZipFile(archive) as opened:
            for name in opened.namelist():
                yield from json.loads(opened.read(name))


def _run(what: str | None, command: list[str], environment: dict[str, str], codes: tuple[int, ...] = (0,)) -> str:
    if what:
        print(f"{what} ...", flush=True)
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, cwd=REPOSITORY)
    if done.returncode not in codes:
        raise SystemExit(f"{' '.join(command[:4])} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return done.stdout
