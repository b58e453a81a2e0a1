"""`marsad export`: what it writes, where, and what it says of what it cannot do."""

import csv
import io
import json

import pytest

from marsad.cli import main
from marsad.observatory.analysts.decisions import FIELDS
from marsad.observatory.models import Decision
from marsad.observatory.tests.conftest import _forget_what_was_taught, desk, meeting, person, publish  # noqa: F401


@pytest.mark.usefixtures("meeting")
def test_a_file_is_written(tmp_path, capsys):
    path = tmp_path / "events.csv"
    assert main(["export", "events", "--actor", "روسيا", "--type", "CONSULT", "-o", str(path)]) == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    assert [row["Event Type"] for row in rows] == ["CONSULT"]
    told = capsys.readouterr()
    assert told.out == ""
    assert f"1 events → {path}" in told.err


@pytest.mark.usefixtures("meeting")
def test_without_a_file_it_goes_to_standard_output(capfdbinary):
    assert main(["export", "statements", "--format", "jsonl"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert {json.loads(line)["kind"] for line in lines} <= {"direct", "indirect"}
    assert lines


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["statements", "--format", "graphml"], "statements have no graphml; they have: csv, jsonl, parquet"),
        (["events", "--type", "WAR"], "--type: there is no type 'WAR'"),
        (["events", "--min-confidence", "7"], "--min-confidence: it goes from 0 to 1"),
        (["events", "--actor", "لا أحد"], "--actor: there is no actor"),
        (["statements", "--status", "denied"], "--status: statements cannot be chosen by this"),
        (["events", "--from", "2015-08-02", "--to", "2015-08-01"], "--from: the first day"),
        (["events", "-o", "/nowhere/at/all.csv"], "/nowhere/at/all.csv: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said(argv, says, capsys):
    assert main(["export", *argv]) == 1
    assert says in capsys.readouterr().err


def test_a_date_that_is_none_is_wrong_use(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["export", "events", "--from", "yesterday"])
    assert ended.value.code == 2
    assert "write YYYY-MM-DD" in capsys.readouterr().err


@pytest.mark.django_db
def test_decisions_are_a_training_set(tmp_path, capsys):
    Decision.objects.create(
        kind="mention", item=3, action="correct", quote="زار", before={"type": "AID"}, after={"type": "CONSULT"}
    )
    path = tmp_path / "decisions.jsonl"
    assert main(["export", "decisions", "-o", str(path)]) == 0
    (line,) = path.read_text().splitlines()
    found = json.loads(line)
    assert list(found) == [field.name for field in FIELDS]
    assert (found["before"], found["after"], found["quote"]) == ({"type": "AID"}, {"type": "CONSULT"}, "زار")
    assert main(["export", "decisions", "--type", "AID"]) == 1
    assert "leave out filters" in capsys.readouterr().err
