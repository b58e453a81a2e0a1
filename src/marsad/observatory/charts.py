"""Geometry of the charts: where bars, nodes and lines stand, in the units of an SVG's view box. Templates draw them.

Time runs from right to left where the language does, so `flip` mirrors places, never letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, log1p, pi, sin

from marsad.observatory.queries.pairs import Bar, Network

WIDTH, HEIGHT, MIDDLE = 720, 260, 120
_TOP, _LABELS, _MARGIN = 14, 24, 40


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, its class, and what it tells to whoever points at it."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis of time."""

    x: float
    bar: Bar


@dataclass(frozen=True, slots=True)
class BalanceChart:
    """Cooperation above the axis, conflict below it."""

    rects: list[Rect]
    ticks: list[Tick]
    highest: int
    width: int = WIDTH
    height: int = HEIGHT
    middle: int = MIDDLE


def balance_chart(bars: list[Bar], flip: bool) -> BalanceChart:
    """Return the chart of a pair: each bar in two parts on either side, words next to the axis and deeds outside."""
    highest = max((max(bar.together, bar.against) for bar in bars), default=0) or 1
    slot = (WIDTH - 2 * _MARGIN) / max(len(bars), 1)
    thick = max(1.5, min(34.0, slot * 0.78))
    unit = (MIDDLE - _TOP) / highest
    below = (HEIGHT - MIDDLE - _LABELS) / highest
    rects = []
    for index, bar in enumerate(bars):
        place = index if not flip else len(bars) - 1 - index
        x = round(_MARGIN + place * slot + (slot - thick) / 2, 1)
        words, deeds, against_words, against_deeds = bar.by_quad
        up = 0.0
        for kind, count in (("q1", words), ("q2", deeds)):
            if count:
                rects.append(
                    Rect(
                        x,
                        round(MIDDLE - up - count * unit, 1),
                        round(thick, 1),
                        round(count * unit, 1),
                        kind,
                        str(count),
                    )
                )
                up += count * unit
        down = 0.0
        for kind, count in (("q3", against_words), ("q4", against_deeds)):
            if count:
                rects.append(
                    Rect(x, round(MIDDLE + down, 1), round(thick, 1), round(count * below, 1), kind, str(count))
                )
                down += count * below
    every = max(1, -(-len(bars) // 5))
    ticks = [
        Tick(round(_MARGIN + ((i if not flip else len(bars) - 1 - i) + 0.5) * slot, 1), bar)
        for i, bar in enumerate(bars)
        if i % every == 0
    ]
    return BalanceChart(rects, ticks, highest)


@dataclass(frozen=True, slots=True)
class Node:
    """An actor on the circle. `anchor` is SVG's text-anchor."""

    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str
    actor: object


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two actors, curved towards the middle."""

    path: str
    width: float
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class NetworkChart:
    """Actors on a circle, the busiest on top and the others after it, and lines between them."""

    nodes: list[Node]
    edges: list[Edge]
    size: int = 760
    height: int = 640


def network_chart(found: Network, flip: bool) -> NetworkChart:
    """Return the chart of a network. A line's kind is ``together``, ``against`` or ``mixed`` by what prevails."""
    radius, x0, y0 = 225.0, 380.0, 320.0
    number = max(1, len(found.actors))
    weight = {actor.pk: 0 for actor in found.actors}
    for link in found.links:
        weight[link.one.pk] += link.dealings.total
        weight[link.other.pk] += link.dealings.total
    most = max(weight.values(), default=1) or 1
    places: dict[int, tuple[float, float]] = {}
    nodes = []
    for index, actor in enumerate(found.actors):
        angle = -pi / 2 + 2 * pi * index / number * (-1 if flip else 1)
        x, y = x0 + radius * cos(angle), y0 + radius * sin(angle)
        places[actor.pk] = x, y
        away = 22
        side = cos(angle)
        # SVG's start is the right edge of a text that runs from right to left.
        left, right = ("start", "end") if flip else ("end", "start")
        anchor = "middle" if abs(side) < 0.2 else right if side > 0 else left
        nodes.append(
            Node(
                round(x, 1),
                round(y, 1),
                round(5 + 9 * (weight[actor.pk] / most) ** 0.5, 1),
                round(x0 + (radius + away) * cos(angle), 1),
                round(y0 + (radius + away) * sin(angle) + 5, 1),
                anchor,
                actor,
            )
        )
    thickest = max((link.dealings.total for link in found.links), default=1)
    edges = []
    for link in reversed(found.links):
        (x1, y1), (x2, y2) = places[link.one.pk], places[link.other.pk]
        cx, cy = x0 + ((x1 + x2) / 2 - x0) * 0.4, y0 + ((y1 + y2) / 2 - y0) * 0.4
        path = f"M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}"
        width = round(0.8 + 7 * log1p(link.dealings.total) / log1p(thickest), 1)
        edges.append(Edge(path, width, link.kind, f"{link.one} – {link.other}: {link.dealings.total}"))
    return NetworkChart(nodes, edges)
