"""The documentation of this room names every format, field name, limit and key."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from marsad.intake import Limits, Options, known_formats, limits, read_all
from marsad.intake.formats.records import ALIASES

DOCS = Path(__file__).parents[4] / "docs" / "intake.md"


@pytest.fixture(scope="module")
def document():
    return DOCS.read_text()


def test_formats(document):
    assert re.findall(r"^\| `([a-z]+)` \| [^|]+ \| [^|]+ \|$", document, re.MULTILINE) == list(known_formats())


def test_limits(document):
    named = dict(re.findall(r"^\| `([A-Z_]+)` \| [^|]+ \| (?:`(\w+)`)? ?\|", document, re.MULTILINE))
    assert set(named) == {name for name in vars(limits) if name.isupper()} - {"KIB", "MIB", "GIB"}
    assert {one for one in named.values() if one} == {field.name for field in fields(Limits)}


def test_field_names(document):
    for field, names in ALIASES.items():
        assert f"| `{field}` | {', '.join(names)} |" in document


def test_example_of_a_format(document, tmp_path, monkeypatch):
    source = re.search(r"```python\n# newsletter_format\.py\n(.*?)```", document, re.DOTALL)[1]
    space = {}
    exec(source, space)
    monkeypatch.setitem(known_formats(), "newsletter", space["Newsletter"]())
    path = tmp_path / "n"
    path.write_text("NEWSLETTER 1\n====\nالأول\nنص.\n====\nالثاني\n\n")
    story, reject = read_all([path], Options())
    assert story.title == "الأول"
    assert reject.entry == "entry 2"
