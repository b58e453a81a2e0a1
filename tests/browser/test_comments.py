"""Commenting and moderating as people do it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from marsad.discussion.checks import proofs
from marsad.discussion.models import Comment, Status
from marsad.newsroom.factories import ArticleFactory, institution
from marsad.newsroom.models import Article, User

TEXT = "لن يغير الرصيف شيئا ما لم تُصلح الطرق.\n\nفالشاحنات تنتظر."

THANKS, TICKET = (f"**/{quote(word)}/**" for word in ("شكرا", "تذكرة"))


@pytest.fixture
def article(monkeypatch: pytest.MonkeyPatch) -> Article:
    monkeypatch.setattr("marsad.discussion.views.MIN_SECONDS", 1)
    monkeypatch.setattr("marsad.discussion.checks.stamps.MIN_SECONDS", 1)
    institution(comments="held")
    return ArticleFactory(title="رصيف جديد")


@pytest.fixture
def thread(article: Article) -> list[Comment]:
    """Four comments, each an answer to the one before."""
    kept: list[Comment] = []
    for number in range(5):
        parent = kept[-1] if kept else None
        name = "Hans Müller" if number == 2 else f"قارئ {number}"
        kept.append(
            Comment.objects.create(
                article=article, parent=parent, name=name, text=f"{TEXT} {number}", status=Status.APPROVED
            )
        )
    return kept


def desk_of(live_server: Any) -> dict[str, Any]:
    """Return the cookies of a moderator who is logged in, for `open_page`."""
    user = User.objects.create_user("huda", password="x")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "moderate_comment"]))
    client = Client()
    client.force_login(user)
    value, host = client.cookies["sessionid"].value, urlsplit(live_server.url).hostname
    cookie = {"name": "sessionid", "value": value, "domain": host, "path": "/"}
    return {"storage_state": {"cookies": [cookie], "origins": []}}


def write(page: Any, text: str = TEXT) -> None:
    page.locator("#comment-text").fill(text)
    page.locator("#comment-name").fill("سلمى العطار")
    page.locator("#comment-email").fill("salma@example.org")


def test_a_reader_comments_a_moderator_approves_and_everybody_reads(open_page, live_server, article):
    reader = open_page(article.get_url(), width=360).page
    write(reader)
    reader.get_by_role("button", name="إرسال التعليق").click()
    reader.wait_for_url(THANKS)
    assert "ينتظر تعليقك المشرف" in reader.inner_text("main")
    assert "لن يغير الرصيف" in reader.inner_text("main")
    assert "salma@" not in reader.content()

    desk = open_page("/desk/", **desk_of(live_server)).page
    desk.get_by_role("link", name="(1)").click()
    desk.get_by_role("link", name="سلمى العطار", exact=True).click()
    desk.get_by_role("button", name="قبول").click()
    desk.wait_for_selector("text=قُبل التعليق.")

    reader.reload()
    assert "نُشر تعليقك" in reader.inner_text("main")
    reader.get_by_role("link", name="اقرأه تحت المقال").click()
    reader.wait_for_selector(".comment")
    assert reader.inner_text("#comments-title") == "تعليق واحد"
    assert reader.locator(".comment-text p").count() == 2


def test_without_script_there_is_one_more_page(open_page, article):
    page = open_page(article.get_url(), js=False).page
    write(page)
    page.get_by_role("button", name="إرسال التعليق").click()
    assert "خطوة أخيرة" in page.inner_text("main")
    assert page.input_value("#comment-text").replace("\r", "") == TEXT
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="إرسال التعليق").click()
    page.wait_for_url(THANKS)
    assert Comment.objects.get().text == TEXT


def test_an_answer_is_written_beneath_what_it_answers(open_page, article, thread):
    page = open_page(article.get_url()).page
    second = page.locator(f"#{thread[1].anchor}")
    second.get_by_role("link", name="رد على قارئ 1").first.click()
    assert page.evaluate("document.activeElement.id") == "comment-text"
    assert page.inner_text("#comment-form-title") == "ردا على قارئ 1"
    assert page.locator(f"#{thread[1].anchor} > #comment-form").count() == 1
    page.get_by_role("button", name="إلغاء الرد").click()
    assert page.inner_text("#comment-form-title") == "اترك تعليقا"
    assert page.input_value("#comment-reply") == ""
    assert page.locator("#comment-form-place > #comment-form").count() == 1
    assert page.evaluate("document.activeElement.dataset.reply") == str(thread[1].pk)
    page.keyboard.press("Enter")
    write(page, "هذا رد")
    page.get_by_role("button", name="إرسال التعليق").click()
    page.wait_for_url(THANKS)
    assert Comment.objects.get(text="هذا رد").parent == thread[1]


def test_an_answer_without_script(open_page, article, thread):
    page = open_page(article.get_url(), js=False).page
    page.get_by_role("link", name="رد على Hans Müller").click()
    assert TEXT.splitlines()[0] in page.inner_text("blockquote")
    write(page, "هذا رد")
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="إرسال التعليق").click()
    page.wait_for_url(THANKS)
    assert Comment.objects.get(text="هذا رد").parent == thread[2]


def test_the_browser_solves_the_proof_of_work(open_page, article, monkeypatch):
    institution(proof_of_work=True)
    monkeypatch.setattr(proofs, "COUNTERS", 40)
    page = open_page(article.get_url()).page
    write(page)
    page.get_by_role("button", name="إرسال التعليق").click()
    page.wait_for_url(THANKS)
    assert Comment.objects.count() == 1


def test_the_form_says_that_it_needs_script_for_the_proof_of_work(open_page, article):
    institution(proof_of_work=True)
    page = open_page(article.get_url(), js=False).page
    assert "جافاسكربت" in page.inner_text("#comment-form")


def test_a_site_that_is_away_leaves_the_text_where_it_is(open_page, article):
    institution(proof_of_work=True)
    watched = open_page(article.get_url())
    watched.forgive("ERR_FAILED")
    watched.page.route(TICKET, lambda route: route.abort())
    write(watched.page)
    watched.page.get_by_role("button", name="إرسال التعليق").click()
    watched.page.wait_for_selector("text=تعذر الوصول إلى الموقع")
    assert watched.page.input_value("#comment-text") == TEXT
    watched.page.unroute(TICKET)
    watched.page.get_by_role("button", name="إرسال التعليق").click()
    watched.page.wait_for_url(THANKS)


def test_a_mistake_is_shown_beside_its_field_with_the_cursor_there(open_page, article):
    watched = open_page(article.get_url(), js=False)
    watched.forgive("422")
    page = watched.page
    write(page)
    page.locator("#comment-name").fill("...")
    page.get_by_role("button", name="إرسال التعليق").click()
    assert "اكتب اسمك بالحروف." in page.inner_text("#comment-name_error")
    assert page.evaluate("document.activeElement.id") == "comment-name"
    assert page.input_value("#comment-email") == "salma@example.org"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_everything_is_accessible_and_fits(open_page, axe, article, thread, width, dark):
    watched = open_page(article.get_url(), width=width, dark=dark)
    watched.forgive("422")
    page = watched.page

    def check(where: str) -> None:
        assert axe(page, "main") == [], where
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where

    check("the article")
    page.get_by_role("link", name="رد على قارئ 3").click()
    check("an answer")
    page.goto(f"/تعليق/{article.pk}/?reply={thread[3].pk}")
    check("the form's own page")
    write(page)
    page.locator("#comment-name").fill("...")
    page.get_by_role("button", name="إرسال التعليق").click()
    page.wait_for_selector("#comment-name_error")
    check("a mistake")
    page.locator("#comment-name").fill("سلمى")
    page.get_by_role("button", name="إرسال التعليق").click()
    page.wait_for_url(THANKS)
    check("thanks")


def test_a_moderator_works_with_the_keyboard(open_page, live_server, article, thread):
    for number in range(3):
        Comment.objects.create(article=article, name=f"مرسل {number}", text=f"إعلان {number}")
    page = open_page("/desk/comments/?status=held", **desk_of(live_server)).page
    boxes = page.locator("[data-bulk-action-checkbox]")
    for number in (0, 2):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    page.get_by_role("link", name="رفض التعليقات المحددة").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("select[name=reason]")
    assert "إعلان 1" not in page.inner_text("main")
    page.locator("select[name=reason]").select_option("advert")
    page.get_by_role("button", name="رفض").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=تغير تعليقان.")
    assert sorted(Comment.objects.filter(status="rejected", reason="advert").values_list("text", flat=True)) == [
        "إعلان 0",
        "إعلان 2",
    ]
    assert Comment.objects.held().get().text == "إعلان 1"


def test_a_moderator_chooses_the_article_whose_comments_to_see(open_page, live_server, article, thread):
    other = ArticleFactory(title="سوق السمك")
    Comment.objects.create(article=other, name="صياد", text="كلام عن السوق")
    page = open_page(f"/desk/comments/?article={other.pk}", **desk_of(live_server)).page
    assert page.locator("[data-bulk-action-checkbox]").count() == 1
    assert "سوق السمك" in page.inner_text(".w-active-filters, [class*=active-filter], #listing-results")
