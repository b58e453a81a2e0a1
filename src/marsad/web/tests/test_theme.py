"""The stylesheet in the institution's and the sections' colours."""

import gzip

import pytest
from django.test import Client, RequestFactory

from marsad.newsroom.factories import SectionFactory, front_page, institution
from marsad.web.chrome import Chrome

pytestmark = pytest.mark.django_db


def stylesheet():
    return Chrome(RequestFactory().get("/", headers={"host": "localhost"})).stylesheet


def test_the_default_colours_are_a_static_file():
    front_page()
    assert stylesheet() == "/static/marsad/site.css"


def test_other_colours_follow_the_rules_in_one_file():
    institution(colour="#AA2200")
    section = SectionFactory(colour="#1f4e8c")
    response = Client().get(stylesheet())
    text = response.content.decode()
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--accent-light:#aa2200" in text
    assert f'[data-section="{section.pk}"]{{--tint-light:#1f4e8c' in text
    assert 'url("/static/marsad/fonts/sans-600.woff2")' in text
    assert 'url("fonts/' not in text


def test_a_changed_colour_is_a_changed_address():
    institution(colour="#aa2200")
    before = stylesheet()
    institution(colour="#aa2201")
    assert stylesheet() != before
    SectionFactory(colour="#1f4e8c")
    assert stylesheet() not in (before, "/static/marsad/site.css")


def test_an_old_address_gets_todays_rules_for_a_short_while():
    institution(colour="#aa2200")
    response = Client().get("/theme/0123456789abcdef.css")
    assert response.status_code == 200
    assert "immutable" not in response["Cache-Control"]


def test_it_comes_compressed_where_the_browser_can_read_it():
    institution(colour="#aa2200")
    plain = Client().get(stylesheet())
    zipped = Client().get(stylesheet(), headers={"accept-encoding": "deflate, gzip;q=0.8"})
    assert zipped["Content-Encoding"] == "gzip"
    assert zipped["Vary"] == "Accept-Encoding"
    assert gzip.decompress(zipped.content) == plain.content
    assert Client().get(stylesheet(), headers={"accept-encoding": "gzip, br"})["Content-Encoding"] == "br"
