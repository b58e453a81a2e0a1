"""A log-linear yes-or-no model over named features, trained with L-BFGS and kept as a readable table of weights."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycrfsuite

FOLDER = Path(__file__).parent / "models"


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by feature name; the probability of "yes" is the logistic function of their sum."""

    weights: dict[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """Probability of yes, for features that are present."""
        get = self.weights.get
        total = get("bias", 0.0)
        for feature in features:
            total += get(feature, 0.0)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def write(self, path: Path) -> None:
        """Write the table, strongest weights first."""
        lines = [f"{_plain(name)}\t{weight:.3f}" for name, weight in sorted(self.weights.items(), key=lambda w: -abs(w[1]))]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _plain(name: str) -> str:
    return name.replace("\n", "⏎")


@cache
def read_linear(path: Path) -> Linear:
    """Read a table of weights."""
    weights = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, weight = line.rpartition("\t")
        weights[name.replace("⏎", "\n")] = float(weight)
    return Linear(weights)


def train_linear(
    examples: Sequence[tuple[Sequence[str], bool]], c1: float = 0.05, c2: float = 0.3, rarest: int = 2
) -> Linear:
    """Fit a model. `c1`, `c2`: L1 and L2 strength; features in fewer than `rarest` examples are left out."""
    counts: dict[str, int] = {}
    for features, _ in examples:
        for feature in set(features):
            counts[feature] = counts.get(feature, 0) + 1
    # numbers stand for names in training, since the trainer's dump cannot be read back with every sign in a name
    names = ["bias", *(name for name, count in counts.items() if count >= rarest)]
    number = {name: str(i) for i, name in enumerate(names)}
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": 300})
    for features, label in examples:
        trainer.append([["0", *(number[f] for f in set(features) if f in number)]], ["y" if label else "n"])
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        state: dict[tuple[str, str], float] = tagger.info().state_features
    weights: dict[str, float] = {}
    for (key, label), weight in state.items():
        feature = names[int(key)]
        weights[feature] = weights.get(feature, 0.0) + (weight if label == "y" else -weight)
    return Linear({name: weight for name, weight in weights.items() if abs(weight) > 0.005})
