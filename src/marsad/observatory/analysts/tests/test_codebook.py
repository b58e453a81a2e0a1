"""What the code book does not say, or no longer says, fails here."""

import importlib.util
from pathlib import Path

import pytest

from marsad.observatory.analysts import decisions, flat, geo, graph, plover, polecat
from marsad.observatory.analysts.fields import TABLES

ROOT = Path(__file__).parents[5]


def every_field():
    tables = [*TABLES.values(), polecat.COLUMNS, plover.fields(), geo.PROPERTIES, graph.NODE, graph.EDGE]
    tables.append(decisions.FIELDS)
    waiting = [field for fields in (*tables, *map(flat.columns, TABLES)) for field in fields]
    while waiting:
        field = waiting.pop()
        waiting += field.parts
        yield field


def test_every_field_is_explained():
    for field in every_field():
        assert field.type, field.name
        assert len(field.meaning) > 1, field.name
        assert field.source, field.name


def test_the_code_book_is_what_the_program_writes():
    tool = ROOT / "tools" / "codebook.py"
    if not tool.exists():
        pytest.skip("not a checkout")
    spec = importlib.util.spec_from_file_location("codebook", tool)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert written == module.text(), "run: python tools/codebook.py"
