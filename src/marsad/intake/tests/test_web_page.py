"""HTML pages: the article, what the page says about itself, hostile markup."""

from datetime import datetime, timedelta, timezone

import pytest

from marsad.intake import Image, Limits, Options, Reject
from marsad.intake.text.blocks import read_body

CAIRO = timezone(timedelta(hours=2))
PARAGRAPH = "قالت وزيرة المياه إن الوفود ستعود إلى عواصمها للتشاور قبل جولة جديدة تعقد في أبريل المقبل."


def simple(body, head=""):
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


@pytest.fixture
def story(page, read_one):
    return read_one(page("article.html"))


def test_what_the_page_says_about_itself(story):
    assert story.title == "الوفود تعود إلى عواصمها للتشاور"
    assert story.summary == "جولة جديدة في أبريل بعد يومين من التفاوض"
    assert story.authors == ("ليلى حداد", "سالم نور")
    assert story.source == "مرصد الدلتا"
    assert story.sections == ("أفريقيا",)
    assert story.breaking
    assert story.tags == ("الخزان", "التفاوض", "الجفاف")
    assert story.published == datetime(2024, 3, 10, 21, 15, tzinfo=CAIRO)
    assert story.updated == datetime(2024, 3, 11, 8, tzinfo=CAIRO)
    assert story.address == "https://delta.example/2024/03/10/الوفود/"
    assert story.language == "ar"


def test_reports_of_a_page(story):
    first, second = story.parts
    assert first.html
    assert first.source == "رويترز"
    assert first.paragraphs[1] == "<h2>جولة في أبريل</h2>"
    assert first.paragraphs[3].endswith("الجفاف الممتد.</p>")
    assert second.text.startswith("كشفت مصادر في وزارة الزراعة")
    assert second.source is None


@pytest.mark.parametrize(
    "around", ["الرئيسية", "عاجل", "شر", "كيف بدأ الخلاف", "ذات صلة", "خلاف قديم", "بريدك", "رويترز", "تحليل مفيد"]
)
def test_nothing_around_the_article_reaches_its_text(story, around):
    assert around not in story.text


def test_markup_is_allow_listed(story):
    link = story.parts[0].paragraphs[2]
    assert '<a href="https://delta.example/capitals" rel="noopener nofollow">عواصمها</a>' in link
    assert "onclick" not in link


def test_pictures(story):
    assert story.images == (
        Image("https://delta.example/img/lead.jpg", caption="الوفود عند المغادرة", credit="أرشيف"),
        Image("https://delta.example/img/hall.jpg", caption="قاعة الاجتماع قبل الافتتاح", alt="القاعة"),
    )


def test_comments(story):
    first, second = story.comments
    assert (first.name, first.text, first.reply_to) == ("منير", "تحليل مفيد.\nشكرا.", None)
    assert first.published == datetime(2024, 3, 10, 22, tzinfo=CAIRO)
    assert (second.name, second.text, second.reply_to) == ("هند", "أوافقك.", 0)


def test_page_without_any_metadata(read_one):
    story = read_one(simple(f"<h1>الوفود تعود</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p>"))
    assert story.title == "الوفود تعود"
    assert not story.parts[0].html
    assert story.parts[0].paragraphs[0] == PARAGRAPH


def test_page_without_article(read):
    (item,) = read("<!doctype html><html><body><nav><a href='/'>الرئيسية</a></nav></body></html>")
    assert isinstance(item, Reject)
    assert item.reason == "No article is found in the page"


def test_article_body_of_linked_data_is_used_when_the_page_shows_none(read_one):
    head = f'<script type="application/ld+json">{{"@type":"Article","headline":"ع","articleBody":"{PARAGRAPH} {PARAGRAPH}"}}</script>'
    assert PARAGRAPH in read_one(f"<!doctype html><html><head>{head}</head><body></body></html>").text


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-8", "iso-8859-6"])
def test_declared_charset(read_one, encoding):
    page = simple(f"<h1>الوفود تعود</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}!</p>", f'<meta charset="{encoding}">')
    assert read_one(page.encode(encoding)).title == "الوفود تعود"


def test_charset_of_the_transport_and_a_wrong_declaration(read_one):
    page = simple(f"<h1>الوفود تعود</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}!</p>")
    assert read_one(page.encode("windows-1256"), charset="windows-1256").title == "الوفود تعود"
    wrong = simple(f"<h1>الوفود تعود</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}!</p>", '<meta charset="iso-8859-1">')
    assert read_one(wrong.encode("windows-1256")).title == "الوفود تعود"


def test_address_it_came_from_makes_links_absolute(read_one):
    page = simple(f"<h1>الوفود تعود</h1><p>{PARAGRAPH} <a href='../x'>هنا</a></p><p>{PARAGRAPH}!</p>")
    story = read_one(page, address="https://delta.example/a/b/")
    assert 'href="https://delta.example/a/x"' in story.parts[0].paragraphs[0]
    assert story.address == "https://delta.example/a/b/"


def test_too_many_elements(read):
    (item,) = read(simple("<p>x</p>" * 100), Options(limits=Limits(elements=50)))
    assert "elements" in item.reason


@pytest.mark.parametrize(
    ("markup", "paragraphs", "html"),
    [
        ("<p>نص</p><p>آخر</p>", ["نص", "آخر"], False),
        ("نص<br>آخر<br/><br/>ثالث", ["نص", "آخر", "ثالث"], False),
        ("<div>نص<div>داخل</div>بعد</div>", ["نص", "داخل", "بعد"], False),
        ("نص &amp; &lt;b&gt;", ["نص & <b>"], False),
        ("<p>نص <b>غليظ</b></p>", ["<p>نص <b>غليظ</b></p>"], True),
        ("<h1>عنوان</h1><p>نص</p>", ["<h2>عنوان</h2>", "<p>نص</p>"], True),
        ("<p>أ<b>ب</b><br><br>ج</p>", ["<p>أ<b>ب</b></p>", "<p>ج</p>"], True),
        ("<p></p><p>&nbsp;</p><p> نص </p>", ["نص"], False),
        ("<a href='https://x.example/'><p>نص</p></a>", ["نص"], False),
        ("<p><iframe src='x'>لا</iframe><style>لا</style>نص</p>", ["نص"], False),
        ("<p><a href='javascript:x'>نص</a></p>", ["<p>نص</p>"], True),
        ("<p style='x' class='y' dir='rtl'>نص</p>", ["نص"], False),
        ("<svg><script>x</script></svg><p>نص</p>", ["نص"], False),
    ],
)
def test_bodies(markup, paragraphs, html):
    body = read_body(markup)
    assert (body.paragraphs, body.html) == (paragraphs, html)


def test_pictures_are_taken_out_of_the_flow():
    body = read_body(
        "<p>نص</p><img src='data:image/gif;base64,x' data-src='/a.jpg' alt='أ'><img src='b.jpg' width='1'>"
        "<img src='javascript:x'>",
        "https://delta.example/n/",
    )
    assert body.images == [Image("https://delta.example/a.jpg", alt="أ")]
    assert body.paragraphs == ["نص"]


def test_pictures_beside_the_file():
    body = read_body(
        "<img src='a_files/1.jpg'><img src='../../etc/passwd'><img src='/etc/passwd'><img src='c:\\x.jpg'>"
    )
    assert body.images == [Image("a_files/1.jpg")]
