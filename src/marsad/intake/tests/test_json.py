"""JSON and JSON Lines with the input's own field names."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from marsad.intake import Image, Limits, Options, Reject, Story

TEXT = "قالت وزيرة المياه إن الوفود ستعود إلى عواصمها للتشاور قبل جولة جديدة.\n\nوأضافت أن اللجنة ستجتمع في أبريل."
RECORD = {
    "source": "delta",
    "url": "http://delta.example/1",
    "date_extracted": "2024-03-10 11:30:00",
    "title": "الوفود تعود",
    "author": "",
    "content": TEXT,
}


def lines(*records):
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in records)


def test_array_with_byte_order_mark(read_one):
    story = read_one(b"\xef\xbb\xbf" + json.dumps([RECORD], indent=4).encode(), Options(zone="Asia/Riyadh"))
    assert story.title == "الوفود تعود"
    assert story.parts[0].paragraphs == tuple(TEXT.split("\n\n"))
    assert story.source == "delta"
    assert story.address == "http://delta.example/1"
    assert story.published == datetime(2024, 3, 10, 11, 30, tzinfo=ZoneInfo("Asia/Riyadh"))
    assert story.authors == ()
    assert (story.provenance.format, story.provenance.location, story.provenance.entry) == ("json", "here", "entry 1")


def test_naive_times_are_utc_unless_told(read_one):
    assert read_one(json.dumps([RECORD])).published.utcoffset() == timedelta(0)


def test_one_object(read_one):
    assert read_one(json.dumps(RECORD, indent=2)).title == "الوفود تعود"


def test_objects_wrapped_in_an_object(read):
    wrapped = {"status": "ok", "result": {"count": 2, "articles": [RECORD, RECORD | {"title": "أخرى"}]}}
    assert [one.title for one in read(json.dumps(wrapped, indent=1))] == ["الوفود تعود", "أخرى"]


def test_json_lines(read):
    stories = read(lines(RECORD, RECORD | {"title": "أخرى"}) + "\n")
    assert [one.provenance.format for one in stories] == ["jsonl", "jsonl"]
    assert [one.provenance.entry for one in stories] == ["line 1", "line 2"]


def test_broken_line_costs_that_line(read):
    items = read(lines(RECORD, RECORD) + '\n{"title": "x", broken\n\n' + lines(RECORD))
    assert [type(one) for one in items] == [Story, Story, Reject, Story]
    assert items[2].entry == "line 3"
    assert "not valid JSON" in items[2].reason
    assert items[3].provenance.entry == "line 5"


def test_broken_first_line_is_still_json_lines(read):
    items = read('{"title": "x", broken}\n' + lines(RECORD, RECORD) + "\n")
    assert [type(one) for one in items] == [Reject, Story, Story]


@pytest.mark.parametrize(
    "broken",
    [
        '{"title": "x", broken}',
        '{"title": "x" "content": 1}',
        '{"title": "un"quoted", "content": "y"}',
        '{"title": tru}',
        "nothing",
        '{"title": "bad escape \\x"}',
    ],
)
def test_broken_item_of_an_array_costs_that_item(read, broken):
    good = json.dumps(RECORD, ensure_ascii=False)
    items = read(f"[{good}, {broken}, {good}]")
    assert [type(one) for one in items] == [Story, Reject, Story]
    assert items[1].entry == "entry 2"


def test_array_that_is_cut_off(read):
    whole = json.dumps([RECORD, RECORD])
    items = read(whole[: len(whole) - 40])
    assert isinstance(items[0], Story)
    assert isinstance(items[-1], Reject)


def test_items_that_are_no_objects(read):
    items = read(json.dumps([RECORD, 3, "text", None, [RECORD]]))
    assert [type(one) for one in items] == [Story, Reject, Reject, Reject, Reject]
    assert "a number" in items[1].reason
    assert "an array" in items[4].reason


def test_empty_text_is_rejected_with_the_field(read):
    (item,) = read(json.dumps([RECORD | {"content": " \n "}]))
    assert "'content' is empty" in item.reason


def test_unknown_fields_are_named(read):
    (item,) = read(json.dumps([{"kopf": "x", "leib": TEXT}]))
    assert "text=NAME" in item.reason
    assert "'leib'" in item.reason


def test_fields_can_be_named(read_one):
    record = {"kopf": "عنوان", "leib": {"inhalt": TEXT}, "content": "لا"}
    story = read_one(json.dumps([record]), Options(fields={"title": "kopf", "text": "leib.inhalt"}))
    assert story.title == "عنوان"
    assert story.text == TEXT.replace("\n\n", "\n")


def test_field_that_does_not_exist():
    with pytest.raises(ValueError, match="No field is called titel"):
        Options(fields={"titel": "x"})


def test_zone_that_does_not_exist():
    with pytest.raises(ValueError, match="no time zone"):
        Options(zone="Asia/Nowhere")


def test_wordpress_api(read_one):
    post = {
        "id": 7,
        "date_gmt": "2024-03-10T08:30:00",
        "link": "https://delta.example/7",
        "title": {"rendered": "الوفود &#8211; تعود"},
        "content": {"rendered": f"<p>{TEXT}</p><p>والسلام على <a href='/n'>القراء</a>.</p>"},
        "excerpt": {"rendered": "<p>موجز</p>"},
    }
    story = read_one(json.dumps([post]))
    assert story.title == "الوفود – تعود"
    assert story.summary == "موجز"
    assert story.published == datetime(2024, 3, 10, 8, 30, tzinfo=UTC)
    assert story.parts[0].html
    assert 'href="https://delta.example/n"' in story.parts[0].paragraphs[1]
    assert story.parts[0].text.endswith("والسلام على القراء.")


def test_every_other_field(read_one):
    record = RECORD | {
        "author": ["ليلى حداد", {"name": "سالم نور"}],
        "section": "سياسة",
        "keywords": "مياه، نهر; حوض",
        "updated_at": 1710066600,
        "image": [
            {"url": "https://delta.example/a.jpg", "caption": "السد", "alt": "سد"},
            "https://delta.example/b.jpg",
        ],
        "lang": "ar",
        "breaking": True,
        "id": 12,
    }
    story = read_one(json.dumps([record]))
    assert story.authors == ("ليلى حداد", "سالم نور")
    assert story.sections == ("سياسة",)
    assert story.tags == ("مياه", "نهر", "حوض")
    assert story.updated == datetime(2024, 3, 10, 10, 30, tzinfo=UTC)
    assert story.images == (
        Image("https://delta.example/a.jpg", caption="السد", alt="سد"),
        Image("https://delta.example/b.jpg"),
    )
    assert story.breaking
    assert story.extra == {"id": "12"}


def test_title_is_made_from_the_first_sentence(read_one):
    story = read_one(json.dumps([RECORD | {"title": ""}]))
    assert story.title == "قالت وزيرة المياه إن الوفود ستعود إلى عواصمها للتشاور قبل جولة جديدة"
    assert story.extra["title_from"] == "text"


def test_made_title_is_cut_at_a_word(read_one):
    story = read_one(json.dumps([RECORD | {"title": None, "content": "كلمة " * 60}]))
    assert len(story.title) <= 91
    assert story.title.endswith("كلمة…")


def test_time_that_cannot_be_read_is_kept(read_one):
    story = read_one(json.dumps([RECORD | {"date_extracted": "قبل العيد بيومين"}]))
    assert story.published is None
    assert story.extra["published_unread"] == "قبل العيد بيومين"


def test_byline_is_taken_apart(read_one):
    story = read_one(json.dumps([RECORD | {"author": "عرعر - سالم العنزي - د ب أ:"}]))
    assert story.authors == ("سالم العنزي",)
    assert story.parts[0].source == "د ب أ"
    assert story.extra["dateline"] == "عرعر"
    assert story.extra["byline"] == "عرعر - سالم العنزي - د ب أ:"


def test_hostile_values(read_one):
    record = RECORD | {
        "url": "javascript:alert(1)",
        "image": ["file:///etc/passwd", "data:image/png;base64,x"],
        "title": "عنوان\u0000 <script>alert(1)</script>\ud800 سليم",
        "content": "<p onclick='x()'>نص</p><script>alert(1)</script><p><a href='javascript:x'>هنا</a> <b>تتمة</b></p>",
    }
    story = read_one(json.dumps([record]))
    assert story.address == ""
    assert story.images == ()
    assert story.title == "عنوان سليم"
    assert story.parts[0].paragraphs == ("<p>نص</p>", "<p>هنا <b>تتمة</b></p>")


def test_deep_nesting_and_long_numbers(read):
    deep = "[" * 200_000
    items = read(f'[{{"title": {deep}, {json.dumps(RECORD)}')
    assert all(isinstance(one, Reject) for one in items)
    items = read(f'{{"content": "{"x " * 40}", "n": {"9" * 10_000}}}\n{lines(RECORD)}\n')
    assert [type(one) for one in items] == [Reject, Story]


def test_entry_over_the_limit(read):
    limits = Limits(entry=2000)
    long = RECORD | {"content": "كلمة " * 1000}
    items = read(lines(RECORD, long, RECORD), Options(limits=limits))
    assert [type(one) for one in items] == [Story, Reject, Story]
    assert "limit for one entry" in items[1].reason


def test_bytes_of_another_encoding_cost_their_entry(read):
    good = lines(RECORD).encode()
    bad = json.dumps(RECORD, ensure_ascii=False).encode("windows-1256")
    items = read(good + b"\n" + good + b"\n" + bad + b"\n" + good)
    assert [type(one) for one in items] == [Story, Story, Reject, Story]
    assert "not text in the encoding" in items[2].reason
    assert items[3].title == "الوفود تعود"


def test_windows_1256(read_one):
    story = read_one(json.dumps([RECORD], ensure_ascii=False).encode("windows-1256"))
    assert story.title == "الوفود تعود"


def test_utf_16_lines(read):
    items = read(lines(RECORD, RECORD).encode("utf-16"))
    assert [one.title for one in items] == ["الوفود تعود", "الوفود تعود"]


def test_markup_over_the_limit_costs_that_entry(read):
    items = read(lines(RECORD, RECORD | {"content": "<p>" + "&amp;" * 500_000}, RECORD))
    assert [type(one) for one in items] == [Story, Reject, Story]
    assert "the limit is 2,000,000" in items[1].reason
