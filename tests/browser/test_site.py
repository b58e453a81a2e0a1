"""The public site in a real browser: accessible, steady, whole without JavaScript, and alone with its own host."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.rich_text import RichText

from marsad.newsroom import factories
from marsad.newsroom.models import Article, Correction, Footnote
from marsad.newsroom.models.institution import InstitutionLink

PHONE, SMALL_PHONE, DESKTOP = 360, 320, 1280


def until(page, expression, tries=100):
    """Wait until a JavaScript expression is true there. Playwright's own waiting is an eval, which our policy forbids."""
    for _ in range(tries):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def table():
    block = Article._meta.get_field("body").stream_block.child_blocks["table"]
    columns = [{"type": "text", "heading": "الدولة"}] + [
        {"type": "number", "heading": f"صادرات العام {year} بالطن"} for year in range(2008, 2015)
    ]
    rows = [{"values": ["تونس", *("1,234" for _ in range(7))]} for _ in range(3)]
    return ("table", block.to_python({"columns": columns, "rows": rows, "caption": "حركة الميناء"}))


@pytest.fixture
def pages(transactional_db) -> dict[str, str]:
    """A small site with everything on it; the addresses of its page types by name."""
    institution = factories.institution(
        name="مركز الشاطئ",
        tagline="نقرأ البحر",
        text="<p>مركز <b>مستقل</b>.</p>",
        colour="#ffcc00",
        email="a@example.org",
    )
    institution.links = [InstitutionLink(service=s, address=f"https://{s}.example/") for s in ("x", "telegram")]
    institution.save()
    first = factories.SectionFactory(title="الشرق الأوسط", description="أخبار الإقليم.", colour="#00e5ff")
    second = factories.SectionFactory(title="اقتصاد", colour="#222200")
    for title in ("ثقافة وعلوم", "مناخ وبيئة", "تحليلات", "دراسات"):
        factories.SectionFactory(title=title)
    factories.SectionFactory(title="المشرق", parent=first)
    info = factories.InfoPageFactory(title="من نحن", body="<h2>عنا</h2><p>نص <a href='/'>ورابط</a>.</p>")
    picture = factories.PictureFactory(file__width=900, file__height=600, caption="الرصيف", credit="عدسة سلمى")
    source = factories.SourceFactory(name="وكالة الشاطئ", website="https://agency.example/", note="وكالة البحر.")
    author = factories.AuthorFactory(name="سلمى الحداد", bio="تكتب عن البحر.", photo=picture)
    series = factories.SeriesFactory(name="طريق الماء")
    for number in range(8):
        factories.ArticleFactory(
            parent=(first, second)[number % 2], source=source, picture=picture if number % 3 else None
        )
    for section, layout in ((first, "grid"), (second, "list")):
        factories.FrontSectionFactory(section=section, layout=layout)
    article = factories.ArticleFactory(
        parent=first,
        title="رصيف جديد يستقبل السفن",
        label="حصري",
        picture=picture,
        authors=[author],
        source=source,
        also_in=[second],
        tags=["موانئ"],
        updated_at=timezone.now(),
        breaking_until=timezone.now() + timedelta(hours=1),
        is_demo=True,
        series=series,
        series_order=2,
        footnotes=[Footnote(text="<p>الهيئة في بيانها.</p>")],
        corrections=[Correction(text="قلنا ثلاثة والصحيح أربعة.")],
        body=[
            ("part", {"text": RichText("<p>نص أول[^1] مع <a href='/'>رابط</a> و<b>كلمة</b>.</p>"), "source": source}),
            ("heading", "أسباب"),
            ("part", {"text": RichText("<p>نص ثان.</p><ul><li>بند</li></ul>"), "source": source}),
            ("picture", {"image": picture, "caption": "تعليق", "credit": "عدسة"}),
            ("quotation", {"text": "لن ننتظر", "speaker": "الوزير", "role": "وزير النقل"}),
            table(),
            ("embed", {"address": "https://youtu.be/dQw4w9WgXcQ", "title": "مقطع الافتتاح", "picture": None}),
        ],
    )
    factories.ArticleFactory(parent=first, series=series, series_order=1)
    study = factories.StudyFactory(
        parent=second,
        title_en="The Quay's Effect",
        abstract_en="What changes when a quay opens.",
        doi="10.1234/quay",
        authors=[author],
        affiliations=[(author, "جامعة الأمس")],
        pdf=Document.objects.create(title="دراسة", file=ContentFile(b"%PDF-1.4", name="study.pdf")),
        body=[
            ("heading", "مقدمة"),
            ("part", {"text": RichText("<p>نص[^1]</p><h3>تفصيل</h3><p>نص</p>"), "source": None}),
            ("heading", "خاتمة"),
        ],
        footnotes=[Footnote(text="<p>حاشية</p>")],
    )
    factories.BreakingNoticeFactory(article=article)
    return {
        "front": "/",
        "article": article.url,
        "study": study.url,
        "section": first.url,
        "tag": article.tags.get().get_absolute_url(),
        "author": author.get_absolute_url(),
        "source": source.get_absolute_url(),
        "series": series.get_absolute_url(),
        "latest": "/الأحدث/",
        "institution": "/المؤسسة/",
        "info": info.url,
    }


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


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(pages, open_page):
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
        until(watched.page, "window.fbq !== undefined")
        watched.page.wait_for_load_state("networkidle")
        assert len(asked) == 1
        watched.page.goto(measured["article"], wait_until="networkidle")
        assert not watched.page.locator("#consent").is_visible()
        assert len(asked) == 2

    def test_refusing_is_remembered_and_can_be_changed(self, measured, open_page):
        watched = open_page("/")
        watched.forgive("connect.facebook.net")
        asked = self.quiet(watched.page)
        page = watched.page
        page.click('[data-consent="no"]')
        page.goto(measured["article"], wait_until="networkidle")
        assert not page.locator("#consent").is_visible()
        assert asked == []
        page.click("[data-consent-again]")
        assert page.locator("#consent").is_visible()
        page.click('[data-consent="yes"]')
        until(page, "window.fbq !== undefined")
        page.wait_for_load_state("networkidle")
        assert len(asked) == 1
        page.click("[data-consent-again]")
        with page.expect_navigation():
            page.click('[data-consent="no"]')
        page.wait_for_load_state("networkidle")
        assert len(asked) == 1
        assert page.evaluate("window.fbq") is None

    def test_without_script_nobody_is_asked_and_nothing_loaded(self, measured, open_page):
        assert not open_page("/", js=False).page.locator("#consent").is_visible()


class TestArticle:
    def test_a_video_comes_only_after_a_click(self, pages, open_page):
        watched = open_page(pages["article"])
        watched.forgive("youtube-nocookie.com")
        watched.page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="<p>video</p>"))
        assert watched.page.locator("iframe").count() == 0
        watched.page.click("[data-frame]")
        frame = watched.page.locator(".embed iframe")
        assert frame.get_attribute("src") == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
        assert frame.get_attribute("title") == "مقطع الافتتاح"

    def test_without_script_the_video_is_a_link(self, pages, open_page):
        link = open_page(pages["article"], js=False).page.locator(".embed-link")
        assert link.get_attribute("href") == "https://youtu.be/dQw4w9WgXcQ"

    def test_notes_lead_there_and_back(self, pages, open_page):
        page = open_page(pages["article"]).page
        page.click(".noteref a")
        assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "note-1"
        page.click("#note-1 .back")
        assert page.url.endswith("#ref-1")

    def test_links_and_citations_can_be_copied(self, pages, open_page):
        watched = open_page(pages["study"], permissions=["clipboard-read", "clipboard-write"])
        page = watched.page
        page.click("[data-copy]")
        until(page, "document.querySelector('[data-copy] [data-label]').textContent === 'نُسخ الرابط'")
        assert page.evaluate("navigator.clipboard.readText()") == page.url
        page.click("[data-copy-from]")
        until(page, "document.querySelector('[data-copy-from] .i-done') !== null")
        assert "«أثر الرصيف" in page.evaluate("navigator.clipboard.readText()")

    def test_a_label_that_has_expired_is_taken_off_a_kept_page(self, pages, open_page):
        watched = open_page("about:blank")
        page = watched.page
        page.clock.install(time=timezone.now() + timedelta(hours=3))
        page.goto(pages["article"])
        assert page.locator(".flag").count() == 0
        assert page.locator(".breaking").count() == 0

    def test_times_of_today_become_relative(self, pages, open_page):
        stamps = open_page("/").page.locator("time[data-ago]").all_text_contents()
        assert stamps
        assert all(stamp.startswith("قبل") for stamp in stamps)

    def test_nothing_moves_while_the_page_loads(self, pages, open_page):
        for width in (PHONE, DESKTOP):
            watched = open_page("about:blank", width=width)
            page = watched.page
            page.add_init_script(
                "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
                "e => { if (!e.hadRecentInput) window.shift += e.value })).observe({type: 'layout-shift', buffered: true})"
            )
            page.goto(pages["article"], wait_until="networkidle")
            page.mouse.wheel(0, 6000)
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.shift") < 0.02

    def test_few_requests_and_only_ours(self, pages, open_page):
        asked = []
        watched = open_page("about:blank")
        watched.page.on("request", asked.append)
        watched.page.goto(pages["info"], wait_until="networkidle")
        kinds = sorted(request.resource_type for request in asked if not request.url.endswith((".ico", ".svg")))
        assert kinds == ["document", "font", "font", "script", "stylesheet"]

    def test_every_glyph_comes_from_our_fonts(self, pages, open_page):
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
