"""Cross-validation: every gold report is read by models that have not seen it."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from marsad.reading.events.events import find_events
from marsad.reading.reader import write_out
from marsad.reading.statements.statements import find_statements
from marsad.reading.training.goldset import GoldReport
from marsad.reading.training.train import Analysed, train_rest

_analyses: list[Analysed] = []
"""Analyses of gold reports and other labelled texts, in that order; the processes of the folds inherit them."""


def _fold(k: int, folds: int, count: int) -> dict[str, str]:
    """Readings of one fold's reports by models trained on the others. `count`: gold reports, which come first."""
    test = _analyses[:count][k::folds]
    held_out = {report.id for report, _ in test}
    models = train_rest([a for a in _analyses if a[0].id not in held_out])
    lines = {}
    for report, analysis in test:
        said = find_statements(analysis, models)
        reading = write_out(analysis, said, find_events(analysis, said, models), models)
        lines[report.id] = json.dumps(reading.to_json(report.id), ensure_ascii=False)
    return lines


def cross_validate(gold: list[GoldReport], analyses: list[Analysed], folds: int, file: Path, workers: int = 2) -> None:
    """Write the readings of every gold report by models that have not seen it.

    analyses: of the gold reports and other labelled texts (`analyse_unseen`), the gold ones first: each made with a
    name model that has not seen the report. The other models are trained once for each fold.
    """
    lines: dict[str, str] = {}
    _analyses[:] = analyses
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        for result in pool.map(_fold, range(folds), [folds] * folds, [len(gold)] * folds):
            lines.update(result)
            print(f"{len(lines)} of {len(gold)} reports read", file=sys.stderr)
    _analyses.clear()
    file.write_text("\n".join(lines[r.id] for r in gold) + "\n", encoding="utf-8")


def score_table(gold: Path, predictions: Path) -> str:
    """What the scorer beside the gold list (`score.py`) says of the readings; empty when there is no scorer."""
    scorer = gold / "score.py"
    if not scorer.exists():
        return ""
    command = [sys.executable, *map(str, (scorer, gold / "dev.jsonl", predictions, gold / "dev_reports.json"))]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- a file that the caller names
