"""The demo content itself: complete, consistent, within its month, and clean Arabic."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from PIL import Image

from marsad.web.demo.content import load
from marsad.web.demo.model import (
    Article,
    Body,
    DataTable,
    DemoContent,
    Quote,
    StaticPage,
    Study,
    running_texts,
)

MONTHS = {
    "يناير/كانون الثاني": 1,
    "فبراير/شباط": 2,
    "مارس/آذار": 3,
    "أبريل/نيسان": 4,
    "مايو/أيار": 5,
    "يونيو/حزيران": 6,
    "يوليو/تموز": 7,
    "أغسطس/آب": 8,
    "سبتمبر/أيلول": 9,
    "أكتوبر/تشرين الأول": 10,
    "نوفمبر/تشرين الثاني": 11,
    "ديسمبر/كانون الأول": 12,
}
WEEKDAYS = ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
DATED_WEEKDAY = re.compile(
    rf"(?P<weekday>{'|'.join(WEEKDAYS)})،? (?:في )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})"
    r"(?: (?P<year>\d{4}))?"
)
TASHKEEL = "\u064b-\u0652"
LETTER = "\u0621-\u064a"
START, END = rf"(?<![\w{TASHKEEL}])", rf"(?![\w{TASHKEEL}])"  # of a word; a mark is not \w


@pytest.fixture(scope="module")
def demo() -> DemoContent:
    return load()


def body_texts(body: Body) -> Iterator[str]:
    for block in body.blocks:
        yield from running_texts(block)
        if isinstance(block, Quote):
            yield block.speaker
        if isinstance(block, DataTable):
            yield block.caption
            yield from (cell for row in (block.header, *block.rows) for cell in row)
    yield from (note.text for note in body.footnotes)


def pieces(demo: DemoContent) -> list[Article | Study | StaticPage]:
    return [*demo.articles.values(), *demo.studies.values(), *demo.pages.values()]


def all_texts(demo: DemoContent) -> Iterator[tuple[str, str]]:
    """Every Arabic text that a reader can see, with where it stands."""
    for piece in pieces(demo):
        for text in (piece.title, piece.summary, *body_texts(piece.body)):
            yield piece.slug, text
    for article in demo.articles.values():
        yield from ((article.slug, correction.text) for correction in article.corrections)
    for study in demo.studies.values():
        yield from ((study.slug, text) for text in (study.abstract, study.citation, *study.keywords))
    for section in demo.sections.values():
        yield from ((section.slug, text) for text in (section.name, section.description))
    for author in demo.authors.values():
        yield from ((author.slug, text) for text in (author.name, author.role, author.affiliation, author.bio))
    for picture in demo.pictures.values():
        yield from ((picture.slug, text) for text in (picture.title, picture.alt, picture.caption, picture.credit))
    for series in demo.series.values():
        yield from ((series.slug, text) for text in (series.title, series.description))
    yield from ((tag.slug, tag.name) for tag in demo.tags.values())
    yield from ((source.slug, source.name) for source in demo.sources.values())
    yield from ((comment.id, text) for comment in demo.comments.values() for text in (comment.name, comment.text))
    yield from (("notice", notice.text) for notice in demo.notices)
    institution = demo.institution
    for text in (institution.name, institution.tagline, institution.text, institution.notice, institution.address):
        yield "institution", text


def test_amounts(demo: DemoContent) -> None:
    assert len(demo.articles) >= 40
    assert 60 <= len(demo.tags) <= 90
    assert 7 <= len(demo.sections) <= 8
    assert 8 <= len(demo.authors) <= 10
    assert len(demo.pictures) >= 30
    assert len(demo.comments) >= 25
    assert {len(series.articles) for series in demo.series.values()} <= {3, 4}
    assert {article.kind for article in demo.articles.values()} == {
        "news",
        "analysis",
        "report",
        "explainer",
        "interview",
    }
    assert 1 <= sum(article.breaking for article in demo.articles.values()) <= 2
    assert any(article.corrections for article in demo.articles.values())
    assert sum(len({part.source for part in article.body.parts}) > 1 for article in demo.articles.values()) >= 5
    assert {comment.status for comment in demo.comments.values()} == {"approved", "pending", "spam"}


def test_lengths(demo: DemoContent) -> None:
    for article in demo.articles.values():
        assert 180 <= article.body.word_count <= 600, article.slug
        assert 6 <= len(article.summary.split()) <= 45, article.slug
        assert len(article.title) <= 100, article.slug
    for study in demo.studies.values():
        assert study.body.word_count >= 1200
        assert len(study.body.footnotes) >= 8
        assert len(study.authors) == 2


def test_times_lie_in_the_two_months_and_carry_the_zone(demo: DemoContent) -> None:
    times = [a.published for a in demo.articles.values()] + [a.updated for a in demo.articles.values() if a.updated]
    times += [s.published for s in demo.studies.values()] + [c.published for c in demo.comments.values()]
    for time in times:
        assert time.utcoffset() == timedelta(hours=3)
        assert date(2015, 7, 1) <= time.date() <= date(2015, 8, 31)
    for article in demo.articles.values():
        for correction in article.corrections:
            assert article.published.date() <= correction.date <= (article.updated or article.published).date()


def test_comments_follow_what_they_answer(demo: DemoContent) -> None:
    published: dict[str, datetime] = {piece.slug: piece.published for piece in demo.articles.values()}
    published |= {study.slug: study.published for study in demo.studies.values()}
    for comment in demo.comments.values():
        assert comment.published > published[comment.article]
        if comment.reply_to:
            assert comment.published > demo.comments[comment.reply_to].published
        assert comment.email.endswith("@example.org")


def test_series_run_forward_in_time(demo: DemoContent) -> None:
    for series in demo.series.values():
        times = [demo.articles[slug].published for slug in series.articles]
        assert times == sorted(times)


def test_everything_defined_is_used(demo: DemoContent) -> None:
    tagged = Counter(tag for piece in (*demo.articles.values(), *demo.studies.values()) for tag in piece.tags)
    assert set(tagged) == set(demo.tags)
    assert sum(tagged.values()) / len(tagged) >= 3
    assert {author for piece in (*demo.articles.values(), *demo.studies.values()) for author in piece.authors} == set(
        demo.authors
    )
    used = {piece.picture for piece in (*demo.articles.values(), *demo.studies.values())}
    assert used == set(demo.pictures)
    credited = {part.source for a in demo.articles.values() for part in a.body.parts if part.source}
    credited |= {piece.source for piece in (*demo.articles.values(), *demo.studies.values())}
    assert credited == set(demo.sources)
    filed = {a.section for a in demo.articles.values()} | {s.section for s in demo.studies.values()}
    assert filed == set(demo.sections)


def test_titles_and_summaries_are_distinct(demo: DemoContent) -> None:
    titles = [piece.title for piece in pieces(demo)]
    summaries = [piece.summary for piece in pieces(demo)]
    assert len(set(titles)) == len(titles)
    assert len(set(summaries)) == len(summaries)
    names = [tag.name for tag in demo.tags.values()]
    assert len(set(names)) == len(names)


def test_invented_outlets_are_marked(demo: DemoContent) -> None:
    for source in demo.sources.values():
        assert source.name.endswith("(عرض)")
        assert source.name_en.endswith("(demo)")


def test_no_part_has_the_same_source_as_the_part_before(demo: DemoContent) -> None:
    for article in demo.articles.values():
        sources = [part.source or article.source for part in article.body.parts]
        assert all(a != b for a, b in pairwise(sources)), article.slug


def test_files_of_pictures_icons_and_pdfs(demo: DemoContent) -> None:
    total = 0
    for picture in demo.pictures.values():
        with Image.open(picture.path) as image:
            assert (image.format, image.size) == ("WEBP", (1600, 900)), picture.slug
        total += picture.path.stat().st_size
    assert total < 3_000_000
    institution = demo.institution
    for path, size in ((institution.icon_192, 192), (institution.icon_512, 512)):
        with Image.open(path) as icon:
            assert (icon.format, icon.size) == ("PNG", (size, size))
    for svg in (institution.logo_light, institution.logo_dark, institution.mark, institution.favicon):
        text = svg.read_text(encoding="utf-8")
        assert text.startswith("<svg")
        assert not re.search(r"<script|<style|\bstyle=|\bon\w+=|href", text)
    for study in demo.studies.values():
        assert study.pdf is not None
        assert study.pdf.read_bytes().startswith(b"%PDF-")
        assert study.pdf.stat().st_size < 150_000


def test_weekdays_belong_to_their_dates(demo: DemoContent) -> None:
    """A weekday beside a date is the fact that is slipped most easily; the calendar knows."""
    found = 0
    for where, text in all_texts(demo):
        for match in DATED_WEEKDAY.finditer(text):
            day = date(int(match["year"] or 2015), MONTHS[match["month"]], int(match["day"]))
            assert WEEKDAYS[day.weekday()] == match["weekday"], (where, match[0])
            found += 1
    assert found >= 40


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("Latin comma outside a number", r"(?<!\d),|,(?!\d)"),
        ("Latin semicolon or question mark", r"[;?]"),
        ("straight or curly quotation mark", r"[\"“”‘’]"),
        ("tatweel", "\u0640"),
        ("Persian letter", "[\u06cc\u06a9\u06d5]"),
        ("Arabic-Indic digit beside Western ones", "[\u0660-\u0669\u06f0-\u06f9]"),
        ("invisible or directional character", "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00a0]"),
        ("two spaces", "  "),
        ("space before punctuation", r" [،؛؟.:!»)]"),
        ("space after an opening mark", r"[«(] "),
        ("no space after punctuation", rf"[،؛؟!][{LETTER}\d]|[.:][{LETTER}]"),
        ("punctuation twice", r"،،|؛؛|\.\.|،\.|\.،"),
        ("three dots", "…"),
        ("tanween before its alef", "\u064bا"),
        ("mark before any letter", rf"(?<![{LETTER}{TASHKEEL}])[{TASHKEEL}]"),
        (
            "bare alef where hamza belongs",
            rf"{START}(?:[وف]?(?:الى|اذا|انه|انها|الان|اول|اخر|اكثر|او|امام)|ان|اي|احد){END}",
        ),
        ("teh marbuta written as heh", rf"{START}(?:ال)?(?:قاهره|حكومه|دوله|سنه|مدينه|وزاره){END}"),
        ("final yeh written as alef maksura", rf"{START}(?:فى|التى|الذى|هى|أى){END}"),
    ],
)
def test_typography(demo: DemoContent, fault: str, pattern: str) -> None:
    spam = {comment.id for comment in demo.comments.values() if comment.status == "spam"}
    faults = [
        (where, text[max(0, match.start() - 25) : match.end() + 25])
        for where, text in all_texts(demo)
        if where not in spam
        for match in [re.search(pattern, text)]
        if match
    ]
    assert not faults, fault


def test_brackets_and_quotation_marks_pair(demo: DemoContent) -> None:
    pairs = {"»": "«", ")": "("}
    for where, text in all_texts(demo):
        opened: list[str] = []
        for letter in text:
            if letter in "«(":
                opened.append(letter)
            elif letter in pairs:
                assert opened, (where, text)
                assert opened.pop() == pairs[letter], (where, text)
        assert not opened, (where, text)


def test_prose_is_arabic(demo: DemoContent) -> None:
    """Outside footnotes, which cite document symbols, no Latin word stands in the text."""
    for piece in pieces(demo):
        for block in piece.body.blocks:
            for text in running_texts(block):
                assert not re.search(r"[A-Za-z]", re.sub(r"\S+@example\.org|https?://\S+", "", text)), (
                    piece.slug,
                    text,
                )


def test_paragraphs_end_as_sentences(demo: DemoContent) -> None:
    for piece in pieces(demo):
        for block in piece.body.blocks:
            if type(block).__name__ == "Paragraph":
                assert re.search(r"[.؟!:»]$", block.text), (piece.slug, block.text)


def test_no_real_outlet_is_credited(demo: DemoContent) -> None:
    outlets = re.compile(
        "رويترز|فرانس برس|أسوشيتد|الجزيرة نت|العربية نت|سكاي نيوز|بي بي سي|سي إن إن|فوكس نيوز|وكالة الأناضول"
    )
    for where, text in all_texts(demo):
        assert not outlets.search(text), (where, text)
