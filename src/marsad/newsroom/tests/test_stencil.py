"""Texts with blanks, and addresses that differ by a number."""

import pytest
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from marsad.newsroom.addresses import numbered
from marsad.newsroom.stencil import Stencil, blank


def test_blanks_are_filled_wherever_they_stand():
    text = Stencil(f'<a href="{blank("url")}">{escape(blank("title"))}</a> {blank("url")}')
    assert text.filled(url="/أ/", title="عنوان") == '<a href="/أ/">عنوان</a> /أ/'
    assert isinstance(text.filled(url="", title=""), SafeString)


def test_what_is_filled_in_is_not_looked_through_for_blanks():
    assert Stencil(blank("one") + blank("two")).filled(one=blank("two"), two="2") == f"{blank('two')}2"


def test_a_blank_without_a_value_is_a_mistake():
    with pytest.raises(KeyError):
        Stencil(blank("one")).filled(two="2")


@pytest.mark.parametrize(
    "route", ["delivery:report_read", "discussion:comment", "discussion:ticket", "observatory:text"]
)
@pytest.mark.parametrize("number", [1, 987_654_321])
def test_numbered_addresses_are_those_of_the_route(route, number):
    assert numbered(route, number) == reverse(route, args=[number])
