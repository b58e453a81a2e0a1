"""Forms that Arabic derives by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.lexicon import forms
from marsad.reading.lexicon.entries import Grammar


def test_nisba_of_one_word():
    made = dict(forms.nisba("روسي"))
    assert made["روسية"] == Grammar("f", 1, False)
    assert made["الروسي"] == Grammar("m", 1, True)
    assert made["روسيا"] == Grammar("m", 1, False)
    assert {"روسيان", "الروسيتين", "روسيون", "الروسيين", "روسيات"} <= made.keys()
    assert "الروسيا" not in made


def test_nisba_inflects_every_adjective_of_the_phrase():
    made = dict(forms.nisba("كوري جنوبي"))
    assert made["الكورية الجنوبية"] == Grammar("f", 1, True)
    assert "كوريون جنوبيون" in made


def test_nisba_leaves_a_noun_before_the_adjective():
    made = dict(forms.nisba("جنوب أفريقي"))
    assert {"جنوب أفريقية", "الجنوب أفريقية"} <= made.keys()


@given(st.text(alphabet="بتثجحخد", min_size=2, max_size=8).map(lambda stem: stem + "ي"))
def test_nisba_forms_begin_with_the_adjective(adjective):
    for text, grammar in forms.nisba(adjective):
        assert text.removeprefix("ال" if grammar.definite else "").startswith(adjective)


@pytest.mark.parametrize(
    ("phrase", "opened"),
    [
        ("وزير الخارجية", "وزير خارجية"),
        ("رئيس مجلس الوزراء", "رئيس مجلس وزراء"),
        ("وزير الشؤون الخارجية", None),
        ("رئيس", None),
        ("الجيش", "جيش"),
    ],
)
def test_construct(phrase, opened):
    assert forms.construct(phrase) == opened


def test_duals():
    assert set(forms.duals("وزير الخارجية", "m")) == {"وزيرا الخارجية", "وزيري الخارجية"}
    assert "رئيسان" in set(forms.duals("رئيس", "m"))
    assert "رئيستا الحكومة" in set(forms.duals("رئيسة الحكومة", "f"))
    assert not list(forms.duals("المتحدث الرسمي", "m"))
