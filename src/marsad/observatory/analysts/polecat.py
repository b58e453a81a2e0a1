"""Events in POLECAT's columns, and ours after them.

POLECAT is the event data set in PLOVER's terms; analysts' code for it reads this file too. What the record does not know
(COW numbers, Wikipedia's identifiers, districts) stays empty.
"""

from __future__ import annotations

from typing import Any

from marsad.observatory.analysts.cells import join, plain
from marsad.observatory.analysts.fields import Field
from marsad.observatory.analysts.plover import CONTEXTS, QUAD_NAMES, SCALE, SECTORS

_KNOWN = "POLECAT"


def _c(name: str, type_: str, meaning: str, source: str = "record") -> Field:
    return Field(name, type_, meaning, source)


def _side(side: str, who: str) -> list[Field]:
    return [
        _c(
            f"{side} Name",
            "texts",
            f"{who}: the person's name where one is named, else the actor's; in English where known",
        ),
        _c(f"{side} Country", "texts", "alpha-3 code of the state that it is, belongs to or acts for"),
        _c(f"{side} COW", "texts", "always empty: Correlates of War numbers are not kept", _KNOWN),
        _c(f"Primary {side} Sector", "texts", "PLOVER's sector, made of the role", "reader"),
        _c(f"{side} Sectors", "texts", "the same; the record keeps one sector for each", "reader"),
        _c(f"{side} Title", "texts", "always empty: titles stand in the offices of the actors' table", _KNOWN),
        _c(f"{side} Name Raw", "texts", "how the report names it", "reader"),
        _c(f"Wikipedia {side} ID", "texts", "always empty: no identifier of Wikipedia is kept", _KNOWN),
    ]


COLUMNS: list[Field] = [
    _c("Event ID", "integer", "number of the event"),
    _c("Event Date", "day", "date of the event, or of the first report when none is said"),
    _c("Event Type", "text", "PLOVER's event type", "reader"),
    _c("Event Mode", "text", "kind of word that told it; our words, not PLOVER's modes", "reader"),
    _c("Intensity", "number", "PLOVER's scale from conflict (-10) to cooperation (10), by type"),
    _c("Quad Code", "text", "VERBAL COOPERATION, MATERIAL COOPERATION, VERBAL CONFLICT or MATERIAL CONFLICT"),
    _c("Contexts", "texts", "PLOVER's contexts that follow from the status: future, hypothetical, negation"),
    *_side("Actor", "who acts"),
    *_side("Recipient", "who is acted on"),
    _c("Placename", "text", "place as GeoNames or the word lists call it; empty when not known", "GeoNames"),
    _c("City", "text", "the same for a city, settlement or capital", "GeoNames"),
    _c("District", "text", "always empty: districts are not kept", _KNOWN),
    _c("Province", "text", "the same for a province", "GeoNames"),
    _c("Country", "text", "alpha-3 code of the state that the place lies in", "word lists"),
    _c("Latitude", "number", "WGS 84, degrees; empty for what is no point or not known", "GeoNames"),
    _c("Longitude", "number", "WGS 84, degrees; likewise", "GeoNames"),
    _c("GeoNames ID", "integer", "identifier in GeoNames; likewise", "GeoNames"),
    _c("Raw Placename", "text", "place as the report names it", "reader"),
    _c(
        "Feature Type",
        "text",
        "country, capital, city, settlement, province …; our words, not GeoNames' codes",
        "word lists",
    ),
    _c("Source", "text", "outlet of the lead account", "article"),
    _c("Publication Date", "day", "day (UTC) on which the lead account was published", "article"),
    _c("Story People", "texts", "always empty: see the mentions' table", _KNOWN),
    _c("Story Organizations", "texts", "always empty: likewise", _KNOWN),
    _c("Story Locations", "texts", "always empty: likewise", _KNOWN),
    _c("Language", "text", "ar"),
    _c("Version", "text", "marsad and its version"),
    # Ours.
    _c("Status", "text", "happened, planned, called_for, alleged or denied", "reader"),
    _c("Contested", "yes/no", "whether accounts disagree on the status"),
    _c("Statuses", "texts", "how many articles tell it with each status: happened=3;denied=1"),
    _c("Date Said", "yes/no", "whether the date is one that a report says; else it is that of the first report"),
    _c("Date Precision", "text", "day or month; empty when no date is said", "reader"),
    _c("Actor Key", "texts", "keys of the actors, those of the actors' table"),
    _c("Recipient Key", "texts", "keys of the recipients"),
    _c("Actor Person Key", "texts", "keys of the persons who act for them, empty for none"),
    _c("Recipient Person Key", "texts", "keys of the persons on the receiving side, empty for none"),
    _c(
        "Speaker",
        "text",
        "according to whom, as the lead account names its source; empty when it says it itself",
        "reader",
    ),
    _c("Outlet", "text", "outlet of the lead account; the same as Source", "article"),
    _c("Address", "text", "address of the lead account's article on this site", "article"),
    _c("Original Address", "text", "where the outlet published it", "article"),
    _c("Headline", "text", "headline of the lead account's article", "article"),
    _c("Quote", "text", "words of the lead account that tell it", "reader"),
    _c("First Reported", "time", "when the first article that tells it was published"),
    _c("Last Reported", "time", "when the last one was"),
    _c("Reports", "integer", "articles that tell it"),
    _c("Outlets", "integer", "outlets of those articles"),
    _c("Confidence", "number", "confidence of its best account, 0 to 1", "reader"),
    _c("Checked", "text", "unseen, confirmed or corrected: what the desk said of the lead account", "desk"),
]


def cells(event: dict[str, Any], version: str) -> list[str]:
    """Return the cells of an event, in the order of COLUMNS."""
    spot = event["location"] or {}
    kind, name = spot.get("kind"), spot.get("name", "")
    row = {
        "Event ID": event["id"],
        "Event Date": event["sort_date"],
        "Event Type": event["type"],
        "Event Mode": event["mode"],
        "Intensity": SCALE[event["type"]],
        "Quad Code": QUAD_NAMES[event["quad"]],
        "Contexts": CONTEXTS.get(event["status"], ""),
        **_side_cells("Actor", event["actors"]),
        **_side_cells("Recipient", event["recipients"]),
        "Placename": name,
        "City": name if kind in ("city", "settlement", "capital") else "",
        "Province": name if kind == "province" else "",
        "Country": spot.get("country", ""),
        "Latitude": spot.get("latitude"),
        "Longitude": spot.get("longitude"),
        "GeoNames ID": spot.get("geonames"),
        "Raw Placename": event["place"],
        "Feature Type": kind or "",
        "Source": event["outlet"],
        "Publication Date": event["published"].date(),
        "Language": "ar",
        "Version": f"marsad {version}",
        "Status": event["status"],
        "Contested": event["contested"],
        "Statuses": join(f"{status}={count}" for status, count in event["statuses"].items()),
        "Date Said": event["date"] is not None,
        "Date Precision": event["date_precision"],
        "Speaker": event["according_to"],
        "Outlet": event["outlet"],
        "Address": event["address"],
        "Original Address": event["original_address"],
        "Headline": event["title"],
        "Quote": event["quote"],
        "First Reported": event["first_reported"],
        "Last Reported": event["last_reported"],
        "Reports": event["reports"],
        "Outlets": event["outlets"],
        "Confidence": event["confidence"],
        "Checked": event["checked"],
    }
    return [plain(row.get(column.name)) for column in COLUMNS]


def _side_cells(side: str, actors: list[dict[str, Any]]) -> dict[str, str]:
    sectors = join(SECTORS.get(one["role"], "") for one in actors)
    return {
        f"{side} Name": join(
            one["person_name_en"] or one["person_name"] or one["name_en"] or one["name"] for one in actors
        ),
        f"{side} Country": join(one["country"] for one in actors),
        f"Primary {side} Sector": sectors,
        f"{side} Sectors": sectors,
        f"{side} Name Raw": join(one["text"] for one in actors),
        f"{side} Key": join(one["key"] for one in actors),
        f"{side} Person Key": join(one["person"] for one in actors),
    }
