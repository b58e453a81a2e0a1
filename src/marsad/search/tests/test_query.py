"""The query language."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.search.query import MOST_CHARACTERS, MOST_CONDITIONS, MOST_WORDS, parse, span_of


def test_plain_words_are_words():
    assert parse("  ميناء   عدن ").words == "ميناء عدن"


@pytest.mark.parametrize("text", ['"ميناء عدن"', "«ميناء عدن»", "“ميناء عدن”", "„ميناء عدن“"])
def test_every_kind_of_quotation_marks_makes_a_phrase(text):
    query = parse(f"سفن {text} اليوم")
    assert query.phrases == ("ميناء عدن",)
    assert query.words == "سفن اليوم"


def test_a_minus_leaves_out_a_word_or_a_phrase():
    query = parse("ميناء -بحري −«ميناء جوي» أ-ب")
    assert query.without == ("بحري", "ميناء جوي")
    assert query.words == "ميناء أ-ب"


@pytest.mark.parametrize("name", ["قسم", "القسم", "section", "Section"])
def test_a_field_is_named_in_arabic_or_english(name):
    assert parse(f"{name}:رياضة فوز").filters == (("section", "رياضة"),)


def test_names_of_several_words_are_quoted_or_joined():
    expected = (("source", "وكالة الأنباء"),)
    assert parse('مصدر: "وكالة الأنباء"').filters == expected
    assert parse("مصدر:وكالة_الأنباء").filters == expected


def test_a_colon_after_another_word_means_nothing():
    query = parse("الوزير:سنبدأ غدا 12:30 https://example.org/a")
    assert not query.filters
    assert query.words == "الوزير:سنبدأ غدا 12:30 https://example.org/a"


def test_dates():
    query = parse("نفط بعد:2015-08 قبل:٢٠١٥-٠٨-١٥")
    assert (query.after, query.before) == (date(2015, 8, 1), date(2015, 8, 15))
    assert parse("سنة:2015").after == date(2015, 1, 1)
    assert parse("year:2015").before == date(2016, 1, 1)


def test_several_dates_narrow_each_other():
    query = parse("بعد:2014 بعد:2015-03 قبل:2016 سنة:2015")
    assert (query.after, query.before) == (date(2015, 3, 1), date(2016, 1, 1))


def test_what_is_no_date_is_words():
    assert parse("بعد:غد").words == "بعد:غد"
    assert parse("سنة:2015-13").after is None


def test_an_unclosed_quotation_mark_is_ignored():
    assert parse('"ميناء عدن').words == "ميناء عدن"


@pytest.mark.parametrize("text", ["0000", "9999", "2015-02-30", "2015-00", "abc", "2015-", "٢٠١٥-٠٢-٢٩"])
def test_days_that_do_not_exist(text):
    assert span_of(text) is None


PIECES = st.sampled_from(
    [
        '"',
        "«",
        "»",
        "“",
        "”",
        "-",
        ":",
        " ",
        "\n",
        "\x00",
        "قسم:",
        "after:",
        "2015",
        "-08",
        "كلمة",
        "ـ",
        "َ",
        "'",
        "\\",
        "%",
    ]
)


@given(st.one_of(st.text(max_size=600), st.lists(PIECES, max_size=60).map("".join)))
def test_nothing_typed_is_an_error_and_nothing_grows_without_end(text):
    query = parse(text)
    assert len(query.text) <= MOST_CHARACTERS
    assert len(query.words.split()) <= MOST_WORDS
    assert max(map(len, (query.phrases, query.without, query.filters))) <= MOST_CONDITIONS
    assert "\x00" not in query.text
    assert query.words == " ".join(query.words.split())


@given(st.lists(st.text(alphabet="ابتثجحخ", min_size=1, max_size=6), min_size=1, max_size=6))
def test_words_without_signs_come_back_as_they_are(words):
    assert parse(" ".join(words)).words == " ".join(words)
