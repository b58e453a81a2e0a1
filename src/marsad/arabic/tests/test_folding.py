import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic import FOLDS, fold, fold_with_offsets, letters

ARABIC_TEXT = st.text(
    st.one_of(
        st.sampled_from(
            "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآٱؤئءىةکیەپچڤگژ٠١٢۳ﻻﷲﺳ 1aZ"
            + letters.TASHKEEL[:12]
            + letters.INVISIBLE
            + "ـ\u0654"
        ),
        st.characters(),
    ),
    max_size=60,
)
FOLD_SETS = st.one_of(st.none(), st.sets(st.sampled_from(FOLDS)))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("احمد", "أحمد"),
        ("القاهره", "القاهرة"),
        ("مستشفي", "مستشفى"),
        ("مدرسه", "مَدْرَسَةٌ"),
        ("العربية", "العـــربية"),
        ("الله", "ﷲ"),
        ("لا", "ﻻ"),
        ("الإمارات", "ٱلأمارات"),
        ("كتاب", "کتاب"),
        ("علي", "علی"),
        ("مسوول", "مسؤول"),
        ("بوتين", "پوتين"),
        ("جاويش", "چاويش"),
        ("فيتو", "ڤيتو"),
        ("1436", "١٤٣٦"),
        ("1436", "۱۴۳۶"),
        ("3.5%", "٣٫٥٪"),
        ("سوريا", "\u200fسوريا\u200e"),
        ("میخواهم", "می\u200cخواهم"),
        ("fox news", "Fox News"),
        ("أدب", "ا\u0654دب"),
    ],
)
def test_forms_typed_alike_fold_alike(typed, written):
    assert fold(typed) == fold(written)


@pytest.mark.parametrize(("one", "other"), [("جزء", "جز"), ("ماء", "ما"), ("قلب", "كلب"), ("ضل", "ظل")])
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


def test_folds_can_be_chosen():
    assert fold("أُمَّةٌ", ["tashkeel"]) == "أمة"
    assert fold("أُمَّةٌ", ["tashkeel", "alef"]) == "امة"
    assert fold("أمة ٥", "digits") == "أمة 5"
    assert fold("أمة ٥", []) == "أمة ٥"


def test_an_unknown_fold_is_named():
    with pytest.raises(ValueError, match="unknown fold: vowels"):
        fold("أ", ["vowels"])


def test_offsets_point_at_the_surface():
    folded = fold_with_offsets("قال مُحَمَّدٌ أمس")
    start = folded.text.index("محمد")
    assert folded.surface(start, start + 4) == "مُحَمَّدٌ"
    assert fold_with_offsets("ﻻ").surface(0, 1) == "ﻻ"
    assert fold_with_offsets("ﻻ").surface(1, 2) == "ﻻ"
    assert fold_with_offsets("\u200fنعم").span(0, 3) == (1, 4)


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="no such span"):
        fold_with_offsets("نعم").span(1, 9)


@given(ARABIC_TEXT, FOLD_SETS)
def test_folding_is_idempotent(text, folds):
    once = fold(text, folds)
    assert fold(once, folds) == once


@given(ARABIC_TEXT, FOLD_SETS)
def test_offsets_always_give_back_the_surface(text, folds):
    folded = fold_with_offsets(text, folds)
    assert folded.text == fold(text, folds)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    for start in range(len(folded.text)):
        assert folded.text[start] in fold(text[folded.offsets[start]], folds)
        for end in (start + 1, len(folded.text)):
            assert folded.text[start:end] in fold(folded.surface(start, end), folds)
