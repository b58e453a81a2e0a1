"""The notebooks' code runs on an export as it is made today."""

import importlib.util
import json
from pathlib import Path

import pytest

from marsad.observatory.analysts.export import Format, to_file
from marsad.observatory.selection import Filters, What
from marsad.observatory.tests.conftest import ELSEWHERE

ROOT = Path(__file__).parents[5]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.fixture
def runner():
    tool = ROOT / "tools" / "notebook.py"
    if not tool.exists():
        pytest.skip("not a checkout")
    spec = importlib.util.spec_from_file_location("notebook", tool)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_cell_runs_on_a_small_export(meeting, publish, tmp_path, monkeypatch, runner):
    publish(*ELSEWHERE, outlet="وكالة ثالثة")
    for what in (What.EVENTS, What.STATEMENTS):
        to_file(tmp_path / f"{what}.parquet", what, Format.PARQUET, Filters())
    monkeypatch.setenv("MARSAD_EXPORT", str(tmp_path))
    assert NOTEBOOKS
    for path in NOTEBOOKS:
        notebook = runner.run(json.loads(path.read_text(encoding="utf-8")))
        printed = ["".join(output["text"]) for cell in notebook["cells"] for output in cell.get("outputs", [])]
        assert len(printed) == 4
        # The one dealing of the tests' reports, from the question about pairs.
        assert "RUS  SAU" in printed[1]


def test_outputs_are_kept_and_small():
    for path in NOTEBOOKS:
        assert path.stat().st_size < 50_000
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert all(cell["outputs"] for cell in cells if cell["cell_type"] == "code")
