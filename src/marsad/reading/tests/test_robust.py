"""No text breaks the reader, and none makes it slow."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.reading import read

DAY = date(2015, 8, 10)
WORDS = (
    'قال وأضاف الرئيس وزير الخارجية الروسي سيرغي لافروف إن أن « » " : ، . \n التقى سيزور اتهم نفى غارات على إلى من بين و '
    "إيران السعودية الحوثيين داعش محمد بن سلمان أمس الثلاثاء بحسب لم لا الذي 🙂 \u200f \u202b قَالَ مُحَمَّدٌ ـــ ( ) 5 + 1 / & ؟"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text(text, title):
    read(title, text, DAY)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))
def test_any_order_of_newsy_words(text):
    reading = read(text[:30], text, DAY)
    whole = " ".join(text[:30].split("\n")) + "\n" + text
    for event in reading.events:
        assert whole[event.evidence.start : event.evidence.end] == event.evidence.text


@pytest.mark.parametrize(
    "text",
    [
        "قِفا نَبكِ مِن ذِكرى حَبيبٍ وَمَنزِلِ\nبِسِقطِ اللِوى بَينَ الدَخولِ فَحَومَلِ",
        "قَالَ وَزِيرُ الخَارِجِيَّةِ الرُّوسِيُّ سيرغي لافروف إِنَّ الحِوارَ مُهِمٌّ.",
        "🙂🙂 عاجل 🚨 قال الرئيس إن الأمور جيدة 👍🏽",
        "\u202bقال\u202c \u200fالرئيس\u200f الأمريكي إن \u2067السلام\u2069 ممكن",
        "«" * 500,
        "قال: «" * 200,
        "قال أن " * 500,
    ],
)
def test_odd_texts(text):
    read("عنوان", text, DAY)


def _seconds(text):
    started = time.process_time()
    read("", text, DAY)
    return time.process_time() - started


def test_time_grows_with_the_length_and_no_faster():
    text = "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ستدعم سوريا ضد تنظيم داعش. واتهم تركيا بقصف الأكراد أمس.\n"
    _seconds(text * 20)
    short, long = _seconds(text * 100), _seconds(text * 400)
    assert long < 8 * short + 0.5


def test_a_megabyte_is_read_as_far_as_the_limit():
    text = "كلمة أخرى في نص طويل جدا لا خبر فيه. " * 30_000
    reading = read("", text[: 1 << 20], DAY)
    assert reading.length <= 200_001
