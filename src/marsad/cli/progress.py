"""A line that tells how far a long work has come: done, rate, time left."""

from __future__ import annotations

import sys
import time
from typing import TextIO

#: How often the line is renewed, in seconds: on a terminal, and where output goes to a file.
TERMINAL_SECONDS, FILE_SECONDS = 0.2, 10.0


def duration(seconds: float) -> str:
    """Return a length of time as people read it: ``4 s``, ``3 min 20 s``, ``2 h 05 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


class ProgressLine:
    """Writes progress to `stream` (standard error), in place on a terminal, one line now and then elsewhere."""

    def __init__(self, noun: str, stream: TextIO | None = None) -> None:
        self.noun = noun
        self.stream = stream or sys.stderr
        self.started = self.last = time.monotonic()
        self.in_place = self.stream.isatty()

    def show(self, done: int, fraction: float | None = None, note: str = "", *, force: bool = False) -> None:
        """Show that `done` things and, where it is known, `fraction` (0 to 1) of the work are done."""
        now = time.monotonic()
        if not force and now - self.last < (TERMINAL_SECONDS if self.in_place else FILE_SECONDS):
            return
        self.last = now
        elapsed = max(now - self.started, 1e-6)
        parts = [f"{done:,} {self.noun}", f"{done / elapsed:,.0f}/s"]
        if fraction:
            parts.insert(1, f"{fraction:.0%}")
            if fraction < 1:
                parts.append(f"{duration(elapsed / fraction - elapsed)} left")
        if note:
            parts.append(note)
        text = " · ".join(parts)
        self.stream.write(f"\r\x1b[2K{text}" if self.in_place else f"{text}\n")
        self.stream.flush()

    def close(self) -> None:
        """End the line."""
        if self.in_place:
            self.stream.write("\r\x1b[2K")
            self.stream.flush()
