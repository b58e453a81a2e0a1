import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic import find_numbers, spell_number


def values(text):
    return [m.value for m in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة وعشرون رجلا", 23),
        ("خَمْسُمِئَةٍ", 500),
        ("ثلاث مئة وخمسة", 305),
        ("ألفي جندي", 2000),
        ("ألف ومئتان", 1200),
        ("مليون ونصف المليون", 1_500_000),
        ("نصف مليون", 500_000),
        ("ثلاثة ملايين وخمسمئة ألف ومئتان وخمسة", 3_500_205),
        ("مائة وخمسة وعشرون ألفا وثلاثمئة", 125_300),
        ("3 آلاف", 3000),
        ("5 ملايين و300 ألف", 5_300_000),
        ("1,250", 1250),
        ("٣٫٥", 3.5),
        ("1.200.000", 1_200_000),
        ("الدول الخمس", 5),
        ("بثلاثة عشر", 13),
    ],
)
def test_a_number_is_read(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text", ["كتاب واحد", "كتابان", "آلاف المتظاهرين", "لست وحدي", "14:30", "24/7/2015", "في المئة", "الخامسة عشرة", ""]
)
def test_what_is_no_number(text):
    assert values(text) == []


def test_neighbours_are_not_added_up():
    assert values("ثلاثة وأربعة") == [3, 4]
    assert values("خمسة عشر وثلاثة") == [15, 3]
    assert values("بين 10 و15") == [10, 15]
    assert values("مئة ألف وثلاثة آلاف") == [100_000, 3000]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("40 جنديا", ""),
        ("نحو 40", "about"),
        ("40 تقريبا", "about"),
        ("ما يقارب 40", "about"),
        ("أكثر من 40", "more"),
        ("وأقل من 40", "less"),
        ("لأكثر من 40", "more"),
        ("ما لا يقل عن 40", "at_least"),
        ("40 على الأقل", "at_least"),
        ("بما لا يزيد على 40", "at_most"),
    ],
)
def test_words_that_loosen_a_number(text, qualifier):
    assert [m.qualifier for m in find_numbers(text)] == [qualifier]


def test_percentages():
    mentions = find_numbers("بنسبة 3.5% ثم 40 في المئة ثم 7")
    assert [(m.text, m.percent) for m in mentions] == [("3.5%", True), ("40 في المئة", True), ("7", False)]


def test_spans_leave_proclitics_out():
    (mention,) = find_numbers("وبثَلاثةٍ")
    assert mention.text == "ثَلاثةٍ"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "صفر"),
        (2, "اثنان"),
        (11, "أحد عشر"),
        (12, "اثنا عشر"),
        (15, "خمسة عشر"),
        (23, "ثلاثة وعشرون"),
        (100, "مئة"),
        (305, "ثلاثمئة وخمسة"),
        (2000, "ألفان"),
        (3000, "ثلاثة آلاف"),
        (11_000, "أحد عشر ألفا"),
        (100_000, "مئة ألف"),
        (200_000, "مئتا ألف"),
        (1_002_103, "مليون وألفان ومئة وثلاثة"),
        (-5, "ناقص خمسة"),
    ],
)
def test_numbers_are_spelt(number, words):
    assert spell_number(number) == words


def test_numbers_are_spelt_for_feminine_nouns_and_other_cases():
    assert spell_number(3, feminine=True) == "ثلاث"
    assert spell_number(12, feminine=True) == "اثنتا عشرة"
    assert spell_number(15, feminine=True) == "خمس عشرة"
    assert spell_number(23, feminine=True) == "ثلاث وعشرون"
    assert spell_number(22, oblique=True) == "اثنين وعشرين"
    assert spell_number(200_000, oblique=True) == "مئتي ألف"


def test_numbers_too_large_to_spell_are_refused():
    with pytest.raises(ValueError, match="smaller than"):
        spell_number(10**15)


@given(st.integers(3, 10**15 - 1), st.booleans(), st.booleans())
def test_what_is_spelt_is_read_back(number, feminine, oblique):
    assert values(spell_number(number, feminine=feminine, oblique=oblique)) == [number]


WORDS = "ثلاثة وعشرون ألف مليون ونصف المليون مئة و 5 3.5 % ربع عشر الاف نحو في المئة"


@given(st.lists(st.sampled_from(WORDS.split())).map(" ".join))
def test_no_phrase_raises_and_all_give_back_the_surface(text):
    assert all(text[m.start : m.end] == m.text for m in find_numbers(text))
