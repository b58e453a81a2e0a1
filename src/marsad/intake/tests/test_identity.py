"""Recognising the same story twice."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marsad.intake import Part, Provenance, Story, address_key, fingerprint

STORY = Story("أحمد في القاهرة", (Part(("قال أحمد: «سنعود».", "وذلك في 12 آذار")),), Provenance("json", "a"))


@pytest.mark.parametrize(
    "same",
    [
        Story("احمد فى القاهره", (Part(("قال احمد سنعود وذلك فى ١٢ اذار",)),), Provenance("feed", "b")),
        Story(
            "أحمدُ في القـاهرة!",
            (Part(("<p>قال <b>أحمد</b>: “سنعود”</p>",), None, True), Part(("وذلك في 12 آذار",))),
            Provenance("x", "c"),
        ),
        replace(STORY, address="https://delta.example/", tags=("x",)),
    ],
)
def test_same_text_gives_the_same_fingerprint(same):
    assert fingerprint(same) == fingerprint(STORY)


def test_a_long_text_is_known_under_another_headline():
    text = Part(
        (
            "قالت الهيئة إن الميناء الجديد سيفتح غدا أمام السفن وإن الطاقة سترتفع إلى الضعف بعد اكتمال التجارب في الموعد المقرر لها.",
        )
    )
    long = replace(STORY, parts=(text,))
    assert fingerprint(long) == fingerprint(replace(long, title="عنوان آخر تماما"))


@pytest.mark.parametrize(
    "other",
    [
        replace(STORY, title="أحمد في الإسكندرية"),
        replace(STORY, parts=(Part(("قال أحمد: «لن نعود».", "وذلك في 12 آذار")),)),
        replace(STORY, parts=(Part(("قال أحمد: «سنعود».", "وذلك في 13 آذار")),)),
    ],
)
def test_other_text_gives_another(other):
    assert fingerprint(other) != fingerprint(STORY)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.delta.example/", "delta.example"),
        ("HTTP://Delta.Example:80/a/", "delta.example/a"),
        ("https://delta.example:443/a//b", "delta.example/a/b"),
        ("http://delta.example:8080/a", "delta.example:8080/a"),
        ("http://delta.example/%D8%AE%D8%A8%D8%B1", "delta.example/خبر"),
        ("http://delta.example/خبر", "delta.example/خبر"),
        ("http://delta.example/خ\u200cبر?x=%d9%a1", "delta.example/خ%E2%80%8Cبر?x=١"),
        ("http://delta.example/a?utm_source=x&b=2&a=1&fbclid=y#top", "delta.example/a?a=1&b=2"),
        ("http://delta.example/a?id=7", "delta.example/a?id=7"),
        ("http://delta.example/a%2Fb", "delta.example/a%2Fb"),
        ("http://delta.example/a b", "delta.example/a%20b"),
        ("http://delta.example/100%", "delta.example/100%25"),
        ("http://xn--mgbh0fb.xn--kgbechtv/a", "مثال.إختبار/a"),
        ("http://user:pw@delta.example/a", "delta.example/a"),
        ("//delta.example/a", "delta.example/a"),
        ("delta.example/a/", "delta.example/a"),
        ("urn:uuid:1", "urn:uuid:1"),
        ("tag:delta.example,2024:1", "tag:delta.example,2024:1"),
        ("", ""),
    ],
)
def test_address_keys(address, key):
    assert address_key(address) == key


@given(st.text(max_size=60))
@example("http://a/%25%32%35")
@example("http://a/?b=%2526")
@example("http:////a")
@example("a:b")
@example("//www.www.a")
@example("http://[::1]:80/")
@example("x.y:80")
@example("/a?utm_a=1")
def test_address_key_is_idempotent(address):
    key = address_key(address)
    assert address_key(key) == key


paths = st.text(st.sampled_from("abخبرé/?#&=%20. :@+"), max_size=20)


@given(paths)
@example("?0&=")
def test_address_key_is_idempotent_for_web_addresses(path):
    key = address_key("https://www.delta.example/" + path)
    assert address_key(key) == key
    assert address_key("http://delta.example/" + path) == key
