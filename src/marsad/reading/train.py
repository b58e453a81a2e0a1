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
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from marsad.reading.analysis import Analysis, analyse
from marsad.reading.arguments import Candidate
from marsad.reading.cuehit import CueHit
from marsad.reading.cuehits import CueFinder
from marsad.reading.document import read_document
from marsad.reading.events import Draft, Occasion, Tale, draft, group, pair, status_of, survey, weigh
from marsad.reading.goldcues import gold_statement, is_speaker, label_hits
from marsad.reading.goldevents import Studied, confirmed, judge, pair_matches, repeats, sides
from marsad.reading.goldnames import label_names
from marsad.reading.goldset import GoldReport, read_gold, read_labels
from marsad.reading.linear import FOLDER, Linear, train_linear
from marsad.reading.modelset import STATUSES, read_models
from marsad.reading.nametags import features
from marsad.reading.said import Said
from marsad.reading.speakers import Heir, run
from marsad.reading.statements import THRESHOLD, cue_features, measure
from marsad.reading.status import status_features

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
HEIRS, TRIGGERS, ARGUMENTS, PAIRS, VERDICT, STATUS = 0.1, 0.05, 0.1, 0.05, 0.05, 0.05
"""How far the weights of each model may go."""
ROUNDS = 2
"""Rounds in which a model chooses among the places that the gold list leaves open."""
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


def train(reports: Sequence[GoldReport], out: Path) -> None:
    """Train every model on the reports and write the set into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    train_names(reports, out / "names.crfsuite")
    whole = [r for r in reports if r.whole]
    analyses = _analyse_unseen(whole, [r for r in reports if not r.whole])
    cues = _train_cues([a for a in analyses if a[0].statements is not None])
    cues.write(out / "cues.tsv")
    heirs = train_heirs(analyses, cues)
    heirs.write(out / "heirs.tsv")
    studied = _study(analyses, cues, heirs)
    models = train_events(studied)
    for name in ("triggers", "actors", "recipients", "pairs", "verdict"):
        getattr(models, name).write(out / f"{name}.tsv")
    for name, model in models.status.items():
        model.write(out / f"status_{name}.tsv")
    settings = {"cue_threshold": THRESHOLD, "event_threshold": models.threshold, "calibration": models.calibration}
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def _analyse_unseen(reports: Sequence[GoldReport], others: Sequence[GoldReport]) -> list[tuple[GoldReport, Analysis]]:
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


def _hits(analysis: Analysis, cues: Linear) -> list[CueHit]:
    hits = CueFinder(analysis.doc, analysis.mentions).run()
    for hit in hits:
        hit.probability = cues.probability(cue_features(analysis, hit))
    return [h for h in hits if h.probability >= THRESHOLD]


def train_heirs(pairs: Sequence[tuple[GoldReport, Analysis]], cues: Linear) -> Linear:
    """Model of who speaks where the cue's subject does not settle it. Earlier speakers are the gold ones where known."""
    examples: list[tuple[list[str], bool]] = []
    for report, analysis in pairs:
        if report.statements is None:
            continue
        gold = report.statements

        def choose(
            item: Said, found: Sequence[Heir], gold: Sequence[Mapping[str, str]] = gold, analysis: Analysis = analysis
        ) -> Heir | None:
            statement = gold_statement(analysis, item, gold)
            if statement is None:
                return found[0] if found else None
            labels = [is_speaker(analysis, heir, statement) for heir in found]
            if not any(labels):
                return found[0] if found else None
            examples.extend((heir.features, label) for heir, label in zip(found, labels, strict=True))
            return found[labels.index(True)]

        said = measure(analysis, _hits(analysis, cues))
        run(analysis, said, choose)
    return train_linear(examples, HEIRS)


def _study(pairs: Sequence[tuple[GoldReport, Analysis]], cues: Linear, heirs: Linear) -> list[Studied]:
    result = []
    for report, analysis in pairs:
        said = measure(analysis, _hits(analysis, cues), heirs)
        result.append(Studied(report, analysis, said, survey(analysis, said)))
    return result


def train_triggers(studied: Sequence[Studied]) -> Linear:
    """Model of which event words tell of events.

    Words that repeat an event told elsewhere are left out. Evidence may hold several words of its type, of which the
    gold list does not say which one it means: after the first round only the likeliest counts.
    """
    groups: list[list[Occasion]] = []
    wrong: list[list[str]] = []
    for item in studied:
        words: dict[int, list[Occasion]] = {}
        for occasion in item.field.occasions:
            events = confirmed(item, occasion)
            for event in events:
                words.setdefault(id(event), []).append(occasion)
            if not events and not repeats(item, occasion):
                wrong.append(occasion.features)
        groups += words.values()
    negative = [(features, False) for features in wrong]
    model = train_linear([(o.features, True) for group in groups for o in group] + negative, TRIGGERS)
    for _ in range(ROUNDS):
        best = [max(group, key=lambda o: model.probability(o.features)).features for group in groups]
        model = train_linear([(features, True) for features in best] + negative, TRIGGERS)
    return model


def train_arguments(studied: Sequence[Studied]) -> tuple[Linear, Linear]:
    """Models of who acted and who was acted on, from the event words that the gold list confirms.

    The gold list names actors and not places: where an actor is named twice near the word, the likelier place counts.
    """
    groups: tuple[list[tuple[list[Candidate], list[bool]]], ...] = ([], [])
    for item in studied:
        for occasion in item.field.occasions:
            for event in confirmed(item, occasion):
                for side, labels in enumerate(sides(item, occasion, event)):
                    if any(labels):
                        groups[side].append((occasion.candidates, labels))
    return _train_side(groups[0]), _train_side(groups[1])


def _train_side(groups: Sequence[tuple[Sequence[Candidate], Sequence[bool]]]) -> Linear:
    model = train_linear(
        [(c.features, label) for found, labels in groups for c, label in zip(found, labels, strict=True)], ARGUMENTS
    )
    for _ in range(ROUNDS):
        examples = []
        for found, labels in groups:
            right = [c for c, label in zip(found, labels, strict=True) if label]
            examples.append((max(right, key=lambda c: model.probability(c.features)).features, True))
            examples += [(c.features, False) for c, label in zip(found, labels, strict=True) if not label]
        model = train_linear(examples, ARGUMENTS)
    return model


@dataclass(slots=True)
class Labelled:
    """A pair and whether a confirmed gold event has it; with that event's status."""

    studied: Studied
    draft: Draft
    label: bool
    status: str | None


def _label(item: Studied) -> list[Labelled]:
    result = []
    for occasion in item.field.occasions:
        events = confirmed(item, occasion)
        if not events:
            continue
        found = []
        for d in draft(item.field, occasion):
            event = pair_matches(item.analysis, d.trigger, events, d.actor, d.recipient)
            found.append(Labelled(item, d, event is not None, event["status"] if event else None))
        if any(e.label for e in found):
            result += found
    return result


def _train_pairs(examples: Sequence[Labelled]) -> Linear:
    groups: dict[int, list[Labelled]] = {}
    for example in examples:
        groups.setdefault(id(example.draft.trigger), []).append(example)
    wrong = [(e.draft.features, False) for e in examples if not e.label]
    model = train_linear([(e.draft.features, True) for e in examples if e.label] + wrong, PAIRS)
    for _ in range(ROUNDS):
        best = []
        for examples_ in groups.values():
            right = [e.draft.features for e in examples_ if e.label]
            best += [(max(right, key=model.probability), True)] if right else []
        model = train_linear(best + wrong, PAIRS)
    return model


@dataclass(slots=True)
class EventModels:
    """The models that find events."""

    triggers: Linear
    actors: Linear
    recipients: Linear
    pairs: Linear
    verdict: Linear
    status: dict[str, Linear]
    threshold: float
    calibration: list[tuple[float, float]]


def train_events(studied: Sequence[Studied]) -> EventModels:
    """Train all that finds events: the later models on what the earlier ones say of reports they have not seen."""
    labelled: list[list[Labelled]] = [[] for _ in studied]
    for k in range(INNER):
        rest = [s for i, s in enumerate(studied) if i % INNER != k]
        words = train_triggers(rest)
        actors, recipients = train_arguments(rest)
        for i in range(k, len(studied), INNER):
            weigh(studied[i].field, words, actors, recipients)
            labelled[i] = _label(studied[i])
    pairs: list[Linear] = []
    status: list[dict[str, Linear]] = []
    for k in range(INNER):
        seen = [e for i, found in enumerate(labelled) if i % INNER != k for e in found]
        pairs.append(_train_pairs(seen))
        status.append(_train_status(seen))
    tales: list[list[tuple[Tale, bool]]] = [[] for _ in studied]
    for i, item in enumerate(studied):
        drafts = pair(item.field, pairs[i % INNER])
        for d in drafts:
            d.status = status_of(item.field.around, d, status[i % INNER])
        tales[i] = judge(item, group(item.field.around, drafts))
    chosen: list[tuple[float, bool]] = []
    for k in range(INNER):
        verdict = _train_verdict([t for i, told in enumerate(tales) if i % INNER != k for t in told])
        chosen += [(verdict.probability(t.features), ok) for told in tales[k::INNER] for t, ok in told]
    threshold, calibration = _threshold(chosen, sum(len(s.report.events) for s in studied))
    everything = [e for found in labelled for e in found]
    actors, recipients = train_arguments(studied)
    verdict = _train_verdict([t for told in tales for t in told])
    return EventModels(
        train_triggers(studied),
        actors,
        recipients,
        _train_pairs(everything),
        verdict,
        _train_status(everything),
        threshold,
        calibration,
    )


def _train_verdict(examples: Sequence[tuple[Tale, bool]]) -> Linear:
    return train_linear([(t.features, ok) for t, ok in examples], VERDICT)


def _threshold(chosen: list[tuple[float, bool]], gold: int) -> tuple[float, list[tuple[float, float]]]:
    """The score with the best F1 over unseen reports, and the share of right events by score."""
    chosen.sort(key=lambda c: -c[0])
    best, threshold, hits = 0.0, 0.5, 0
    for count, (score, ok) in enumerate(chosen, 1):
        hits += ok
        f1 = 2 * hits / (count + gold)
        if f1 > best:
            best, threshold = f1, score
    print(f"  events over unseen reports: F1 {best:.3f} from {threshold:.3f} on", file=sys.stderr)
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
        if example.label and example.status is not None:
            d = example.draft
            rows.append(
                (status_features(example.studied.field.around, d.trigger, d.actor, d.recipient), example.status)
            )
    return {name: train_linear([(f, status == name) for f, status in rows], STATUS) for name in STATUSES}


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
    if chosen.folds:
        if chosen.predictions is None:
            parser.error("--folds needs --predictions FILE")
        cross_validate(gold, more, chosen.folds, chosen.predictions, chosen.workers)
    if chosen.out:
        train([*gold, *more], chosen.out)
    print(f"done in {time.monotonic() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
