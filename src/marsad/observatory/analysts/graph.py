"""Who deals with whom, as GraphML: a node for each state, body or group, an edge for each pair that dealt with each other.

The sums are made by the database, so memory holds no more than the pairs of one actor.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from django.db.models import Count, Max, Min, Q, QuerySet

from marsad.observatory.analysts.fields import Field
from marsad.observatory.models import Actor, EventPair
from marsad.observatory.selection import Filters, What
from marsad.observatory.vocabulary import Quad

NODE: list[Field] = [
    Field("key", "text", "key of the actor, as in the actors' table", "record"),
    Field("kind", "text", "state, organisation, group, body, medium or collective", "word lists"),
    Field("name", "text", "usual name in Arabic", "word lists"),
    Field("name_en", "text", "name in English; empty where no list has one", "word lists"),
    Field("country", "text", "alpha-3 code of its state; empty for none", "word lists"),
]
EDGE: list[Field] = [
    Field("weight", "integer", "events in which the source acts on the target", "record"),
    *(
        Field(f"quad{quad.value}", "integer", f"of these, {label}", "record")
        for quad, label in zip(
            Quad,
            ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict"),
            strict=True,
        )
    ),
    Field("first", "day", "day of the first of these events", "record"),
    Field("last", "day", "day of the last of them", "record"),
]
_TYPES = {"integer": "long"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
# What XML 1.0 has no way to write.
_FORBIDDEN = {code: None for code in (*range(0x20), 0xFFFE, 0xFFFF) if code not in (0x9, 0xA, 0xD)}


def write(file: IO[str], what: What, filters: Filters) -> Iterator[int]:
    """Write the network of what is asked for; yields how many nodes and edges are written, now and then.

    Events choose by their own filters; actors by kind, of which both ends are to be.
    """
    pairs = _pairs(what, filters)
    nodes = Actor.objects.filter(Q(pk__in=pairs.values("low")) | Q(pk__in=pairs.values("high"))).order_by("pk")
    file.write(_HEAD)
    for where, fields in (("node", NODE), ("edge", EDGE)):
        for field in fields:
            kind = _TYPES.get(field.type, "string")
            file.write(f'<key id="{where}_{field.name}" for="{where}" attr.name="{field.name}" attr.type="{kind}"/>\n')
    file.write('<graph id="dealings" edgedefault="directed">\n')
    done = 0
    for actor in nodes.values("pk", *(field.name for field in NODE)).iterator(chunk_size=1000):
        file.write(f'<node id="n{actor["pk"]}">{_data("node", NODE, actor)}</node>\n')
        done += 1
        if done % 500 == 0:
            yield done
    for low, high, low_acts, edge in _edges(pairs):
        source, target = (low, high) if low_acts else (high, low)
        file.write(f'<edge source="n{source}" target="n{target}">{_data("edge", EDGE, edge)}</edge>\n')
        done += 1
        if done % 500 == 0:
            yield done
    file.write("</graph>\n</graphml>\n")
    yield done


def _pairs(what: What, filters: Filters) -> QuerySet[EventPair]:
    wanted = Q(event__reports__gt=0)
    if filters.start:
        wanted &= Q(sort_day__gte=filters.start)
    if filters.end:
        wanted &= Q(sort_day__lte=filters.end)
    if what is What.ACTORS and filters.types:
        wanted &= Q(low__kind__in=filters.types, high__kind__in=filters.types)
    elif filters.types:
        wanted &= Q(type__in=filters.types)
    if filters.statuses:
        wanted &= Q(status__in=filters.statuses)
    if filters.min_confidence:
        wanted &= Q(event__confidence__gte=filters.min_confidence)
    for actor in filters.actors:
        wanted &= Q(event__sides__actor=actor) if actor.kind == "person" else Q(low=actor) | Q(high=actor)
    return EventPair.objects.filter(wanted)


def _edges(pairs: QuerySet[EventPair]) -> Iterator[tuple[int, int, bool, dict[str, Any]]]:
    """Yield the ends of each edge, whether the first acts, and the sums over its events."""
    rows = (
        pairs.order_by("low", "high", "low_acts", "quad")
        .values_list("low", "high", "low_acts", "quad")
        .annotate(events=Count("event", distinct=True), first=Min("sort_day"), last=Max("sort_day"))
    )
    for (low, high, acts), parts in groupby(rows.iterator(chunk_size=1000), key=lambda row: row[:3]):
        sums = list(parts)
        edge = {f"quad{quad.value}": 0 for quad in Quad} | {f"quad{row[3]}": row[4] for row in sums}
        edge |= {"weight": sum(row[4] for row in sums)}
        edge |= {"first": min(row[5] for row in sums).isoformat(), "last": max(row[6] for row in sums).isoformat()}
        yield low, high, acts, edge


def _data(where: str, fields: list[Field], values: dict[str, Any]) -> str:
    return "".join(
        f"<data key={quoteattr(f'{where}_{field.name}')}>{escape(str(values[field.name]).translate(_FORBIDDEN))}</data>"
        for field in fields
        if values[field.name] != ""
    )
