"""Events as PLOVER's JSON records, one a line.

PLOVER is the Open Event Data Alliance's ontology and interchange format (chapter «JSON Data Fields» of its manual). Its own
fields are checked by schema/plover.schema.json; ours stand in `marsad`, as the manual wants further named fields to.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from marsad.observatory.analysts.fields import Field

SCHEMA = Path(__file__).parent / "schema" / "plover.schema.json"

QUAD_NAMES = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}

#: The manual's numeric scores by type. Its DEMAND has become REQUEST in the sixteen types that POLECAT uses.
SCALE = {
    "AGREE": 4.2,
    "CONSULT": 2.1,
    "SUPPORT": 4.6,
    "CONCEDE": 5.0,
    "COOPERATE": 6.8,
    "AID": 7.4,
    "RETREAT": 7.6,
    "REQUEST": -5.0,
    "ACCUSE": -2.0,
    "REJECT": -4.2,
    "THREATEN": -5.1,
    "SANCTION": -5.2,
    "PROTEST": -6.6,
    "MOBILIZE": -5.3,
    "COERCE": -7.2,
    "ASSAULT": -9.3,
}

#: The manual's contexts for what has not simply happened.
CONTEXTS = {"planned": "future", "called_for": "hypothetical", "denied": "negation"}

#: Our roles in PLOVER's sectors, where MED is medicine and JRN the press. Non-states have their code instead of a sector.
SECTORS = {
    "GOV": "GOV",
    "MIL": "MIL",
    "COP": "COP",
    "JUD": "JUD",
    "LEG": "LEG",
    "PTY": "PTY",
    "REB": "REB",
    "CIV": "CVL",
    "MED": "JRN",
    "BUS": "BUS",
    "NGO": "SOC",
    "IGO": "",
    "REL": "REL",
    "EDU": "EDU",
    "UNK": "",
}
_CODES = {"IGO": "IGO", "NGO": "NGO", "REB": "IMG", "PTY": "ISM", "BUS": "MNC"}


def record(event: dict[str, Any], version: str) -> dict[str, Any]:
    """Return an event as a PLOVER record. Fields that have nothing to say are left out."""
    spot = event["location"]
    found: dict[str, Any] = {
        "id": f"marsad-{event['id']}",
        "has_event": True,
        "date": event["sort_date"].isoformat(),
        "source": [_actor(one) for one in event["actors"]],
        "recipient": [_actor(one) for one in event["recipients"]],
        "event": [event["type"]],
        "event_text": [event["quote"]],
        "quad_code": event["quad"],
        "event_scale": SCALE[event["type"]],
        "mode": [event["mode"]] if event["mode"] else [],
        "context": [CONTEXTS[event["status"]]] if event["status"] in CONTEXTS else [],
        "cite_info": {
            "url": event["original_address"] or event["address"],
            "title": event["title"],
            "language": "ar",
            "coder": "marsad",
            "codebook": "plover-base",
            "version": version,
        },
        "coder": f"marsad {version}",
        "marsad": {
            "status": event["status"],
            "contested": event["contested"],
            "statuses": event["statuses"],
            "date_said": event["date"] is not None,
            "date_precision": event["date_precision"],
            "place": event["place"],
            "according_to": event["according_to"],
            "address": event["address"],
            "reports": event["reports"],
            "outlets": event["outlets"],
            "confidence": event["confidence"],
            "checked": event["checked"],
        },
    }
    if event["outlet"]:
        found["cite_info"]["publication"] = event["outlet"]
    if spot is not None:
        found["event_loc"] = _place(spot)
    return found


def _actor(side: dict[str, Any]) -> dict[str, Any]:
    """Return an actor: the code is a state's, or PLOVER's for what is none; who exactly it is stands in the identifiers."""
    code = side["country"] or _CODES.get(side["role"], "")
    found = {
        "code": code,
        "sector": SECTORS.get(side["role"], ""),
        "actor_text": side["text"],
        "identifer_id": side["person"] or side["key"],
        "identifer_text": side["person_name_en"] or side["person_name"] or side["name_en"] or side["name"],
    }
    return {name: value for name, value in found.items() if value}


def _place(spot: dict[str, Any]) -> dict[str, Any]:
    found = {
        "geonameid": spot["geonames"],
        "name": spot["name"],
        "latitude": spot["latitude"],
        "longitude": spot["longitude"],
        "cc3": spot["country"],
    }
    return {name: value for name, value in found.items() if value is not None}


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a record."""
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def fields() -> list[Field]:
    """Return the fields of a record as the code book has them, made of the schema."""
    return list(_fields(schema(), schema()))


def _fields(whole: dict[str, Any], part: dict[str, Any]) -> Any:
    for name, about in part["properties"].items():
        target = about.get("items", about)
        reference = target.get("$ref") or about.get("$ref")
        inner = whole["$defs"][reference.rpartition("/")[2]] if reference else target
        type_ = about.get("type") or inner.get("type", "")
        parts = tuple(_fields(whole, inner)) if "properties" in inner else ()
        yield Field(
            name, type_, about["description"], "PLOVER" if part is not whole["$defs"]["ours"] else "marsad", parts
        )
