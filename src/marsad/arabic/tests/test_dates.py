"""Dates found in our own sentences, all read on Sunday 9 August 2015 (24 Shawwal 1436)."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic import find_dates, written_day

SUNDAY = date(2015, 8, 9)


def found(text, **options):
    return [(m.text, m.iso) for m in find_dates(text, SUNDAY, **options)]


def only(text, **options):
    (mention,) = find_dates(text, SUNDAY, **options)
    return mention


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        # days of the calendar
        ("وقع في 7 أغسطس 2015", "2015-08-07"),
        ("وقع الجمعة 7 أغسطس/آب", "2015-08-07"),
        ("وقع يوم الـ24 من يوليو/تموز", "2015-07-24"),
        ("وقع في 24 تموز (يوليو) الماضي", "2015-07-24"),
        ("وقع في الثالث والعشرين من تموز", "2015-07-23"),
        ("وقع في الأول من يوليو تموز الحالي", "2015-07-01"),
        ("يبدأ في 14 سبتمبر المقبل", "2015-09-14"),
        ("يبدأ في 2 كانون الثاني/ يناير المقبل", "2016-01-02"),
        ("وقع في 14 غشت 2014", "2014-08-14"),
        ("وقع في 5 مايو من العام الماضي", "2014-05-05"),
        ("وقع في 11 سبتمبر 2001م", "2001-09-11"),
        ("يبدأ في 15 الجاري", "2015-08-15"),
        ("يبدأ في الثالث من الشهر المقبل", "2015-09-03"),
        ("نُشر بتاريخ 24/7/2015", "2015-07-24"),
        ("نُشر بتاريخ 30-07-2015م", "2015-07-30"),
        ("نُشر بتاريخ ٢٤/٧/٢٠١٥", "2015-07-24"),
        ("نُشر يوم الثلاثاء 28/7", "2015-07-28"),
        # Hijri
        ("وقع في 26 شوال 1436 هـ", "2015-08-11"),
        ("وقع في 20/10/1436 هـ", "2015-08-05"),
        ("وقع بتاريخ 1436/10/30", "2015-08-15"),
        ("وقع في 20/10/1436 هـ الموافق 5/8/2015م", "2015-08-05"),
        ("وقع الخميس 28 شوال الموافق 13 أغسطس", "2015-08-13"),
        ("يبدأ في 15 ذي القعدة المقبل", "2015-08-30"),
        # from the reference day
        ("وقع أمس", "2015-08-08"),
        ("وقع أمسِ الأول", "2015-08-07"),
        ("وقع أول من أمس", "2015-08-07"),
        ("وقع يوم أول أمس", "2015-08-07"),
        ("يبدأ غدًا", "2015-08-10"),
        ("يبدأ بعد غد", "2015-08-11"),
        ("يبدأ غدا الاثنين", "2015-08-10"),
        ("وقع اليوم الأحد", "2015-08-09"),
        ("وقع قبل ثلاثة أيام", "2015-08-06"),
        ("وقع قبل 3 أيام", "2015-08-06"),
        ("وقع قبل يومين", "2015-08-07"),
        ("سيبدأ بعد يومين", "2015-08-11"),
        ("ينتهي بعد ثلاثة أيام من الآن", "2015-08-12"),
        # weekdays
        ("وقع الأحد الماضي", "2015-08-02"),
        ("يبدأ الأحد المقبل", "2015-08-16"),
        ("وقع الأحد قبل الماضي", "2015-07-26"),
        ("وقع الثلاثاء من الأسبوع الماضي", "2015-08-04"),
        ("وقع يوم الخميس الماضي 6 أغسطس", "2015-08-06"),
        # longer
        ("يبدأ سبتمبر/ أيلول المقبل", "2015-09"),
        ("وقع في شباط - فبراير الماضي", "2015-02"),
        ("وقع في تشرين الأول 2014", "2014-10"),
        ("وقع في آب الماضي", "2014-08"),
        ("وقع في مارس من العام الماضي", "2014-03"),
        ("وقع الأسبوع الماضي", "2015-08-01/2015-08-07"),
        ("يبدأ الشهر المقبل", "2015-09"),
        ("وقع العام الماضي", "2014"),
        ("يستمر هذا العام", "2015"),
        ("وقع قبل عامين", "2013"),
        ("وقع قبل ثلاثة أشهر", "2015-05"),
        ("وقع عام 2014", "2014"),
        ("وقع بين عامي 2003 و2011", "2003-01-01/2011-12-31"),
        ("وقع سنة 1424", "2003-03-04/2004-02-20"),
        ("وقع في رمضان الماضي", "2015-06-18/2015-07-16"),
        ("وقع في الربع الأول من العام الحالي", "2015-01-01/2015-03-31"),
        ("وقع في النصف الثاني من 2014", "2014-07-01/2014-12-31"),
        ("وقع الصيف الماضي", "2014-06-01/2014-08-31"),
        ("وقع في الثمانينيات", "1980-01-01/1989-12-31"),
        ("وقع في تسعينات القرن الماضي", "1990-01-01/1999-12-31"),
        ("وقع في القرن التاسع عشر", "1801-01-01/1900-12-31"),
        # ranges
        ("يستمر من 3 إلى 7 آب", "2015-08-03/2015-08-07"),
        ("يستمر بين 10 و15 أغسطس 2015", "2015-08-10/2015-08-15"),
        ("يستمر من الأول من يوليو حتى العاشر من أغسطس", "2015-07-01/2015-08-10"),
        ("وقع ليل الجمعة السبت", "2015-08-07/2015-08-08"),
        ("وقع يومي الجمعة والسبت الماضيين", "2015-08-07/2015-08-08"),
        ("وقع خلال الأيام الثلاثة الماضية", "2015-08-06/2015-08-08"),
        ("يستمر خلال الأسبوعين المقبلين", "2015-08-10/2015-08-23"),
        ("دار من 29 شعبان - 2 رمضان 1435هـ", "2014-06-27/2014-06-29"),
    ],
)
def test_a_date_is_resolved(text, iso):
    assert [value for _, value in found(text)] == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("سيزور الوزير العاصمة الثلاثاء", "2015-08-11"),
        ("ومن المقرر أن يبحث الوزيران الملف في العاصمة يوم الثلاثاء.", "2015-08-11"),
        ("قال الوزير الثلاثاء إن الملف مغلق", "2015-08-04"),
        ("نشرتها الوزارة يوم الأحد", "2015-08-09"),
        ("وصل الوفد. سيغادر الوفد الخميس", "2015-08-13"),
        ("سيغادر الوفد غرفته. وصل الوفد الخميس", "2015-08-06"),
        ("سيبدأ في 20 يوليو", "2016-07-20"),
        ("بدأ في 20 سبتمبر", "2014-09-20"),
    ],
)
def test_the_verb_near_by_decides(text, iso):
    assert [value for _, value in found(text)] == [iso]


def test_two_verbs_govern_two_days():
    assert found("أعلنت الوزارة، السبت، أن الوزير سيزور العاصمة الثلاثاء") == [
        ("السبت", "2015-08-08"),
        ("الثلاثاء", "2015-08-11"),
    ]


def test_the_callers_tense_decides_over_the_verbs():
    assert only("قال الوزير الثلاثاء").iso == "2015-08-04"
    assert only("قال الوزير الثلاثاء", tense="future").iso == "2015-08-11"
    with pytest.raises(ValueError, match="tense"):
        find_dates("الثلاثاء", SUNDAY, tense="present")


def test_without_a_verb_a_weekday_is_past_and_uncertain():
    mention = only("الثلاثاء")
    assert (mention.iso, mention.certain) == ("2015-08-04", False)


def test_a_weekday_that_contradicts_the_adverb_decides():
    mention = only("أعلن أمس الثلاثاء")
    assert (mention.iso, mention.certain) == ("2015-08-04", False)
    assert only("يفتتح غدا الأحد").iso == "2015-08-09"


def test_a_text_that_names_its_day_is_read_from_that_day():
    assert found("وصل أمس. يفتتح المعرض غدا السبت") == [("أمس", "2015-08-06"), ("غدا السبت", "2015-08-08")]
    assert found("وصل أمس. يفتتح المعرض غدا السبت وأعلن اليوم الأحد")[0] == ("أمس", "2015-08-08")
    assert written_day("يفتتح المعرض غدا السبت", SUNDAY) == date(2015, 8, 7)
    assert written_day("يفتتح المعرض السبت", SUNDAY) == SUNDAY


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("وقع قبل أيام", "past"),
        ("وقع منذ سنوات", "past"),
        ("في السنوات المقبلة", "future"),
        ("وقع قبل يومين من الهجوم", ""),
        ("جاء بعد عام على الحرب", ""),
        ("وصل بعد ثلاثة أيام", ""),
        ("عند الساعة الثالثة", ""),
    ],
)
def test_what_tells_no_day_is_not_put_on_the_reference_day(text, direction):
    mention = only(text)
    assert (mention.first, mention.last, mention.iso, mention.direction) == (None, None, None, direction)


@pytest.mark.parametrize(
    "text",
    [
        "الأمين العام الحالي للحزب",
        "الرأي العام",
        "مارس الرياضة كل صباح",
        "هو أب لطفلين",
        "رمضان صديقي",
        "شعبان ورجب أخوان",
        "في اليوم التالي",
        "صلاة الجمعة",
        "فاز 2:1",
        "بسيارة نيسان",
        "العام الدراسي المقبل",
        "99/99/2015",
        "وسط البلد",
        "شرب 2000 كوب",
    ],
)
def test_what_is_no_date(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "clock", "zone", "iso"),
    [
        ("الساعة الثالثة والنصف عصرا", time(15, 30), None, None),
        ("الساعة الثامنة إلا ربعا صباحا", time(7, 45), None, None),
        ("الساعة الحادية عشرة وخمس دقائق مساء", time(23, 5), None, None),
        ("14:30 بتوقيت غرينتش", time(14, 30), "UTC", None),
        ("11:00 ت غ", time(11, 0), "UTC", None),
        ("الساعة 0928 بتوقيت جرينتش", time(9, 28), "UTC", None),
        ("الساعة 9 مساء بتوقيت مكة المكرمة", time(21), "Asia/Riyadh", None),
        ("الساعة الـ12 ظهرا بالتوقيت المحلي", time(12), "local", None),
        ("الساعة الثانية عشرة منتصف", time(12), None, None),
        ("الثامنة مساء", time(20), None, None),
        ("الساعة 5:45 من مساء أمس", time(17, 45), None, "2015-08-08T17:45"),
        ("مساء أمس الساعة 5", time(17), None, "2015-08-08T17:00"),
        ("الجمعة 7 أغسطس، الساعة 14:30", time(14, 30), None, "2015-08-07T14:30"),
    ],
)
def test_times(text, clock, zone, iso):
    mention = only(text)
    assert (mention.time, mention.zone, mention.iso) == (clock, zone, iso)


def test_parts_of_the_day_and_relations():
    assert only("فجر أمس").day_part == "dawn"
    assert only("مساء يوم الأربعاء").day_part == "evening"
    assert only("الليلة الماضية").day_part == "night"
    assert only("بعد ظهر الأحد الماضي").day_part == "afternoon"
    assert only("منذ يناير").relation == "since"
    assert only("حتى الخميس المقبل").relation == "until"
    assert only("قبل 20 يوليو 2015").relation == "before"
    assert only("منذ كانون الثاني").iso == "2015-01"


def test_parts_of_periods_are_approximate():
    mention = only("مطلع الشهر المقبل")
    assert (mention.first, mention.last, mention.granularity) == (date(2015, 9, 1), date(2015, 9, 10), "month")
    assert mention.approximate
    assert only("نهاية العام").last == date(2015, 12, 31)
    assert only("قبل نحو عام").approximate


def test_two_months_share_their_modifier():
    assert found("في سبتمبر أو أكتوبر المقبلين") == [("سبتمبر", "2015-09"), ("أكتوبر المقبلين", "2015-10")]


def test_proclitics_are_outside_the_mention():
    assert found("والثلاثاء الماضي") == [("الثلاثاء الماضي", "2015-08-04")]
    assert found("ومنذ 2003") == [("2003", "2003")]


def test_mentions_stop_at_line_breaks():
    assert found("وقع الأحد\nالماضي كله") == [("الأحد", "2015-08-09")]


def test_the_week_can_begin_on_another_day():
    assert only("الأسبوع الماضي", week_start=0).first == date(2015, 7, 27)
    with pytest.raises(ValueError, match="week_start"):
        find_dates("أمس", SUNDAY, week_start=7)


def test_a_datetime_is_a_reference_too():
    assert only("أمس").first == find_dates("أمس", datetime(2015, 8, 9, 23, 59))[0].first


def test_marks_and_tatweel_do_not_hide_a_date():
    (mention,) = find_dates("في الـــثُّلاثاءِ الماضي", SUNDAY)
    assert (mention.text, mention.iso) == ("الـــثُّلاثاءِ الماضي", "2015-08-04")


def test_years_outside_the_calendar_do_not_raise():
    assert find_dates("بعد 9999 عاما من الآن وقبل 9000 سنة", SUNDAY)
    assert find_dates("الأسبوع الماضي وقبل يومين وأمس", date(1, 1, 1))
    assert find_dates("الأسبوع المقبل وغدا والأحد المقبل", date(9999, 12, 31))


WORDS = """
الثلاثاء والأحد يوم أمس الأول من اليوم غدا بعد غد قبل منذ خلال ثلاثة أيام يومين عام عامين العام الماضي المقبل
الجاري قبل في شهر يوليو تموز / ( ) أغسطس آب كانون الثاني رمضان شوال 1436 هـ 2015 م 7 24/7/2015 30-07-2015
الـ24 الساعة الثالثة والنصف إلا ربعا عصرا مساء فجر ليل 14:30 بتوقيت غرينتش الموافق مطلع نهاية الأسبوع القرن
التاسع عشر الثمانينيات الربع صيف من إلى حتى بين و - سيزور قال ، . هذا الشهر الأيام الماضية 99 0 ونصف مليون سنة
الليلة يومي والسبت بتاريخ
"""


@given(
    st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=14).map(" ".join),
    st.dates(),
    st.sampled_from([None, "past", "future"]),
)
def test_no_phrase_raises_and_all_give_back_the_surface(text, reference, tense):
    end = 0
    for mention in find_dates(text, reference, tense=tense):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.first <= mention.last
        assert mention.iso is None or mention.first is not None


@given(st.text())
def test_no_text_raises(text):
    find_dates(text, SUNDAY)
