"""One run: prepares, starts everything, measures part after part, and sets figures beside goals."""

from __future__ import annotations

import argparse
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.serve import data, editor, filling, goals, nginx, scenes, steady, systems, visible
from benchmarks.serve.client import Client
from benchmarks.serve.data import Archive
from benchmarks.serve.goals import Figure
from benchmarks.serve.systems import System

STARTS = 5
#: First requests of an uncached run that are not counted: templates are read then.
WARM, UNCACHED = 30, 400
CACHE_APP = "wagtail-cache 3.0 pins Wagtail < 8, so Django's own page cache stands in for it: ten minutes in memory"


def run(args: argparse.Namespace) -> bool:
    """Do what the options ask for; returns whether every measured goal is met."""
    archive = data.prepare(args.articles, args.data, args.mix)
    client = Client()
    home = archive.folder / "run"
    parts = set(args.only or ("scenes", "costs", "publishing", "steady"))
    try:
        filling.fill(archive, client, 10_000_000)
        systems.copy_home(archive, home)
        load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
        print(f"{archive.count:,} articles, {len(archive.items):,} of them asked for; {CACHE_APP}")
        print(
            f"{os.cpu_count()} processors, load {load}: with more load than processors the times are not the systems' own"
        )
        figures: list[Figure] = []
        if "scenes" in parts:
            figures += _scenes(archive, home, client, args)
        if "costs" in parts:
            figures += _costs(archive, home, client)
        if "publishing" in parts:
            figures += _publishing(archive, home)
        if "steady" in parts:
            figures += _steady(archive, home, client, args.steady)
    finally:
        client.close()
        shutil.rmtree(home, ignore_errors=True)
    return goals.show(figures)


@contextmanager
def _running(*starts: object) -> Iterator[list[System]]:
    """Start systems one after the other, and end all of them whatever happens."""
    running: list[System] = []
    try:
        for start in starts:
            system = start()
            if system is not None:
                running.append(system)
        yield running
    finally:
        for system in running:
            system.server.stop()


def _scenes(archive: Archive, home: Path, client: Client, args: argparse.Namespace) -> list[Figure]:
    starts = [
        lambda: systems.start_marsad(archive, home),
        lambda: systems.start_wagtail(archive),
        lambda: systems.start_wagtail(archive, cached=True),
    ]
    if nginx.absent():
        print("nginx is not here (apt install nginx): its rows are missing")
    else:
        starts += [lambda: systems.start_plain_nginx(archive), lambda: systems.start_nginx_over_pages(archive)]
    with _running(*starts) as running:
        table = scenes.measure(running, client, args.seconds, args.rounds, 0)
        scenes.show(table, running)
        memory = {system.name: (system.server.memory(), len(system.server.processes())) for system in running}
    print("\nMemory of all processes after that (PSS)")
    for name, (size, count) in memory.items():
        print(f"  {name:18} {size:7.0f} MiB in {count} processes")
    mix = {name: cell.micros for (scene, name), cell in table.items() if scene == "random mix"}
    failed = sum(cell.failed for (_scene, name), cell in table.items() if name == "Marsad")
    return [
        Figure("random mix over the archive, CPU of one request", mix["Marsad"], "µs", at_most=60),
        Figure("  times cheaper than the ordinary Wagtail site", mix["Wagtail"] / mix["Marsad"], "×", at_least=200),
        _nginx(mix),
        Figure("memory of all processes (PSS)", memory["Marsad"][0], "MiB", at_most=150),
        Figure("answers of Marsad that failed the check of their content", failed, "", at_most=0),
    ]


def _nginx(mix: dict[str, float]) -> Figure:
    ours, plain = mix.get("nginx, our pages"), mix.get("nginx, files")
    ratio = ours / plain if ours and plain else None
    return Figure(
        "nginx over our folder, beside nginx over plain files", ratio, "×", at_most=1.2, why="no nginx or no folder"
    )


def _costs(archive: Archive, home: Path, client: Client) -> list[Figure]:
    """Pages that nobody has asked for yet, and the start."""
    kept, aside = home / "pages", home / "pages-aside"
    if kept.exists():
        kept.rename(aside)
    chance = random.Random(4)
    articles = [
        (item.path, item.marker) for item in chance.sample(archive.items, min(WARM + UNCACHED, len(archive.items)))
    ]
    with _running(lambda: systems.start_marsad(archive, home), lambda: systems.start_wagtail(archive)) as (
        ours,
        theirs,
    ):
        uncached = _once(ours, client, articles, 5_000_000)
        ordinary = _once(theirs, client, theirs.scenes["random mix"][: WARM + UNCACHED], 5_100_000)
    if aside.exists():
        shutil.rmtree(kept, ignore_errors=True)
        aside.rename(kept)
    starts = []
    for _ in range(STARTS):
        with _running(lambda: systems.start_marsad(archive, home)) as (started,):
            starts.append(started.answered)
    return [
        Figure("an article that nobody asked for yet, CPU", uncached, "ms", at_most=4),
        Figure("  the same in the ordinary Wagtail site", ordinary, "ms"),
        Figure("cold start: from the command to the first page", median(starts), "s", at_most=1),
    ]


def _once(system: System, client: Client, requests: systems.Requests, group: int) -> float:
    """Return the CPU in milliseconds of one request, each asked for once, one after the other."""
    client.run(system.port, group, requests[:WARM], once=True, connections=1)
    before = system.server.cpu()
    found = client.run(system.port, group + 1, requests[WARM:], once=True, connections=1)
    if found.failed:
        raise SystemExit(f"{found.failed} answers failed: {found.faults}")
    return (system.server.cpu() - before) / found.requests * 1000


def _publishing(archive: Archive, home: Path) -> list[Figure]:
    with _running(lambda: systems.start_marsad(archive, home), lambda: systems.start_wagtail(archive)) as (
        ours,
        theirs,
    ):
        desk = editor.of_marsad(ours.port, archive.section)
        seen = visible.measure(desk, ours=True)
        pages = visible.renewed(desk, home)
        other = visible.measure(editor.of_wagtail(theirs.port), ours=False)
    print("\nFrom the press on Publish to the first reader who sees it, ms")
    print(f"  {'':18}" + "".join(f"{place:>12}" for place in (*visible.PLACES, "desk answers", "draft only")))
    for name, figure in (("Marsad", seen), ("Wagtail", other)):
        values = (*figure.places.values(), figure.answered, figure.draft)
        print(f"  {name:18}" + "".join(f"{value:12.0f}" for value in values))
    return [
        Figure("publish to visible everywhere, from the press on the button", seen.slowest, "ms", at_most=100),
        Figure("  beyond what the desk needs to save the same as a draft", seen.slowest - seen.draft, "ms"),
        Figure("  the same press in the ordinary Wagtail site", other.slowest, "ms"),
        Figure("kept pages that one publication renews", pages, "", at_most=60, why="no pages are kept"),
    ]


def _steady(archive: Archive, home: Path, client: Client, seconds: float) -> list[Figure]:
    with _running(lambda: systems.start_marsad(archive, home)) as (ours,):
        desk = editor.of_marsad(ours.port, archive.section)
        found = steady.run(ours, desk, client, archive, seconds, 7_000_000)
    print(f"\n{found.seconds:.0f} s of mixed reads with {found.published} publications: {found.requests:,} answers, "
          f"{found.watched:,} of them compared with what was due; p50 {found.p50:.2f} ms, p99 {found.p99:.2f} ms")  # fmt: skip
    for line in [*found.faults, *found.stale[:5]]:
        print(f"  {line}")
    return [
        Figure("stale answers while an editor publishes every second", len(found.stale), "", at_most=0),
        Figure("  torn or failed answers", found.failed, "", at_most=0),
    ]
