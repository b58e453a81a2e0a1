"""Dates and numbers in templates, in the institution's style and in both languages."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from marsad.newsroom.factories import institution

pytestmark = pytest.mark.django_db
# 22:30 in London is half past one on the next day in Riyadh.
LATE = datetime(2015, 8, 10, 22, 30, tzinfo=UTC)


def render(source, **values):
    template = Template("{% load dates numbers %}" + source)
    return template.render(Context({"request": RequestFactory().get("/"), "when": LATE, **values}))


def test_a_day_is_that_of_the_sites_time_zone():
    assert render("{% day when weekday=True %}") == (
        '<time datetime="2015-08-11T01:30:00+03:00">الثلاثاء 11 أغسطس 2015</time>'
    )


@pytest.mark.parametrize(
    ("months", "digits", "expected"),
    [
        ("western", "western", "11 أغسطس 2015 01:30"),
        ("levantine", "arabic", "١١ آب ٢٠١٥ ٠١:٣٠"),
        ("maghrebi", "western", "11 غشت 2015 01:30"),
        ("doubled", "western", "11 أغسطس/آب 2015 01:30"),
    ],
)
def test_months_and_digits_are_the_institutions(months, digits, expected):
    institution(months=months, digits=digits)
    assert expected in render("{% moment when %}")


def test_the_hijri_day_stands_only_where_it_is_wanted():
    assert render("{% hijri when %}") == "26 شوال 1436 هـ"
    institution(hijri=False)
    assert render("{% hijri when %}") == ""


def test_the_english_interface_writes_english_dates():
    institution(digits="arabic")
    with translation.override("en"):
        assert "Tuesday 11 August 2015" in render("{% day when weekday=True %}")
        assert render("{% hijri when %}") == ""
        assert render("{% clock when %}") == "01:30"
        assert render("{% number 30000 %}") == "30,000"


def test_a_stamp_says_that_the_script_may_make_it_relative():
    assert "data-ago" in render("{% stamp when %}")


def test_no_date_is_nothing():
    assert render("{% day none %}{% moment none %}{% clock none %}{% hijri none %}{% stamp none %}") == ""


def test_numbers():
    assert render("{% number 30000 %}") == "30,000"
    institution(digits="arabic")
    assert render("{% number 30000 %}") == "٣٠٬٠٠٠"
    assert render("{% digits %}{{ 3 }} دقائق{% enddigits %}") == "٣ دقائق"


def test_a_template_without_a_request_uses_the_default_site():
    institution(digits="arabic")
    assert "٢٠١٥" in Template("{% load dates %}{% day when %}").render(Context({"when": LATE}))
