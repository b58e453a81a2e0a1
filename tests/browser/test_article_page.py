"""An article's page in a real browser: what its script adds, and how steadily and quietly it loads."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from marsad.newsroom import factories

PHONE, DESKTOP = 360, 1280


def after_a_while(route):
    route.request.frame.page.wait_for_timeout(700)
    route.continue_()


def test_a_video_comes_only_after_a_click(pages, open_page):
    watched = open_page(pages["article"])
    watched.forgive("youtube-nocookie.com")
    watched.page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="<p>video</p>"))
    assert watched.page.locator("iframe").count() == 0
    watched.page.click("[data-frame]")
    frame = watched.page.locator(".embed iframe")
    assert frame.get_attribute("src") == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    assert frame.get_attribute("title") == "مقطع الافتتاح"


def test_without_script_the_video_is_a_link(pages, open_page):
    link = open_page(pages["article"], js=False).page.locator(".embed-link")
    assert link.get_attribute("href") == "https://youtu.be/dQw4w9WgXcQ"


def test_notes_lead_there_and_back(pages, open_page):
    page = open_page(pages["article"]).page
    page.click(".noteref a")
    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "note-1"
    page.click("#note-1 .back")
    assert page.url.endswith("#ref-1")


def test_links_and_citations_can_be_copied(pages, open_page, until, settings):
    watched = open_page(pages["study"], permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    page.click("[data-copy]")
    until(page, "document.querySelector('[data-copy] [data-label]').textContent === 'نُسخ الرابط'")
    # The site's own address, whatever name the reader came by.
    copied = urlsplit(page.evaluate("navigator.clipboard.readText()"))
    assert f"{copied.scheme}://{copied.netloc}" == settings.BASE_URL
    assert copied.path == urlsplit(page.url).path
    page.click("[data-copy-from]")
    until(page, "document.querySelector('[data-copy-from] .i-done') !== null")
    assert "«أثر الرصيف" in page.evaluate("navigator.clipboard.readText()")


def test_a_label_that_has_expired_is_taken_off_a_kept_page(pages, open_page):
    watched = open_page("about:blank")
    page = watched.page
    page.clock.install(time=timezone.now() + timedelta(hours=3))
    page.goto(pages["article"])
    assert page.locator(".flag").count() == 0
    assert page.locator(".breaking").count() == 0


def test_times_of_today_become_relative(pages, open_page):
    stamps = open_page("/").page.locator("time[data-ago]").all_text_contents()
    assert stamps
    assert all(stamp.startswith("قبل") for stamp in stamps)


def test_reading_is_reported_once_without_cookies(pages, open_page):
    watched = open_page("about:blank")
    page = watched.page
    told = []
    page.on("request", lambda request: told.append(request) if "/_/read/" in request.url else None)
    page.clock.install()
    page.goto(pages["article"])
    assert told == [], "a glance is not a reading"
    page.clock.fast_forward(5000)
    page.clock.fast_forward(60_000)
    page.wait_for_load_state("networkidle")
    assert [request.method for request in told] == ["POST"]
    assert "cookie" not in told[0].headers
    assert page.context.cookies() == []


@pytest.mark.parametrize(("late", "most"), [(False, 0.02), (True, 0.1)], ids=["as it comes", "late fonts"])
def test_nothing_moves_while_the_page_loads(pages, open_page, late, most):
    for width in (PHONE, DESKTOP):
        page = open_page("about:blank", width=width).page
        if late:
            page.route("**/*.woff2", after_a_while)
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
            "e => { if (!e.hadRecentInput) window.shift += e.value })).observe({type: 'layout-shift', buffered: true})"
        )
        page.goto(pages["article"], wait_until="networkidle")
        page.mouse.wheel(0, 6000)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.shift") < most


@pytest.mark.parametrize("name", ["info", "comments"])
def test_few_requests_and_only_ours(pages, open_page, name):
    pages["comments"] = factories.ArticleFactory(title="خبر يعلق عليه القراء").url
    asked = []
    watched = open_page("about:blank")
    watched.page.on("request", lambda request: asked.append((request.resource_type, request.url)))
    watched.page.goto(pages[name], wait_until="networkidle")
    kinds = sorted(kind for kind, address in asked if not address.endswith((".ico", ".svg")))
    assert kinds == ["document", "font", "font", "script", "stylesheet"]


def test_every_glyph_comes_from_our_fonts(pages, open_page):
    samples = (
        "قالَ المُتَحَدِّثُ إِنَّ السَّلامَ… «نعم»، وأضاف: لا! (١٢٣) ٪ 2015",
        "می‌خواهم گفت‌وگو پژوهش چگونه ک ی ۱۲۳",
        "کۆمەڵایەتی ڕۆژ ێ ٹیلیفون ڈاکٹر ڑ ے ں ھ",
        "الـــعـــربـــيـــة هـ ﷺ ٱللَّه ڤيينا ڭ",
        "Reuters “quoted” – 1,234.5 % € é ü ç œ",
    )
    page = open_page(pages["info"]).page
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    for family in ("var(--sans)", "var(--naskh)"):
        for sample in samples:
            page.evaluate(
                "([text, family]) => { const p = document.querySelector('.prose'); p.textContent = text;"
                "p.style.setProperty('font-family', family); return document.fonts.ready }",
                [sample if "naskh" in family else sample.replace("ﷺ", ""), family],
            )
            page.wait_for_timeout(60)
            root = session.send("DOM.getDocument")["root"]["nodeId"]
            node = session.send("DOM.querySelector", {"nodeId": root, "selector": ".prose"})["nodeId"]
            fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            foreign = [font["familyName"] for font in fonts if not font["isCustomFont"]]
            assert foreign == [], f"{family}: {sample}"


#: Whether there is a first paint with content, also one to come. (`wait_for_function` asks by eval, which the policy forbids.)
PAINTED = """() => new Promise((done) => {
    new PerformanceObserver((list, observer) => {
        if (list.getEntriesByName("first-contentful-paint").length) { observer.disconnect(); done(true); }
    }).observe({ type: "paint", buffered: true });
    setTimeout(() => done(false), 10000);
})"""


def test_a_page_is_painted_though_its_script_never_comes(pages, open_page):
    watched = open_page("about:blank", width=PHONE)
    watched.forgive("site.js")
    watched.forgive("ERR_FAILED")
    watched.page.route("**/*.js", lambda route: route.abort())
    watched.page.goto(pages["article"], wait_until="load")
    assert watched.page.evaluate(PAINTED), "nothing was painted in ten seconds"
    assert watched.page.locator("h1").is_visible()
