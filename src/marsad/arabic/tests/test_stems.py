import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic import analyse, fold, lemma, root, segment, stem, stems


def pieces(word):
    return [(p.text, p.kind) for p in segment(word)]


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("وزير", ["وزير"]),
        ("والوزير", ["و", "ال", "وزير"]),
        ("وزيرهم", ["وزير", "هم"]),
        ("للمدرسة", ["ل", "ل", "مدرسة"]),
        ("وبالمدارس", ["و", "ب", "ال", "مدارس"]),
        ("وَبِالمَدرسةِ", ["وَ", "بِ", "ال", "مَدرسةِ"]),
        ("ولبنان", ["و", "لبنان"]),
        ("بشار", ["بشار"]),
        ("سيكتب", ["س", "يكتب"]),
        ("ستكون", ["س", "تكون"]),
        ("زوجاتهم", ["زوجات", "هم"]),
        ("بسيارته", ["ب", "سيارت", "ه"]),
        ("مستشفياتهم", ["مستشفيات", "هم"]),
        ("نشرتها", ["نشرت", "ها"]),
        ("والحوثيين", ["و", "ال", "حوثيين"]),
        ("التقى", ["التقى"]),
        ("إلغاء", ["إلغاء"]),
        ("والتي", ["و", "التي"]),
        ("وعلى", ["و", "على"]),
        ("بدورها", ["ب", "دور", "ها"]),
        ("متفرقة", ["متفرقة"]),
        ("بحق", ["ب", "حق"]),
        ("والفلانستان", ["و", "ال", "فلانستان"]),
        ("", [""]),
    ],
)
def test_clitics_are_told_from_the_words_own_letters(word, split):
    assert [text for text, _ in pieces(word)] == split


def test_pieces_say_what_they_are():
    assert pieces("وللمدرسة") == [
        ("و", "conjunction"), ("ل", "preposition"), ("ل", "article"), ("مدرسة", "stem"),
    ]  # fmt: skip
    assert pieces("سيكتبها")[0] == ("س", "future")
    assert pieces("زوجاتهم")[-1] == ("هم", "pronoun")


@pytest.mark.parametrize(
    ("form", "dictionary_form"),
    [
        ("والمدارس", "مدرسة"),
        ("الوزراء", "وزير"),
        ("وزراؤها", "وزير"),
        ("الأسرى", "أسير"),
        ("حراس", "حارس"),
        ("قرى", "قرية"),
        ("دول", "دولة"),
        ("صواريخ", "صاروخ"),
        ("للمستشفيات", "مستشفى"),
        ("القنوات", "قناة"),
        ("شرائح", "شريحة"),
        ("كوادرنا", "كادر"),
        ("التصاميم", "تصميم"),
        ("روافدها", "رافد"),
        ("والحلازين", "حلزون"),
        ("البدلاء", "بديل"),
        ("يقول", "قال"),
        ("إلكترونية", "إلكترونية"),
    ],
)
def test_lemmas(form, dictionary_form):
    assert lemma(form) == fold(dictionary_form)


@pytest.mark.parametrize(
    "family",
    [
        "وزير الوزير والوزراء لوزير وزيرها وزراء",
        "مدرسة المدارس وبالمدارس مدارسهم للمدرسة",
        "إلكتروني الإلكترونية إلكترونيا",
        "حوثي الحوثيون والحوثيين",
        "صاروخ صواريخ بالصواريخ صاروخان",
        "مسلح مسلحون المسلحين مسلحة",
        "قرض قروض القروض بقروض",
        "برنامج ببرنامجين برامج",
        "أحمد احمد",
        "استشارة استشارات باستشاراتها",
        "ابن أبناؤها أبنائهم",
        "مُؤتَمَر المؤتمر مؤتمرات",
    ],
)
def test_forms_of_one_word_have_one_stem(family):
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("سالم", "سليم"), ("وزير", "زير"), ("بلد", "ولد"), ("قلب", "كلب"), ("مال", "عمل")]
)
def test_different_words_keep_different_stems(one, other):
    assert stem(one) != stem(other)


def test_stems_keep_three_letters_where_there_are_three():
    assert len(stem("بنكان")) >= 3
    assert stem("ميدانية") == "ميدان"


def test_ambiguous_words_have_several_stems_the_likeliest_first():
    assert stems("بشار")[0] == "بشار"
    assert stems("بفلانستان") == ("بفلانست", "فلانست")
    assert stems("المدارس") == ("مدرس",)


@pytest.mark.parametrize("family", ["احتراق احترق حريق يحترق", "اجتماع اجتمعوا", "مدرسة تدريس دراسة"])
def test_roots_join_verbs_and_nouns(family):
    assert len({root(word) for word in family.split()}) == 1


def test_the_root_of_a_loan_is_its_stem():
    assert root("لافروف") == "لافروف"


def test_analysis_of_a_text():
    words = analyse("قال وزيرُ الخارجيّة: 3 مدارس، Fox www.example.org")
    assert [(w.text, w.stem) for w in words] == [
        ("قال", "قال"), ("وزيرُ", "وزير"), ("الخارجيّة", "خارج"), ("3", "3"), ("مدارس", "مدرس"), ("Fox", "fox"),
    ]  # fmt: skip
    assert words[1].segmented is not None
    assert words[3].segmented is None
    assert words[4].root == "درس"
    assert words[5].root == "fox"


def test_endless_words_are_left_whole():
    endless = "وال" + "ب" * 5000
    assert [p.text for p in segment(endless)] == [endless]
    assert len(stem(endless)) <= 64


WORD = st.text(st.sampled_from("ابتسلكفوميهنرجةىأإؤئءزقدش\u064e\u0651ـ"), max_size=9)


@given(WORD)
def test_pieces_always_give_back_the_word(word):
    found = segment(word)
    assert all(word[p.start : p.end] == p.text for p in found)
    assert fold("".join(p.text for p in found)) == fold(word)
    assert [p.kind for p in found].count("stem") == 1


@given(WORD)
def test_stems_are_of_the_folded_word(word):
    assert stem(word) == stem(fold(word)) == stems(word)[0]
    assert lemma(word) == lemma(fold(word))
    assert root(word) == root(fold(word))


@given(st.text(max_size=60))
def test_analysis_points_at_the_original(text):
    for word in analyse(text):
        assert text[word.start : word.end] == word.text
        assert fold(word.text) == word.folded
