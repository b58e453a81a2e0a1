"""The desk in a browser: a writer writes and submits, an editor approves, readers read."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from playwright.sync_api import expect
from wagtail.models import Collection

from marsad.newsroom import factories
from marsad.newsroom.models import Article, BreakingNotice, Role, User
from marsad.newsroom.roles import enlist

#: Names of the blocks in the desk's language, in the order of the menu.
BLOCKS = {
    "ar": ("فقرات بمصدرها", "عنوان فرعي", "صورة", "اقتباس", "تضمين", "جدول"),
    "en": ("Credited part", "Heading", "Picture", "Quotation", "Embed", "Table"),
}
TIME = {"ar": "الوقت", "en": "Time"}
PASSWORD = "a-long-secret-7"
#: Wagtail looks for changes only after it has taken a first picture of the form, two seconds after loading.
SETTLED = 2300


@pytest.fixture
def people() -> dict[str, User]:
    """A writer and an editor, with the roles that the migration makes (other tests empty the database)."""
    factories.front_page()
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not Role.objects.exists():
        importlib.import_module("marsad.newsroom.migrations.0006_roles_and_review").make(apps, None)
    made = {}
    for role in ("writer", "editor", "chief"):
        made[role] = User.objects.create_user(role, f"{role}@example.org", PASSWORD, first_name=role)
        enlist(made[role], role)
    return made


@pytest.fixture
def enter(open_page: Any, people: dict[str, User], settings: Any) -> Any:
    """Return ``enter(role, path)``: a watched page at the desk, logged in as that role."""

    # The note of who else has the page open comes every ten seconds, and would meet the emptying of the database.
    settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 600_000

    def of(role: str, path: str = "/desk/", **options: Any) -> Any:
        watched = open_page("/desk/login/", **options)
        watched.page.fill("input[name=username]", role)
        watched.page.fill("input[name=password]", PASSWORD)
        watched.page.click("button[type=submit]")
        watched.page.wait_for_url("**/desk/")
        watched.page.goto(path)
        return watched

    return of


def locale(page: Any) -> str:
    """Return which of the translations the desk shows: without compiled catalogues its own words are English."""
    return "ar" if page.get_by_role("tab", name=TIME["ar"]).count() else "en"


def menu(page: Any) -> None:
    """Open the menu beside the form's main button."""
    page.locator("footer .w-dropdown__toggle").click()


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for the desk to have saved by itself, which it does a moment after each change."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "not within the time"
        time.sleep(0.2)


def write(page: Any, text: str) -> None:
    """Write `text` into the first part of the body."""
    page.locator("[data-streamfield-child] [contenteditable=true]").first.click()
    page.keyboard.type(text)


def add_block(page: Any, name: str) -> Any:
    """Add the block that the menu calls `name` at the end of the body and return it."""
    blocks = page.locator("[data-contentpath=body] [data-streamfield-child]")
    count = blocks.count()
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.get_by_role("option", name=name, exact=True).click()
    blocks.nth(count).wait_for()
    return blocks.nth(count)


def test_a_writer_submits_an_editor_approves_and_readers_read(enter: Any, open_page: Any) -> None:
    section = factories.SectionFactory(title="الاقتصاد")
    writer = enter("writer", f"/desk/pages/add/newsroom/article/{section.pk}/").page
    writer.wait_for_timeout(SETTLED)
    writer.click("[name=title]")
    writer.keyboard.type("رَصيفٌ جديد يستقبل السفن")
    writer.keyboard.press("Tab")
    expect(writer.locator("[name=slug]")).to_have_value("رصيف-جديد-يستقبل-السفن")
    write(writer, "قالت الهيئة إن السفن وصلت في موعدها.")
    writer.wait_for_url("**/edit/", timeout=20_000)
    until(lambda: Article.objects.get().get_latest_revision_as_object().text == "قالت الهيئة إن السفن وصلت في موعدها.")
    menu(writer)
    writer.click("button[name=action-submit]")
    writer.wait_for_url("**/desk/pages/*/")
    article = Article.objects.get()
    assert article.workflow_in_progress
    assert not article.live

    editor = enter("editor").page
    editor.click("#waiting-reviews a.desk-row__title")
    editor.wait_for_url("**/edit/")
    menu(editor)
    editor.locator("footer [data-workflow-action-name=approve]:not([data-workflow-action-modal-url])").click()
    editor.wait_for_url("**/desk/pages/*/")
    article = Article.objects.get()
    assert article.live

    reader = open_page(article.url).page
    assert "رصيف جديد يستقبل السفن" in reader.inner_text("h1").replace("\u064e", "").replace("\u064c", "")
    assert "قالت الهيئة إن السفن وصلت في موعدها." in reader.inner_text("main")


def test_every_block_rows_dates_and_the_preview_work_under_the_desks_policy(enter: Any) -> None:
    article = factories.ArticleFactory(live=False, parent=factories.SectionFactory(), body=[])
    author = factories.AuthorFactory(name="ليلى الساحلي")
    source = factories.SourceFactory(name="وكالة الضفة")
    page = enter("editor", f"/desk/pages/{article.pk}/edit/").page
    part, heading, _, quotation, embed, table = BLOCKS[locale(page)]

    block = add_block(page, part)
    block.locator("[contenteditable=true]").click()
    page.keyboard.type("فقرة أولى.")
    block.locator(".chooser__choose-button:visible").click()
    page.locator(".modal-body a", has_text=source.name).click()
    block.get_by_text(source.name).wait_for()
    add_block(page, heading).locator("input[type=text]").fill("عنوان فرعي")
    add_block(page, quotation).locator("textarea").first.fill("كلام منقول")
    block = add_block(page, embed)
    block.locator("input[type=url]").fill("https://www.youtube.com/watch?v=abcdefghijk")
    block.locator("input[type=text]").first.fill("مقطع")
    add_block(page, table)

    page.click("#id_article_authors-ADD")
    page.click("#id_article_authors-0-author-chooser .chooser__choose-button")
    page.locator(".modal-body a", has_text=author.name).click()
    page.locator("#id_article_authors-0-author-chooser").get_by_text(author.name).wait_for()

    page.get_by_role("tab", name=TIME[locale(page)]).click()
    page.click("[name=breaking_until]")
    page.locator(".xdsoft_datetimepicker:visible .xdsoft_date").first.wait_for()
    page.keyboard.press("Escape")

    page.locator("[data-side-panel-toggle=preview], [aria-label][data-side-panel-toggle='preview']").click()
    frame = page.frame_locator("iframe[data-preview-iframe], iframe#w-preview-iframe, .preview-panel iframe").first
    frame.locator("h1").wait_for(timeout=20_000)
    assert frame.locator("h1").inner_text() == article.title


def test_breaking_news_with_an_article_from_the_home_page(enter: Any, open_page: Any) -> None:
    article = factories.ArticleFactory(parent=factories.SectionFactory(), title="وصول السفن")
    page = enter("editor").page
    page.fill("[name=notice-text]", "بدء وصول السفن إلى الرصيف")
    page.click("#id_notice-article-chooser .chooser__choose-button")
    page.fill(".modal-body [name=q]", "السفن")
    page.locator(".modal-body a", has_text=article.title).click()
    page.locator("#id_notice-article-chooser").get_by_text(article.title).wait_for()
    page.locator(".desk-notice__submit button").click()
    page.locator(".messages .success").wait_for()
    assert BreakingNotice.objects.get().article == article


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_the_home_page_fits_and_is_accessible(enter: Any, axe: Any, width: int, dark: bool) -> None:
    factories.ArticleFactory(parent=factories.SectionFactory(), live=False, owner=User.objects.get(username="editor"))
    page = enter("editor", width=width, dark=dark).page
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for panel in ("#waiting-section", "#notice-section"):
        assert axe(page, panel) == []
