"""Measuring: nothing before consent, and only the hosts that the chosen service needs."""

import pytest
from django.test import Client

from marsad.newsroom.factories import ArticleFactory, institution

pytestmark = pytest.mark.django_db


def policy(response):
    header = response["Content-Security-Policy"]
    return {words[0]: words[1:] for words in (directive.split() for directive in header.split(";"))}


def test_without_a_pixel_there_is_no_banner_and_no_foreign_host():
    institution(pixel="")
    response = Client().get(ArticleFactory().url)
    assert 'id="consent"' not in response.content.decode()
    assert policy(response)["script-src"] == ["'self'"]
    assert policy(response)["connect-src"] == ["'self'"]
    assert response.cookies == {}


def test_a_pixel_without_an_id_is_none():
    institution(pixel="meta", pixel_id="")
    response = Client().get("/")
    assert 'id="consent"' not in response.content.decode()
    assert policy(response)["script-src"] == ["'self'"]


@pytest.mark.parametrize(
    ("pixel", "script", "image"),
    [
        ("meta", "https://connect.facebook.net", "https://www.facebook.com"),
        ("google", "https://www.googletagmanager.com", "https://*.google-analytics.com"),
    ],
)
def test_the_chosen_service_and_no_other_may_be_spoken_to(pixel, script, image):
    institution(pixel=pixel, pixel_id="G-12345")
    response = Client().get("/")
    page = response.content.decode()
    assert f'data-pixel="{pixel}" data-id="G-12345"' in page
    assert f'src="{script}' not in page, "nothing is loaded before the reader agrees"
    assert policy(response)["script-src"] == ["'self'", script]
    assert image in policy(response)["img-src"]
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
    assert response.cookies == {}


def test_the_desk_is_not_measured():
    institution(pixel="meta", pixel_id="12345")
    response = Client().get("/desk/login/")
    assert "facebook" not in response["Content-Security-Policy"]
