"""Pages in a real headless Chromium, for the browser tests of every room.

    def test_something(open_page, axe):
        watched = open_page("/", width=360, dark=True)
        assert axe(watched.page) == []

A test that used `open_page` fails at its end when a page wrote an error to the console, broke its own content security
policy, raised an exception or asked another host for anything, unless it says what it expects with
``watched.forgive("part of the message")``.

Chromium is looked for in MARSAD_CHROMIUM, on the path, and where Playwright keeps its own. Without one these tests
are skipped with a message, or fail when MARSAD_REQUIRE_BROWSER=1.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

HERE = Path(__file__).parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SERIOUS = {"serious", "critical"}

# Playwright's event loop runs in this thread, where Django would refuse the database that the tests need.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, and let it use the live server's database."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


def find_chromium(playwright: Any) -> str | None:
    """Return the path of a Chromium on this machine, None when there is none."""
    named = os.environ.get("MARSAD_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None and Path(playwright.chromium.executable_path).exists():
        found = playwright.chromium.executable_path
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium, one for the whole run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            message = "No Chromium found; install one or name it in MARSAD_CHROMIUM."
            pytest.fail(message) if os.environ.get("MARSAD_REQUIRE_BROWSER") == "1" else pytest.skip(message)
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@dataclass
class Watched:
    """A page and what went wrong on it."""

    page: Any
    host: str
    problems: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", self.on_console)
        self.page.on("pageerror", lambda error: self.problems.append(f"exception: {error}"))
        self.page.on("request", self.on_request)

    def on_console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            where = (message.location or {}).get("url", "")
            self.problems.append(f"console {message.type}: {message.text} {where}".strip())

    def on_request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc != self.host:
            self.problems.append(f"request to another host: {request.url}")

    def forgive(self, part: str) -> None:
        """Expect problems whose message holds `part`, such as the console's note of a 404 that is being tested."""
        self.forgiven.append(part)

    def unforgiven(self) -> list[str]:
        return [problem for problem in self.problems if not any(part in problem for part in self.forgiven)]


@pytest.fixture
def open_page(browser: Any, live_server: Any) -> Iterator[Callable[..., Watched]]:
    """Return ``open_page(path, width=1280, height=900, dark=False, js=True, **context)``, which gives a `Watched`.

    Each call has a context of its own: no cookies, nothing remembered. `context` goes to Playwright's `new_context`.
    """
    opened: list[Watched] = []

    def open_(
        path: str, *, width: int = 1280, height: int = 900, dark: bool = False, js: bool = True, **context: Any
    ) -> Watched:
        made = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=js,
            reduced_motion="reduce",
            **context,
        )
        watched = Watched(made.new_page(), urlsplit(live_server.url).netloc)
        watched.watch()
        opened.append(watched)
        watched.page.goto(path, wait_until="load")
        return watched

    yield open_
    problems = [problem for watched in opened for problem in watched.unforgiven()]
    for watched in opened:
        watched.page.context.close()
    assert problems == [], "the pages were not clean:\n" + "\n".join(problems)


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Return ``axe(page)``: the serious and critical violations that axe-core finds there, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    engine = Axe()

    def run(page: Any, context: Any = None) -> list[str]:
        violations = engine.run(page, context).response["violations"]
        return [
            f"{v['id']} ({v['impact']}): {v['help']} — {node['html'][:160]}"
            for v in violations
            if v["impact"] in SERIOUS
            for node in v["nodes"]
        ]

    return run


@pytest.fixture(scope="session")
def until() -> Callable[[Any, str], None]:
    """Return ``until(page, expression)``, which waits until a JavaScript expression is true there.

    Playwright's own waiting is an eval, which the site's policy forbids.
    """

    def wait(page: Any, expression: str) -> None:
        for _ in range(100):
            if page.evaluate(expression):
                return
            page.wait_for_timeout(50)
        raise AssertionError(f"never true: {expression}")

    return wait


def _table() -> Any:
    from marsad.newsroom.models import Article

    block = Article._meta.get_field("body").stream_block.child_blocks["table"]
    columns = [{"type": "text", "heading": "الدولة"}] + [
        {"type": "number", "heading": f"صادرات العام {year} بالطن"} for year in range(2008, 2015)
    ]
    rows = [{"values": ["تونس", *("1,234" for _ in range(7))]} for _ in range(3)]
    return ("table", block.to_python({"columns": columns, "rows": rows, "caption": "حركة الميناء"}))


@pytest.fixture
def pages(transactional_db) -> dict[str, str]:
    """A small site with everything on it; the addresses of its page types by name."""
    from datetime import timedelta

    from django.core.files.base import ContentFile
    from django.utils import timezone
    from wagtail.documents.models import Document
    from wagtail.rich_text import RichText

    from marsad.newsroom import factories
    from marsad.newsroom.models import Correction, Footnote
    from marsad.newsroom.models.institution import InstitutionLink

    institution = factories.institution(
        name="مركز الشاطئ",
        tagline="نقرأ البحر",
        text="<p>مركز مستقل.</p>",
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
            _table(),
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
