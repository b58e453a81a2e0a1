"""Lighthouse on the demo's front page, an article, a section and a study, as on a phone.

    python -m benchmarks lighthouse                the marks; says so where Lighthouse or Chromium is absent
    python -m benchmarks lighthouse --install      fetches Lighthouse with npm first (a folder in the user's cache)
    python -m benchmarks lighthouse --check        exit code 1 when a mark is below its goal
    python -m benchmarks lighthouse --verbose      names what cost marks

Lighthouse is looked for in MARSAD_LIGHTHOUSE (a command), on the path, and where `--install` puts it; Chromium in
MARSAD_CHROMIUM and on the path. What else the machine does can only lower the marks for speed: each page is opened several
times, the best counts, and the median is beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from benchmarks._processes import Server, free_port, marsad, marsad_environment

VERSION = "12.8.2"
GOAL = 98
#: Lighthouse measures the machine that it runs on; below this its slowing down to a phone is too much.
BUSY = 1000
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "marsad-benchmarks" / "lighthouse"

WAITING = """
import django; django.setup()
from django_tasks_db.models import DBTaskResult
print(DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).count())
"""
#: How long the demo's pictures may take to be encoded in the background, before anything is measured.
PATIENCE = 900

PAGES = """
import django, json; django.setup()
from marsad.newsroom.models import Article, Study
by_length = Article.objects.live().filter(study=None, picture__isnull=False).order_by("word_count")
article = by_length[by_length.count() // 2]
print(json.dumps({"front": "/", "article": article.url, "section": article.section.url,
                  "study": Study.objects.live().order_by("pk").first().url}))
"""


def main(options: list[str] | None = None) -> int:
    """Open the pages and print their marks; returns 1 when `--check` finds one below its goal, 2 when it cannot run."""
    parser = argparse.ArgumentParser(
        prog="benchmarks lighthouse", description="Lighthouse's marks for the demo's pages."
    )
    parser.add_argument("--install", action="store_true", help="fetch Lighthouse with npm first")
    parser.add_argument("--check", action="store_true", help=f"exit code 1 when a mark is below {GOAL}")
    parser.add_argument("--runs", type=int, default=3, help="times that each page is opened (default 3)")
    parser.add_argument("--verbose", action="store_true", help="name what cost marks")
    args = parser.parse_args(options or [])
    command, chromium = _lighthouse(args.install), _chromium()
    if command is None or chromium is None:
        print("Not run: " + _absent(command))
        return 2 if args.check else 0
    with tempfile.TemporaryDirectory() as folder:
        port, environment = free_port(), marsad_environment(Path(folder) / "home")
        environment["MARSAD_PORT"] = str(port)
        environment["MARSAD_BASE_URL"] = f"http://127.0.0.1:{port}"
        with Server(marsad("serve", "--demo"), port, Path(folder) / "log", environment) as server:
            server.wait(seconds=300)
            pages = json.loads(subprocess.run(
                [*marsad()[:1], "-c", PAGES], env=environment, check=True, capture_output=True, text=True
            ).stdout)  # fmt: skip
            environment["CHROME_PATH"] = chromium
            _settle(environment)
            return _measure(command, f"http://127.0.0.1:{port}", pages, environment, Path(folder), args)


def _settle(environment: dict[str, str]) -> None:
    """Wait until the server has no more work in the background: what it does there would count against its pages."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        done = subprocess.run(
            [*marsad()[:1], "-c", WAITING], env=environment, check=True, capture_output=True, text=True
        )
        if int(done.stdout) == 0:
            return
        time.sleep(5)


def _measure(command: list[str], base: str, pages: dict[str, str], environment: dict[str, str], folder: Path,
             args: argparse.Namespace) -> int:  # fmt: skip
    print(
        f"{'page':9}"
        + "".join(f"{name:>16}" for name in CATEGORIES)
        + f"{'median':>8}{'LCP':>8}{'shift':>7}{'host':>7}"
    )
    low, host = False, 0.0
    for name, path in pages.items():
        address = base + quote(path, safe="/%")
        # The first reader makes what is kept for all others: the page and its pictures' sizes.
        urllib.request.urlopen(address).read()
        reports = [_report(command, address, environment, folder) for _ in range(args.runs)]
        marks = [max(_marks(reports, one)) for one in CATEGORIES]
        middle = statistics.median(_marks(reports, "performance"))
        paint = min(r["audits"]["largest-contentful-paint"]["numericValue"] for r in reports) / 1000
        shift = max(r["audits"]["cumulative-layout-shift"]["numericValue"] for r in reports)
        host = max(report["environment"]["benchmarkIndex"] for report in reports)
        print(
            f"{name:9}"
            + "".join(f"{mark:16.0f}" for mark in marks)
            + f"{middle:8.0f}{paint:6.1f} s{shift:7.3f}{host:7.0f}",
            flush=True,
        )
        low = low or any(mark < GOAL for mark in marks)
        if args.verbose:
            _explain(max(reports, key=lambda report: report["categories"]["performance"]["score"] or 0))
    print(f"goal      {GOAL} in each: {'missed' if low else 'met'}")
    if host < BUSY:
        print(
            f"This machine is slow or busy ({host:.0f} by Lighthouse's own measure, {BUSY} is a plain laptop): marks for speed say little."
        )
    return 1 if low and args.check else 0


def _marks(reports: list[dict], category: str) -> list[float]:
    return [(report["categories"][category]["score"] or 0) * 100 for report in reports]


def _report(command: list[str], address: str, environment: dict[str, str], folder: Path) -> dict:
    """Open one page with an empty browser, as on a phone, and return Lighthouse's report."""
    out = folder / "report.json"
    done = subprocess.run(
        [*command, address, "--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={FLAGS}",
         f"--only-categories={','.join(CATEGORIES)}"],
        env=environment, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"Lighthouse could not open {address}:\n{done.stderr[-2000:]}")
    return json.loads(out.read_text(encoding="utf-8"))


def _explain(report: dict) -> None:
    for category in CATEGORIES:
        for part in report["categories"][category]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {category}: {audit['title']} {audit.get('displayValue', '')} ({audit['score']:.2f})")


def _lighthouse(install: bool) -> list[str] | None:
    if install:
        if not shutil.which("npm"):
            raise SystemExit("npm is missing. On Debian and Ubuntu: apt install npm")
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--no-fund", "--no-audit", f"lighthouse@{VERSION}"], cwd=CACHE, check=True)
    if named := os.environ.get("MARSAD_LIGHTHOUSE"):
        return named.split()
    kept = CACHE / "node_modules/.bin/lighthouse"
    found = shutil.which("lighthouse") or (str(kept) if kept.exists() and shutil.which("node") else None)
    return [found] if found else None


def _chromium() -> str | None:
    return os.environ.get("MARSAD_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def _absent(command: list[str] | None) -> str:
    if command is None:
        return (
            "Lighthouse is not here. With Node 18 or newer and npm: python -m benchmarks lighthouse --install\n"
            "On Debian and Ubuntu Node comes with: apt install nodejs npm"
        )
    return "no Chromium found; install one (apt install chromium) or name it in MARSAD_CHROMIUM."


if __name__ == "__main__":
    main()
