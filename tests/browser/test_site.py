"""The public site in a real browser: accessible, steady, whole without JavaScript, and alone with its own host."""

from __future__ import annotations

import pytest

from marsad.newsroom import factories

PHONE, SMALL_PHONE, DESKTOP = 360, 320, 1280


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_every_page_is_accessible(pages, open_page, axe, width):
    found = {}
    page = open_page("about:blank", width=width).page
    for name, address in pages.items():
        page.goto(address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            violations = axe(page)
            if violations:
                found[name, scheme] = violations
    assert found == {}


def test_the_page_for_a_missing_address_is_accessible(pages, open_page, axe):
    watched = open_page("/لا-شيء/", width=PHONE)
    watched.forgive("404")
    assert axe(watched.page) == []


def test_the_overlays_are_accessible(pages, open_page, axe):
    for dark in (False, True):
        page = open_page("/", dark=dark).page
        for opener in ("menu", "finder"):
            page.click(f'[data-opens="{opener}"]')
            assert axe(page) == []
            page.keyboard.press("Escape")


@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", [SMALL_PHONE, 768])
def test_no_page_is_wider_than_the_window(pages, open_page, width, js):
    wide = {}
    page = open_page("about:blank", width=width, js=js).page
    for name, address in pages.items():
        page.goto(address)
        # With scripts switched off the page cannot be asked; a screenshot of it all is as wide as its content.
        box = page.locator("html").bounding_box()
        reach = max(
            (b["x"] + b["width"] for b in (e.bounding_box() for e in page.locator("main, header, footer").all()) if b),
            default=0,
        )
        scroll = page.evaluate("document.documentElement.scrollWidth") if js else 0
        if max(box["width"], reach, scroll) > width:
            wide[name] = (box["width"], reach, scroll)
    assert wide == {}


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(pages, open_page, until):
    page = open_page(pages["article"], width=SMALL_PHONE).page
    scroller = page.locator(".scroller")
    assert scroller.evaluate("e => e.scrollWidth > e.clientWidth")
    scroller.focus()
    page.keyboard.press("ArrowLeft")
    until(page, "document.querySelector('.scroller').scrollLeft < 0")


class TestOverlays:
    @pytest.mark.parametrize("name", ["menu", "finder"])
    def test_button_escape_and_outside_close_it_and_focus_returns(self, pages, open_page, name):
        page = open_page("/").page
        opener, dialog = page.locator(f'[data-opens="{name}"]'), page.locator(f"#{name}")
        closers = (
            lambda: dialog.locator("button", has_text="إغلاق").click(),
            lambda: page.keyboard.press("Escape"),
            lambda: page.mouse.click(700, 850) if name == "finder" else page.mouse.click(1270, 450),
        )
        for close in closers:
            opener.focus()
            page.keyboard.press("Enter")
            assert dialog.evaluate("d => d.open && d.contains(document.activeElement)")
            close()
            assert not dialog.evaluate("d => d.open")
            assert opener.evaluate("o => o === document.activeElement")

    def test_the_space_bar_opens_it_too(self, pages, open_page):
        page = open_page("/").page
        page.locator('[data-opens="menu"]').focus()
        page.keyboard.press(" ")
        assert page.locator("#menu").evaluate("d => d.open")

    def test_tab_stays_inside_and_goes_in_order(self, pages, open_page):
        page = open_page("/").page
        page.click('[data-opens="menu"]')
        order = page.locator("#menu").evaluate(
            "d => [...d.querySelectorAll('button, a[href]')].map(e => e.textContent.trim())"
        )
        seen = [page.evaluate("document.activeElement.textContent.trim()")]
        for _ in order[1:]:
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.textContent.trim()"))
        assert seen == order
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.getElementById('menu').contains(document.activeElement)"
        )

    def test_the_search_begins_in_its_field(self, pages, open_page):
        page = open_page("/").page
        page.click('[data-opens="finder"]')
        assert page.evaluate("document.activeElement.id") == "finder-q"

    def test_without_script_the_links_lead_where_the_overlays_would(self, pages, open_page):
        page = open_page("/", js=False).page
        page.click('[data-opens="menu"]')
        assert page.url.endswith("#site-map")
        assert page.locator("#site-map a", has_text="اقتصاد").is_visible()
        assert page.locator('[data-opens="finder"]').get_attribute("href") == "/بحث/"


class TestTheme:
    def test_the_switch_is_remembered_and_shows_at_once(self, pages, open_page):
        watched = open_page("/")
        page = watched.page
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        light = page.evaluate(ground)
        page.click("[data-theme-switch]")
        dark = page.evaluate(ground)
        assert dark != light
        assert page.locator("[data-theme-switch]").get_attribute("aria-pressed") == "true"
        # Before the page is parsed further than its head, the choice stands already.
        page.add_init_script(
            "document.addEventListener('readystatechange', () => { window.early ??= document.documentElement.dataset.theme })"
        )
        page.goto(pages["article"])
        assert page.evaluate("window.early") == "dark"
        assert page.evaluate(ground) == dark
        page.click("[data-theme-switch]")
        assert page.evaluate("localStorage.length") == 0, "the system's own choice needs no memory"
        assert page.context.cookies() == []

    def test_the_system_decides_without_a_choice(self, pages, open_page):
        page = open_page("/", dark=True).page
        assert page.locator("[data-theme-switch]").get_attribute("aria-pressed") == "true"


class TestConsent:
    @pytest.fixture
    def measured(self, pages):
        factories.institution(pixel="meta", pixel_id="12345")
        return pages

    @staticmethod
    def quiet(page):
        """Answer the measuring service's script in its stead, and count how often it is asked."""
        asked = []
        page.route("https://connect.facebook.net/**", lambda route: (asked.append(1), route.fulfill(body="")))
        return asked

    @staticmethod
    def times(page, asked, count):
        """Wait until the service was asked `count` times, and see that it is not asked once more."""
        for _ in range(100):
            page.wait_for_timeout(50)
            if len(asked) >= count:
                break
        page.wait_for_load_state("networkidle")
        assert len(asked) == count

    def test_nothing_is_loaded_or_kept_before_the_reader_agrees(self, measured, open_page):
        page = open_page("/").page
        assert page.locator("#consent").is_visible()
        assert page.context.cookies() == []
        assert page.evaluate("localStorage.length") == 0
        assert page.locator('script[src*="measure"]').count() == 0

    def test_agreeing_loads_it_and_is_remembered(self, measured, open_page):
        watched = open_page("/")
        watched.forgive("connect.facebook.net")
        asked = self.quiet(watched.page)
        watched.page.click('[data-consent="yes"]')
        self.times(watched.page, asked, 1)
        watched.page.goto(measured["article"], wait_until="networkidle")
        assert not watched.page.locator("#consent").is_visible()
        self.times(watched.page, asked, 2)

    def test_refusing_is_remembered_and_can_be_changed(self, measured, open_page):
        watched = open_page("/")
        watched.forgive("connect.facebook.net")
        asked = self.quiet(watched.page)
        page = watched.page
        page.click('[data-consent="no"]')
        page.goto(measured["article"], wait_until="networkidle")
        assert not page.locator("#consent").is_visible()
        self.times(page, asked, 0)
        page.click("[data-consent-again]")
        assert page.locator("#consent").is_visible()
        page.click('[data-consent="yes"]')
        self.times(page, asked, 1)
        page.click("[data-consent-again]")
        with page.expect_navigation():
            page.click('[data-consent="no"]')
        self.times(page, asked, 1)
        assert page.evaluate("window.fbq") is None

    def test_without_script_nobody_is_asked_and_nothing_loaded(self, measured, open_page):
        assert not open_page("/", js=False).page.locator("#consent").is_visible()
