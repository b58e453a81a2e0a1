"""Command line: trains the reader's models, or cross-validates them.

    python -m marsad.reading.training --gold GOLD --corpus CORPUS --out src/marsad/reading/models
    python -m marsad.reading.training --gold GOLD --corpus CORPUS --folds 5 [--predictions FILE]

With `--folds` every gold report is read by models that have not seen it, and the scorer's table is printed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from marsad.reading.models.linear import FOLDER
from marsad.reading.training.crossval import cross_validate, score_table
from marsad.reading.training.goldset import read_gold, read_labels
from marsad.reading.training.train import analyse_unseen, write_set


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m marsad.reading.training", description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with dev.jsonl and dev_reports.json")
    parser.add_argument(
        "--labels", type=Path, default=FOLDER / "labels.jsonl", help="more labels, by address of the text"
    )
    parser.add_argument("--corpus", type=Path, help="folder of ZIPs that holds the texts of the labels")
    parser.add_argument("--out", type=Path, help="folder for the models")
    parser.add_argument("--folds", type=int, help="cross-validate with so many folds")
    parser.add_argument("--predictions", type=Path, help="file for the readings of the cross-validation")
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args(arguments)
    started = time.monotonic()
    gold = read_gold(chosen.gold)
    more = list(read_labels(chosen.labels, chosen.corpus)) if chosen.corpus else []
    print(f"{len(gold)} gold reports, {len(more)} more labelled texts", file=sys.stderr)
    reports = [*gold, *more]
    analyses = analyse_unseen(reports)
    print(f"{len(analyses)} analysed after {time.monotonic() - started:.0f} s", file=sys.stderr)
    if chosen.folds:
        with tempfile.TemporaryDirectory() as folder:
            file = chosen.predictions or Path(folder) / "predictions.jsonl"
            cross_validate(gold, analyses, chosen.folds, file, chosen.workers)
            print(score_table(chosen.gold, file), end="")
    if chosen.out:
        write_set(reports, analyses, chosen.out)
    print(f"done in {time.monotonic() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
