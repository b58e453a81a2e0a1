"""Training of the models that find events, each on what the earlier ones say of reports they have not seen."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.reading.events.arguments import Candidate
from marsad.reading.events.events import Draft, Occasion, Tale, draft, group, pair, tell_statuses, weigh
from marsad.reading.events.status import status_features
from marsad.reading.models.linear import Linear, train_linear
from marsad.reading.models.modelset import STATUSES
from marsad.reading.training.goldevents import Studied, confirmed, judge, pair_matches, repeats, sides

TRIGGERS, ARGUMENTS, PAIRS, VERDICT, STATUS = 0.1, 0.2, 0.06, 0.1, 0.1
"""How far the weights of each model may go."""
SMALLEST_STEP = 25
"""Told events that a step of the calibration rests on at least."""
LEAST_SURE = 1000
"""Told events of completely annotated reports from which on confidence is measured on these alone."""
ROUNDS = 2
"""Rounds in which a model chooses among the places that the gold list leaves open."""
INNER = 3
"""Folds inside of training, so that a later model learns from what an earlier one says of reports it has not seen."""


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
            d.features = [sys.intern(feature) for feature in d.features]
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
        tell_statuses(item.field.around, drafts, status[i % INNER])
        tales[i] = judge(item, group(item.field.around, drafts))
    chosen: list[tuple[float, bool]] = []
    sure: list[tuple[float, bool]] = []
    for k in range(INNER):
        verdict = _train_verdict([t for i, told in enumerate(tales) if i % INNER != k for t in told])
        for item, told in zip(studied[k::INNER], tales[k::INNER], strict=True):
            found = [(verdict.probability(t.features), ok) for t, ok in told]
            chosen += found
            sure += found if item.report.complete else []
    threshold = _threshold(chosen, sum(len(s.report.events) for s in studied))
    calibration = _calibrate(sure if len(sure) >= LEAST_SURE else chosen)
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


def _threshold(chosen: list[tuple[float, bool]], gold: int) -> float:
    """The score with the best F1 over unseen reports; sorts `chosen` from the highest score down."""
    chosen.sort(key=lambda c: -c[0])
    best, threshold, hits = 0.0, 0.5, 0
    for count, (score, ok) in enumerate(chosen, 1):
        hits += ok
        f1 = 2 * hits / (count + gold)
        if f1 > best:
            best, threshold = f1, score
    print(f"  events over unseen reports: F1 {best:.3f} from {threshold:.3f} on", file=sys.stderr)
    return math.floor(threshold * 1000) / 1000  # never above the score that it comes from


def _calibrate(chosen: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """The share of right ones by score, in steps that never fall (isotonic regression, pool adjacent violators).

    The steps hold at least SMALLEST_STEP; they start as that many equals.
    """
    chosen.sort(key=lambda c: -c[0])

    def share(step: Sequence[float]) -> float:
        """Share of right ones; a little nearer to a half than counted, since a step rests on few."""
        return (step[1] + 1) / (step[2] + 2)

    steps: list[list[float]] = []  # lowest score, right ones, all
    rising = list(reversed(chosen))
    for i in range(0, len(rising), SMALLEST_STEP):
        part = rising[i : i + SMALLEST_STEP]
        steps.append([part[0][0], sum(ok for _, ok in part), len(part)])
        while len(steps) > 1 and share(steps[-2]) >= share(steps[-1]):
            _, right, count = steps.pop()
            steps[-1][1] += right
            steps[-1][2] += count
    return [(round(step[0], 3), round(share(step), 3)) for step in steps]


def _train_status(examples: Sequence[Labelled]) -> dict[str, Linear]:
    rows = []
    for example in examples:
        if example.label and example.status is not None:
            d = example.draft
            rows.append(
                (status_features(example.studied.field.around, d.trigger, d.actor, d.recipient), example.status)
            )
    return {name: train_linear([(f, status == name) for f, status in rows], STATUS) for name in STATUSES}
