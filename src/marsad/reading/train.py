"""Training of the reader's models: `python -m marsad.reading.train --gold DIR [--labels FILE --corpus DIR] --out DIR`.

With `--folds 5 --predictions FILE` the models are cross-validated instead: every gold report is read by models that have
not seen it, and the readings are written for the scorer.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from marsad.reading.analysis import Analysis, analyse
from marsad.reading.cuehits import CueFinder
from marsad.reading.document import read_document
from marsad.reading.events import Draft, Field, choose, draft, survey, weigh
from marsad.reading.goldcues import label_hits
from marsad.reading.goldevents import aligned, pair_matches, same_actor, surface
from marsad.reading.goldnames import label_names
from marsad.reading.goldset import GoldReport, read_gold, read_labels
from marsad.reading.linear import FOLDER, Linear, train_linear
from marsad.reading.modelset import STATUSES, read_models
from marsad.reading.nametags import features
from marsad.reading.statements import THRESHOLD, Said, cue_features, measure
from marsad.reading.status import status_features

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
INNER = 3
"""Folds inside of training, so that a later model learns from what an earlier one says of reports it has not seen."""


def train_names(reports: Sequence[GoldReport], file: Path) -> None:
    """Train the name model on all reports."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.05, "c2": 0.2, "max_iterations": 150})
    for report in reports:
        doc = read_document(report.title, report.text)
        tags = label_names(doc, report.people)
        for first, last in doc.sentences:
            trainer.append(features(doc, first, last), tags[first:last])
    trainer.train(str(file))


@dataclass(slots=True)
class Studied:
    """A report with the steps taken so far."""

    report: GoldReport
    analysis: Analysis
    said: list[Said]
    field: Field


def train(reports: Sequence[GoldReport], out: Path) -> None:
    """Train every model on the reports and write the set into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    train_names(reports, out / "names.crfsuite")
    whole = [r for r in reports if r.whole]
    analyses = _analyse_unseen(whole, [r for r in reports if not r.whole])
    cues = _train_cues([a for a in analyses if a[0].statements is not None])
    cues.write(out / "cues.tsv")
    studied = _study(analyses, cues)
    actors, recipients, pairs, threshold, calibration, status = _train_events(studied)
    actors.write(out / "actors.tsv")
    recipients.write(out / "recipients.tsv")
    pairs.write(out / "pairs.tsv")
    for name, model in status.items():
        model.write(out / f"status_{name}.tsv")
    settings = {"cue_threshold": THRESHOLD, "pair_threshold": threshold, "calibration": calibration}
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def _analyse_unseen(
    reports: Sequence[GoldReport], others: Sequence[GoldReport]
) -> list[tuple[GoldReport, Analysis]]:
    """Analyse each report with a name model that has not seen it, in the order given."""
    result: dict[str, tuple[GoldReport, Analysis]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for k in range(INNER):
            file = Path(folder) / f"names{k}"
            train_names([*(r for i, r in enumerate(reports) if i % INNER != k), *others], file)
            for report in reports[k::INNER]:
                result[report.id] = (report, analyse(report.title, report.text, report.published, report.home, file))
    return [result[r.id] for r in reports]


def _cue_examples(pairs: Sequence[tuple[GoldReport, Analysis]]) -> list[tuple[list[str], bool]]:
    examples = []
    for report, analysis in pairs:
        hits = CueFinder(analysis.doc, analysis.mentions).run()
        labels = label_hits(analysis, hits, report.statements or [])
        examples += [(cue_features(analysis, hit), label) for hit, label in zip(hits, labels, strict=True)]
    return examples


def _train_cues(pairs: Sequence[tuple[GoldReport, Analysis]]) -> Linear:
    return train_linear(_cue_examples(pairs))


def _study(pairs: Sequence[tuple[GoldReport, Analysis]], cues: Linear) -> list[Studied]:
    result = []
    for report, analysis in pairs:
        hits = CueFinder(analysis.doc, analysis.mentions).run()
        for hit in hits:
            hit.probability = cues.probability(cue_features(analysis, hit))
        said = measure(analysis, [h for h in hits if h.probability >= THRESHOLD])
        result.append(Studied(report, analysis, said, survey(analysis, said)))
    return result


def train_arguments(studied: Sequence[Studied]) -> tuple[Linear, Linear]:
    """Models of who acted and who was acted on, from the triggers that stand in the evidence of a gold event."""
    actors: list[tuple[list[str], bool]] = []
    recipients: list[tuple[list[str], bool]] = []
    for item in studied:
        for trigger, found in item.field.triggers:
            for event in aligned(item.analysis, trigger, item.report.events, 0):
                names = [surface(item.analysis, trigger, c) for c in found]
                a = [any(same_actor(g, c, n) for g in event["actors"]) for c, n in zip(found, names, strict=True)]
                r = [any(same_actor(g, c, n) for g in event["recipients"]) for c, n in zip(found, names, strict=True)]
                if trigger.act.type in MUTUAL:
                    a = r = [x or y for x, y in zip(a, r, strict=True)]
                if any(a):
                    actors += [(c.features, label) for c, label in zip(found, a, strict=True)]
                if any(r):
                    recipients += [(c.features, label) for c, label in zip(found, r, strict=True)]
    return train_linear(actors, 0.02, 0.5), train_linear(recipients, 0.02, 0.5)


@dataclass(slots=True)
class Labelled:
    """A draft and what the gold list says of it: 2 an event here, 1 an event elsewhere in the report, 0 none."""

    studied: Studied
    draft: Draft
    label: int
    status: str | None


def _label(item: Studied, drafts: Sequence[Draft]) -> list[Labelled]:
    result = []
    doc = item.analysis.doc
    for d in drafts:
        event = pair_matches(item.analysis, d.trigger, item.report.events, d.actor, d.recipient)
        label = 0
        if event is not None:
            first, last = doc.sentences[d.trigger.sentence]
            start = doc.text.find(event["evidence"])
            here = doc.start[first] <= start + len(event["evidence"]) and doc.end[last - 1] >= start
            label = 2 if here else 1
        result.append(Labelled(item, d, label, event["status"] if event else None))
    return result


def _train_pairs(examples: Sequence[Labelled]) -> Linear:
    return train_linear([(e.draft.features, e.label == 2) for e in examples if e.label != 1], 0.02, 0.5)


def _train_events(
    studied: Sequence[Studied],
) -> tuple[Linear, Linear, Linear, float, list[tuple[float, float]], dict[str, Linear]]:
    labelled: dict[str, list[Labelled]] = {}
    for k in range(INNER):
        actors, recipients = train_arguments([s for i, s in enumerate(studied) if i % INNER != k])
        for item in studied[k::INNER]:
            weigh(item.field, actors, recipients)
            labelled[item.report.id] = _label(item, draft(item.field))
    actors, recipients = train_arguments(studied)
    groups = [labelled[s.report.id] for s in studied]
    for k in range(INNER):
        model = _train_pairs([e for i, group in enumerate(groups) if i % INNER != k for e in group])
        for group in groups[k::INNER]:
            for example in group:
                example.draft.score = model.probability(example.draft.features)
    threshold, calibration = _threshold(groups)
    everything = [e for group in groups for e in group]
    return actors, recipients, _train_pairs(everything), threshold, calibration, _train_status(everything)


def _threshold(groups: Sequence[Sequence[Labelled]]) -> tuple[float, list[tuple[float, float]]]:
    """The score with the best F1 over unseen reports, and the share of right events by score."""
    gold = sum(len(group[0].studied.report.events) for group in groups if group)
    chosen: list[tuple[float, bool]] = []
    for group in groups:
        right = {id(e.draft): e.label > 0 for e in group}
        chosen += [(d.score, right[id(d)]) for d in choose([e.draft for e in group], 0.05)]
    chosen.sort(key=lambda c: -c[0])
    best, threshold, hits = 0.0, 0.5, 0
    for count, (score, ok) in enumerate(chosen, 1):
        hits += ok
        f1 = 2 * hits / (count + gold)
        if f1 > best:
            best, threshold = f1, score
    chosen.reverse()
    size = max(20, len(chosen) // 12)
    calibration: list[tuple[float, float]] = []
    for i in range(0, len(chosen), size):
        part = chosen[i : i + size]
        share = (sum(ok for _, ok in part) + 1) / (len(part) + 2)
        calibration.append((round(part[0][0], 3), round(max(share, calibration[-1][1] if calibration else 0.0), 3)))
    return round(threshold, 3), calibration


def _train_status(examples: Sequence[Labelled]) -> dict[str, Linear]:
    rows = []
    for example in examples:
        if example.label == 2 and example.status is not None:
            d = example.draft
            rows.append((status_features(example.studied.field.around, d.trigger, d.actor, d.recipient), example.status))
    return {name: train_linear([(f, status == name) for f, status in rows], 0.02, 0.5) for name in STATUSES}


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m marsad.reading.train", description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with dev.jsonl and dev_reports.json")
    parser.add_argument("--labels", type=Path, default=FOLDER / "labels.jsonl", help="more labels, by address of the text")
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
    if chosen.folds:
        if chosen.predictions is None:
            parser.error("--folds needs --predictions FILE")
        cross_validate(gold, more, chosen.folds, chosen.predictions, chosen.workers)
    if chosen.out:
        train([*gold, *more], chosen.out)
    print(f"done in {time.monotonic() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
