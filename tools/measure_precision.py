"""Measures how often the reader is right, by event type and status, for the margin that public lists state.

    python -m marsad.reading.training --gold GOLD --corpus CORPUS --folds 5 --predictions FILE
    python tools/measure_precision.py --gold GOLD --predictions FILE

GOLD is the folder of reports that were read by hand, with its scorer; FILE has the readings of the cross-validation, in
which every report is read by models that have not seen it. An event is right when type, an actor on each side and the
status are those of the report; a statement when content and speaker are. Writes src/marsad/observatory/data/precision.json.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from marsad.observatory.vocabulary import LIKELY
from marsad.reading.version import reader_version

OUT = Path(__file__).parent.parent / "src/marsad/observatory/data/precision.json"


def load_scorer(path: Path) -> ModuleType:
    """Return the scorer of the gold reports as a module."""
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_lines(path: Path) -> dict[str, Any]:
    """Return the readings of a JSON Lines file by report."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["id"]: row for row in rows}


def measure(gold: dict[str, Any], read: dict[str, Any], texts: dict[str, str], scorer: ModuleType) -> dict[str, Any]:
    """Return the counts ``[right, found]`` by type, status, both, and of all events and statements."""
    tables: dict[str, dict[str, list[int]]] = {
        name: defaultdict(lambda: [0, 0]) for name in ("types", "statuses", "cells", "all")
    }
    for report, true in gold.items():
        found = read.get(report, {"statements": [], "events": []})
        events, given = found["events"], true["events"]
        pairs = scorer.match(lambda i, j, g=given, e=events: scorer.found(g[i], e[j]), len(given), len(events))
        for j, event in enumerate(events):
            # `match` gives {index of the reading: index of the gold}.
            right = int(j in pairs and given[pairs[j]]["status"] == event["status"])
            for table, key in (
                ("types", event["type"]),
                ("statuses", event["status"]),
                ("cells", f"{event['type']}/{event['status']}"),
                ("all", "events"),
            ):
                tables[table][key][0] += right
                tables[table][key][1] += 1
        _statements(true["statements"], found["statements"], texts[report], scorer, tables["all"]["statements"])
    return {name: dict(sorted(table.items())) for name, table in tables.items()}


def _statements(given: list[Any], found: list[Any], text: str, scorer: ModuleType, counts: list[int]) -> None:
    def weight(i: int, j: int) -> float:
        share = scorer.iou(scorer.span(text, given[i]["content"]), scorer.span(text, found[j]["content"]))
        return share if share >= 0.5 else 0.0

    pairs = scorer.match(weight, len(given), len(found))
    for j, said in enumerate(found):
        counts[0] += int(j in pairs and scorer.same_name(given[pairs[j]]["speaker"], said["speaker"]))
        counts[1] += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the reports that were read by hand")
    parser.add_argument("--predictions", type=Path, required=True, help="readings of the cross-validation")
    args = parser.parse_args()
    reports = json.loads((args.gold / "dev_reports.json").read_text(encoding="utf-8"))
    rows = reports.values() if isinstance(reports, dict) else reports
    texts = {row["id"]: f"{row['title']}\n{row['text']}" for row in rows}
    gold = read_lines(args.gold / "dev.jsonl")
    scorer, read = load_scorer(args.gold / "score.py"), read_lines(args.predictions)
    likely = {
        report: {**row, "events": [event for event in row["events"] if event["confidence"] >= LIKELY]}
        for report, row in read.items()
    }
    counts = measure(gold, likely, texts, scorer)
    everything = measure(gold, read, texts, scorer)
    result = {"reader": reader_version(), "reports": len(gold), "likely": counts, "everything": everything}
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print("events that pages show:")
    for name, (right, found) in {**counts["all"], **counts["types"], **counts["statuses"]}.items():
        print(f"{name:<12} {right:>4} of {found:>4}  {right / found:.2f}")


if __name__ == "__main__":
    main()
