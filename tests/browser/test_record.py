"""The record in a browser: the switch that marks an article, corrections at the desk, agenda, map and pair page; axe on each."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from marsad.newsroom.factories import ArticleFactory, SourceFactory, front_page
from marsad.newsroom.models import User
from marsad.observatory import events, record
from marsad.observatory.models import Actor, Event, Mention, Statement
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


def test_the_switch_marks_the_article_in_place(meeting, open_page, axe):
    page = open_page(meeting[0].url, width=360).page
    switch, marks = page.locator(".switch"), page.locator(".article > .prose .said:not(.tag)")
    expect(switch).to_have_attribute("aria-checked", "false")
    expect(marks).to_have_count(0)
    switch.click()
    expect(switch).to_have_attribute("aria-checked", "true")
    expect(marks).not_to_have_count(0)
    expect(page.locator(".article > .prose a.who")).not_to_have_count(0)
    # «In this article» opens with it, and the page is still the article's.
    expect(page.locator("#record")).to_have_attribute("open", "")
    assert page.url.endswith(meeting[0].url)
    assert page.locator("h1").inner_text() == meeting[0].title
    assert axe(page) == []
    switch.press(" ")
    expect(switch).to_have_attribute("aria-checked", "false")
    expect(marks).to_have_count(0)


def test_what_the_panel_lists_is_shown_in_the_article(meeting, open_page):
    page = open_page(meeting[0].url, width=1280).page
    path = page.evaluate("location.pathname")
    page.click("#record summary")
    page.click("#record .record-lines a[href*='#s'] >> nth=0")
    expect(page.locator(".article > .prose .sentence:has(:target)")).to_have_count(1)
    assert page.evaluate("location.pathname") == path


def test_without_script_the_switch_leads_to_the_marked_article_and_back(meeting, open_page):
    page = open_page(meeting[0].url, width=360, js=False).page
    page.locator(".switch").click()
    expect(page.locator(".article > .prose .said:not(.tag)")).not_to_have_count(0)
    expect(page.locator("#record")).to_have_attribute("open", "")
    page.locator(".switch").click()
    expect(page.locator(".article > .prose .said")).to_have_count(0)
    expect(page.locator("h1")).to_have_text(meeting[0].title)


def test_the_marked_article_is_accessible(meeting, open_page, axe):
    for dark in (False, True):
        page = open_page(reverse("observatory:text", args=[meeting[0].pk]), width=320, dark=dark).page
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_map_leads_to_two_actors_and_their_sentence(meeting, open_page, axe):
    page = open_page(reverse("observatory:map"), width=1280).page
    expect(page.locator(".record-map circle")).not_to_have_count(0)
    with page.expect_navigation():
        page.locator(".record-table a").first.click()
    expect(page.locator(".record-chart rect")).not_to_have_count(0)
    with page.expect_navigation():
        page.locator(".told-event .evidence a").first.click()
    expect(page.locator(".sentence:has(:target)")).to_have_count(1)


def test_the_pair_page_is_narrowed_by_its_filters(meeting, open_page):
    russia, saudi = Actor.objects.get(key="RUS"), Actor.objects.get(key="SAU")
    page = open_page(reverse("observatory:pair", args=[russia.slug, saudi.slug]), width=360).page
    expect(page.locator(".told-event")).not_to_have_count(0)
    page.click(".record-filters summary")
    page.select_option("#f-type", "ASSAULT")
    with page.expect_navigation():
        page.click(".record-filters button")
    expect(page.locator(".told-event")).to_have_count(0)
    expect(page.locator("#f-type")).to_have_value("ASSAULT")


def test_the_agenda_lists_what_is_planned_and_gives_a_calendar(meeting, open_page):
    Mention.objects.filter(type="CONSULT").update(status="planned", day="2015-08-20", granularity="day")
    events.refresh(Event.objects.values_list("pk", flat=True))
    page = open_page(f"{reverse('observatory:agenda')}?from=2015-08-12", width=360).page
    expect(page.locator(".agenda-day .told-event")).to_have_count(1)
    with page.expect_download() as download:
        page.locator(".page-head a[href$='.ics']").click()
    assert "BEGIN:VEVENT" in download.value.path().read_text(encoding="utf-8")


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
        reverse("observatory:map"),
        reverse("observatory:contested"),
        reverse("observatory:statements"),
        russia.get_absolute_url(),
    ):
        page = open_page(address, width=320, dark=dark).page
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.fixture
def at_the_desk(meeting, open_page, live_server):
    """Return ``at_the_desk(name, *args)``: a page of the record at the desk, in a chief editor's browser."""
    User.objects.create_superuser("chief", "chief@example.org", "secret-word")
    page = open_page("/desk/login/", width=1280).page
    page.fill("input[name=username]", "chief")
    page.fill("input[name=password]", "secret-word")
    page.click("button[type=submit]")
    page.wait_for_url("**/desk/")

    def go(name, *args):
        page.goto(f"{live_server.url}{reverse(f'record_desk:{name}', args=args)}")
        return page

    return go


def test_one_click_at_the_desk(at_the_desk):
    mention = Mention.objects.filter(type="CONSULT").first()
    page = at_the_desk("article", mention.article_id)
    with page.expect_navigation():
        page.click(f"#mention-{mention.pk} button[value=confirm]")
    mention.refresh_from_db()
    assert mention.get_verdict_display()
    assert mention.verdict == 1


def test_a_statement_is_corrected_at_the_desk_and_taken_back(at_the_desk, axe):
    said = Statement.objects.filter(speaker__key="P:Sergei Lavrov").first()
    page = at_the_desk("statement", said.pk)
    assert axe(page, "main form") == []
    page.fill("#id_content", "ضرورة التسوية السياسية")
    with page.expect_navigation():
        page.click("main form button")
    item = page.locator(f"#statement-{said.pk}")
    expect(item.locator("blockquote")).to_have_text("ضرورة التسوية السياسية")
    with page.expect_navigation():
        item.locator("button[value=undo]").click()
    expect(page.locator(f"#statement-{said.pk} blockquote")).to_have_text(said.content)


def test_a_missed_event_is_added_by_its_sentence(at_the_desk, meeting, axe):
    page = at_the_desk("article", meeting[0].pk)
    assert axe(page, "main") == []
    with page.expect_navigation():
        page.locator(".record-add a").nth(7).click()
    page.select_option("#id_type", "AGREE")
    page.fill("#id_acting", "RUS")
    page.fill("#id_receiving", "السعودية")
    with page.expect_navigation():
        page.click("main form button")
    added = Mention.objects.get(rule="editor")
    expect(page.locator(f"#mention-{added.pk}")).to_have_count(1)
    assert added.quote in f"{meeting[0].title}\n{meeting[0].text}"
