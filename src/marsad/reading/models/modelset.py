"""The trained parts of the reader, as one set in one folder."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from marsad.reading.models.linear import FOLDER, Linear, read_linear

STATUSES = ("planned", "called_for", "alleged", "denied")
"""Statuses that have a model each; an event that none of them claims has happened."""


@dataclass(frozen=True, slots=True)
class ModelSet:
    """Everything that training makes. See models/README.md."""

    folder: Path
    names: Path
    openings: Linear
    cues: Linear
    heirs: Linear
    triggers: Linear
    actors: Linear
    recipients: Linear
    pairs: Linear
    verdict: Linear
    status: dict[str, Linear]
    cue_threshold: float
    event_threshold: float
    calibration: tuple[tuple[float, float], ...]
    """(score, share that was right) in steps of rising score, measured on reports that the models had not seen."""

    def confidence(self, score: float) -> float:
        """Share of events with such a score that are right."""
        if not self.calibration:
            return score
        edges = [edge for edge, _ in self.calibration]
        return self.calibration[max(0, bisect_right(edges, score) - 1)][1]


@cache
def read_models(folder: Path = FOLDER) -> ModelSet:
    """Read a set. Raises FileNotFoundError, naming the file, when one is missing."""
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    names = folder / "names.crfsuite"
    if not names.exists():
        raise FileNotFoundError(f"{names} is missing; make it with: python -m marsad.reading.training")
    return ModelSet(
        folder,
        names,
        read_linear(folder / "openings.tsv"),
        read_linear(folder / "cues.tsv"),
        read_linear(folder / "heirs.tsv"),
        read_linear(folder / "triggers.tsv"),
        read_linear(folder / "actors.tsv"),
        read_linear(folder / "recipients.tsv"),
        read_linear(folder / "pairs.tsv"),
        read_linear(folder / "verdict.tsv"),
        {status: read_linear(folder / f"status_{status}.tsv") for status in STATUSES},
        settings["cue_threshold"],
        settings["event_threshold"],
        tuple((edge, share) for edge, share in settings["calibration"]),
    )
