from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic import TIDY_RULES, apply_suggestions, tidy


def tidied(text):
    return apply_suggestions(text, tidy(text))


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ('قال "نحن هنا" , ثم ذهب ؟', "قال «نحن هنا»، ثم ذهب؟"),
        ("قال “نحن هنا”", "قال «نحن هنا»"),
        ("هل جاء? نعم;", "هل جاء؟ نعم؛"),
        ("الوزير.. الحل", "الوزير… الحل"),
        ("العـــربية", "العربية"),
        ("كلمة،كلمة", "كلمة، كلمة"),
        ("نهاية.بداية", "نهاية. بداية"),
        ("و قال", "وقال"),
        ("قال«لا»", "قال «لا»"),
        ("ﻻ مشكلة", "لا مشكلة"),
        ("کتاب", "كتاب"),
        ("علی مرتضی وعلی", "على مرتضي وعلى"),
        ("لا!! نعم؟؟", "لا! نعم؟"),
        ("« نعم »", "«نعم»"),
        ("كلمة  كلمة", "كلمة كلمة"),
        ("خ\u00adبر", "خبر"),
    ],
)
def test_what_could_be_better(text, better):
    assert tidied(text) == better


@pytest.mark.parametrize(
    "text",
    [
        "كُتب سنة 1436 هـ، وهو الـ24 من نوعه.",
        "نسبة 3.5 و1,200",
        "انظر https://example.org/a,b?c=d هنا",
        "قال و«نعم»",
        "قال لـ«الصحيفة»",
        "شركة بي.إم.دبليو",
        "قناة “Fox News” الأمريكية",
        "أ.د. سامي ود. منى",
        "الساعة 14:30",
        "",
    ],
)
def test_what_is_good_already(text):
    assert tidy(text) == []


def test_rules_are_named_and_can_be_chosen():
    assert [s.rule for s in tidy("كلمة  ـ، و قال?", ["latin_punctuation"])] == ["latin_punctuation"]
    assert set(TIDY_RULES) >= {s.rule for s in tidy('العـربية "نعم" ?')}
    with pytest.raises(ValueError, match="unknown rule: spelling"):
        tidy("نعم", ["spelling"])


def test_an_editor_can_take_some():
    text = "و قال?"
    suggestions = tidy(text)
    assert apply_suggestions(text, suggestions[:1]) == "وقال?"
    assert apply_suggestions(text, []) == text


def test_suggestions_for_another_text_are_refused():
    with pytest.raises(ValueError, match="does not fit"):
        apply_suggestions("نعم", tidy("نعم نعم  نعم"))


TEXT = st.text(st.sampled_from('اوبلن ـ.،؛؟!,;?"“”«»()\n\u200b\u00adﻻک1:#@'), max_size=40)


@given(TEXT)
def test_tidying_comes_to_rest(text):
    for _ in range(6):
        suggestions = tidy(text)
        assert all(0 <= s.start <= s.end <= len(text) for s in suggestions)
        text = apply_suggestions(text, suggestions)
    assert tidy(text) == []


def test_every_reason_is_translated():
    catalogue = Path(__file__).parents[4] / "translations" / "arabic.po"
    if not catalogue.exists():
        pytest.skip("the translations are not beside this installation")
    text = catalogue.read_text(encoding="utf-8")
    assert [reason for reason in TIDY_RULES.values() if f'msgid "{reason}"\nmsgstr "' not in text] == []
