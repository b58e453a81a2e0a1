"""The page that the platform must equal, read by the general rules. It stands beside the checkout; without it, skipped."""

import json
from datetime import date
from pathlib import Path

import pytest

from marsad.reading import read

PAGE = Path(__file__).resolve().parents[5] / "shared" / "gold" / "seed_reports.json"


@pytest.fixture(scope="module")
def events():
    if not PAGE.exists():
        pytest.skip("the page's text is not beside the checkout (../shared/gold)")
    page = json.loads(PAGE.read_text(encoding="utf-8"))[0]
    return read(page["title"], page["text"], date.fromisoformat(page["published"])).events


def _meetings(events, one, other):
    wanted = {one, other}
    return [e for e in events if e.type == "CONSULT" and wanted <= {p.code for p in (*e.actors, *e.recipients)}]


def test_the_meeting_in_moscow_is_planned(events):
    assert ("planned", "2015-08-11") in {(e.status, e.date) for e in _meetings(events, "RUS", "SAU")}


def test_the_emirs_visit_is_planned(events):
    assert ("planned", "2015-09-14") in {(e.status, e.date) for e in _meetings(events, "QAT", "RUS")}


def test_the_generals_visit_is_alleged_by_one_and_denied_by_another(events):
    assert {"alleged", "denied"} <= {e.status for e in _meetings(events, "RUS", "IRN")}
