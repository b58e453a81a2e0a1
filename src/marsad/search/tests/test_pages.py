"""The search over HTTP: its page, suggestions and feed, and what hostile readers send."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import Client

from marsad.newsroom.factories import AuthorFactory, SectionFactory
from marsad.search import index

pytestmark = pytest.mark.django_db
SEARCH = "/بحث/"


def get(path=SEARCH, **data):
    return Client().get(path, data)


def test_the_empty_page_has_a_form_and_tips(engine):
    response = get()
    assert response.status_code == 200
    page = response.content.decode()
    assert 'name="q"' in page
    assert "<kbd>" in page


def test_results_are_shown_with_marks_and_links(article):
    page = article("سفن في الميناء", "وصلت السفن إلى رصيف الميناء.")
    response = get(q="الموانئ")
    assert response.status_code == 200
    shown = response.content.decode()
    assert "<mark>الميناء</mark>" in shown
    assert "/سفن-في-الميناء/" in shown
    assert page.section.title in shown


def test_search_pages_are_not_for_search_engines_and_not_kept_for_long(article):
    article("سفن")
    response = get(q="سفن")
    assert '<meta name="robots" content="noindex' in response.content.decode()
    assert "max-age=60" in response["Cache-Control"]
    assert "noindex" in get("/بحث/suggest/", q="سف")["X-Robots-Tag"]


def test_no_match_is_never_a_blank_page(article):
    article("خبر", "كلام.")
    shown = get(q="«زرافة مخططة»").content.decode()
    assert "زرافة مخططة" in shown
    assert "?q=%D8%B2%D8%B1%D8%A7%D9%81%D8%A9+%D9%85%D8%AE%D8%B7%D8%B7%D8%A9" in shown  # not side by side
    assert "<kbd>" in shown
    assert "خبر" in shown  # the newest instead


def test_the_newest_of_the_section_stand_instead(article):
    article("مباراة", parent=SectionFactory(title="رياضة"))
    article("ميزانية", parent=SectionFactory(title="اقتصاد"))
    shown = get(q="زرافة", section="رياضة").content.decode()
    assert "مباراة" in shown
    assert "ميزانية" not in shown


def test_facets_lead_to_narrower_searches_and_chips_back(article):
    article("فوز", "سباق السفن.", parent=SectionFactory(title="رياضة"))
    article("تجارة", "سباق السفن.", parent=SectionFactory(title="اقتصاد"))
    assert "section=%D8%B1%D9%8A%D8%A7%D8%B6%D8%A9" in get(q="سفن").content.decode()
    narrowed = get(q="سفن", section="رياضة").content.decode()
    assert "تجارة" not in narrowed
    assert f'href="{SEARCH}?q=%D8%B3%D9%81%D9%86"' in narrowed


def test_further_pages(article, settings):
    from marsad.newsroom.factories import institution

    institution(per_page=5)
    for number in range(7):
        article(f"سفينة {number}", "نص.")
    assert f"{SEARCH}page/2/?q=" in get(q="سفينة").content.decode()
    assert Client().get(f"{SEARCH}page/2/", {"q": "سفينة"}).status_code == 200
    assert Client().get(f"{SEARCH}page/3/", {"q": "سفينة"}).status_code == 404
    assert Client().get(f"{SEARCH}page/1/", {"q": "سفينة"}).status_code == 301


def test_a_search_has_a_feed_of_the_newest(article):
    article("سفينة قديمة", "نص.", published_at=datetime(2015, 8, 1, tzinfo=UTC))
    article("سفينة جديدة", "سفينة سفينة سفينة.", published_at=datetime(2015, 8, 2, tzinfo=UTC))
    article("قطار", "نص.")
    assert f"{SEARCH}feed.xml?q=" in get(q="سفينة").content.decode()
    feed = ElementTree.fromstring(get(f"{SEARCH}feed.xml", q="سفينة").content)
    assert [item.findtext("title") for item in feed.iter("item")] == ["سفينة جديدة", "سفينة قديمة"]
    assert json.loads(get(f"{SEARCH}feed.json", q="سفينة").content)["feed_url"].endswith("%D8%A9&sort=newest")
    assert get(f"{SEARCH}feed.xml").status_code == 404


def test_suggestions_obey_the_same_folding(article):
    author = AuthorFactory(name="أحمد القاسم")
    article("افتتاح محطة القطار في الناصرة", authors=[author], tags=["إسكان"])

    def suggested(text):
        return [(s["kind"], s["label"]) for s in get("/بحث/suggest/", q=text).json()["suggestions"]]

    title = ("article", "افتتاح محطة القطار في الناصرة")
    assert suggested("قطا") == suggested("افتتاح المحطة ") == suggested("افتتاح الناصره") == [title]
    assert suggested("احمد") == suggested("قاسم") == [("author", "أحمد القاسم")]
    assert suggested("اسك") == [("tag", "إسكان")]
    assert suggested("ق") == suggested("") == suggested("زرافة") == []


def test_turned_off_the_page_says_so(settings):
    settings.MARSAD_SEARCH = "off"
    index.close()
    assert get(q="سفن").status_code == 503
    assert get("/بحث/suggest/", q="سفن").json() == {"suggestions": []}
    assert get("/بحث/feed.xml", q="سفن").status_code == 503


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
    "\x00\x01\x02",
    "%",
    "((((((((",
    "*" * 400,
    "كلمة " * 500,
    "body_words:سفن AND *:*",
    '"' * 51,
    "-" * 40,
    "-سفن -سفن",
    "\u202e\u200f\u0640\u064b",
    "قسم:",
    "قسم:\x00",
    "بعد:0000 قبل:99999",
    "𝔸𝕣𝕒𝕓𝕚𝕔 ☃ 🚢",
    "ﷺ ﻻ ﷲ",
    "../../etc/passwd",
    "{{ 7*7 }} {% debug %}",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_answered_and_nothing_of_them_runs(article, query):
    article("سفن", "وصلت السفن.")
    response = get(q=query)
    assert response.status_code == 200
    shown = response.content.decode()
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "{{" not in shown or "{{ 7*7 }}" in shown
    assert get("/بحث/suggest/", q=query).status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        {"section": ["\x00", "x" * 5000]},
        {"from": "غدا", "to": "9999-12-31", "year": "0000"},
        {"from": "9999-12-31", "to": "0001-01-01"},
        {"year": "9999"},
        {"sort": "DROP TABLE"},
        {"author": [str(number) for number in range(200)]},
        {"q": ["سفن", "قطار"]},
    ],
)
def test_values_that_make_no_sense_are_left_out(article, data):
    article("سفن")
    assert Client().get(SEARCH, {"q": "سفن", **data}).status_code == 200


def test_only_reading_is_allowed(engine):
    assert Client().post(SEARCH, {"q": "سفن"}).status_code == 405


def test_numbers_of_pages_that_nobody_has(article):
    article("سفن")
    assert Client().get(f"{SEARCH}page/99999999999999999999/", {"q": "سفن"}).status_code == 404
    assert Client().get(f"{SEARCH}page/0/", {"q": "سفن"}).status_code == 404
