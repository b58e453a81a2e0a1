"""Geometry of the map: countries, pins of actors, lines between them, in the units of an SVG's view box. Templates draw it.

A map is not mirrored where the language runs from right to left; its labels are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import cos, hypot, log1p, sin

from marsad.observatory import atlas
from marsad.observatory.models import Actor
from marsad.observatory.queries.pairs import Link, Network

#: Actors and lines that are drawn at most; the table has the others.
PINS, LINES = 36, 70
#: How far from a country's seat its further bodies and groups stand, and how near to the edge what lies beyond it.
_ASIDE, _EDGE = 17.0, 16.0
#: Size of a label, and the mean width of a letter of it.
_TEXT, _LETTER = 19.0, 9.2


@dataclass(slots=True)
class Pin:
    """An actor on the map. `beyond`: it lies outside the frame and stands at its edge. No label where there is no room."""

    actor: Actor
    x: float
    y: float
    radius: float
    beyond: bool
    label: str = ""
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Line:
    """What two actors have with each other. `kind` as in the network: ``together``, ``against`` or ``mixed``."""

    link: Link
    path: str
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline; `shade` from 0, nothing reported, to 3."""

    path: str
    shade: int


@dataclass(frozen=True, slots=True)
class MapChart:
    """The map of a period, and the actors that have no place on it."""

    width: int
    height: int
    countries: list[Country]
    pins: list[Pin]
    lines: list[Line]
    unplaced: list[Actor] = field(default_factory=list)


def home(actor: Actor) -> str:
    """Return the code of the seat that an actor stands at, its own or its country's; "" for none or several."""
    seats = atlas.seats()
    return next((code for code in (actor.key, actor.country) if code in seats), "")


def map_chart(found: Network, frame_name: str, flip: bool) -> MapChart:
    """Return the map of a network of actors, the busiest first."""
    frame = atlas.FRAMES[frame_name]
    weight: dict[int, int] = defaultdict(int)
    for link in found.links:
        weight[link.one.pk] += link.dealings.total
        weight[link.other.pk] += link.dealings.total
    dealing = [actor for actor in found.actors if weight[actor.pk]]
    placed = [actor for actor in dealing if home(actor)][:PINS]
    pins = _pins(placed, weight, frame)
    _label(list(pins.values()), frame, flip)
    drawn = [link for link in found.links if link.one.pk in pins and link.other.pk in pins][:LINES]
    return MapChart(
        frame.width,
        frame.height,
        _countries(frame_name, placed, weight),
        list(pins.values())[::-1],
        [_line(link, pins, drawn[0]) for link in reversed(drawn)],
        [actor for actor in dealing if not home(actor)],
    )


def _pins(actors: Iterable[Actor], weight: dict[int, int], frame: atlas.Frame) -> dict[int, Pin]:
    most = max(weight.values(), default=1)
    crowd: dict[str, int] = defaultdict(int)
    pins = {}
    for actor in actors:
        x, y = frame.place(*atlas.seats()[home(actor)])
        inside = 0 <= x <= frame.width and 0 <= y <= frame.height
        if crowd[home(actor)]:
            # Further actors of a country stand around its seat, each a golden angle from the one before.
            angle = 2.4 * crowd[home(actor)]
            x, y = x + _ASIDE * cos(angle), y + _ASIDE * sin(angle)
        crowd[home(actor)] += 1
        x = min(max(x, _EDGE), frame.width - _EDGE)
        y = min(max(y, _EDGE), frame.height - _EDGE)
        radius = 4.5 + 8 * (weight[actor.pk] / most) ** 0.5
        pins[actor.pk] = Pin(actor, round(x, 1), round(y, 1), round(radius, 1), not inside)
    return pins


def _label(pins: list[Pin], frame: atlas.Frame, flip: bool) -> None:
    """Give a label to each pin that has room for one, the busiest first, on the first side that is free."""
    to_left, to_right = ("start", "end") if flip else ("end", "start")
    taken = [(pin.x - pin.radius, pin.y - pin.radius, pin.x + pin.radius, pin.y + pin.radius) for pin in pins]
    for pin in pins:
        text = pin.actor.name if len(pin.actor.name) <= 22 else f"{pin.actor.name[:21]}…"
        wide, away = len(text) * _LETTER, pin.radius + 4
        for anchor, x, y, left in (
            (to_right, pin.x + away, pin.y + 6, pin.x + away),
            (to_left, pin.x - away, pin.y + 6, pin.x - away - wide),
            ("middle", pin.x, pin.y - away - 3, pin.x - wide / 2),
            ("middle", pin.x, pin.y + away + _TEXT * 0.75, pin.x - wide / 2),
        ):
            box = (left, y - _TEXT * 0.8, left + wide, y + _TEXT * 0.25)
            fits = box[0] >= 0 and box[2] <= frame.width and box[1] >= 0 and box[3] <= frame.height
            if fits and not any(_overlap(box, other) for other in taken):
                pin.label, pin.label_x, pin.label_y, pin.anchor = text, round(x, 1), round(y, 1), anchor
                taken.append(box)
                break


Box = tuple[float, float, float, float]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _line(link: Link, pins: dict[int, Pin], busiest: Link) -> Line:
    one, other = pins[link.one.pk], pins[link.other.pk]
    dx, dy = other.x - one.x, other.y - one.y
    # Bent to one side, so that lines that leave a place in one direction part.
    bend = 0.16 * min(1.0, 260 / (hypot(dx, dy) or 1))
    cx, cy = (one.x + other.x) / 2 - dy * bend, (one.y + other.y) / 2 + dx * bend
    width = 1 + 7 * log1p(link.dealings.total) / log1p(busiest.dealings.total)
    path = f"M{one.x:g} {one.y:g}Q{cx:.0f} {cy:.0f} {other.x:g} {other.y:g}"
    return Line(link, path, round(width, 1), link.kind)


def _countries(frame: str, actors: Iterable[Actor], weight: dict[int, int]) -> list[Country]:
    told: dict[str, int] = defaultdict(int)
    for actor in actors:
        told[home(actor)] += weight[actor.pk]
    most = max(told.values(), default=1)
    return [
        Country(path, 1 + min(2, int(3 * (told[code] / most) ** 0.5)) if told.get(code) else 0)
        for code, path in atlas.shapes(frame).items()
    ]
