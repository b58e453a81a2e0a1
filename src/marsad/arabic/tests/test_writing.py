"""What pages show: addresses, dates, durations, plurals, reading time."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic import (
    format_date,
    format_hijri,
    format_relative,
    format_time,
    plural,
    plural_category,
    reading_minutes,
    slugify,
)
from marsad.arabic.calendar_names import MONTHS, WEEKDAYS

TUESDAY = date(2015, 8, 11)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("لافروف: يجب التعاون!", "لافروف-يجب-التعاون"),
        ("  «مُؤتمر» القـــاهرة (٢٠١٥) ", "مؤتمر-القاهرة-2015"),
        ("مسؤولة إلى مستشفى", "مسؤولة-إلى-مستشفى"),
        ("ﻻ سلام", "لا-سلام"),
        ("ا\u0654حمد", "أحمد"),
        ("Fox News: it's over", "fox-news-its-over"),
        ("اتفاق 3.5% _ جديد", "اتفاق-3-5-جديد"),
        ("؟!", "بلا-عنوان"),
        ("", "بلا-عنوان"),
    ],
)
def test_slugs_are_readable(title, slug):
    assert slugify(title) == slug


def test_slugs_are_cut_between_words():
    assert slugify("كلمة ثانية ثالثة", max_length=12) == "كلمة-ثانية"
    assert slugify("كلمة ثانية ثالثة", max_length=10) == "كلمة-ثانية"
    assert slugify("مستشفياتنا", max_length=4) == "مستش"
    assert slugify("...", fallback="article-7") == "article-7"


@given(st.text(), st.integers(1, 90))
def test_slugs_are_never_empty_nor_strange(title, length):
    slug = slugify(title, length, fallback="x")
    assert 1 <= len(slug) <= length
    assert re.fullmatch(r"[-\w]+", slug)
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert slugify(slug, length, fallback="x") == slug


def test_dates():
    assert format_date(TUESDAY) == "الثلاثاء 11 أغسطس 2015"
    assert format_date(TUESDAY, months="levantine", hijri=True) == "الثلاثاء 11 آب 2015 / 26 شوال 1436 هـ"
    assert format_date(TUESDAY, months="maghrebi", weekday=False) == "11 غشت 2015"
    assert format_date(TUESDAY, months="doubled", digits="arabic") == "الثلاثاء ١١ أغسطس/آب ٢٠١٥"
    assert format_date(datetime(2015, 8, 11, 23, 5)) == "الثلاثاء 11 أغسطس 2015"
    assert format_time(time(9, 5), digits="arabic") == "٠٩:٠٥"


def test_days_outside_the_hijri_tables_have_no_hijri_part():
    assert format_hijri(date(1900, 1, 1)) == ""
    assert format_date(date(2100, 1, 1), hijri=True) == "الجمعة 1 يناير 2100"


def test_wrong_choices_are_named():
    with pytest.raises(ValueError, match="months must be one of"):
        format_date(TUESDAY, months="coptic")
    with pytest.raises(ValueError, match="digits must be"):
        format_date(TUESDAY, digits="roman")


@pytest.mark.parametrize(("names", "locale"), [("western", "ar"), ("levantine", "ar_LB"), ("maghrebi", "ar_MA")])
def test_month_names_are_those_of_cldr(names, locale):
    assert list(MONTHS[names]) == [Locale.parse(locale).months["format"]["wide"][m] for m in range(1, 13)]


def test_weekday_names_are_those_of_cldr():
    assert list(WEEKDAYS) == [Locale.parse("ar").days["format"]["wide"][d] for d in range(7)]


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(seconds=20), "الآن"),
        (timedelta(minutes=1), "منذ دقيقة"),
        (timedelta(minutes=2), "منذ دقيقتين"),
        (timedelta(minutes=3), "منذ 3 دقائق"),
        (timedelta(minutes=11), "منذ 11 دقيقة"),
        (timedelta(hours=23), "منذ 23 ساعة"),
        (timedelta(days=1), "منذ يوم"),
        (timedelta(days=6), "منذ 6 أيام"),
        (timedelta(days=15), "منذ أسبوعين"),
        (timedelta(days=360), "منذ 12 شهرا"),
        (timedelta(days=366 * 3), "منذ 3 سنوات"),
        (timedelta(days=-3), "بعد 3 أيام"),
    ],
)
def test_relative_times(ago, text):
    now = datetime(2015, 8, 11, 12, tzinfo=UTC)
    assert format_relative(now - ago, now) == text


def test_relative_times_need_zones_alike():
    with pytest.raises(ValueError, match="time zone"):
        format_relative(datetime(2015, 8, 11), datetime(2015, 8, 11, tzinfo=UTC))


def test_relative_times_in_arabic_digits():
    assert format_relative(datetime(2015, 8, 11, 12, 0), datetime(2015, 8, 11, 12, 3), "arabic") == "منذ ٣ دقائق"


@given(st.one_of(st.integers(0, 10**9), st.decimals(0, 1000, places=2)))
def test_plural_categories_are_those_of_cldr(n):
    assert plural_category(n) == Locale.parse("ar").plural_form(n)


def test_plural_forms():
    forms = {"one": "تعليق", "two": "تعليقان", "few": "{n} تعليقات", "other": "{n} تعليق"}
    assert [plural(n, forms) for n in (1, 2, 5, 100)] == ["تعليق", "تعليقان", "5 تعليقات", "100 تعليق"]
    assert plural(15, forms) == "15 تعليق"
    with pytest.raises(ValueError, match="no plural form for 7"):
        plural(7, {"one": "تعليق"})


def test_reading_minutes():
    assert reading_minutes("") == 0
    assert reading_minutes("— !") == 0
    assert reading_minutes("كلمة") == 1
    assert reading_minutes("كلمة " * 180) == 1
    assert reading_minutes("كلمة " * 181) == 2
    with pytest.raises(ValueError, match="words_per_minute"):
        reading_minutes("كلمة", 0)
