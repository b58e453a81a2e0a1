"""Marsad beside an ordinary Wagtail site, that site behind a page cache, and nginx over files, with a whole archive.

    python -m benchmarks serve                     the whole corpus; the first run prepares it, which takes a while
    python -m benchmarks serve --articles 2000     a quick look
    python -m benchmarks serve --check             exit code 1 when a goal is missed

docs/benchmarks.md says what is measured and how.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def main(options: list[str] | None = None) -> int:
    """Run it and print tables and goals; returns 1 when `--check` finds a goal missed, 2 when it cannot run."""
    parser = argparse.ArgumentParser(prog="benchmarks serve", description="What a published page costs, beside others.")
    add = parser.add_argument
    add("--articles", type=int, help="only the first so many reports of the corpus")
    add("--mix", type=int, help="ask only for so many articles by chance, so that fewer pages have to be written first")
    add("--seconds", type=float, default=2.0, help="length of one round of one scene (default 2)")
    add("--rounds", type=int, default=3, help="rounds of each scene (default 3)")
    add("--steady", type=float, default=60.0, help="seconds of mixed reads with an editor publishing (default 60)")
    add(
        "--only",
        choices=("scenes", "costs", "publishing", "steady"),
        action="append",
        help="only this part; may be repeated",
    )
    add("--data", type=Path, help="folder for the prepared archive (by default in the user's cache)")
    add("--check", action="store_true", help="exit code 1 when a goal is missed")
    args = parser.parse_args(options or [])

    from benchmarks.serve import data, run

    if not data.available():
        print(f"Not run: it needs the archive of reports in {data.CORPUS}, which is not there.")
        return 2 if args.check else 0
    met = run.run(args)
    return 0 if met or not args.check else 1
