"""A minute of mixed reads while an editor publishes every second: no answer may be stale, torn or failed.

The editor gives every publication a number. What a page must show is decided by when its reader asked: whoever asks after
the desk has answered «published» must see that number or a higher one. An article that nobody touched must be whole and
itself.
"""

from __future__ import annotations

import random
import time
from bisect import bisect_right
from dataclasses import dataclass, field

from benchmarks.serve.client import Client
from benchmarks.serve.data import Archive
from benchmarks.serve.editor import Editor
from benchmarks.serve.systems import SECTION, System
from benchmarks.serve.visible import addresses

NEW, CHANGED = "نشر", "تحرير"
CONNECTIONS = 4
ARTICLES = 2_000
#: Of so many requests, about one goes to each of the pages that the editor changes.
SHARE = 12


@dataclass
class Steady:
    """What a run found. `stale` names answers that were older than they had to be; times are milliseconds."""

    seconds: float
    requests: int
    failed: int
    faults: list[str]
    published: int
    watched: int
    p50: float
    p99: float
    stale: list[str] = field(default_factory=list)


def run(system: System, editor: Editor, client: Client, archive: Archive, seconds: float, group: int) -> Steady:
    """Read and publish for so many seconds."""
    slug = f"changed-{time.time_ns()}"
    draft = editor.publish(f"خبر يتغير {CHANGED}-0", slug, action="")
    editor.publish(f"خبر يتغير {CHANGED}-0", slug, edit=draft.edit)
    editor.publish(f"خبر جديد {NEW}-0", f"new-{time.time_ns()}")
    changing = addresses(slug, True)[0]
    watched = {"/": NEW, SECTION: NEW, "/feed.xml": NEW, changing: CHANGED}
    client.begin(system.port, group, _requests(archive, list(watched)), connections=CONNECTIONS, seconds=seconds,
                 shuffle=True, watched=watched, watched_share=SHARE)  # fmt: skip
    told: dict[str, list[tuple[float, int]]] = {NEW: [(0.0, 0)], CHANGED: [(0.0, 0)]}
    started = time.monotonic()
    for number in range(1, int(seconds)):
        time.sleep(max(0.0, started + number - time.monotonic()))
        word = CHANGED if number % 2 else NEW
        if word == CHANGED:
            done = editor.publish(f"خبر يتغير {CHANGED}-{number}", slug, edit=draft.edit)
        else:
            done = editor.publish(f"خبر جديد {NEW}-{number}", f"new-{time.time_ns()}")
        told[word].append((done.answered, number))
    load = client.end()
    return Steady(load.seconds, load.requests, load.failed, load.faults, sum(map(len, told.values())) - 2, len(load.seen),
                  load.p50, load.p99, stale(load.seen, watched, told))  # fmt: skip


def stale(
    seen: list[tuple[str, float, int]], watched: dict[str, str], told: dict[str, list[tuple[float, int]]]
) -> list[str]:
    """Return a line for every answer that was older than its reader could expect.

    `seen` holds (address, when asked, number on the page), `told` for each word (when the desk had answered, number).
    """
    lines = []
    for address, asked, number in seen:
        answers = told[watched[address]]
        due = answers[bisect_right(answers, (asked, float("inf"))) - 1][1]
        if number < due:
            lines.append(f"{address} showed {number} where {due} was due")
    return lines


def _requests(archive: Archive, watched: list[str]) -> list[tuple[str, str]]:
    """Return articles by chance, and between them the pages that change; the load generator shuffles once more."""
    chance = random.Random(60)
    articles = [(item.path, item.marker) for item in chance.sample(archive.items, min(ARTICLES, len(archive.items)))]
    return [*((address, "") for address in watched), *articles]
