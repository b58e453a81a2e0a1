"""Tokens: three levels of a word, and what noise may not do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic import fold
from marsad.newsroom.background.names import task_name
from marsad.search import levels, tasks
from marsad.search.levels import MOST_LETTERS, Laid, levels_of, places_of, token_of, tokens_of, words_of


def test_words_of_one_kin_share_a_stem_or_a_root():
    schools, school, lessons = tokens_of("مدارس بالمدرسة الدروس")
    assert set(schools.stems) & set(school.stems)
    assert schools.root == school.root == lessons.root
    assert schools.word != school.word


def test_a_function_word_shares_its_root_with_no_other_word():
    [ports, of, and_of] = tokens_of("الموانئ من ومن")
    assert ports.root not in (of.root, and_of.root)
    assert of.stems[0] in and_of.stems


TEXTS = st.text(
    st.one_of(st.sampled_from("وال كتاب مُعَلِّمـﻻﷺة٣.،\n\r\u2028«»_-aB\u0301\u200f"), st.characters()), max_size=80
)


@given(TEXTS)
def test_words_are_those_of_the_folded_text(text):
    assert words_of(text) == [word[:MOST_LETTERS] for word in re.findall(r"[^\W_]+", fold(text))]


@given(TEXTS)
def test_a_text_at_each_level_is_its_tokens(text):
    tokens = tokens_of(text)
    found = levels_of(text)
    assert found.words.split() == [token.word for token in tokens]
    assert found.stems.split() == [stem for token in tokens for stem in token.stems]
    assert found.roots.split() == [token.root for token in tokens]


@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_a_word_stands_where_its_span_says(text, first, more):
    laid = Laid(text)
    spans = laid.spans()
    assert len(spans) == len(laid.words)
    # In, not equal: «ﷺ» is one letter and four words.
    assert all(word in fold(text[start:end]) for word, (start, end) in zip(laid.words, spans, strict=True))
    assert laid.spans(first, first + more) == spans[first : first + more]
    assert [place.token.word for place in places_of(text)] == laid.words


def test_noise_is_cut_stands_for_itself_and_is_not_kept():
    before = len(levels._kept)
    for number in range(100):
        [token] = tokens_of("ب" * 60 + "سشصضطظعغفق"[number % 10] * (number + 10))
        assert token == (levels.Token("ب" * MOST_LETTERS, ("ب" * MOST_LETTERS,), "ب" * MOST_LETTERS))
    assert len(levels._kept) == before


def test_what_is_kept_stays_within_bounds(monkeypatch):
    monkeypatch.setattr(levels, "KEPT_TOKENS", 20)
    monkeypatch.setattr(levels, "_kept", levels._Kept())
    for number in range(100):
        assert token_of(str(number)).word == str(number)
    assert len(levels._kept) + len(levels._kept.old) <= 20


@pytest.mark.parametrize("task", [tasks.refresh, tasks.relate, tasks.mend])
def test_tasks_have_a_name_that_editors_understand(task):
    assert str(task_name(task.module_path)) != task_name("x." + task.module_path.rsplit(".", 1)[-1])
