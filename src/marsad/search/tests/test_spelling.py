"""Mistyped words: what they may have been, and what readers are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.search.meant import suggestion
from marsad.search.results import search
from marsad.search.spelling import KNOWN, LETTERS, candidates, parts, variants


class Known(dict):
    """Words with the number of documents that they stand in."""

    def word_frequencies(self, words):
        return {word: self[word] for word in words if word in self}


WORDS = Known({"محافظه": 90, "نينوي": 20, "مدرسه": 50, "مدرسو": 3, "باب": 40, "المندب": 30, "بحر": 1})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("مهافظه", "محافظه"),  # sounds alike
        ("محاقظه", "محافظه"),  # neighbouring key
        ("محفاظه", "محافظه"),  # swapped
        ("محاافظه", "محافظه"),  # twice
        ("محافظ", "محافظه"),  # left out
        ("نيموي", "نينوي"),
    ],
)
def test_one_mistake(typed, meant):
    assert candidates(WORDS, typed, 0)[0].word == meant


def test_the_more_frequent_comes_first():
    assert [c.word for c in candidates(WORDS, "مدرسط", 0)] == ["مدرسه", "مدرسو"]


def test_two_mistakes_are_too_many():
    assert candidates(WORDS, "مهاقظه", 0) == []


def test_what_the_index_knows_is_not_doubted():
    assert candidates(WORDS, "محافظ", KNOWN + 1) == []


@pytest.mark.parametrize("word", ["من", "2015", "م2", "", "a"])
def test_short_words_and_numbers_are_not_doubted(word):
    assert candidates(WORDS, word, 0) == []


def test_a_forgotten_space():
    assert parts(WORDS, "بابالمندب", 0) == [("باب", "المندب")]
    assert parts(WORDS, "بابالبحر", 0) == []


@given(st.text(LETTERS, min_size=2, max_size=9), st.data())
def test_every_single_mistake_is_among_the_variants(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    mistaken = data.draw(
        st.sampled_from(
            [word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :]]
        )
    )
    if mistaken and mistaken != word:
        assert word in dict(variants(mistaken))


@given(st.text(LETTERS, min_size=1, max_size=12))
def test_variants_are_few_and_their_likelihood_is_a_share(word):
    found = dict(variants(word))
    assert all(0 < likelihood <= 1 for likelihood in found.values())
    assert len(found) <= 60 * (len(word) + 1)


def test_the_query_is_put_right_as_the_results_write_it():
    meant = {"مهافظه": [("محافظه",)]}
    assert suggestion("أخبار مهافظة اليوم", meant, ["عاد إلى مُحافظة نينوى"]) == "أخبار مُحافظة اليوم"


def test_the_results_decide_between_several():
    meant = {"الملكه": [("المملكه",), ("العلكه",)]}
    assert suggestion("بيع الملكه", meant, ["حظر بيع العلكة"]) == "بيع العلكة"


def test_a_word_that_the_best_result_holds_is_not_doubted():
    assert suggestion("ديالو", {"ديالو": [("ديالا",)]}, ["فاز ديالو", "محافظة ديالا"]) == ""


def test_a_forgotten_space_is_put_in():
    assert suggestion("مضيق بابالمندب", {"بابالمندب": [("باب", "المندب")]}, ["في باب المندب"]) == "مضيق باب المندب"


def test_quotes_and_filters_stay():
    meant = {"مهافظه": [("محافظه",)]}
    assert suggestion('"مهافظة" قسم:رياضة -بحر', meant, []) == '"محافظه" قسم:رياضة -بحر'


@pytest.mark.django_db
def test_a_mistyped_query_finds_and_suggests(article):
    for number in range(4):
        article(f"خبر {number}", "أعلنت المحافظة خطة جديدة.")
    results = search("المهافظة")
    assert results.total == 4
    assert results.suggestion == "المحافظة"
    assert search("المحافظة").suggestion == ""


@pytest.mark.django_db
def test_a_mistyped_phrase_finds_nothing_but_suggests(article):
    for number in range(4):
        article(f"خبر {number}", "أعلنت المحافظة خطة جديدة.")
    results = search('"المهافظة خطة"')
    assert results.items == []
    assert results.suggestion == '"المحافظه خطة"'


@pytest.mark.django_db
def test_spaces_forgotten_and_added(article):
    for number in range(4):
        article(f"خبر {number}", "عبرت السفن باب المندب إلى حضرموت.")
    assert search("بابالمندب").total == 4
    assert search("بابالمندب").suggestion == "باب المندب"
    assert search("حضر موت").total == 4
