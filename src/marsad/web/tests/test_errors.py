"""Pages for what goes wrong: in Arabic, whole, and without the database where that may be what failed."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

from marsad.newsroom.factories import front_page


def broken(request):
    raise RuntimeError("for the test")


urlpatterns = [path("broken/", broken)]


@override_settings(ROOT_URLCONF=__name__)
def test_500_touches_no_database():
    # Without the django_db mark any query would fail the test.
    response = Client(raise_request_exception=False).get("/broken/")
    page = response.content.decode()
    assert response.status_code == 500
    assert '<html lang="ar" dir="rtl">' in page
    assert "for the test" not in page


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "500.html", "web/locked_out.html"])
def test_standing_pages_need_no_request_and_no_database(name):
    page = render_to_string(name)
    assert "<h1>" in page
    assert "<style" not in page
    assert 'href="/static/marsad/site.css"' in page


@pytest.mark.django_db
def test_404_helps_on():
    front_page()
    response = Client().get("/لا-شيء-هنا/")
    page = response.content.decode()
    assert response.status_code == 404
    assert 'role="search"' in page
    assert 'name="robots" content="noindex"' in page


@pytest.mark.django_db
@override_settings(
    STORAGES={
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
)
def test_a_page_is_shown_even_where_static_files_were_not_collected():
    assert 'href="/static/marsad/site.css"' in render_to_string("500.html")
