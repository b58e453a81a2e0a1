"""The vectors of all articles in this process's memory, and which are nearest to one."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from django.db.models import Count, Max
from numpy.typing import NDArray

from marsad.search.models import Vector
from marsad.search.semantic import model

#: Whether vectors were made or deleted is asked again after so many seconds.
FRESH_SECONDS = 2.0
#: A transaction that ends so long after another may have begun before it.
OVERLAP = timedelta(minutes=5)
#: So many vectors are multiplied at once: whole numbers become fractions for that, which should stay in the cache.
BLOCK = 2_048


def pack(vector: NDArray[np.float32]) -> bytes:
    """Return a vector as bytes: one for each number, after the scale by which they were made whole."""
    scale = np.float32(max(float(np.abs(vector).max()), 1e-9) / 127)
    return scale.tobytes() + np.rint(vector / scale).astype(np.int8).tobytes()


def unpack(rows: Sequence[bytes]) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    """Return the scales and the numbers, a row each, of vectors that `pack` made."""
    data = np.frombuffer(b"".join(rows), np.uint8).reshape(len(rows), 4 + model.DIMENSIONS)
    return data[:, :4].copy().view("<f4")[:, 0], data[:, 4:].copy().view(np.int8)


class Nearest:
    """Vectors by article, kept up to date with the database."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._checked = 0.0
        self._state: tuple[int, datetime | None] = (0, None)
        self._keys = np.empty(0, np.int64)
        self._scales = np.empty(0, np.float32)
        self._numbers = np.empty((0, model.DIMENSIONS), np.int8)

    def to(self, vector: NDArray[np.float32], most: int) -> list[int]:
        """Return the primary keys of the `most` articles nearest to `vector`, the nearest first."""
        with self._lock:
            self._refresh()
            keys, scales, numbers = self._keys, self._scales, self._numbers
        if not len(keys):
            return []
        blocks = range(0, len(keys), BLOCK)
        scores = np.concatenate([numbers[at : at + BLOCK].astype(np.float32) @ vector for at in blocks]) * scales
        best = np.argpartition(-scores, most)[:most] if len(keys) > most else np.arange(len(keys))
        return keys[best[np.argsort(-scores[best], kind="stable")]].tolist()

    def _refresh(self) -> None:
        if time.monotonic() - self._checked < FRESH_SECONDS:
            return
        vectors = Vector.objects.filter(version=model.VERSION)
        found = vectors.aggregate(count=Count("pk"), last=Max("made"))
        state = (found["count"], found["last"])
        if state != self._state:
            last = self._state[1]
            changed = vectors if last is None else vectors.filter(made__gte=last - OVERLAP)
            rows = list(changed.values_list("pk", "numbers"))
            new = np.array([pk for pk, _ in rows], np.int64)
            here = np.fromiter(vectors.values_list("pk", flat=True), np.int64)
            kept = np.isin(self._keys, here) & ~np.isin(self._keys, new)
            scales, numbers = unpack([bytes(data) for _, data in rows])
            self._keys = np.concatenate([self._keys[kept], new])
            self._scales = np.concatenate([self._scales[kept], scales])
            self._numbers = np.concatenate([self._numbers[kept], numbers])
            self._state = state
        self._checked = time.monotonic()


_nearest = Nearest()


def forget() -> None:
    """Read the vectors anew on next use."""
    global _nearest  # noqa: PLW0603 - one matrix a process is the point
    _nearest = Nearest()


def to_query(text: str, most: int) -> list[int]:
    """Return the articles nearest to a query."""
    return _nearest.to(model.of_query(text), most)


def to_article(pk: int, most: int) -> list[int]:
    """Return the articles nearest to one that has a vector, itself left out; none when it has none yet."""
    held = Vector.objects.filter(pk=pk, version=model.VERSION).values_list("numbers", flat=True).first()
    if held is None:
        return []
    scales, numbers = unpack([bytes(held)])
    found = _nearest.to(numbers[0].astype(np.float32) * scales[0], most + 1)
    return [key for key in found if key != pk][:most]
