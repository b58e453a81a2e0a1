"""Training of the whole set of models."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from marsad.reading.analysis import Analysis, analyse
from marsad.reading.events.arguments import Candidate
from marsad.reading.events.events import Occasion, survey
from marsad.reading.models.linear import Linear, train_linear, train_ranker
from marsad.reading.models.modelset import ModelSet
from marsad.reading.people.nametags import features
from marsad.reading.statements.cuehits import CueFinder
from marsad.reading.statements.heirs import Heir
from marsad.reading.statements.said import Said
from marsad.reading.statements.speakers import run
from marsad.reading.statements.statements import THRESHOLD, choose_opening, cue_features, judge_cues, measure
from marsad.reading.text.document import read_document
from marsad.reading.training.eventmodels import train_events
from marsad.reading.training.goldcues import gold_statement, is_speaker, label_hits, label_openings
from marsad.reading.training.goldevents import Studied
from marsad.reading.training.goldnames import label_names
from marsad.reading.training.goldset import GoldReport

OPENINGS = 0.2
"""How far the weights of the model of beginnings may go."""
HEIRS = 0.2
"""How far the weights of the model of heirs may go."""
INNER = 2
"""Folds inside of training, so that later models learn from names that the name model has not seen."""
NAME_ROUNDS = 12
"""Rounds of the name model over all reports."""

Analysed = tuple[GoldReport, Analysis]


def train_names(reports: Sequence[GoldReport], file: Path) -> None:
    """Train the name model on all reports: averaged perceptron, as good here as likelihood and three times as fast."""
    trainer = pycrfsuite.Trainer(verbose=False, algorithm="ap")
    trainer.set_params({"max_iterations": NAME_ROUNDS})
    for report in reports:
        doc = read_document(report.title, report.text)
        tags = label_names(doc, report.people)
        for first, last in doc.sentences:
            trainer.append(features(doc, first, last), tags[first:last])
    trainer.train(str(file))


def train(reports: Sequence[GoldReport], out: Path) -> None:
    """Train every model on the reports and write the set into the folder `out`."""
    write_set(reports, analyse_unseen(reports), out)


def write_set(reports: Sequence[GoldReport], analyses: Sequence[Analysed], out: Path) -> None:
    """Train the name model on the reports, the others on their analyses, and write the set into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    train_names(reports, out / "names.crfsuite")
    train_rest(analyses).write(out)


def train_rest(analyses: Sequence[Analysed]) -> ModelSet:
    """Train all models but that of names, each on what the earlier ones say of reports they have not seen."""
    spoken = [a for a in analyses if a[0].statements is not None]
    openings = train_openings(spoken)
    cues = train_cues(spoken)
    heirs = train_heirs(spoken, openings, cues)
    events = train_events(_study(analyses, openings, cues, heirs))
    return ModelSet(
        Path(),
        Path(),
        openings,
        cues,
        heirs,
        events.triggers,
        events.actors,
        events.recipients,
        events.pairs,
        events.verdict,
        events.status,
        THRESHOLD,
        events.threshold,
        tuple(events.calibration),
    )


def analyse_unseen(reports: Sequence[GoldReport]) -> list[Analysed]:
    """Analyse each report that is annotated as a whole with a name model that has not seen it, in the order given."""
    result: dict[str, Analysed] = {}
    whole = [r for r in reports if r.whole]
    others = [r for r in reports if not r.whole]
    with tempfile.TemporaryDirectory() as folder:
        for k in range(INNER):
            file = Path(folder) / f"names{k}"
            train_names([*(r for i, r in enumerate(whole) if i % INNER != k), *others], file)
            for report in whole[k::INNER]:
                result[report.id] = (report, analyse(report.title, report.text, report.published, report.home, file))
    return [result[r.id] for r in whole]


def train_openings(pairs: Sequence[Analysed]) -> Linear:
    """Model of where the content of a cue begins."""
    examples: list[tuple[list[str], bool]] = []
    for report, analysis in pairs:
        for hit in CueFinder(analysis.doc, analysis.mentions).run():
            labels = label_openings(analysis, hit, report.statements or [])
            if labels is not None:
                examples += [(o.features, label) for o, label in zip(hit.openings, labels, strict=True)]
    return train_linear(examples, OPENINGS)


def train_cues(pairs: Sequence[Analysed]) -> Linear:
    """Model of which cues report a statement. It learns from beginnings chosen by models that have not seen the report."""
    examples: list[tuple[list[str], bool]] = []
    for k in range(INNER):
        openings = train_openings([pair for i, pair in enumerate(pairs) if i % INNER != k])
        for report, analysis in pairs[k::INNER]:
            hits = CueFinder(analysis.doc, analysis.mentions).run()
            for hit in hits:
                choose_opening(hit, openings)
            labels = label_hits(analysis, hits, report.statements or [])
            examples += [(cue_features(analysis, hit), label) for hit, label in zip(hits, labels, strict=True)]
    return train_linear(examples)


def train_heirs(pairs: Sequence[Analysed], openings: Linear, cues: Linear) -> Linear:
    """Model of who speaks where the cue's subject does not settle it. Earlier speakers are the gold ones where known."""
    examples: list[list[tuple[list[str], bool]]] = []
    for report, analysis in pairs:
        if report.statements is None:
            continue
        gold = report.statements

        def choose(
            item: Said, found: Sequence[Heir], gold: Sequence[Mapping[str, Any]] = gold, analysis: Analysis = analysis
        ) -> Heir | None:
            statement = gold_statement(analysis, item, gold)
            if statement is None:
                return found[0] if found else None
            labels = [is_speaker(analysis, heir, statement) for heir in found]
            if not any(labels):
                return found[0] if found else None
            examples.append([(heir.features, label) for heir, label in zip(found, labels, strict=True)])
            return found[labels.index(True)]

        said = measure(analysis, judge_cues(analysis, openings, cues, THRESHOLD))
        run(analysis, said, choose)
    return train_ranker(examples, HEIRS)


def _share(item: Occasion | Candidate) -> None:
    """Keep one copy of each feature: there are some hundred million of them, most of them the same."""
    item.features = [sys.intern(feature) for feature in item.features]


def _study(pairs: Sequence[Analysed], openings: Linear, cues: Linear, heirs: Linear) -> list[Studied]:
    result = []
    for report, analysis in pairs:
        said = measure(analysis, judge_cues(analysis, openings, cues, THRESHOLD), heirs)
        field = survey(analysis, said)
        for occasion in field.occasions:
            _share(occasion)
            for candidate in occasion.candidates:
                _share(candidate)
        result.append(Studied(report, analysis, said, field))
    return result
