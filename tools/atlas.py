"""Makes the country shapes of the record's map, `src/marsad/observatory/atlas/shapes.json`, from Natural Earth.

    npm pack world-atlas@2.0.2 && npm pack i18n-iso-countries@7.14.0     # and unpack both
    python tools/atlas.py WORLD-ATLAS/countries-110m.json WORLD-ATLAS/countries-50m.json ISO-COUNTRIES/codes.json

world-atlas (ISC) is Natural Earth (public domain) as TopoJSON. Borders that two countries share are simplified once, so that
they stay one line. What is written are whole units of the two frames; nothing is fetched when the site runs.
"""

from __future__ import annotations

import json
import sys
from math import cos, hypot, radians
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
sys.path.insert(0, str(REPOSITORY / "src"))

from marsad.observatory.atlas import FRAMES, Frame  # noqa: E402

TARGET = REPOSITORY / "src" / "marsad" / "observatory" / "atlas" / "shapes.json"
#: How far a simplified line may lie off, in units of the frame; rings that cover less than so many square units are left out.
TOLERANCE, SMALLEST = {"world": 0.8, "region": 0.7}, {"world": 3.0, "region": 2.0}
#: How far beyond the frame shapes are kept, so that its edge shows no border.
BEYOND = 12.0
_NOT_DRAWN = {"ATA"}

Point = tuple[float, float]


def main(coarse: Path, fine: Path, codes: Path) -> None:
    """Write both frames' shapes, and a point of each country for where no capital is known."""
    alpha3 = {numeric: alpha for _, alpha, numeric, _ in json.loads(codes.read_text())}
    shapes: dict[str, dict[str, str]] = {}
    for name, file in (("world", coarse), ("region", fine)):
        shapes[name] = _shapes(json.loads(file.read_text()), alpha3, name)
    points = _points(json.loads(fine.read_text()), alpha3)
    TARGET.write_text(json.dumps({"shapes": shapes, "points": points}, separators=(",", ":"), sort_keys=True) + "\n")
    print({name: (len(found), sum(map(len, found.values()))) for name, found in shapes.items()}, len(points))


def _arcs(topology: dict) -> list[list[Point]]:
    """Return the arcs in degrees (TopoJSON: quantised, each point from the one before)."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + x0, y * ky + y0))
        found.append(line)
    return found


def _polygons(geometry: dict) -> list:
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def _ring(arcs: list[list[Point]], numbers: list[int]) -> list[Point]:
    line: list[Point] = []
    for number in numbers:
        piece = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += piece[1:] if line else piece
    return line


def _shapes(topology: dict, alpha3: dict[str, str], name: str) -> dict[str, str]:
    frame = FRAMES[name]
    arcs = [_simple([frame.place(*p) for p in arc], TOLERANCE[name]) for arc in _arcs(topology)]
    found: dict[str, str] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = alpha3.get(geometry.get("id", ""), "")
        if code in _NOT_DRAWN:
            continue
        paths = [
            path
            for polygon in _polygons(geometry)
            for numbers in polygon
            if (path := _path(_clipped(_ring(arcs, numbers), frame), SMALLEST[name]))
        ]
        if paths:
            key = code or "-"
            found[key] = found.get(key, "") + "".join(paths)
    return found


def _points(topology: dict, alpha3: dict[str, str]) -> dict[str, list[float]]:
    """Return the middle of each country's largest piece, in degrees: longitude, latitude."""
    arcs = _arcs(topology)
    found = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = alpha3.get(geometry.get("id", ""), "")
        if code and code not in _NOT_DRAWN:
            rings = [_ring(arcs, polygon[0]) for polygon in _polygons(geometry)]
            x, y = _middle(max(rings, key=lambda ring: abs(_area(ring)) * cos(radians(ring[0][1]))))
            found[code] = [round(x, 1), round(y, 1)]
    return found


def _area(ring: list[Point]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _middle(ring: list[Point]) -> Point:
    area = _area(ring)
    if not area:
        return ring[0]
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    return x, y


def _simple(line: list[Point], tolerance: float) -> list[Point]:
    """Return a line with fewer points (Ramer, Douglas and Peucker)."""
    if len(line) < 3:
        return line
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        length = hypot(x2 - x1, y2 - y1)
        far, at = 0.0, 0
        for i in range(first + 1, last):
            x, y = line[i]
            across = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1))
            away = across / length if length else hypot(x - x1, y - y1)
            if away > far:
                far, at = away, i
        if far > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _clipped(ring: list[Point], frame: Frame) -> list[Point]:
    """Return a ring without what lies beyond the frame (Sutherland and Hodgman)."""
    low, high_x, high_y = -BEYOND, frame.width + BEYOND, frame.height + BEYOND
    for axis, bound, sign in ((0, low, 1), (0, high_x, -1), (1, low, 1), (1, high_y, -1)):
        out: list[Point] = []
        for index, here in enumerate(ring):
            before = ring[index - 1]
            inside, was = sign * (here[axis] - bound) >= 0, sign * (before[axis] - bound) >= 0
            if inside != was:
                share = (bound - before[axis]) / (here[axis] - before[axis])
                out.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if inside:
                out.append(here)
        ring = out
        if not ring:
            break
    return ring


def _path(ring: list[Point], smallest: float) -> str:
    """Return a ring as an SVG path in whole, relative units, "" for one that is too small to be seen."""
    if len(ring) < 3 or abs(_area(ring)) < smallest:
        return ""
    points = [(round(x), round(y)) for x, y in ring]
    points = [p for i, p in enumerate(points) if p != points[i - 1]]
    if len(points) < 3:
        return ""
    (x, y), rest = points[0], points[1:]
    steps = []
    for px, py in rest:
        dx, dy = px - x, py - y
        steps.append(f"{dx}{dy}" if dy < 0 else f"{dx} {dy}")
        x, y = px, py
    joined = steps[0] + "".join(step if step.startswith("-") else f" {step}" for step in steps[1:])
    return f"M{points[0][0]} {points[0][1]}l{joined}z"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
