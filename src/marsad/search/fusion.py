"""One order of two: reciprocal rank fusion.

G. Cormack, C. Clarke and S. Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning
methods", 2009. It needs no scores that can be compared, only places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

#: How little the first places count more than the next ones; the authors' value.
FLATNESS = 60


def fused(*orders: tuple[Iterable[int], float]) -> dict[int, float]:
    """Return what each key gets from all orders, each a list of keys, best first, with its weight; best first."""
    scores: dict[int, float] = defaultdict(float)
    for keys, weight in orders:
        for place, key in enumerate(keys, 1):
            scores[key] += weight / (FLATNESS + place)
    return dict(sorted(scores.items(), key=lambda item: -item[1]))
