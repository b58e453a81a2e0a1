"""The guide shows what the code does: its examples are run."""

import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import marsad.arabic

GUIDE = Path(__file__).parents[4] / "docs" / "arabic.md"
needs_guide = pytest.mark.skipif(not GUIDE.exists(), reason="docs/arabic.md is not beside this installation")


@needs_guide
def test_the_examples_of_the_guide_are_true():
    results = doctest.testfile(str(GUIDE), module_relative=False, encoding="utf-8")
    assert results.failed == 0
    assert results.attempted > 25


@needs_guide
def test_every_fold_and_tool_is_in_the_guide():
    guide = GUIDE.read_text(encoding="utf-8")
    assert [name for name in marsad.arabic.FOLDS if f"| `{name}` |" not in guide] == []
    tools = [
        name for name in marsad.arabic.__all__
        if inspect.isfunction(getattr(marsad.arabic, name)) and name not in guide
    ]  # fmt: skip
    assert tools == []


def test_importing_the_room_reads_no_data_and_pulls_in_nothing_heavy():
    code = (
        "import sys; import marsad.arabic, marsad.arabic.lexicon as lexicon, marsad.arabic.data_files as data;"
        "heavy = {'simplemma', 'hijridate', 'babel', 'django'} & set(sys.modules);"
        "assert not heavy, heavy; assert data.sections.cache_info().currsize == 0"
    )
    source = str(Path(marsad.arabic.__file__).parents[2])
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": source})
