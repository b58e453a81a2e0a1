"""RSS and Atom feeds."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from marsad.intake import Image, Options, Reject, Story

TEXT = "قالت وزيرة المياه إن الوفود ستعود إلى عواصمها للتشاور قبل جولة جديدة تعقد في أبريل."


def test_rss(read, page):
    first, second, third = read(page("feed.xml"), Options(zone="Asia/Riyadh"))
    assert first.title == "الوفود & العواصم"
    assert first.address == "https://delta.example/1"
    assert first.extra["guid"] == "delta-1"
    assert first.authors == ("ليلى حداد",)
    assert first.published == datetime(2024, 3, 10, 21, 15, tzinfo=timezone(timedelta(hours=2)))
    assert first.sections == ("أفريقيا",)
    assert first.tags == ("الخزان",)
    assert first.breaking
    assert first.summary == "موجز الخبر"
    assert first.source == "مرصد الدلتا"
    assert first.parts[0].paragraphs == (f"<p>{TEXT}</p>", "<p>وأضافت <b>شيئا</b>.</p>")
    assert first.images == (Image("https://delta.example/a.jpg", credit="أرشيف"), Image("https://delta.example/b.jpg"))
    assert first.provenance.entry == "entry 1"
    assert second.title.startswith("قالت وزيرة المياه")
    assert second.parts[0].source == "د ب أ"
    assert second.published.utcoffset() == timedelta(hours=3)
    assert second.images == (Image("https://delta.example/c.jpg"),)
    assert isinstance(third, Reject)
    assert third.entry == "entry 3"


def test_atom(read_one):
    story = read_one(f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>الدلتا</title>
    <entry><id>tag:delta.example,2024:1</id><title type="html">الوفود &lt;b&gt;تعود&lt;/b&gt;</title>
    <link rel="alternate" href="https://delta.example/1"/><published>2024-03-10T19:15:00Z</published>
    <updated>2024-03-10T20:00:00Z</updated><author><name>ليلى حداد</name></author><category term="الخزان"/>
    <content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content><source><title>وكالة الضفة</title></source></entry></feed>""")
    assert story.title == "الوفود تعود"
    assert story.published == datetime(2024, 3, 10, 19, 15, tzinfo=UTC)
    assert story.updated == datetime(2024, 3, 10, 20, tzinfo=UTC)
    assert story.source == "وكالة الضفة"
    assert story.tags == ("الخزان",)
    assert story.parts[0].paragraphs == (TEXT,)


def test_windows_1256(read_one):
    feed = f'<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><item><title>الوفود</title><description>{TEXT}</description></item></channel></rss>'
    assert read_one(feed.encode("windows-1256")).title == "الوفود"


def test_feed_that_is_not_well_formed(read_one):
    feed = f"<rss version='2.0'><channel><item><title>أ & ب</title><description>{TEXT}&nbsp;و<br></description></item>"
    assert read_one(feed).title == "أ & ب"


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "&a;" * 10}">' for n in range(10))
    + f"]><rss version='2.0'><channel><item><title>&a9;</title><description>{TEXT}</description></item></channel></rss>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    f"<rss version='2.0'><channel><item><title>&x;</title><description>{TEXT}</description></item></channel></rss>"
)


@pytest.mark.parametrize("feed", [BILLION, OUTSIDE, OUTSIDE.replace("ENTITY x", "ENTITY % x")])
def test_declared_entities_are_refused(read, feed):
    (item,) = read(feed)
    assert isinstance(item, Reject)
    assert "entities" in item.reason


def test_entities_in_another_encoding_are_refused(read):
    (item,) = read(OUTSIDE.replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16"))
    assert isinstance(item, Reject)
    assert "entities" in item.reason


def test_wordpress_export_is_not_taken_for_a_feed(read):
    export = f'<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>x</title><description>{TEXT}</description></item></channel></rss>'
    assert not any(isinstance(one, Story) for one in read(export))


def test_empty_feed(read):
    (item,) = read("<rss version='2.0'><channel></channel></rss>")
    assert item.reason == "It is feed with nothing in it"


@pytest.mark.parametrize(
    "broken",
    ["<description>/description>", "<content:encoded/>", "<category/>", "<media:content/>", "<author/><source/>"],
)
def test_empty_elements(read, page, broken):
    feed = page("feed.xml").decode().replace("<description>موجز الخبر [&#8230;]</description>", broken)
    assert read(feed)
