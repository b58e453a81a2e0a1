"""A Story as JSON and back."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import Comment, Image, Options, Part, Provenance, Reject, Story, story_from_json, story_to_json
from marsad.intake.text.blocks import read_body

#: Text as the formats leave it: no controls, no lone surrogates, nothing at the ends.
words = (
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1, max_size=40
    )
    .map(lambda one: one.replace("\u2028", " ").replace("\u2029", " ").strip())
    .filter(bool)
)
maybe = st.one_of(st.just(""), words)
addresses = st.sampled_from(["https://delta.example/1", "http://delta.example/خبر?x=1", ""])
times = st.none() | st.datetimes(
    min_value=datetime(1900, 1, 1),
    max_value=datetime(2100, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=3)), timezone(timedelta(hours=-3, minutes=-30))]),
)
plain_parts = st.builds(Part, st.lists(words, min_size=1, max_size=3).map(tuple), st.none() | words)
html_parts = st.builds(
    lambda texts: Part(tuple(read_body("".join(f"<p><b>{one}</b> x</p>" for one in texts)).paragraphs), None, True),
    st.lists(words, min_size=1, max_size=3),
).filter(lambda part: part.paragraphs)
stories = st.builds(
    Story,
    title=words,
    parts=st.lists(plain_parts | html_parts, min_size=1, max_size=3).map(tuple),
    provenance=st.builds(Provenance, words, words, maybe, maybe),
    summary=maybe,
    authors=st.lists(words, max_size=2).map(tuple),
    source=st.none() | words,
    sections=st.lists(words, max_size=2).map(tuple),
    tags=st.lists(words, max_size=2).map(tuple),
    published=times,
    updated=times,
    address=addresses,
    language=st.sampled_from(["ar", "en", "und"]),
    images=st.lists(
        st.builds(Image, st.sampled_from(["https://delta.example/a.jpg", "a_files/1.jpg"]), maybe, maybe, maybe),
        max_size=2,
    ).map(tuple),
    comments=st.lists(st.builds(Comment, maybe, words, times, maybe, st.none() | st.integers(0, 3)), max_size=2).map(
        tuple
    ),
    breaking=st.booleans(),
    extra=st.dictionaries(words, words, max_size=2),
)


@given(stories)
def test_round_trip(story):
    assert story_from_json(story_to_json(story)) == story


def test_written_json_is_read_as_a_format(read):
    story = Story("عنوان", (Part(("نص",), "رويترز"),), Provenance("feed", "https://delta.example/f", "entry 2", "ab"))
    written = story_to_json(story)
    for data in (written, written + "\n" + written + "\n", f"[{written},\n{written}]"):
        for item in read(data):
            assert isinstance(item, Story), item
            assert (item.title, item.parts) == (story.title, story.parts)
            assert item.provenance.format == "story"
            assert item.provenance.location == "here"
            assert item.extra == {"first_read_from": "https://delta.example/f entry 2"}


GOOD = {"marsad_story": 1, "title": "عنوان", "parts": [{"paragraphs": ["نص"]}]}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": ""}, "title: it is empty"),
        ({"title": 3}, "title: it must be a text"),
        ({"parts": []}, "parts: there is no text"),
        ({"parts": "نص"}, "parts: it must be a list"),
        ({"parts": ["نص"]}, "parts: it must be an object"),
        ({"parts": [{"paragraphs": [1]}]}, "paragraphs: it must be a list of texts"),
        ({"published": "2024-03-10T10:00:00"}, "published: .* is not a time in ISO 8601 with offset"),
        ({"published": "أمس"}, "published"),
        ({"address": "javascript:alert(1)"}, "address: .* is not an address"),
        ({"images": [{"address": "file:///etc/passwd"}]}, "address"),
        ({"images": [{"address": "../../etc/passwd"}]}, "address"),
        ({"images": [{"address": "/etc/passwd"}]}, "address"),
        ({"breaking": "yes"}, "breaking: it must be true or false"),
        ({"extra": {"a": 1}}, "extra: its values must be texts"),
        ({"comments": [{"name": "x", "text": "y", "reply_to": True}]}, "reply_to: it must be a whole number"),
        ({"marsad_story": 2}, "only version 1"),
        ({"provenance": []}, "provenance: it must be an object"),
    ],
)
def test_what_is_wrong_is_named(read, change, reason):
    with pytest.raises(ValueError, match=reason):
        story_from_json(json.dumps(GOOD | change))
    (item,) = read(json.dumps(GOOD | change), Options(format="story"))
    assert isinstance(item, Reject)


def test_hostile_html_is_sanitised():
    part = {"html": True, "paragraphs": ["<p onclick='x'>نص</p><script>alert(1)</script>", "<script>x</script>"]}
    assert story_from_json(json.dumps(GOOD | {"parts": [part]})).parts[0].paragraphs == ("<p>نص</p>",)


@pytest.mark.parametrize("written", ["", "nothing", "[]", "3", "[" * 100_000, '{"marsad_story": 1'])
def test_what_is_no_story(written):
    with pytest.raises(ValueError):
        story_from_json(written)
