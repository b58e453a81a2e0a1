"""The record in a browser: the switch to the marked text, a correction at the desk, agenda and pair page; axe on each."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from marsad.newsroom.factories import ArticleFactory, SourceFactory, front_page
from marsad.newsroom.models import User
from marsad.observatory import events, record
from marsad.observatory.models import Actor, Event, Mention
from marsad.observatory.tests.conftest import MEETING, MEETING_TOO


@pytest.fixture
def meeting(settings):
    settings.MARSAD_RECORD = True
    front_page()
    moment = datetime(2015, 8, 11, 8, tzinfo=UTC)
    found = [
        ArticleFactory(
            title=title, paragraphs=paragraphs, summary="", published_at=moment, source=SourceFactory(name=name)
        )
        for (title, *paragraphs), name in ((MEETING, "وكالة أولى"), (MEETING_TOO, "وكالة ثانية"))
    ]
    record.read([article.pk for article in found], force=True)
    Mention.objects.update(confidence=0.9)
    events.refresh(Event.objects.values_list("pk", flat=True))
    return found


def test_the_switch_leads_to_the_marked_text_and_back(meeting, open_page, axe):
    page = open_page(meeting[0].url, width=360).page
    page.click("#record summary")
    page.click("#record a.button")
    expect(page.locator(".record-text .said")).not_to_have_count(0)
    assert axe(page) == []
    page.click(".record-switch a")
    page.wait_for_selector("article.article h1")
    assert page.locator("article.article h1").inner_text() == meeting[0].title


def test_an_item_leads_to_its_sentence(meeting, open_page):
    event = Event.objects.get(type="CONSULT", reports=2)
    page = open_page(event.get_absolute_url(), width=1280).page
    with page.expect_navigation():
        page.click(".thread .evidence a >> nth=0")
    target = page.evaluate("location.hash.slice(1)")
    expect(page.locator(f".sentence:has(#{target})")).to_have_count(1)


@pytest.mark.parametrize("dark", [False, True])
def test_pages_of_the_record_are_accessible_and_fit(meeting, open_page, axe, dark):
    russia, saudi = Actor.objects.get(key="RUS"), Actor.objects.get(key="SAU")
    for address in (
        reverse("observatory:record"),
        reverse("observatory:pair", args=[russia.slug, saudi.slug]),
        reverse("observatory:agenda"),
        reverse("observatory:network"),
        reverse("observatory:statements"),
        russia.get_absolute_url(),
    ):
        page = open_page(address, width=320, dark=dark).page
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_one_click_at_the_desk(meeting, open_page, live_server):
    User.objects.create_superuser("chief", "chief@example.org", "secret-word")
    page = open_page("/desk/login/", width=1280).page
    page.fill("input[name=username]", "chief")
    page.fill("input[name=password]", "secret-word")
    page.click("button[type=submit]")
    page.wait_for_url("**/desk/")
    mention = Mention.objects.filter(type="CONSULT").first()
    page.goto(f"{live_server.url}{reverse('record_desk:article', args=[mention.article_id])}")
    with page.expect_navigation():
        page.click(f"#mention-{mention.pk} button[value=confirm]")
    mention.refresh_from_db()
    assert mention.get_verdict_display()
    assert mention.verdict == 1
