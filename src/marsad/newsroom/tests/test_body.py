"""Footnotes, contents and blocks of an article's body as readers see them."""

import pytest
from django.template import Context
from django.test import RequestFactory
from wagtail.rich_text import RichText

from marsad.newsroom import body
from marsad.newsroom.factories import ArticleFactory, PictureFactory, SourceFactory, institution
from marsad.newsroom.models import Footnote
from marsad.newsroom.templatetags.body import quoted

pytestmark = pytest.mark.django_db


def part(html, source=None):
    return ("part", {"text": RichText(html), "source": source})


def rendered(*blocks, footnotes=()):
    article = ArticleFactory(body=list(blocks), footnotes=[Footnote(**note) for note in footnotes])
    return body.render(article, {"request": RequestFactory().get("/")})


def test_notes_are_numbered_in_the_order_of_the_text():
    text = rendered(
        part("<p>أول[^ب] ثم[^أ].</p>"),
        part("<p>ومرة أخرى[^ب].</p>"),
        footnotes=[{"label": "أ", "text": "<p>نص أ</p>"}, {"label": "ب", "text": "<p>نص ب</p>"}],
    )
    assert [(note.number, note.text) for note in text.notes] == [(1, "<p>نص ب</p>"), (2, "<p>نص أ</p>")]
    assert text.notes[0].references == ["ref-1", "ref-1-2"]
    for reference in ("ref-1", "ref-1-2", "ref-2"):
        assert f'id="{reference}"' in text.html
    assert text.html.count('href="#note-1"') == 2
    assert "[^" not in text.html


def test_a_note_without_a_label_is_named_by_its_place():
    text = rendered(part("<p>كلام[^2]</p>"), footnotes=[{"text": "<p>الأولى</p>"}, {"text": "<p>الثانية</p>"}])
    assert [note.text for note in text.notes] == ["<p>الثانية</p>"]


def test_a_marker_without_a_note_stays_and_is_named():
    article = ArticleFactory(body=[part("<p>كلام[^9] وكلام[^1]</p>")], footnotes=[Footnote(text="<p>س</p>")])
    text = body.render(article, {"request": RequestFactory().get("/")})
    assert "[^9]" in text.html
    assert body.unknown_labels(article) == ["9"]


def test_markers_in_addresses_are_left_alone():
    text = rendered(part('<p><a href="https://example.org/[^1]">هنا</a></p>'), footnotes=[{"text": "<p>س</p>"}])
    assert 'href="https://example.org/[^1]"' in text.html
    assert text.notes == []


def test_markers_count_as_no_words():
    article = ArticleFactory(body=[part("<p>كلمة[^1] وكلمة</p>")], footnotes=[Footnote(text="<p>س</p>")])
    assert article.text == "كلمة وكلمة"


def test_numbers_are_written_as_the_institution_writes_them():
    institution(digits="arabic")
    article = ArticleFactory(body=[part("<p>كلام[^1]</p>")], footnotes=[Footnote(text="<p>س</p>")])
    from marsad.newsroom.templatetags.body import body as tag

    assert "١</a>" in tag(Context({"request": RequestFactory().get("/")}), article).html


def test_headings_get_anchors_of_their_words():
    text = rendered(
        ("heading", "أسباب & نتائج"),
        part("<h3>تفصيل[^1]</h3><p>نص</p><h2>أسباب &amp; نتائج</h2>"),
        footnotes=[{"text": "<p>س</p>"}],
    )
    assert [(h.level, h.anchor, h.text) for h in text.headings] == [
        (2, "أسباب-نتائج", "أسباب &amp; نتائج"),
        (3, "تفصيل", "تفصيل"),
        (2, "أسباب-نتائج-2", "أسباب &amp; نتائج"),
    ]
    assert 'id="أسباب-نتائج-2"' in text.html


def test_each_part_names_its_own_source():
    first, second = SourceFactory(name="وكالة الشاطئ"), SourceFactory(name="<b>شبكة</b>")
    text = rendered(part("<p>أ</p>", first), part("<p>ب</p>", second), part("<p>ج</p>"))
    assert text.html.count("part-credit") == 2
    assert "وكالة الشاطئ" in text.html
    assert "<b>شبكة</b>" not in text.html


def test_what_editors_type_is_escaped():
    text = rendered(
        ("heading", "<script>alert(1)</script>"),
        ("quotation", {"text": "<img src=x onerror=alert(1)>", "speaker": "<i>س</i>", "role": ""}),
        ("embed", {"address": "https://example.org/?a=1&b=<", "title": '"><script>', "picture": None}),
    )
    assert "<script" not in text.html
    assert "<img src=x" not in text.html
    assert "<i>س</i>" not in text.html


def test_an_embed_is_a_link_that_knows_its_frame():
    text = rendered(
        ("embed", {"address": "https://www.youtube.com/watch?v=abcdefghijk", "title": "مقطع", "picture": None}),
        ("embed", {"address": "https://social.example/post/1", "title": "تدوينة", "picture": None}),
    )
    assert '<a class="embed-link" href="https://www.youtube.com/watch?v=abcdefghijk"' in text.html
    assert 'data-frame="https://www.youtube-nocookie.com/embed/abcdefghijk"' in text.html
    assert text.html.count("data-frame") == 1
    assert "<iframe" not in text.html


def test_a_picture_has_measures_caption_and_credit():
    picture = PictureFactory(caption="تعليق", credit="عدسة سلمى")
    text = rendered(("picture", {"image": picture, "caption": "", "credit": ""}))
    assert 'width="800" height="450"' in text.html
    assert "تعليق" in text.html
    assert "عدسة سلمى" in text.html
    assert 'alt="سفينة راسية عند رصيف طويل"' in text.html


def test_a_picture_that_is_gone_leaves_no_hole():
    text = rendered(("picture", {"image": None, "caption": "تعليق", "credit": ""}), part("<p>نص</p>"))
    assert "<figure" not in text.html
    assert "نص" in text.html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("نريد السلام", "«نريد السلام»"),
        ("«نريد السلام»", "«نريد السلام»"),
        ("“نريد السلام”", "«نريد السلام»"),
        ("«أ» و«ب»", "««أ» و«ب»»"),
        ("", "«»"),
    ],
)
def test_a_quotation_has_one_pair_of_marks(written, shown):
    assert quoted(written) == shown
