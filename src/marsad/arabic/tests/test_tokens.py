from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic import iter_addresses, sentences, tokenise, words


def kinds(text):
    return [(t.text, t.kind) for t in tokenise(text)]


def test_words_keep_their_marks_and_proclitics():
    assert [t.text for t in words("والقُدْسُ، لَنا!")] == ["والقُدْسُ", "لَنا"]
    assert [t.text for t in words("العـــربية")] == ["العـــربية"]


def test_numbers_are_split_from_the_article_before_them():
    assert kinds("الـ24") == [("الـ", "word"), ("24", "number")]
    assert kinds("7 أغسطس/آب") == [("7", "number"), ("أغسطس", "word"), ("/", "punctuation"), ("آب", "word")]
    assert kinds("3.5 و1,200 و٣٫٥") == [
        ("3.5", "number"), ("و", "word"), ("1,200", "number"), ("و", "word"), ("٣٫٥", "number"),
    ]  # fmt: skip


def test_scripts_are_told_apart():
    assert kinds("قناةFox") == [("قناة", "word"), ("Fox", "latin")]
    assert kinds("G20 O'Neill") == [("G20", "latin"), ("O'Neill", "latin")]


def test_addresses_and_tags_are_whole():
    assert kinds("انظر https://example.org/a?b=1.") == [
        ("انظر", "word"), ("https://example.org/a?b=1", "url"), (".", "punctuation"),
    ]  # fmt: skip
    assert kinds("desk@example.org") == [("desk@example.org", "url")]
    assert kinds("#أخبار_اليوم") == [("#أخبار_اليوم", "handle")]


def split(text, **options):
    return [s.text for s in sentences(text, **options)]


def test_full_stops_and_question_marks_end_sentences():
    assert split("وصل الوفد. بدأ اللقاء! متى ينتهي؟ لا أحد يعلم") == [
        "وصل الوفد.", "بدأ اللقاء!", "متى ينتهي؟", "لا أحد يعلم",
    ]  # fmt: skip


def test_lines_end_sentences():
    assert split("عنوان بلا نقطة\n\nمتن الخبر.\r\nسطر") == ["عنوان بلا نقطة", "متن الخبر.", "سطر"]


def test_abbreviations_and_decimals_do_not():
    whole = [
        "زار د. سامي المعرض",
        "زار أ.د. سامي المعرض",
        "زار أ. د. سامي المعرض",
        "حضر السادة م. علي ود. منى",
        "في عام 300 ق.م. بُنيت المدينة",
        "بلغ النمو 3.5 في المئة",
        "ارتفع ٣.٥ نقطة",
        "قال Mr. Smith كلمته",
        "موقع example.org مفيد",
        "1. البند الأول",
    ]
    assert [split(text) for text in whole] == [[text] for text in whole]


def test_a_unit_after_a_number_may_end_one():
    assert split("كان ذلك سنة 1436 هـ. ثم عاد") == ["كان ذلك سنة 1436 هـ.", "ثم عاد"]


def test_ellipses_go_on_in_mid_line():
    assert split("الوزير.. نحن هنا... نعم… هكذا") == ["الوزير.. نحن هنا... نعم… هكذا"]
    assert split("انتهى الأمر...\nسطر جديد") == ["انتهى الأمر...", "سطر جديد"]


def test_closing_marks_belong_to_the_sentence():
    assert split("قال: «سنرد.» ثم خرج") == ["قال: «سنرد.»", "ثم خرج"]
    assert split("قال “سنرد”.وكالة") == ["قال “سنرد”.", "وكالة"]
    assert split("هل قال «نعم؟»، لا ندري") == ["هل قال «نعم؟»، لا ندري"]
    assert split("هذا غريب (!) حقا") == ["هذا غريب (!) حقا"]


def test_quotations_stay_whole_unless_asked():
    text = "قال «وصلنا أمس. وسنغادر غدا» ثم صمت. انتهى"
    assert split(text) == ["قال «وصلنا أمس. وسنغادر غدا» ثم صمت.", "انتهى"]
    assert split(text, whole_quotations=False) == ["قال «وصلنا أمس.", "وسنغادر غدا» ثم صمت.", "انتهى"]


def test_an_unclosed_or_very_long_quotation_holds_nothing_together():
    assert split("قال «وصلنا. ثم صمت. انتهى") == ["قال «وصلنا.", "ثم صمت.", "انتهى"]
    assert len(split("قال «" + "وصلنا أمس. " * 100 + "» نعم.")) > 50


TEXT = st.text(st.one_of(st.sampled_from('ابتد.،؟!…«»"()“” \n1٣َـ\u200c/@#:'), st.characters()), max_size=80)


@given(TEXT)
def test_tokens_cover_everything_but_spaces(text):
    tokens = tokenise(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    gaps = "".join(
        text[a:b] for a, b in zip([0, *(t.end for t in tokens)], [*(t.start for t in tokens), len(text)], strict=True)
    )
    assert not any(c.isalnum() for c in gaps)


@given(st.lists(TEXT | st.sampled_from(["https://a.example/ب", " www.b.example", "c@d.example", " "])).map("".join))
def test_addresses_are_the_tokens_that_are_addresses(text):
    assert list(iter_addresses(text)) == [(t.start, t.end) for t in tokenise(text) if t.kind == "url"]


@given(TEXT, st.booleans())
def test_sentences_cover_everything_but_spaces(text, whole):
    found = sentences(text, whole_quotations=whole)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
