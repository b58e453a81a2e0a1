"""Writing a stream of rows as a file. Every writer takes one row after the other and holds no more than it must."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from marsad.observatory.export.fields import Field
from marsad.observatory.export.places import point
from marsad.observatory.export.rows import Row

LIST_SEPARATOR = ";"
PARQUET_GROUP = 5000


class FormatError(ValueError):
    """The kind cannot be written in this format, or a package for it is missing; the message says what to do."""


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def write_csv(rows: Iterable[Row], fields: tuple[Field, ...], out: BinaryIO) -> int:
    """Write CSV (RFC 4180, UTF-8) with POLECAT's column names; lists are joined by «;», absent values empty."""
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([field.csv for field in fields])
    count = 0
    for row in rows:
        writer.writerow([_cell(row[field.name]) for field in fields])
        count += 1
    text.flush()
    text.detach()
    return count


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return LIST_SEPARATOR.join(str(one).replace(LIST_SEPARATOR, ",") for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(plain(value))


def write_jsonl(rows: Iterable[Row], fields: tuple[Field, ...], out: BinaryIO) -> int:
    """Write an object a line, keys in the order of the code book."""
    count = 0
    for row in rows:
        line = {field.name: plain(row[field.name]) for field in fields}
        out.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def write_parquet(rows: Iterable[Row], fields: tuple[Field, ...], out: BinaryIO) -> int:
    """Write Parquet in groups of a few thousand rows. Needs the package pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise FormatError("Parquet needs the package pyarrow: pip install 'marsad[parquet]'.") from None
    kinds = {
        "text": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        "moment": pa.string(),
        "list": pa.list_(pa.string()),
        "json": pa.string(),
    }
    schema = pa.schema([pa.field(f.name, kinds[f.kind], metadata={"description": f.meaning}) for f in fields])
    count, group = 0, []
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for row in rows:
            group.append({f.name: _parquet(row[f.name], f.kind) for f in fields})
            count += 1
            if len(group) == PARQUET_GROUP:
                writer.write_table(pa.Table.from_pylist(group, schema))
                group = []
        writer.write_table(pa.Table.from_pylist(group, schema))
    return count


def _parquet(value: Any, kind: str) -> Any:
    return json.dumps(value, ensure_ascii=False) if kind == "json" else value


def write_plover(rows: Iterable[Row], fields: tuple[Field, ...], out: BinaryIO) -> int:
    """Write events as PLOVER's JSON records, one a line; `data/plover.schema.json` describes them."""
    count = 0
    for row in rows:
        out.write(json.dumps(plover(row), ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def plover(row: Row) -> dict[str, Any]:
    """Return an event as a PLOVER record; what PLOVER has no field for stands in `extension`."""

    def sides(side: str) -> list[dict[str, str]]:
        columns = (row[f"{side}s"], row[f"{side}_names"], row[f"{side}_sectors"])
        return [
            {"actor": code, "sector": role, "text": name, **({"country": code} if is_state(code) else {})}
            for code, name, role in zip(*columns, strict=True)
        ]

    return {
        "id": str(row["id"]),
        "date": row["date"].strftime("%Y%m%d"),
        "event": row["type"],
        "mode": row.get("mode") or None,
        "context": [],
        "source": sides("actor"),
        "target": sides("recipient"),
        "geolocation": {"placename": row["place"], "country": row["country"] or None} if row["place"] else None,
        "text": row["evidence"],
        "lang": "ara",
        "publication": row["outlet"],
        "url": row["address"],
        "extension": {
            name: plain(row[name])
            for name in (
                "status",
                "contested",
                "quad",
                "articles",
                "outlets",
                "confidence",
                "date_told",
                "first_reported",
                "people",
            )
        },
    }


def is_state(code: str) -> bool:
    """Return whether a code is a state's."""
    return len(code) == 3 and code.isalpha() and code.isupper()


def write_geojson(rows: Iterable[Row], fields: tuple[Field, ...], out: BinaryIO) -> int:
    """Write events as a GeoJSON collection (RFC 7946), each at the capital of the state that its place lies in.

    An event whose place is not known has no geometry, as the format allows.
    """
    out.write(b'{"type":"FeatureCollection","features":[')
    count = 0
    for row in rows:
        where = point(row["country"])
        feature = {
            "type": "Feature",
            "id": row["id"],
            "geometry": {"type": "Point", "coordinates": list(where)} if where else None,
            "properties": {f.name: plain(row[f.name]) for f in fields if f.name != "id"},
        }
        out.write((b",\n" if count else b"\n") + json.dumps(feature, ensure_ascii=False).encode())
        count += 1
    out.write(b"\n]}\n")
    return count


def write_graphml(rows: Iterable[Row], fields: tuple[Field, ...], out: BinaryIO) -> int:
    """Write who deals with whom as a directed GraphML graph: an edge for two codes and a quadrant, its weight the events.

    A graph cannot be written before all events are counted; only the counts are held.
    """
    weight: dict[tuple[str, str, int], int] = defaultdict(int)
    names: dict[str, str] = {}
    count = 0
    for row in rows:
        count += 1
        names.update(zip(row["actors"], row["actor_names"], strict=True))
        names.update(zip(row["recipients"], row["recipient_names"], strict=True))
        for one in row["actors"]:
            for other in row["recipients"]:
                weight[one, other, row["quad"]] += 1
    out.write(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        b'<key id="name" for="node" attr.name="name" attr.type="string"/>\n'
        b'<key id="quad" for="edge" attr.name="quad" attr.type="int"/>\n'
        b'<key id="weight" for="edge" attr.name="weight" attr.type="int"/>\n<graph edgedefault="directed">\n'
    )
    for code in sorted(names):
        out.write(f'<node id={quoteattr(code)}><data key="name">{escape(names[code])}</data></node>\n'.encode())
    for (one, other, quad), number in sorted(weight.items()):
        out.write(
            f"<edge source={quoteattr(one)} target={quoteattr(other)}>"
            f'<data key="quad">{quad}</data><data key="weight">{number}</data></edge>\n'.encode()
        )
    out.write(b"</graph>\n</graphml>\n")
    return count


Writer = Callable[[Iterable[Row], tuple[Field, ...], BinaryIO], int]
FORMATS: dict[str, Writer] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "graphml": write_graphml,
    "geojson": write_geojson,
    "plover": write_plover,
}
EVENTS_ONLY = frozenset({"graphml", "geojson", "plover"})


def writer(name: str, kind: str) -> Writer:
    """Return what writes a kind in a format. Raises FormatError for a format that cannot hold it."""
    if name in EVENTS_ONLY and kind != "events":
        raise FormatError(f"{name} holds events only; choose csv, jsonl or parquet for {kind}.")
    return FORMATS[name]
