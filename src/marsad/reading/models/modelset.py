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

TABLES = ("openings", "cues", "heirs", "triggers", "actors", "recipients", "pairs", "verdict")
"""Tables of weights, each a field of the set and a file of that name."""


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

    def write(self, out: Path) -> None:
        """Write the tables and settings into a folder; the name model is a file already and is left as it is."""
        for name in TABLES:
            getattr(self, name).write(out / f"{name}.tsv")
        for name, model in self.status.items():
            model.write(out / f"status_{name}.tsv")
        settings = {
            "cue_threshold": self.cue_threshold,
            "event_threshold": self.event_threshold,
            "calibration": self.calibration,
        }
        (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


@cache
def read_models(folder: Path = FOLDER) -> ModelSet:
    """Read a set. Raises FileNotFoundError, naming the file, when one is missing."""
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    names = folder / "names.crfsuite"
    if not names.exists():
        raise FileNotFoundError(f"{names} is missing; make it with: python -m marsad.reading.training")
    table = {name: read_linear(folder / f"{name}.tsv") for name in TABLES}
    return ModelSet(
        folder,
        names,
        *(table["openings"], table["cues"], table["heirs"]),
        *(table["triggers"], table["actors"], table["recipients"], table["pairs"], table["verdict"]),
        {status: read_linear(folder / f"status_{status}.tsv") for status in STATUSES},
        settings["cue_threshold"],
        settings["event_threshold"],
        tuple((edge, share) for edge, share in settings["calibration"]),
    )
