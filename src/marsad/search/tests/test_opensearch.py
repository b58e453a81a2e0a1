"""What OpenSearch is told: settings, mappings, token streams and query bodies, as recorded; and what it does not answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("opensearchpy", reason="needs marsad[opensearch]")

from opensearchpy.exceptions import ConnectionError as NotReached

from marsad.search.engines import Unavailable
from marsad.search.engines.embedded import Embedded
from marsad.search.engines.opensearch import SETTINGS, OpenSearch, mappings, source_of
from marsad.search.engines.opensearch_queries import filtering, ranking
from marsad.search.finding import Asked, wanted_of
from marsad.search.levels import tokens_of
from marsad.search.ranking import LEAD_WORDS, WEIGHTS
from marsad.search.terms import terms_of
from marsad.search.tests.opensearch_double import Server
from marsad.search.wanted import FIELDS, Document

RECORD = Path(__file__).parent / "data" / "opensearch.json"
DOCUMENT = Document(
    7,
    {"title": "سفن في الميناء", "names": "أحمد", "body": "وصلت السفن، ومدارس القاهرة بِالمُدَرِّسَةِ ﻻ تعمل ٢٠١٥"},
    {"section": [3], "published": [5]},
    stamp=9,
    sketch=b"ab",
)
ASKED = [
    Asked("ميناء القاهره"),
    Asked("سفينة", phrases=("في الميناء",), without=("مدرسة",), filters=(("section", (3, 4)),), published=(1, None)),
    Asked(published=(None, 9)),
]


def told():
    """Return everything that OpenSearch is told, for the record."""
    engine = Embedded()
    wanted = [wanted_of(asked, terms_of(engine, asked.words).terms) for asked in ASKED]
    return {
        "settings": SETTINGS,
        "mappings": mappings(),
        "document": source_of(DOCUMENT),
        "ranking": [ranking(one) for one in wanted],
        "filtering": [filtering(one) for one in wanted],
    }


def test_it_is_told_what_was_recorded():
    """Whoever changes this on purpose records it anew, and raises `index.VERSION` where documents or mappings differ."""
    assert told() == json.loads(RECORD.read_text(encoding="utf-8"))


def test_split_at_spaces_its_tokens_are_the_analysers():
    source = source_of(DOCUMENT)
    for name in FIELDS:
        tokens = tokens_of(DOCUMENT.texts[name])
        assert source[f"{name}_words"].split() == [token.word for token in tokens]
        assert source[f"{name}_stems"].split() == [stem for token in tokens for stem in token.stems]
        assert source[f"{name}_roots"].split() == [token.root for token in tokens]
    assert source["lead_stems"].split() == source["body_stems"].split()[:LEAD_WORDS]
    assert source.keys() - {"key", "stamp", "sketch", *DOCUMENT.numbers} == {f"{n}_{level}" for n, level in WEIGHTS}


def test_the_alias_moves_when_all_of_a_rebuild_is_there():
    server = Server()
    engine = OpenSearch("", 4, server)
    engine.write([DOCUMENT])
    (before,) = server.held

    def failing():
        yield DOCUMENT
        raise RuntimeError("interrupted")

    with pytest.raises(RuntimeError):
        engine.write(failing(), clear=True)
    assert list(server.held) == [before]
    engine.write([DOCUMENT], clear=True)
    (after,) = server.held
    assert after != before
    assert engine.stamps() == {7: 9}


def test_indexes_of_other_versions_are_discarded():
    server = Server()
    OpenSearch("", 3, server).write([DOCUMENT])
    engine = OpenSearch("", 4, server)
    engine.write([DOCUMENT])
    assert len(server.held) == 2
    assert len(engine.discard_old_versions()) == 1
    assert engine.stamps() == {7: 9}


def test_a_refused_document_is_an_error(monkeypatch):
    server = Server()
    monkeypatch.setattr(
        server, "bulk", lambda body, **_: {"items": [{"index": {"_id": "7", "status": 400, "error": "mapping"}}]}
    )
    with pytest.raises(RuntimeError, match="refused document 7"):
        OpenSearch("", 4, server).write([DOCUMENT])


def test_where_nobody_answers_there_is_no_index(monkeypatch):
    server = Server()

    def nobody(**_):
        raise NotReached("N/A", "refused", OSError())

    engine = OpenSearch("", 4, server)
    engine.write([DOCUMENT])
    monkeypatch.setattr(server, "count", nobody)
    with pytest.raises(Unavailable, match="does not answer"):
        engine.count()
