"""Cells give back what they were given, and no spreadsheet runs them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.observatory.analysts.cells import guard, join, split, unguard

RISKY = st.text(alphabet="=+-@'\t\r\n＝;\\\",س ab", max_size=12)


@given(RISKY | st.text())
def test_what_is_guarded_comes_back(text):
    assert unguard(guard(text)) == text


@given(RISKY | st.text())
def test_no_cell_begins_like_a_formula(text):
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@given(st.lists(RISKY, min_size=2) | st.lists(RISKY.filter(bool), max_size=1))
def test_lists_come_back(values):
    assert split(join(values)) == values


@given(st.lists(RISKY, min_size=1))
def test_a_line_of_cells_comes_back(values):
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow(guard(value) for value in values)
    read = next(csv.reader(io.StringIO(file.getvalue(), newline="")))
    assert [unguard(cell) for cell in read] == values


@pytest.mark.parametrize("text", ["وزير الخارجية", "'quoted'", "a=b", "2015-08-11", ""])
def test_ordinary_text_is_left_alone(text):
    assert guard(text) == text
