"""The tags that join rooms and write addresses."""

import pytest
from django.template import Context, Template, TemplateDoesNotExist
from django.test import RequestFactory, override_settings

from marsad.newsroom.listings import ListingPage
from marsad.web.templatetags import site

TEMPLATES = {
    "there.html": "[{{ word }}]",
    "broken.html": "{% include 'nowhere.html' %}",
    "fallback.html": "(otherwise)",
}


@pytest.fixture
def templates():
    with override_settings(
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)]},
            }
        ]
    ):
        yield


def render(source, **values):
    return Template("{% load site %}" + source).render(Context(values))


@pytest.mark.usefixtures("templates")
class TestSlot:
    def test_it_is_filled_where_a_room_brings_the_template(self):
        assert render("{% slot 'there.html' %}", word="كلمة") == "[كلمة]"

    def test_it_is_empty_or_otherwise_filled_where_none_does(self):
        assert render("{% slot 'missing.html' %}") == ""
        assert render("{% slot 'missing.html' 'fallback.html' %}") == "(otherwise)"

    def test_a_rooms_own_mistake_is_not_hidden(self):
        with pytest.raises(TemplateDoesNotExist, match=r"nowhere\.html"):
            render("{% slot 'broken.html' %}")

    def test_it_can_be_kept(self):
        assert render("{% slot 'missing.html' as kept %}{% if kept.strip %}x{% endif %}") == ""


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/%D8%AE%D8%A8%D8%B1/", "/خبر/"),
        ("/a%20b/?q=%26%3C", "/a%20b/?q=%26%3C"),
        ('/"><script>/', "/&quot;&gt;&lt;script&gt;/"),
        (None, ""),
    ],
)
def test_iri(address, written):
    assert site.iri(address) == written


@pytest.mark.django_db
def test_pager():
    listing = ListingPage(number=7, pages=900, total=17_981, articles=[])
    html = render("{% pager listing '/قسم/' %}", listing=listing, request=None)
    for link in ("/قسم/", "/قسم/page/6/", "/قسم/page/8/", "/قسم/page/900/"):
        assert f'href="{link}"' in html
    assert html.count("…") == 2
    assert "/قسم/page/1/" not in html


@pytest.mark.django_db
def test_a_pager_keeps_the_query():
    listing = ListingPage(number=1, pages=2, total=30, articles=[])
    assert 'href="/بحث/page/2/?q=%D9%86%D9%81%D8%B7"' in render(
        "{% pager listing '/بحث/' query %}", listing=listing, query="q=%D9%86%D9%81%D8%B7", request=None
    ).replace("?q=نفط", "?q=%D9%86%D9%81%D8%B7")


def test_one_page_has_no_pager():
    listing = ListingPage(number=1, pages=1, total=3, articles=[])
    assert render("{% pager listing '/قسم/' %}", listing=listing, request=None).strip() == ""


def test_share_escapes_what_it_shares():
    request = RequestFactory().get("/")
    html = render("{% share title url %}", title='"><script>&', url="https://e.example/?a=1&b=2", request=request)
    assert "<script>" not in html
    assert "%22%3E%3Cscript%3E%26" in html
    assert 'data-share="https://e.example/?a=1&amp;b=2"' in html


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("fa", "rtl"), ("x-none", "auto")])
def test_direction(language, direction):
    assert site.direction(language) == direction


def test_foreign_marks_only_other_languages():
    assert site.foreign("ar") == ""
    assert site.foreign("en") == ' lang="en" dir="ltr"'
    assert site.foreign('"><') == ' lang="&quot;&gt;&lt;" dir="auto"'
