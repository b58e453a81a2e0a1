"""Rebuild the search index, or compare it with the articles and mend what differs."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from marsad.cli import Failure, setup
from marsad.cli.progress import ProgressLine, duration


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("rebuild", "check"), help="index every article anew, or compare")
    parser.add_argument("--mend", action="store_true", help="with check: index what differs anew")


def run(args: argparse.Namespace) -> int:
    setup()
    from marsad.cli import prepare
    from marsad.search import index
    from marsad.search.engines import Busy

    prepare.database()
    if not index.is_on():
        raise Failure("Search is turned off; the setting MARSAD_SEARCH turns it on.")
    try:
        return _rebuild() if args.action == "rebuild" else _check(args.mend)
    except Busy as busy:
        raise Failure(f"{busy} Try again in a minute.") from None


def _rebuild() -> int:
    from marsad.search import documents, index

    started = time.perf_counter()
    index.discard_broken()
    done = index.rebuild(_progress(documents.live().count()))
    print(f"{done:,} articles indexed · {_rate(done, started)}")
    return 0


def _check(mend: bool) -> int:
    from marsad.search import index

    difference = index.compare()
    if not difference:
        print(f"Index and articles agree: {index.engine().count():,}.")
        return 0
    print(
        f"{len(difference.missing):,} articles are not in the index, {len(difference.stale):,} are there in another "
        f"version, {len(difference.surplus):,} should not be there."
    )
    if not mend:
        print("Mend it with: marsad search check --mend")
        return 1
    started = time.perf_counter()
    progress, done = _progress(len(difference.all)), 0
    for batch in index.documents.batches(difference.all):
        index.refresh(batch)
        done += len(batch)
        progress(done)
    print(f"{done:,} articles mended · {_rate(done, started)}")
    return 0


def _progress(total: int) -> Callable[[int], None]:
    """Return what shows how far the work is."""
    line = ProgressLine("articles")

    def show(done: int) -> None:
        line.show(done, done / total if total else None)
        if done >= total:
            line.close()

    return show


def _rate(done: int, started: float) -> str:
    seconds = time.perf_counter() - started
    return f"{duration(seconds)}, {done / seconds:,.0f}/s"
