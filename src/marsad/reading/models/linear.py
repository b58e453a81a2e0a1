"""A log-linear yes-or-no model over named features, kept as a readable table of weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
SMALLEST = 0.02
"""Weights nearer to nought are left out, a fifth of the tables: of 1,499 events in 1,000 texts, 56 differ by it."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by feature name; the probability of "yes" is the logistic function of their sum."""

    weights: dict[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """Probability of yes, for features that are present."""
        get = self.weights.get
        total = get("bias", 0.0) + sum(filter(None, map(get, features)))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def score(self, features: Iterable[str]) -> float:
        """Sum of the weights of features that are present."""
        return self.weights.get("bias", 0.0) + sum(filter(None, map(self.weights.get, features)))

    def write(self, path: Path) -> None:
        """Write the table, strongest weights first."""
        lines = [
            f"{_plain(name)}\t{weight:.3f}" for name, weight in sorted(self.weights.items(), key=lambda w: -abs(w[1]))
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _plain(name: str) -> str:
    return name.replace("\n", "⏎")


@cache
def read_linear(path: Path) -> Linear:
    """Read a table of weights."""
    weights = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        name, _, weight = line.rpartition("\t")
        weights[name.replace("⏎", "\n")] = float(weight)
    return Linear(weights)


def train_linear(examples: Sequence[tuple[Sequence[str], bool]], strength: float = 0.05, rarest: int = 2) -> Linear:
    """Fit a model. `strength`: how far weights may go (C); features in fewer than `rarest` examples are left out."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts: dict[str, int] = {}
    for features, _ in examples:
        for feature in set(features):
            counts[feature] = counts.get(feature, 0) + 1
    names = [name for name, count in counts.items() if count >= rarest]
    number = {name: i for i, name in enumerate(names)}
    columns: list[int] = []
    rows = [0]
    for features, _ in examples:
        columns += sorted({number[f] for f in features if f in number})
        rows.append(len(columns))
    matrix = csr_matrix((numpy.ones(len(columns)), columns, rows), shape=(len(examples), len(names)))
    labels = numpy.array([label for _, label in examples])
    if labels.all() or not labels.any():
        return Linear({"bias": 10.0 if labels.all() else -10.0})
    model = LogisticRegression(C=strength, solver="liblinear", dual=True, max_iter=1000, random_state=0)
    model.fit(matrix, labels)
    weights = {name: float(w) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= SMALLEST}
    weights["bias"] = float(model.intercept_[0])
    return Linear(weights)


def train_ranker(
    groups: Sequence[Sequence[tuple[Sequence[str], bool]]], strength: float = 0.1, rarest: int = 2
) -> Linear:
    """Fit a model whose sum is greater for the right one of a group than for the others of the same group.

    Trained on differences: right minus wrong, weighed so that each group counts the same.
    """
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts: dict[str, int] = {}
    for group in groups:
        for features, _ in group:
            for feature in set(features):
                counts[feature] = counts.get(feature, 0) + 1
    number = {name: i for i, name in enumerate(n for n, count in counts.items() if count >= rarest)}
    values: list[float] = []
    columns: list[int] = []
    rows = [0]
    labels: list[bool] = []
    weights: list[float] = []
    for group in groups:
        right = [{number[f] for f in features if f in number} for features, label in group if label]
        wrong = [{number[f] for f in features if f in number} for features, label in group if not label]
        for a in right:
            for b in wrong:
                sign = 1.0 if len(labels) % 2 else -1.0
                for column in sorted(a ^ b):
                    columns.append(column)
                    values.append(sign if column in a else -sign)
                rows.append(len(columns))
                labels.append(sign > 0)
                weights.append(1.0 / (len(right) * len(wrong)) ** 0.5)
    if not labels:  # nowhere was there a choice
        return Linear({})
    matrix = csr_matrix((numpy.array(values), columns, rows), shape=(len(labels), len(number)))
    model = LogisticRegression(
        C=strength, solver="liblinear", dual=True, fit_intercept=False, max_iter=1000, random_state=0
    )
    model.fit(matrix, numpy.array(labels), sample_weight=numpy.array(weights))
    return Linear({name: float(w) for name, w in zip(number, model.coef_[0], strict=True) if abs(w) >= SMALLEST})
