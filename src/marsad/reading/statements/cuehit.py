"""One reporting word in a sentence, with its subject and the place where its content begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reading.actors.mention import Mention
from marsad.reading.words.vocabulary import Cue, Sense


@dataclass(slots=True)
class Cut:
    """Where the content begins: first token, characters of that token to leave out, and what introduced it."""

    token: int
    skip: int
    how: str


@dataclass(slots=True)
class Opening:
    """A place where the content may begin, and what speaks for it."""

    cut: Cut
    features: list[str]


@dataclass(slots=True)
class CueHit:
    """One cue in a sentence."""

    sentence: int
    first: int
    """Token of the cue word."""
    sense: Sense
    kind: str
    """verb, participle, noun or attribution."""
    subject: Mention | None = None
    subject_span: tuple[int, int] | None = None
    """Tokens of a subject that is no known actor («تقرير اقتصادي»)."""
    before: bool = False
    """The subject stands before the cue."""
    settled: bool = False
    """The words leave no doubt that the subject speaks."""
    start: Cut | None = None
    addressee: Mention | None = None
    occasion: tuple[int, int] | None = None
    medium: Mention | None = None
    relay: list[Mention] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    """Every place where the content may begin; `start` is the one that is taken."""
    opening: float = 1.0
    """How likely the content begins at `start`."""
    probability: float = 1.0

    @property
    def cue(self) -> Cue:
        """The entry of the cue list."""
        assert isinstance(self.sense.entry, Cue)
        return self.sense.entry
