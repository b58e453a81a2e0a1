"""Where the places that reports name are: country, and coordinates of those that are points. No database."""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from marsad.arabic import fold
from marsad.reading.lexicon import Form, Place, State, load

FILE = Path(__file__).parent / "places.tsv"
#: Words before a name that say what it is the name of, folded.
_KINDS = frozenset(
    map(
        fold,
        ["مدينة", "العاصمة", "محافظة", "ولاية", "بلدة", "قرية", "منطقة", "إقليم", "مديرية", "مخيم", "ريف", "ضاحية"],
    )
)


class Spot(NamedTuple):
    """A place that is known. Coordinates are WGS 84 in degrees, None for what is no point, such as a country.

    `kind`: country, capital, city, settlement, province (its point is the town of the same name), landmark.
    """

    country: str
    name: str
    kind: str
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


@lru_cache(maxsize=20_000)
def locate(place: str) -> Spot | None:
    """Return what is known of a place as a report names it («مدينة عدن»), None when nothing is or several share the name."""
    words = place.split()
    while words:
        found = _known(" ".join(words))
        if found is not None or fold(words[0]) not in _KINDS:
            return found
        words = words[1:]
    return None


def _known(name: str) -> Spot | None:
    spots: dict[str, Spot] = {}
    for sense in load().lookup(name):
        entry = sense.entry
        if isinstance(entry, State):
            capital = sense.form is Form.CAPITAL
            spot = Spot(entry.code, name if capital else entry.english, "capital" if capital else "country")
        elif isinstance(entry, Place) and entry.country:
            spot = Spot(entry.country, entry.name, entry.kind)
        else:
            continue
        if spot.kind != "country":
            spot = _points().get((spot.country, fold(name)), spot)
        spots.setdefault(spot.country, spot)
    return next(iter(spots.values())) if len(spots) == 1 else None


@cache
def capitals() -> dict[str, tuple[float, float]]:
    """Return longitude and latitude of the capitals that have coordinates, by the code of their country."""
    points = (spot for spot in _points().values() if spot.kind == "capital")
    return {spot.country: (spot.longitude, spot.latitude) for spot in points if spot.longitude and spot.latitude}


@cache
def _points() -> dict[tuple[str, str], Spot]:
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return {
            (row["country"], row["name"]): Spot(
                row["country"],
                row["english"],
                row["kind"],
                float(row["latitude"]),
                float(row["longitude"]),
                int(row["geonames"]),
            )
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
