"""docs/actors.md names every table, column and role."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.reading.lexicon import ROLES
from marsad.reading.lexicon.tables import COLUMNS

PAGE = Path(__file__).parents[5] / "docs" / "actors.md"


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("table", COLUMNS)
def test_tables_and_columns(text, table):
    assert f"`{table}`" in text
    for column in COLUMNS[table]:
        assert f"`{column}`" in text


@pytest.mark.parametrize("role", sorted(ROLES))
def test_roles(text, role):
    assert f"`{role}`" in text
