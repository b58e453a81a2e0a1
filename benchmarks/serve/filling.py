"""Asking Marsad once for every page of the archive, so that all are written, and copying them as plain files for nginx."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import shutil
import time
from pathlib import Path

from benchmarks._processes import SOURCE
from benchmarks.serve.client import Client
from benchmarks.serve.data import HOST, Archive
from benchmarks.serve.systems import (
    PER_PAGE,
    SCENES,
    SECTION,
    Requests,
    last_page,
    marsad_scenes,
    names,
    put_off,
    start_marsad,
)

CONNECTIONS = 2
TOLD_EVERY = 2_000


def fill(archive: Archive, client: Client, group: int) -> None:
    """Write all pages, unless this code did already. Raises SystemExit when a page is not what it should be."""
    mark = archive.folder / "filled"
    done = f"{code()} {len(archive.items)}"
    if mark.exists() and mark.read_text() == done:
        return
    shutil.rmtree(archive.marsad / "pages", ignore_errors=True)
    put_off(archive.marsad / "marsad.sqlite3")
    # With plain files beside, as another web server needs them; runs are on a copy and without.
    system = start_marsad(archive, archive.marsad, MARSAD_PLAIN_PAGES="1")
    try:
        pages = _pages(archive)
        print(f"Asking for {len(pages):,} pages once ...", flush=True)
        started = time.monotonic()
        for start in range(0, len(pages), TOLD_EVERY):
            found = client.run(
                system.port, group + start, pages[start : start + TOLD_EVERY], once=True, connections=CONNECTIONS
            )
            if found.failed:
                raise SystemExit(f"{found.failed} pages are not as they should be: {found.faults}")
            print(f"  {start + found.requests:,} in {time.monotonic() - started:.0f} s", flush=True)
        _copy(archive, system.port)
    finally:
        system.server.stop()
    mark.write_text(done)


def code() -> str:
    """Return a digest of everything that pages are written by."""
    kinds = {".py", ".html", ".css", ".js", ".svg", ".mo", ".woff2"}
    files = sorted(path for path in SOURCE.rglob("*") if path.suffix in kinds and "tests" not in path.parts)
    marks = "\n".join(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)
    return hashlib.sha256(marks.encode()).hexdigest()


def _pages(archive: Archive) -> Requests:
    """Return every article, and every page of the two long lists."""
    scenes = marsad_scenes(archive)
    lists = [
        "/",
        SECTION,
        "/feed.xml",
        *(f"{SECTION}page/{number}/" for number in range(2, archive.count // PER_PAGE)),
    ]
    return [*((address, "") for address in lists), *scenes["random mix"]]


def _copy(archive: Archive, port: int) -> None:
    """Write what Marsad sends for each scene but the search, plain and gzipped."""
    root = archive.folder / "plain"
    shutil.rmtree(root, ignore_errors=True)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    scenes = marsad_scenes(archive)
    print("Copying them for nginx ...", flush=True)
    for scene in SCENES:
        if scene == "search":
            continue
        for name, (address, _marker) in zip(names(scene, scenes), scenes[scene], strict=True):
            connection.request("GET", address, headers={"Host": HOST})
            page = connection.getresponse().read()
            path: Path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page)
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(page, 6))
    connection.close()
    assert last_page(archive) > 1
