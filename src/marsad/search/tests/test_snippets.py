"""The passage that is shown, and what is marked in it."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from marsad.search.engines.embedded import Embedded
from marsad.search.finding import Asked, wanted_of
from marsad.search.levels import places_of
from marsad.search.snippets import PASSAGE, Wording, marked, passage
from marsad.search.terms import terms_of


def wording(words, *phrases):
    return Wording(wanted_of(Asked(words, phrases), terms_of(Embedded(), words).terms))


def test_the_words_are_marked_as_they_are_written():
    assert marked("زار الوزير مَدرسةً وجامعة", wording("مدارس")) == "زار الوزير <mark>مَدرسةً</mark> وجامعة"


def test_marks_do_not_let_anything_of_the_text_through():
    assert marked('<b>سفن</b> & "ميناء"', wording("سفن b")) == (
        "&lt;<mark>b</mark>&gt;<mark>سفن</mark>&lt;/<mark>b</mark>&gt; &amp; &quot;ميناء&quot;"
    )


def test_words_of_the_same_root_are_marked_where_nothing_nearer_stands():
    assert "<mark>احتراق</mark>" in marked("أدى احتراق المخزن", wording("حريق"))
    assert "<mark>احتراق</mark>" not in marked("أدى احتراق المخزن إلى حريق", wording("حريق"))


def test_the_passage_is_where_most_of_the_words_are():
    filler = "كلام عام لا صلة له بما نبحث عنه هنا. " * 30
    text = f"سفينة بعيدة. {filler}وصلت السفينة إلى ميناء عدن صباحا. {filler}"
    found = passage(text, wording("سفينة ميناء عدن"))
    assert "<mark>السفينة</mark> إلى <mark>ميناء</mark> <mark>عدن</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")


def test_a_text_without_the_words_is_shown_from_its_beginning():
    assert passage("وصلت السفن. ثم عادت.", wording("طائرة")) == "وصلت السفن. ثم عادت"[: len("وصلت السفن. ثم عادت")]


def test_an_empty_text_gives_nothing():
    assert passage("", wording("سفن")) == ""


LETTERS = st.text(alphabet="سفنميء ةأإُّـ.<&\u200f\n؟«»ab12", max_size=400)


@given(LETTERS, LETTERS)
def test_what_is_shown_is_the_text_itself(text, query):
    shown = marked(text, wording(query))
    assert html.unescape(re.sub(r"</?mark>", "", shown)) == text


@given(LETTERS, LETTERS)
def test_a_passage_is_a_piece_of_the_text(text, query):
    shown = html.unescape(re.sub(r"</?mark>", "", passage(text, wording(query)))).removeprefix("… ").removesuffix(" …")
    assert shown in text
    assert len(list(places_of(shown))) <= PASSAGE


@given(LETTERS)
def test_places_are_where_the_words_stand(text):
    end = 0
    for place in places_of(text):
        assert end <= place.start < place.end <= len(text)
        assert not text[place.start : place.end].isspace()
        end = place.end
