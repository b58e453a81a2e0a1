"""Whatever bytes come in, every format gives Stories and Rejects, and raises nothing but UnreadableError."""

import contextlib
import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.intake import (
    Opened,
    Options,
    Part,
    Provenance,
    Reject,
    Story,
    UnreadableError,
    known_formats,
    story_to_json,
)
from marsad.intake.archive import open_members
from marsad.intake.encoding import decode, detect, is_binary
from marsad.intake.limits import Limits
from marsad.intake.reader import read_opened

PAGES = Path(__file__).parent / "pages"
STORY = Story("عنوان", (Part(("نص أول.", "نص ثان")), Part(("<p>نص</p>",), "رويترز", True)), Provenance("json", "a"))
RECORD = json.dumps([{"title": "عنوان", "content": "<p>نص</p>", "date": "2024-03-10", "author": "أ - ب"}] * 2)
SAMPLES = [
    *(path.read_bytes() for path in sorted(PAGES.iterdir())),
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel><item><title>&a;</title></item></channel>',
    RECORD.encode(),
    RECORD[1:-1].replace("}, {", "}\n{").encode(),
    story_to_json(STORY).encode(),
    "قال الوزير".encode("windows-1256") * 20,
    "قال الوزير".encode("utf-16") * 20,
]


@st.composite
def damaged(draw):
    """A sound input with a few slices of it removed, doubled or overwritten."""
    data = bytearray(draw(st.sampled_from(SAMPLES)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(start + 200, len(data))))
        data[start:end] = draw(st.one_of(st.binary(max_size=20), st.just(bytes(data[start:end]) * 2), st.just(b"")))
    return bytes(data)


anything = st.one_of(st.binary(max_size=400), damaged(), st.text(max_size=200).map(str.encode))
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


def check(items):
    for item in items:
        assert isinstance(item, Story | Reject)
        if isinstance(item, Reject):
            assert item.reason
            continue
        assert item.title
        assert item.parts
        assert all(part.paragraphs and all(part.paragraphs) for part in item.parts)
        assert all(moment is None or moment.tzinfo for moment in (item.published, item.updated))
        story_to_json(item).encode()


@pytest.mark.parametrize("name", ["text", "html", "json", "jsonl", "feed", "story"])
@patient
@given(data=anything)
def test_no_bytes_break_a_format(name, data):
    one = known_formats()[name]
    assert 0 <= one.sniff(data) <= 1
    with contextlib.suppress(UnreadableError):
        check(one.read(Opened(io.BytesIO(data), "here"), Options()))


@patient
@given(data=anything)
def test_no_bytes_break_the_reader(data):
    items = list(read_opened(Opened(io.BytesIO(data), "here"), Options()))
    assert items
    check(items)
    assert not any(isinstance(one, Reject) and "failed on it" in one.reason for one in items)


def packed():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", RECORD * 3)
        archive.writestr("b/c.txt", SAMPLES[0])
    return kept.getvalue()


@patient
@given(st.data())
def test_no_bytes_break_an_archive(data):
    broken = bytearray(packed())
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    del broken[data.draw(st.integers(len(broken) // 2, len(broken))) :]
    for member in open_members(io.BytesIO(bytes(broken)), "a.zip", Limits()):
        if not isinstance(member, Reject):
            check(read_opened(member, Options()))


@given(st.binary(max_size=300), st.text(max_size=20))
def test_decoding_never_fails(data, declared):
    assert isinstance(decode(data, declared), str)
    assert detect(data, declared)
    assert isinstance(is_binary(data), bool)


letters = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءؤئ ،.؟«»0123456789"), min_size=30, max_size=300)


@given(letters, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
def test_unicode_encodings_are_told(text, encoding):
    assert decode(text.encode(encoding)) == text


def hostile_texts() -> list:
    """One long run of each of a few characters, which a careless pattern tries from every place of it."""
    return [pytest.param(character, id=f"U+{ord(character):04X}") for character in " \t\n،/@.<&\"'[(-ا"]


@pytest.mark.parametrize("character", hostile_texts())
@pytest.mark.parametrize("field", ["title", "content", "author", "tags", "sections", "date", "url", "summary"])
def test_no_run_of_a_character_takes_long(field, character):
    """60,000 of them in any field take well under the time that a pattern of quadratic cost would (over ten seconds)."""
    record = {"title": "عنوان", "content": "نص الخبر هنا.", field: f"أ{character * 60_000}ب"}
    started = time.process_time()
    check(read_opened(Opened(io.BytesIO(json.dumps([record]).encode()), "here"), Options()))
    assert time.process_time() - started < 3


@pytest.mark.parametrize("character", hostile_texts())
def test_no_run_of_a_character_in_a_page_takes_long(character):
    lines = [
        "أخبار",
        f"عنوان{character * 60_000}ب",
        "",
        "قال الوزير إن السفن وصلت.",
        "الوسوم",
        f"ا{character * 60_000}ب",
    ]
    started = time.process_time()
    check(read_opened(Opened(io.BytesIO("\n".join(lines).encode()), "here"), Options()))
    assert time.process_time() - started < 3
