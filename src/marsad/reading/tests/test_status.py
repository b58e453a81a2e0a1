"""Whether an event happened, is planned, called for, alleged or denied; when, and where. Sentences of our own."""

from datetime import date

import pytest

from marsad.reading import read

DAY = date(2015, 8, 10)  # a Monday


def _consult(text, one, other):
    found = []
    for event in read("", text, DAY).events:
        codes = {p.code for p in (*event.actors, *event.recipients)}
        if event.type == "CONSULT" and {one, other} <= codes:
            found.append(event)
    return found


@pytest.mark.parametrize(
    "verb",
    ["سيلتقي وزير الخارجية التركي", "من المقرر أن يلتقي وزير الخارجية التركي", "يعتزم وزير الخارجية التركي أن يلتقي"],
)
def test_what_is_ahead_is_planned(verb):
    events = _consult(f"{verb} نظيره الإيراني محمد جواد ظريف في أنقرة الأربعاء المقبل.", "TUR", "IRN")
    assert [e.status for e in events] == ["planned"]


def test_a_planned_visit_has_its_day_and_place():
    events = _consult("سيزور الرئيس الفرنسي فرانسوا هولاند بيروت يوم الخميس المقبل.", "FRA", "LBN")
    assert [(e.status, e.date) for e in events] == [("planned", "2015-08-13")]


def test_what_a_spokesman_denies_is_denied():
    text = "نفى المتحدث باسم الخارجية المصرية لقاء وزير الخارجية المصري سامح شكري بنظيره القطري خالد العطية."
    assert {e.status for e in _consult(text, "EGY", "QAT")} == {"denied"}


def test_what_a_claimant_tells_is_alleged():
    text = "وزعمت صحيفة محلية أن الرئيس السوداني عمر البشير التقى وزير الخارجية الإسرائيلي في نيروبي."
    events = _consult(text, "SDN", "ISR")
    assert {e.status for e in events} <= {"alleged"}


def test_yesterday_is_the_day_before_the_publication():
    events = _consult("التقى وزير الخارجية الأمريكي جون كيري نظيره الروسي سيرغي لافروف في جنيف أمس.", "USA", "RUS")
    assert [(e.date, e.granularity, e.date_basis) for e in events] == [("2015-08-09", "day", "said")]


def test_last_month_is_a_month():
    events = _consult(
        "زار وزير الدفاع الإيطالي القاهرة الشهر الماضي والتقى الرئيس المصري عبد الفتاح السيسي.", "ITA", "EGY"
    )
    assert {e.date for e in events} <= {"2015-07"}
    assert {e.granularity for e in events} <= {"month"}


def test_a_day_that_only_the_sentence_before_tells_is_inferred():
    text = "وصل وزير الخارجية الفرنسي لوران فابيوس إلى طهران أول من أمس. والتقى فابيوس الرئيس الإيراني حسن روحاني."
    events = _consult(text, "FRA", "IRN")
    assert events
    assert {e.date for e in events} == {"2015-08-08"}


def test_what_one_is_accused_of_is_alleged_and_the_accusation_happened():
    events = read("", "اتهمت كييف موسكو بقصف مواقع للجيش الأوكراني قرب دونيتسك.", DAY).events
    assert [e.status for e in events if e.type == "ACCUSE"] == ["happened"]
    assert {e.status for e in events if e.type == "ASSAULT"} <= {"alleged"}
