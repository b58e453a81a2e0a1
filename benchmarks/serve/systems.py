"""The systems that are compared, each with the addresses of the same scenes and a way to start it."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, unquote

from benchmarks._processes import Server, free_port, marsad
from benchmarks.serve import nginx
from benchmarks.serve.data import HOST, REPOSITORY, Archive, settings, wagtail_settings

#: What is asked for, in the order of the table.
SCENES = ("hot article", "random mix", "front page", "section, page 1", "section, page 900", "feed", "search")
SECTION = "/" + quote("أخبار") + "/"
LAST_PAGE = 900
PER_PAGE = 20
QUERIES = 200

Requests = list[tuple[str, str]]


@dataclass
class System:
    """A running server; `scenes` are the (address, marker)s of each scene that it has, `answered` the seconds to its first page."""

    name: str
    server: Server
    scenes: dict[str, Requests] = field(default_factory=dict)
    answered: float = 0.0

    @property
    def port(self) -> int:
        return self.server.port


def last_page(archive: Archive) -> int:
    """Return 900, or the last page of a smaller archive's section."""
    return min(LAST_PAGE, archive.count // PER_PAGE)


def queries(archive: Archive) -> list[str]:
    """Return words that titles have, by chance but the same in every run."""
    chance = random.Random(8)
    words = {word for item in archive.items for word in item.marker.split() if len(word) > 4}
    return chance.sample(sorted(words), min(QUERIES, len(words)))


def start_marsad(archive: Archive, home: Path, **more: str) -> System:
    """Start `marsad serve` as its users do."""
    port = free_port()
    environment = settings(home, **more)
    server = Server(marsad("serve", "--port", str(port)), port, archive.folder / "marsad.log", environment)
    return System("Marsad", server, marsad_scenes(archive), answered=server.wait())


def marsad_scenes(archive: Archive) -> dict[str, Requests]:
    mix = [(item.path, item.marker) for item in archive.items]
    return {
        "hot article": mix[:1],
        "random mix": mix,
        "front page": [("/", mix[0][1])],
        "section, page 1": [(SECTION, mix[0][1])],
        "section, page 900": [(f"{SECTION}page/{last_page(archive)}/", "</article>")],
        "feed": [("/feed.xml", mix[0][1])],
        "search": [(f"/{quote('بحث')}/?q={quote(word)}", word) for word in queries(archive)],
    }


def start_wagtail(archive: Archive, cached: bool = False) -> System:
    """Start the ordinary Wagtail site on the same server with the same number of processes and threads."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
               "--workers", "1", "--blocking-threads", "4", "--no-log", "benchmarks.serve.wagtail_site.wsgi:application"]  # fmt: skip
    name = "Wagtail, cached" if cached else "Wagtail"
    environment = wagtail_settings(archive.wagtail, cached)
    log = archive.folder / f"{'cached' if cached else 'wagtail'}.log"
    server = Server(command, port, log, environment, REPOSITORY)
    server.wait()
    places = {item.path: place for place, item in enumerate(archive.items)}
    mix: Requests = [("", "")] * len(places)
    with (archive.folder / "archive.jsonl").open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines), start=1):
            place = places.get(quote(row["path"], safe="/%"))
            if place is not None:
                mix[place] = (quote(f"/news/{row['slug'][:200]}-{number}/"), row["marker"])
    scenes = {
        "hot article": mix[:1],
        "random mix": mix,
        "front page": [("/", mix[0][1])],
        "section, page 1": [("/news/", mix[0][1])],
        "section, page 900": [(f"/news/?page={last_page(archive)}", "</li>")],
        "feed": [("/feed.xml", mix[0][1])],
        "search": [(f"/search/?q={quote(word)}", word) for word in queries(archive)],
    }
    return System(name, server, scenes)


def start_plain_nginx(archive: Archive) -> System:
    """Start nginx over Marsad's pages as plain files with plain names, as cheap as a web server can be."""
    port = free_port()
    root = archive.folder / "plain"
    server = nginx.start(archive.folder / "nginx-plain", port, nginx.plain(root, port))
    server.wait("/hot-article-0.html")
    ours, scenes = marsad_scenes(archive), {}
    for scene in SCENES:
        if scene != "search":
            found = [
                (f"/{name}", marker) for name, (_path, marker) in zip(names(scene, ours), ours[scene], strict=True)
            ]
            scenes[scene] = [one for one in found if (root / one[0][1:]).exists()]
    return System("nginx, files", server, scenes)


def start_nginx_over_pages(archive: Archive) -> System | None:
    """Start nginx over the pages that Marsad keeps for it, set up as `marsad delivery nginx` says; None without pages.

    Only pages that lie there as plain files are asked for: what holds only until some time is passed on to Marsad.
    """
    done = subprocess.run(
        marsad("delivery", "nginx"),
        env=settings(archive.marsad, MARSAD_PLAIN_PAGES="1"),
        check=True,
        capture_output=True,
        text=True,
    )
    root = Path(re.search(r"^ *root ([^;]+);", done.stdout, re.MULTILINE)[1])
    scenes = {}
    for scene, requests in marsad_scenes(archive).items():
        found = [one for one in requests if one[0].endswith("/") and _file(root, unquote(one[0])).exists()]
        if found:
            scenes[scene] = found
    if not scenes.get("random mix"):
        print(f"nginx over our pages: no plain page lies in {root}")
        return None
    port = free_port()
    server = nginx.start(archive.folder / "nginx-pages", port, nginx.kept(done.stdout, port))
    server.wait(scenes["random mix"][0][0], host=HOST)
    return System("nginx, our pages", server, scenes)


def _file(root: Path, address: str) -> Path:
    path = root / address.strip("/")
    return path / "index.html" if address.endswith("/") else path


def names(scene: str, scenes: dict[str, Requests]) -> list[str]:
    """Return the plain file names of a scene's pages; those of the archive lie in folders of 1,000."""
    plain = scene.replace(",", "").replace(" ", "-")
    if scene == "random mix":
        return [f"{place // 1000}/{place}.html" for place in range(len(scenes[scene]))]
    return [f"{plain}-{place}.html" for place in range(len(scenes[scene]))]


def copy_home(archive: Archive, to: Path) -> Path:
    """Copy Marsad's home, so that what editors do in a run is gone after it; returns the copy."""
    shutil.rmtree(to, ignore_errors=True)
    if os.system(f"cp -a --reflink=auto '{archive.marsad}' '{to}'") != 0:
        raise SystemExit(f"Cannot copy {archive.marsad} to {to}; is there room on the disk?")
    put_off(to / "marsad.sqlite3")
    return to


def put_off(database: Path) -> None:
    """Put off what the import left to be done in the background: it would read the whole archive while this measures.

    What a publication itself brings with it, its own reading among that, is done as ever.
    """
    until = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
    with sqlite3.connect(database) as connection:
        for work in ("observatory.look", "search.compare", "housekeeping"):
            connection.execute(
                "INSERT OR REPLACE INTO newsroom_lease (name, holder, until) VALUES (?, 'benchmark', ?)", [work, until]
            )
    connection.close()
