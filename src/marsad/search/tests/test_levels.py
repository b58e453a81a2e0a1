"""Tokens: three levels of a word, and what noise may not do."""

import pytest

from marsad.newsroom.background.names import task_name
from marsad.search import levels, tasks
from marsad.search.levels import MOST_LETTERS, token_of, tokens_of


def test_words_of_one_kin_share_a_stem_or_a_root():
    schools, school, lessons = tokens_of("مدارس بالمدرسة الدروس")
    assert set(schools.stems) & set(school.stems)
    assert schools.root == school.root == lessons.root
    assert schools.word != school.word


def test_a_function_word_shares_its_root_with_no_other_word():
    [ports, of, and_of] = tokens_of("الموانئ من ومن")
    assert ports.root not in (of.root, and_of.root)
    assert of.stems[0] in and_of.stems


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
