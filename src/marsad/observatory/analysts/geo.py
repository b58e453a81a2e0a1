"""Events as GeoJSON (RFC 7946): a feature for each, a point where one is known, else no geometry."""

from __future__ import annotations

from typing import Any

from marsad.observatory.analysts.cells import plain
from marsad.observatory.analysts.fields import EVENT, Field

_LEFT_OUT = ("location", "actors", "recipients")

PROPERTIES: list[Field] = [
    *(field for field in EVENT if field.name not in _LEFT_OUT),
    Field("actors", "texts", "keys of those who act", "reader"),
    Field("recipients", "texts", "keys of those who are acted on", "reader"),
    Field("location_name", "text", "GeoNames' name of the place; null when not known", "GeoNames", (), True),
    Field("location_kind", "text", "city, capital, province …; null when not known", "word lists", (), True),
    Field(
        "country",
        "text",
        "alpha-3 code of the state that the place lies in; null when not known",
        "word lists",
        (),
        True,
    ),
    Field("geonames", "integer", "identifier in GeoNames; null when the place has no point", "GeoNames", (), True),
]


def feature(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event as a feature. What has no point has a null geometry, never that of something larger around it."""
    spot = event["location"] or {}
    geometry = None
    if spot.get("latitude") is not None:
        geometry = {"type": "Point", "coordinates": [spot["longitude"], spot["latitude"]]}
    properties = {field.name: _value(event[field.name]) for field in EVENT if field.name not in _LEFT_OUT}
    return {
        "type": "Feature",
        "id": event["id"],
        "geometry": geometry,
        "properties": properties
        | {
            "actors": [one["key"] for one in event["actors"]],
            "recipients": [one["key"] for one in event["recipients"]],
            "location_name": spot.get("name"),
            "location_kind": spot.get("kind"),
            "country": spot.get("country"),
            "geonames": spot.get("geonames"),
        },
    }


def _value(value: Any) -> Any:
    return plain(value) if hasattr(value, "isoformat") else value
