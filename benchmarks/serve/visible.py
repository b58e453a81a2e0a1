"""From the editor's press on Publish to the first reader who sees it: on the article, the front page, the section, the feed."""

from __future__ import annotations

import http.client
import os
import statistics
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

from benchmarks.serve.data import HOST
from benchmarks.serve.editor import Editor
from benchmarks.serve.systems import SECTION

PLACES = ("article", "front page", "section", "feed")
#: Pause between two looks at the same page; the figures are this coarse.
PAUSE = 0.003
GIVE_UP = 30.0
TIMES = 7
ZONE = ZoneInfo("Asia/Riyadh")


@dataclass(frozen=True, slots=True)
class Visible:
    """Medians in milliseconds: from the press to each place, to the desk's answer, and for saving the same as a draft."""

    places: dict[str, float]
    slowest: float
    answered: float
    draft: float


def measure(editor: Editor, ours: bool) -> Visible:
    """Publish new articles, one after the other, and watch; the first is not counted."""
    rows: list[dict[str, float]] = []
    answers: list[float] = []
    for number in range(TIMES + 1):
        word = f"ظهور-{time.time_ns()}"
        slug = f"seen-{time.time_ns()}"
        pages = dict(zip(PLACES, addresses(slug, ours), strict=True))
        seen: dict[str, float] = {}
        threads = [
            Thread(target=_watch, args=(editor.port, address, word.encode(), place, seen))
            for place, address in pages.items()
        ]
        for thread in threads:
            thread.start()
        time.sleep(0.2)
        published = editor.publish(f"خبر للقياس {word}", slug)
        for thread in threads:
            thread.join()
        if missing := set(PLACES) - set(seen):
            raise SystemExit(f"Published and after {GIVE_UP:.0f} s not visible: {', '.join(missing)}")
        if number:
            rows.append({place: (at - published.pressed) * 1000 for place, at in seen.items()})
            answers.append((published.answered - published.pressed) * 1000)
    drafts = [_draft(editor, number) for number in range(TIMES)][1:]
    return Visible(
        {place: statistics.median(row[place] for row in rows) for place in PLACES},
        statistics.median(max(row.values()) for row in rows),
        statistics.median(answers),
        statistics.median(drafts),
    )


def renewed(editor: Editor, home: Path) -> int | None:
    """Publish one article and return how many kept pages it cost; None where no pages are kept.

    Counted in the folder of kept pages: what is gone a second later, or newer.
    """
    folder = home / "pages" / "kept"
    if not folder.is_dir():
        return None
    before = _files(folder)
    editor.publish(f"خبر للعد {time.time_ns()}", f"counted-{time.time_ns()}")
    time.sleep(2)
    after = _files(folder)
    return sum(1 for name, stamp in before.items() if after.get(name) != stamp)


def _draft(editor: Editor, number: int) -> float:
    saved = editor.publish(f"مسودة للقياس {number}", f"draft-{time.time_ns()}", action="")
    return (saved.answered - saved.pressed) * 1000


def addresses(slug: str, ours: bool) -> tuple[str, str, str, str]:
    """Return where a new article under this slug must appear, in the order of PLACES."""
    if ours:
        return f"{SECTION}{datetime.now(ZONE):%Y/%m}/{slug}/", "/", SECTION, "/feed.xml"
    return f"/news/{slug}/", "/", "/news/", "/feed.xml"


def _watch(port: int, address: str, word: bytes, place: str, seen: dict[str, float]) -> None:
    """Ask for one page again and again until the word stands on it, and note when the answer was there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    until = time.monotonic() + GIVE_UP
    while time.monotonic() < until:
        connection.request("GET", address, headers={"Host": HOST})
        page = connection.getresponse().read()
        if word in page:
            seen[place] = time.monotonic()
            break
        time.sleep(PAUSE)
    connection.close()


def _files(folder: Path) -> dict[str, int]:
    found = {}
    for part in os.scandir(folder):
        if part.is_dir():
            found |= {entry.path: entry.stat().st_mtime_ns for entry in os.scandir(part.path)}
    return found
