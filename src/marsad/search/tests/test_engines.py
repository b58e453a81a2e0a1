"""What every engine must do: the same tests for each; see the fixture `engine`."""

from __future__ import annotations

import pytest

from marsad.search.engines.embedded import Embedded
from marsad.search.finding import Asked, find, wanted_of
from marsad.search.levels import token_of, tokens_of
from marsad.search.terms import terms_of
from marsad.search.tests.conftest import ALL_ENGINES
from marsad.search.wanted import Document, Order, Wanted

pytestmark = [
    pytest.mark.django_db,  # for the engine that lives there
    pytest.mark.parametrize("engine", ALL_ENGINES, indirect=True),
]

SHIPS = Document(
    1,
    {"title": "سفن في الميناء", "names": "ملاحة", "body": "وصلت السفن إلى ميناء عدن مساء الأحد محملة بالقمح"},
    {"section": [7], "tag": [1, 2], "year": [2015], "published": [5_000]},
    stamp=11,
    sketch=b"ab",
)
TRAIN = Document(
    2,
    {"title": "قطار جديد", "names": "", "body": "بدأ القطار رحلته من محطة المدينة، وفي الميناء سفينة واحدة"},
    {"section": [7], "tag": [2], "year": [2016], "published": [9_000]},
    stamp=12,
)
SCHOOL = Document(
    3,
    {"title": "مدارس", "names": "", "body": "فتحت المدرسة أبوابها للطلاب في عدن، ثم جاء ميناء الأخبار"},
    {"section": [8], "year": [2016], "published": [7_000]},
    stamp=13,
)
ALL = [SHIPS, TRAIN, SCHOOL]


def keys(engine, words="", limit=10, offset=0, **asked):
    return [hit.key for hit in find(engine, Asked(words, prefer_new=False, **asked), limit, offset).hits]


def wanted(engine, words="", **asked):
    return wanted_of(Asked(words, **asked), terms_of(engine, words).terms)


@pytest.fixture
def filled(engine):
    engine.write(ALL)
    return engine


def test_an_empty_index_finds_nothing(engine):
    assert engine.count() == 0
    assert keys(engine, "ميناء") == []
    assert keys(engine) == []
    assert engine.stamps() == {}
    assert engine.word_frequencies(["ميناء"]) == {}
    assert engine.facets(Wanted(), ["section"], 5) == (0, {"section": []})


def test_words_are_found_in_any_form_the_better_match_first(filled):
    assert keys(filled, "سفينه") == [1, 2]
    assert keys(filled, "بالمدارس") == [3]
    assert keys(filled, "الملاحة") == [1]


def test_neighbours_that_stand_together_come_before_words_far_apart(filled):
    assert keys(filled, "ميناء عدن")[:2] == [1, 3]


def test_a_phrase_stands_side_by_side_in_any_spelling(filled):
    assert keys(filled, phrases=("ميناء عدن",)) == [1]
    assert keys(filled, phrases=("الميناء سفينه",)) == [2]
    assert keys(filled, phrases=("عدن ميناء",)) == []
    assert keys(filled, phrases=("القطار",)) == [2]


def test_left_out_words_and_phrases(filled):
    assert sorted(keys(filled, without=("القطار",))) == [1, 3]
    assert keys(filled, "عدن", without=("ميناء عدن",)) == [3]


def test_filters_and_dates(filled):
    assert sorted(keys(filled, filters=(("section", (7,)),))) == [1, 2]
    assert keys(filled, filters=(("section", (7,)), ("tag", (1, 9)))) == [1]
    assert keys(filled, published=(6_000, 8_000)) == [3]
    assert sorted(keys(filled, published=(None, 7_000))) == [1, 3]
    assert keys(filled, "عدن", published=(7_000, None)) == [3]


def test_newest_first_and_pages(filled):
    assert keys(filled, order=Order.NEWEST) == [2, 3, 1]
    assert keys(filled, order=Order.NEWEST, limit=1, offset=1) == [3]
    found = filled.search(wanted(filled, "الميناء"), 1, 1)
    assert [hit.key for hit in found] == [hit.key for hit in filled.search(wanted(filled, "الميناء"), 3)][1:2]


def test_a_hit_tells_when_it_was_published(filled):
    assert {hit.key: hit.published for hit in filled.search(wanted(filled, "الميناء"), 9)} == {
        1: 5_000,
        2: 9_000,
        3: 7_000,
    }


def test_counts_and_matching(filled):
    some = wanted(filled, "عدن القطار")
    assert filled.count() == 3
    assert filled.count(some) == 3
    assert filled.count(Wanted(filters=some.filters)) == 3
    assert filled.matching(some, [2, 99]) == {2}
    both = Wanted(terms=some.terms, least=2)
    assert filled.count(both) == 0
    assert filled.search(both, 5) == []


def test_facets_count_what_matches(filled):
    total, counted = filled.facets(wanted(filled, "الميناء"), ["section", "year", "tag"], 5)
    assert total == filled.count(wanted(filled, "الميناء")) > 0
    assert dict(counted["section"]) == {7: 2, 8: 1}
    assert counted["section"][0] == (7, 2)
    assert dict(counted["year"]) == {2016: 2, 2015: 1}
    assert dict(counted["tag"]) == {2: 2, 1: 1}
    assert len(filled.facets(Wanted(), ["year"], 1).values["year"]) == 1


def test_titles_for_whoever_is_typing(filled):
    assert [hit.key for hit in filled.titles([], "قط", 5)] == [2]
    assert [hit.key for hit in filled.titles([], "مينا", 5)] == [1], "the article may stand before it"
    assert [hit.key for hit in filled.titles([token_of("سفينه")], "", 5)] == [1]
    assert [hit.key for hit in filled.titles([token_of("سفينه")], "قط", 5)] == []


def test_what_is_replaced_or_removed_is_gone(filled):
    filled.write([Document(1, {"title": "", "names": "", "body": "مطبخ"}, stamp=21)], remove=[3, 99])
    assert filled.stamps() == {1: 21, 2: 12}
    assert keys(filled, "السفن") == [2]
    assert keys(filled, "المطبخ") == [1]
    assert filled.count() == 2
    assert dict(filled.facets(Wanted(), ["section"], 5).values["section"]) == {7: 1}
    filled.write([SCHOOL], clear=True)
    assert filled.stamps() == {3: 13}


def test_the_same_key_twice_in_one_go_is_the_later_document(engine):
    engine.write([TRAIN, Document(2, {"title": "", "names": "", "body": "مطبخ"}, stamp=5), SHIPS])
    assert engine.stamps() == {2: 5, 1: 11}
    assert keys(engine, "القطار") == []


def test_all_or_nothing(filled):
    def failing():
        yield Document(4, {"title": "", "names": "", "body": "مطبخ"}, stamp=1)
        raise RuntimeError("interrupted")

    with pytest.raises(RuntimeError):
        filled.write(failing(), remove=[1])
    assert filled.stamps() == {1: 11, 2: 12, 3: 13}


def test_frequencies(filled):
    assert filled.frequencies([token_of("السفن").stems[0], "لاشيء"]) == {token_of("السفن").stems[0]: 2, "لاشيء": 0}
    assert filled.word_frequencies(["عدن", "ملاحه", "لاشيء"]) == {"عدن": 2, "ملاحه": 1}


def test_similar_by_words_and_tags(filled):
    stem = token_of("المدرسه").stems[0]
    assert [hit.key for hit in filled.similar([(stem, 1.0)], [], 5)] == [3]
    found = filled.similar([(stem, 0.1)], [(1, 9.0)], 5)
    assert [hit.key for hit in found] == [1, 3]
    assert found[0].score == pytest.approx(9.0)


def test_sketches(filled):
    assert filled.sketches([1, 2]) == {1: b"ab", 2: b""}


def test_many_small_writes_are_as_one_large_one(engine):
    words = [f"كلمه{chr(0x628 + n % 20)}{chr(0x62C + n // 20)}" for n in range(100)]
    for key in range(100):
        body = " ".join(words[(key + step) % 100] for step in range(key % 7 + 2)) + " سفن في الميناء"
        engine.write(
            [
                Document(
                    key, {"title": "", "names": "", "body": body}, {"tag": [key % 3], "published": [key]}, stamp=key
                )
            ],
            remove=[key - 50] if key >= 50 else [],
        )
    assert engine.stamps() == {key: key for key in range(50, 100)}
    assert keys(engine, phrases=(f"{words[60]} {words[61]}",), limit=99)
    assert engine.count(Wanted(phrases=(tuple(tokens_of("سفن في الميناء")),))) == 50
    assert dict(engine.facets(Wanted(), ["tag"], 5).values["tag"]) == {0: 17, 1: 16, 2: 17}
    assert [hit.key for hit in engine.search(Wanted(order=Order.NEWEST), 3)] == [99, 98, 97]


def test_scores_are_those_of_the_embedded_engine(filled):
    embedded = Embedded()
    embedded.write(ALL)
    for query in ("سفينة", "ميناء عدن", "القطار في محطة المدينة", "مدارس عدن والميناء"):
        expected = embedded.search(wanted(embedded, query), 9)
        given = filled.search(wanted(filled, query), 9)
        assert [hit.key for hit in given] == [hit.key for hit in expected]
        assert [hit.score for hit in given] == pytest.approx([hit.score for hit in expected], rel=0.02)
