from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic import collation_key, index_letter


def test_arabic_lists_are_sorted_by_letter_without_the_article():
    expected = [
        "2 خبر", "10 أخبار", "إبراهيم", "أحمد", "آدم", "الله", "باب", "بيت", "پاريس", "تاج", "ثوب", "سوريا", "شام",
        "الشرق الأوسط", "مدرس", "المدرسة", "مدرسة", "مُدن", "يوم", "Fox",
    ]  # fmt: skip
    shuffled = sorted(expected, key=len)
    assert sorted(shuffled, key=collation_key) == expected


def test_words_come_before_longer_words():
    assert collation_key("نور الدين") < collation_key("نورالدين")


def test_index_letters():
    texts = ["الشرق", "أحمد", "2015", "fox", "«پاريس»", "الله", "؟", ""]
    assert [index_letter(text) for text in texts] == ["ش", "ا", "#", "F", "ب", "ا", "", ""]


@given(st.text(), st.text())
def test_keys_tell_texts_apart(one, other):
    assert (collation_key(one) == collation_key(other)) == (one == other)
    index_letter(one)
