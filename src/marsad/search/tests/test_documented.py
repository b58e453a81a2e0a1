"""The table of spellings in docs/search.md says what is true."""

import re
from pathlib import Path

import pytest

from marsad.search.engines.embedded import Embedded
from marsad.search.finding import Asked, find
from marsad.search.wanted import Document

DOCUMENT = Path(__file__).parents[4] / "docs" / "search.md"
#: Each text stands in so many documents, as words of an archive stand in several.
TIMES = 3


def rows():
    table = DOCUMENT.read_text(encoding="utf-8").partition("| typed | finds | because |")[2].partition("\n\n")[0]
    return re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| [^|]+ \|$", table, re.MULTILINE)


@pytest.fixture(scope="module")
def everything():
    engine = Embedded()
    texts = [text for _, text in rows()] * TIMES
    engine.write(Document(key, {"title": "", "body": text}) for key, text in enumerate(texts))
    return engine


def test_there_is_a_table():
    assert len(rows()) > 20


@pytest.mark.parametrize(("typed", "text"), rows())
def test_what_is_typed_finds_the_text_first(everything, typed, text):
    texts = [text for _, text in rows()]
    hits = find(everything, Asked(typed), TIMES).hits
    assert [texts[hit.key % len(texts)] for hit in hits] == [text] * TIMES
