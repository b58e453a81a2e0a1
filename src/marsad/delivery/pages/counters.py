"""What is counted of keeping and sending pages, for Prometheus; numbers only, of this process since it began."""

from __future__ import annotations

import threading
from collections import Counter


class Counters:
    """Counts by name; `add` is safe from any thread. The event loop, which is alone, adds to `counts` itself."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.counts: Counter[str] = Counter()

    def add(self, name: str, number: float = 1) -> None:
        with self._lock:
            self.counts[name] += number  # type: ignore[assignment]

    def all(self) -> dict[str, float]:
        with self._lock:
            return dict(self.counts)


counters = Counters()
