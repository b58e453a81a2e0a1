"""Every export can be read back and holds what the record holds."""

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from defusedxml import ElementTree

from marsad.cli import main
from marsad.observatory.export import rows
from marsad.observatory.export.fields import KINDS
from marsad.observatory.export.formats import FORMATS, FormatError, writer
from marsad.observatory.models import Actor, Event

BOOK = Path(__file__).parents[4] / "docs" / "codebook.md"
SCHEMA = Path(__file__).parents[1] / "data" / "plover.schema.json"


def written(kind: str, form: str, **wanted) -> bytes:
    out = io.BytesIO()
    writer(form, kind)(rows.stream(kind, rows.Wanted(**wanted)), KINDS[kind], out)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_csv_and_json_lines_have_every_column_in_order(meeting, kind):
    fields = KINDS[kind]
    table = list(csv.reader(io.StringIO(written(kind, "csv").decode())))
    assert table[0] == [field.csv for field in fields]
    assert len(set(table[0])) == len(fields)
    lines = [json.loads(line) for line in written(kind, "jsonl").splitlines()]
    assert len(lines) == len(table) - 1
    for line in lines:
        assert list(line) == [field.name for field in fields]


@pytest.mark.parametrize("kind", KINDS)
def test_parquet_reads_back_as_json_lines(meeting, kind):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(written(kind, "parquet"))).to_pylist()
    lines = [json.loads(line) for line in written(kind, "jsonl").splitlines()]
    assert json.loads(json.dumps(table, default=str)) == lines or kind == "decisions"
    assert len(table) == len(lines)


def test_plover_records_are_valid(meeting):
    schema = json.loads(SCHEMA.read_text())
    records = [json.loads(line) for line in written("events", "plover").splitlines()]
    for record in records:
        jsonschema.validate(record, schema)
    met = next(record for record in records if record["event"] == "CONSULT")
    assert {side["country"] for side in (*met["source"], *met["target"])} == {"RUS", "SAU"}
    assert met["extension"]["status"] == "happened"


def test_geojson_lies_where_the_place_is(meeting):
    collection = json.loads(written("events", "geojson"))
    assert collection["type"] == "FeatureCollection"
    met = next(f for f in collection["features"] if f["properties"]["type"] == "CONSULT")
    assert met["properties"]["country"] == "RUS"
    assert met["geometry"] == {"type": "Point", "coordinates": [37.6, 55.8]}
    assert len(collection["features"]) == Event.objects.filter(reports__gt=0).count()


def test_graphml_has_who_deals_with_whom(meeting):
    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ElementTree.fromstring(written("events", "graphml")).find(f"{space}graph")
    nodes = {node.get("id") for node in graph.findall(f"{space}node")}
    edges = [(edge.get("source"), edge.get("target")) for edge in graph.findall(f"{space}edge")]
    assert {"RUS", "SAU"} <= nodes
    assert {code for edge in edges for code in edge} <= nodes


def test_filters_narrow(meeting):
    lines = written("events", "jsonl").splitlines()
    assert written("events", "jsonl", type="CONSULT").count(b"\n") < len(lines) or len(lines) == 1
    assert written("events", "jsonl", status="denied") == b""
    assert written("events", "jsonl", first=__import__("datetime").date(2016, 1, 1)) == b""
    russia = Actor.objects.get(key="RUS").pk
    assert all(
        "RUS" in line["actors"] + line["recipients"]
        for line in map(json.loads, written("events", "jsonl", actor=russia).splitlines())
    )
    assert all(
        json.loads(line)["confidence"] >= 0.5 for line in written("mentions", "jsonl", min_confidence=0.5).splitlines()
    )


def test_portions_lose_and_repeat_nothing(meeting, monkeypatch):
    whole = written("statements", "jsonl")
    monkeypatch.setattr(rows, "PORTION", 1)
    assert written("statements", "jsonl") == whole


def test_a_format_that_cannot_hold_a_kind_says_so():
    for form in ("plover", "geojson", "graphml"):
        with pytest.raises(FormatError, match="events only"):
            writer(form, "actors")
    assert set(FORMATS) == {"csv", "jsonl", "parquet", "graphml", "geojson", "plover"}


def test_every_column_is_in_the_code_book():
    book = BOOK.read_text(encoding="utf-8")
    for kind, fields in KINDS.items():
        section = book.partition(f"## {kind}")[2].partition("\n## ")[0]
        named = re.findall(r"^\| `(\w+)`", section, re.MULTILINE)
        assert named == [field.name for field in fields], kind
        for field in fields:
            assert field.meaning.replace("|", "\\|") in section


def test_the_command_writes_a_whole_file_or_none(meeting, tmp_path, capsys):
    out = tmp_path / "events.csv"
    assert main(["export", "events", "--out", str(out)]) == 0
    assert out.read_text().startswith("Event ID,Event Date")
    assert main(["export", "events", "--type", "DANCE", "--out", str(out)]) == 1
    assert "write one of AGREE" in capsys.readouterr().err
    assert main(["export", "actors", "--format", "geojson", "--out", str(tmp_path / "x")]) == 1
    assert not (tmp_path / "x").exists()
    assert not list(tmp_path.glob("*.part"))
