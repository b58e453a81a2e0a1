"""Who says what: subjects before and after the cue, what is passed on, who goes on speaking. Sentences of our own."""

from datetime import date

import pytest

from marsad.reading import read

DAY = date(2015, 8, 10)


def _said(text):
    return [(s.speaker.text, s.cue.text, s.content.text) for s in read("", text, DAY).statements]


def test_what_an_agency_passes_on_is_said_by_its_source():
    text = "ونقلت وكالة رويترز عن مصدر أمني قوله إن المعبر سيبقى مغلقا."
    statements = read("", text, DAY).statements
    assert [(s.speaker.text, s.cue.text) for s in statements] == [("مصدر أمني", "قوله")]
    assert [r.text for r in statements[0].relay] == ["وكالة رويترز"]


def test_as_for_brings_the_subject_before_the_verb():
    text = "قال وزير الزراعة إن الموسم جيد. أما وزير النفط فلاح العامري فأشار إلى أن الأسعار ستتحسن."
    assert _said(text)[1] == ("فلاح العامري", "فأشار", "الأسعار ستتحسن")


def test_a_statement_is_its_issuers():
    text = "وأوضح بيان صادر عن وزارة الخارجية الكويتية أن اللقاء كان مثمرا."
    assert _said(text) == [("وزارة الخارجية الكويتية", "وأوضح", "اللقاء كان مثمرا")]


def test_an_office_stands_for_the_person_who_holds_it():
    text = "التقى الرئيس عبدربه منصور هادي الوفد في الرياض. وأكد الرئيس اليمني أن المدينة آمنة."
    assert _said(text)[-1][0] == "عبدربه منصور هادي"


def test_speech_goes_on_after_a_full_stop_and_in_participles():
    text = "قالت وزيرة الدفاع الألمانية أورزولا فون دير لاين إن المهمة ستنتهي قريبا، مشيرة إلى أن الجنود بخير. وأضافت أن العدد سينخفض."
    said = _said(text)
    assert {s[0] for s in said} == {"أورزولا فون دير لاين"}
    assert [s[1] for s in said] == ["قالت", "مشيرة", "وأضافت"]


def test_the_content_ends_where_the_next_report_begins():
    text = "وأعلن وزير المالية التونسي سليم شاكر أن العجز تراجع، مؤكدا أن الموازنة متوازنة."
    assert [s[2] for s in _said(text)] == ["العجز تراجع", "الموازنة متوازنة"]


@pytest.mark.parametrize("phrase", ["بحسب وكالة الأنباء الكويتية", "وفقا لوكالة الأنباء الكويتية"])
def test_a_credit_after_the_clause_is_a_statement(phrase):
    said = _said(f"بلغ عدد الضحايا عشرين شخصا في الحادث، {phrase}.")
    assert [s[0] for s in said] == ["وكالة الأنباء الكويتية"]
    assert said[0][2].startswith("بلغ عدد الضحايا")


def test_marks_around_a_name_make_no_quotation():
    reading = read("", "قال المتحدث باسم الجيش العراقي إن تنظيم «داعش» انسحب من القرية.", DAY)
    assert [s.kind for s in reading.statements] == ["indirect"]


def test_narration_holds_no_statement():
    assert _said("وصلت السفينة إلى الميناء صباح أمس وعلى متنها مواد غذائية.") == []
