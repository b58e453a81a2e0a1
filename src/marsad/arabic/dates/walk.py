"""The stream that the date rules walk over, and what a rule gives back."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from marsad.arabic.dates import vocabulary as v
from marsad.arabic.dates.expressions import Expression
from marsad.arabic.dates.mention import DayPart
from marsad.arabic.stream import FoldedStream

# No word of a date is longer; longer ones are kept out of the caches.
_LONGEST = 24


class Parsed(NamedTuple):
    """A date phrase read by a rule, and the index of the token after it."""

    expression: Expression
    after: int


class Clock(NamedTuple):
    """A time of day read by a rule, and the index of the token after it."""

    time: time
    zone: str | None
    part: DayPart
    after: int


class DateStream(FoldedStream):
    """A folded stream whose tokens can lose their proclitics while a rule reads them («للعام» as «العام»)."""

    __slots__ = ("_whole",)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = list(self.texts)

    def strip(self, index: int, clitics: str | None = None) -> int | None:
        """Take the proclitics off a token that can begin a date phrase, and return how many letters they have.

        With `clitics`, only exactly those letters. None when the token cannot begin a phrase so; it is then unchanged.
        """
        word = self.at(index)
        split = v.split_start(word) if len(word) <= _LONGEST else None
        if split is None or (clitics is not None and self.at(index)[: split[1]] != clitics):
            return None
        self.texts[index] = split[0]
        return split[1]

    def restore(self, index: int) -> None:
        """Put the proclitics of a token back."""
        if 0 <= index < len(self.texts):
            self.texts[index] = self._whole[index]

    def skip(self, index: int, *words: str) -> int:
        """Return the index after the token if it is one of `words`, else `index`."""
        return index + 1 if self.at(index) in words else index


def modifier(stream: DateStream, index: int) -> tuple[int, int] | None:
    """Read «الماضي», «المقبل», «الجاري», «قبل الماضي», «بعد المقبل»: (shift, the token after it)."""
    word = stream.at(index)
    if word in v.MODIFIERS:
        return v.MODIFIERS[word], index + 1
    at = stream.skip(index, "ما")
    shift = v.MODIFIERS.get(stream.at(at + 1))
    if stream.at(at) == "قبل" and shift == -1:
        return -2, at + 2
    if stream.at(at) == "بعد" and shift == 1:
        return 2, at + 2
    return None
