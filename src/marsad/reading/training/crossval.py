"""Cross-validation: every gold report is read by models that have not seen it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from marsad.reading.models.modelset import read_models
from marsad.reading.training.goldset import GoldReport
from marsad.reading.training.train import train


def _fold(k: int, folds: int, gold: list[GoldReport], more: list[GoldReport]) -> dict[str, str]:
    """Readings of one fold's reports by models trained on the others."""
    from marsad.reading.reader import read

    with tempfile.TemporaryDirectory() as folder:
        train([*(r for i, r in enumerate(gold) if i % folds != k), *more], Path(folder))
        read_models.cache_clear()
        lines = {}
        for report in gold[k::folds]:
            reading = read(report.title, report.text, report.published, home=report.home, models=Path(folder))
            lines[report.id] = json.dumps(reading.to_json(report.id), ensure_ascii=False)
    return lines


def cross_validate(gold: list[GoldReport], more: list[GoldReport], folds: int, file: Path, workers: int = 2) -> None:
    """Write the readings of every gold report by models that have not seen it."""
    lines: dict[str, str] = {}
    with ProcessPoolExecutor(workers) as pool:
        for result in pool.map(_fold, range(folds), [folds] * folds, [gold] * folds, [more] * folds):
            lines.update(result)
            print(f"{len(lines)} of {len(gold)} reports read", file=sys.stderr)
    file.write_text("\n".join(lines[r.id] for r in gold) + "\n", encoding="utf-8")


def score_table(gold: Path, predictions: Path) -> str:
    """What the scorer beside the gold list (`score.py`) says of the readings; empty when there is no scorer."""
    scorer = gold / "score.py"
    if not scorer.exists():
        return ""
    command = [sys.executable, *map(str, (scorer, gold / "dev.jsonl", predictions, gold / "dev_reports.json"))]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- a file that the caller names
