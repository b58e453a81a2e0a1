"""Country shapes and where countries stand on the record's map. No database.

`shapes.json` is made by ``tools/atlas.py`` from Natural Earth (public domain): in each frame the outlines by alpha-3 code, "-"
for what has none. Longitudes are drawn as long as they are at the frame's middle latitude.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path

from marsad.observatory import gazetteer

FILE = Path(__file__).parent / "shapes.json"
SEATS = Path(__file__).parent / "seats.tsv"


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world, in degrees, and the view box that it fills."""

    west: float
    east: float
    south: float
    north: float
    middle: float
    width: int = 1000

    @property
    def unit(self) -> float:
        """Units of the view box for one degree of latitude."""
        return self.width / ((self.east - self.west) * cos(radians(self.middle)))

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self.unit)

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point stands in the view box; beyond it when it lies outside the frame."""
        return (longitude - self.west) * self.unit * cos(radians(self.middle)), (self.north - latitude) * self.unit


FRAMES = {
    "region": Frame(-16, 76, 4, 60, 33),
    "world": Frame(-170, 180, -56, 76, 20),
}


@cache
def _stored() -> dict[str, dict]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def shapes(frame: str) -> dict[str, str]:
    """Return the outlines of a frame as SVG paths, by code."""
    return _stored()["shapes"][frame]


@cache
def seats() -> dict[str, tuple[float, float]]:
    """Return where actors are dealt with, longitude and latitude in degrees by code: a country at its capital where that is
    known, else in the middle of its largest piece; an organisation or group where `seats.tsv` has it.
    """
    found = {code: (x, y) for code, (x, y) in _stored()["points"].items()} | gazetteer.capitals()
    for line in SEATS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, longitude, latitude, _place = line.split("\t")
            found[code] = (float(longitude), float(latitude))
    return found
