"""`marsad read`: a summary for people, JSON for programs."""

import io
import json

import pytest

from marsad.cli import main

TEXT = (
    "سامح شكري في الخرطوم\n\nقال وزير الخارجية المصري سامح شكري إن بلاده ترحب بالحوار. والتقى شكري نظيره السوداني أمس."
)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def test_summary(report, capsys):
    assert main(["read", str(report), "--published", "2016-03-02"]) == 0
    text = capsys.readouterr().out
    assert "سامح شكري، وزير الخارجية المصري (EGY)" in text
    assert "التصريحات:" in text
    assert all(line.startswith("\u200f") for line in text.splitlines() if line)


def test_explain_names_rule_or_model(report, capsys):
    assert main(["read", str(report), "--published", "2016-03-02", "--explain"]) == 0
    assert "cue model: قال" in capsys.readouterr().out


def test_json_from_standard_input(capsys, monkeypatch):
    class Standard:
        buffer = io.BytesIO(TEXT.encode())

        def isatty(self):
            return False

    monkeypatch.setattr("sys.stdin", Standard())
    assert main(["read", "-", "--json", "--published", "2016-03-02"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [p["name"] for p in data["people"]] == ["سامح شكري"]


@pytest.mark.parametrize(
    ("options", "said"), [(["--published", "soon"], "YYYY-MM-DD"), (["--home", "Egypt"], "three-letter")]
)
def test_bad_options_are_said(report, capsys, options, said):
    with pytest.raises(SystemExit):
        main(["read", str(report), *options])
    assert said in capsys.readouterr().err


def test_a_missing_file_is_said_in_one_line(capsys):
    assert main(["read", "nowhere.txt"]) == 1
    error = capsys.readouterr().err
    assert "nowhere.txt" in error
    assert "Traceback" not in error
