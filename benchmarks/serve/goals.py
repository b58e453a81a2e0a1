"""Figures beside their goals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure and its goal: `at_most`, or `at_least`; None where it could not be measured, and `why`."""

    name: str
    value: float | None
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    why: str = ""

    @property
    def met(self) -> bool | None:
        if self.value is None:
            return None
        if self.at_most is not None:
            return self.value <= self.at_most
        return self.at_least is None or self.value >= self.at_least

    def line(self) -> str:
        goal = (
            f"≤ {self.at_most:g}"
            if self.at_most is not None
            else f"≥ {self.at_least:g}"
            if self.at_least is not None
            else ""
        )
        value = f"not measured: {self.why}" if self.value is None else f"{self.value:,.1f} {self.unit}"
        verdict = {True: "met" if goal else "", False: "MISSED", None: ""}[self.met]
        return f"  {self.name:58} {value:>16}   {goal:8} {verdict}"


def show(figures: list[Figure]) -> bool:
    """Print them; returns whether every goal that could be measured is met."""
    print("\nFigures and goals")
    for figure in figures:
        print(figure.line())
    missed = [figure for figure in figures if figure.met is False]
    absent = [figure for figure in figures if figure.met is None]
    print(f"  {len(missed)} missed, {len(absent)} not measured")
    return not missed
