"""Marks stand in the article's own HTML where its text has them."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from marsad.observatory.marking import Marker, Range

WHOLE = "لقاء في موسكو\nالتقى لافروف الجبير. وقال لافروف إن الحل قريب & عادل.\nبند أخير"
BODY = (
    '<div class="part"><p>التقى <b>لاف</b>روف <a href="/x/">الجبير</a>. وقال لافروف إن\n الحل <i>قريب</i> &amp; عادل.</p>'
    '<figure class="picture"><img alt="لافروف"><figcaption>قال لافروف</figcaption></figure>'
    '<ul><li>بند<sup class="noteref"><a href="#note-1">1</a></sup> أخير</li></ul></div>'
)


def at(words: str, start: int = 0) -> tuple[int, int]:
    place = WHOLE.index(words, start)
    return place, place + len(words)


def plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def test_marks_follow_the_letters_through_tags():
    said = Range(*at("الحل قريب & عادل"), "said", "s1", "قول", "", "نهاية القول", "/speaker/")
    told = Range(*at("التقى لافروف الجبير"), "told", "m1", "لقاء", "", "", "/event/")
    who = [Range(*at("لافروف"), "who", label="شخص", address="/l/"), Range(*at("الجبير"), "who", address="/j/")]
    marked = Marker(WHOLE, [said, told, *who]).dress(BODY)
    assert '<a class="tag told" id="m1" href="/event/">لقاء</a> <span class="told">التقى </span>' in marked
    # A name over two tags is marked on both sides of the edge, and a link within a link is none.
    assert '<b><span class="sentence"><a class="told who" href="/l/" title="شخص">لاف</a></span></b>' in marked
    assert '<a href="/x/"><span class="sentence"><span class="told who">الجبير</span></span></a>' in marked
    assert '<a class="tag said" id="s1" href="/speaker/">قول</a> <span class="said">الحل </span>' in marked
    assert marked.count('id="m1"') == marked.count('id="s1"') == 1
    assert marked.count("نهاية القول") == 1
    assert "<figcaption>قال لافروف</figcaption>" in marked


def test_what_is_probably_wrong_has_an_anchor_only():
    marked = Marker(WHOLE, [Range(*at("بند أخير"), "place", "m2")]).dress(BODY)
    assert '<li><span class="sentence"><span id="m2"></span>بند</span>' in marked
    assert 'class="told"' not in marked


def test_the_title_is_marked():
    assert Marker(WHOLE, [Range(*at("موسكو"), "who")]).title() == (
        '<span class="sentence">لقاء في <span class="who">موسكو</span></span>'
    )


def test_a_text_that_differs_is_left_as_it_is_and_followed_again():
    body = "<p>زيادة لا يعرفها النص</p>" + BODY
    marked = Marker(WHOLE, [Range(*at("الجبير"), "who", address="/j/")]).dress(body)
    assert "<p>زيادة لا يعرفها النص</p>" in marked
    assert '<span class="who">الجبير</span>' in marked


def test_a_quotation_in_marks_is_found():
    marked = Marker("عنوان\nلن ننتظر أحدا", [Range(6, 9, "said")]).dress("<p>«لن ننتظر أحدا»</p>")
    assert '<span class="said">لن' in marked
    assert plain(marked) == "«لن ننتظر أحدا»"


@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(["who", "said", "told"])), max_size=8)
)
def test_no_letter_is_lost_whatever_the_ranges(found):
    ranges = [Range(min(a, b), max(a, b), kind) for a, b, kind in found]
    assert plain(Marker(WHOLE, ranges).dress(BODY)) == plain(BODY)
