"""A statement before it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.reading.actors.mention import Mention
from marsad.reading.statements.cuehit import CueHit


@dataclass(slots=True)
class Said:
    """A statement before it is judged: the cue hit, its content (tokens) and its speaker."""

    hit: CueHit
    first: int
    last: int
    skip: int
    direct: bool
    speaker: Mention | None = None
    speaker_span: tuple[int, int] | None = None
    inherited: bool = False
    probability: float = 1.0
