"""Search: quality on queries with known answers, what a query costs, and how fast articles are indexed.

    python benchmarks/search.py [--set saudi_title,wikiqa] [--half 0|1] [--misses]

The texts become published articles of a site of its own in a temporary folder, indexed by the function behind
`marsad search rebuild`; every query is answered by `marsad.search.results.search`, which the search page calls, with
marked passages and facets. Beside its answer, each query is timed twice: its ranking alone (spelling, counting and facets
included), and the whole page as a reader gets it, through every middleware and the templates. All of it runs on one core. The queries and texts are measuring data beside the checkout
(`../shared/search`); without them there is nothing to measure.

MARSAD_BENCHMARK_DATABASE names an empty PostgreSQL database to measure that engine; its own processor time is not counted.
With MARSAD_BENCHMARK_VECTORS=1 sentence vectors are made first, which takes hours for the large set.

`Search` also serves the harness there: `python ../shared/search/bench.py --system benchmarks/search.py:Search`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parent.parent
SHARED = REPOSITORY.parent / "shared" / "search"
sys.path.insert(0, str(REPOSITORY / "src"))
#: What is looked at of each set, and what it should reach.
GOALS = {
    "saudi_title": ("MRR@10", 0.79),
    "saudi_morph": ("nDCG@10", 0.61),
    "saudi_typo": ("MRR@10", 0.75),
    "wikiqa": ("MRR@10", 0.845),
    "quran23": ("nDCG@10", 0.32),
}
MOST_MILLISECONDS, LEAST_ARTICLES_A_SECOND = 25, 1_500
BATCH = 1_000
_home = tempfile.TemporaryDirectory(prefix="marsad-benchmark-")


class Search:
    """A site with an index, as the harness wants it."""

    def __init__(self) -> None:
        _start()
        from django.test import Client
        from django.urls import reverse

        self.client, self.address = Client(headers={"host": "127.0.0.1"}), reverse("search:search")
        self.ids: dict[int, str] = {}
        self.seconds = self.cpu_seconds = 0.0

    def index(self, docs: Iterable[dict[str, str]]) -> None:
        from marsad.newsroom.models import Article
        from marsad.search import index, semantic
        from marsad.search.semantic import making

        Article.objects.all().delete()
        self.ids = _publish(list(docs))
        started, cpu = time.perf_counter(), time.process_time()
        index.rebuild()
        self.seconds, self.cpu_seconds = time.perf_counter() - started, time.process_time() - cpu
        if semantic.is_on():
            making.make(making.outdated())

    def search(self, query: str, most: int) -> list[str]:
        from marsad.search.results import PER_PAGE, search

        found = search(query, per_page=min(most, PER_PAGE), facets=True)
        return [self.ids[item.article.pk] for item in found.items]

    def rank(self, query: str) -> None:
        """Find the documents of a results page, without making one."""
        from marsad.search import finding, index, results
        from marsad.search.query import parse

        asked, _ = results._asked(parse(query), results.Order.RELEVANCE, True)
        counted = (results.FACETS, results.FACET_VALUES)
        finding.find(index.engine(), asked, results.PER_PAGE, facets=counted)

    def page(self, query: str) -> None:
        """Ask for the results page as a reader's browser does."""
        answer = self.client.get(self.address, {"q": query})
        if answer.status_code != 200:
            raise RuntimeError(f"the search page answered {answer.status_code} to {query}")


def _start() -> None:
    """Set up a site in the temporary folder, once."""
    import django
    from django.apps import apps

    if apps.ready:
        return
    os.environ |= {
        "MARSAD_HOME": _home.name,
        "DJANGO_SETTINGS_MODULE": "marsad.web.settings",
        "MARSAD_LOG_LEVEL": "WARNING",
        "DATABASE_URL": os.environ.get("MARSAD_BENCHMARK_DATABASE", ""),
        "MARSAD_VECTORS": os.environ.get("MARSAD_BENCHMARK_VECTORS", "0"),
    }
    django.setup()
    from django.core.management import call_command

    from marsad.arabic import warm_up
    from marsad.cli import prepare
    from marsad.delivery.pages import keeper
    from marsad.newsroom.models import FrontPage, Section
    from marsad.web import code

    call_command("migrate", verbosity=0)
    prepare.static_files()
    prepare.site_address()
    keeper.current().start(code.mark())
    FrontPage.objects.get().add_child(instance=Section(title="نصوص", slug="texts"))
    warm_up()


def _publish(docs: Sequence[dict[str, str]]) -> dict[int, str]:
    """Make each text a published article; returns the texts' names by primary key. All are equally new."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction
    from django.utils import timezone
    from wagtail.models import Locale

    from marsad.intake import Part
    from marsad.newsroom.actions.page_rows import Shelf, insert_articles
    from marsad.newsroom.actions.rich_text import rich_text
    from marsad.newsroom.models import Article, Section

    section = Section.objects.get()
    shelf, kind, locale, now = (
        Shelf(section),
        ContentType.objects.get_for_model(Article),
        Locale.get_default(),
        timezone.now(),
    )
    names = {}
    for start in range(0, len(docs), BATCH):
        batch = docs[start : start + BATCH]
        with transaction.atomic():
            shelf.open([f"t{start + place}" for place in range(len(batch))])
            articles = []
            for place, doc in enumerate(batch):
                part = Part(paragraphs=tuple(filter(None, map(str.strip, doc["text"].split("\n")))))
                article = Article(
                    title=doc["title"], draft_title=doc["title"], slug=shelf.slug(f"t{start + place}"), path=shelf.path(),
                    depth=section.depth + 1, content_type=kind, locale=locale, live=True, published_at=now,
                    body=[{"type": "part", "value": {"text": rich_text(part), "source": None}}],
                )  # fmt: skip
                article.set_url_path(section)
                articles.append(article)
            insert_articles(articles)
        names |= {article.pk: doc["_id"] for article, doc in zip(articles, batch, strict=True)}
    return names


def _queries(name: str) -> tuple[list[dict[str, Any]], dict[str, dict[str, int]]]:
    """Return the queries of a set, and of each the texts that answer it with their grades."""
    folder = SHARED / "sets" / name
    queries = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    answers: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, text, grade = line.split("\t")
        answers[query][text] = int(grade)
    return queries, answers


def _timed(ask: Callable[[str], None], queries: Sequence[dict[str, Any]]) -> tuple[list[float], list[float]]:
    """Return for every query how long it took: in milliseconds of one core, and on the wall; both sorted."""
    cpu, wall = [], []
    for query in queries:
        started, worked = time.perf_counter(), time.process_time()
        ask(query["text"])
        cpu.append((time.process_time() - worked) * 1000)
        wall.append((time.perf_counter() - started) * 1000)
    return sorted(cpu), sorted(wall)


def _p95(ordered: list[float]) -> float:
    return ordered[int(len(ordered) * 0.95)]


def _measure(system: Search, harness: Any, name: str, options: argparse.Namespace) -> bool:
    """Ask all queries of a set and print a line; returns whether the goals are reached."""
    queries, answers = _queries(name)
    if options.half is not None:
        queries = queries[options.half :: 2]
    measure, goal = GOALS[name]
    scores = []
    for query in queries:
        scores.append(harness.judge(system.search(query["text"], 10), answers[query["_id"]])[measure])
        if options.misses and scores[-1] < 1:
            print(f"  {scores[-1]:.2f}  {query['text']}")
    score = statistics.fmean(scores)
    timed = [_timed(system.rank, queries), _timed(system.page, queries)]
    times = "".join(f" {cpu[len(cpu) // 2]:6.1f} {_p95(cpu):6.1f} {_p95(wall):6.1f}" for cpu, wall in timed)
    print(
        f"{name:12} {measure:>8} {score:6.3f} {goal:6.3f} {len(queries):8} {len(system.ids):9} {times} "
        f"{len(system.ids) / system.cpu_seconds:11.0f} {len(system.ids) / system.seconds:11.0f}",
        flush=True,
    )
    return score >= goal and _p95(timed[-1][0]) < MOST_MILLISECONDS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default=",".join(GOALS), help="names of sets, separated by commas")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only every other query")
    parser.add_argument("--misses", action="store_true", help="print the queries whose answer is not the first result")
    options = parser.parse_args(sys.argv[1:] if __name__ == "__main__" else [])
    if not (SHARED / "bench.py").exists():
        print(f"The queries with known answers are not here ({SHARED}); nothing is measured.")
        return 0
    spec = importlib.util.spec_from_file_location("harness", SHARED / "bench.py")
    assert spec is not None
    assert spec.loader is not None
    harness = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(harness)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    groups: dict[str, list[str]] = defaultdict(list)
    for name in options.set.split(","):
        groups["saudi" if name.startswith("saudi") else name].append(name)
    if hasattr(os, "getloadavg"):
        print(f"load before: {os.getloadavg()[0]:.1f}; p50 and p95 in ms of one core, then p95 on the wall")
    print(f"{'':44} articles  {'ranking alone':>20} {'whole page':>20}  articles/s  articles/s")
    print(f"{'set':12} {'measure':>8} {'':6} {'goal':>6} {'queries':>8} {'':9} "
          f"{'p50':>7} {'p95':>6} {'wall':>6} {'p50':>6} {'p95':>6} {'wall':>6} {'(one core)':>11} {'(wall)':>11}")  # fmt: skip
    reached = True
    for names in groups.values():
        system = Search()
        system.index(harness.corpus(names[0])[1])
        for name in names:
            reached &= _measure(system, harness, name, options)
        if len(system.ids) > 20_000:
            reached &= len(system.ids) / system.cpu_seconds >= LEAST_ARTICLES_A_SECOND
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
