"""The loader: what the syntax means, and errors that name file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.web.demo.body import parse_body
from marsad.web.demo.content import FOLDER, load
from marsad.web.demo.fields import DemoContentError, parse_toml, split_front_matter
from marsad.web.demo.model import Bullets, DataTable, Footnote, Heading, Link, NoteMark, Paragraph, PictureBlock, Quote

HERE = Path("x.md")

BODY = """
سطر أول
يتصل بالثاني[^a].

## عنوان

> قول
> يمتد سطرين
> — قائل

- بند
- [رابط](article:other) في بند

::table عنوان الجدول
أ\tب
1\t2

::image tents

::part source="sawari"

فقرة من مصدر ثان.

[^a]: نص الحاشية
"""


def test_every_kind_of_block() -> None:
    body = parse_body(HERE, BODY)
    first, second = body.parts
    assert first.source is None
    assert first.blocks == (
        Paragraph(("سطر أول يتصل بالثاني", NoteMark("a"), ".")),
        Heading("عنوان"),
        Quote("قول يمتد سطرين", "قائل"),
        Bullets((Paragraph(("بند",)), Paragraph((Link("رابط", "article", "other"), " في بند")))),
        DataTable("عنوان الجدول", ("أ", "ب"), (("1", "2"),)),
        PictureBlock("tents"),
    )
    assert (second.source, second.blocks) == ("sawari", (Paragraph(("فقرة من مصدر ثان.",)),))
    assert body.footnotes == (Footnote("a", "نص الحاشية"),)
    assert body.blocks[0].text == "سطر أول يتصل بالثاني."
    assert body.word_count == 4 + 1 + 3 + 1 + 3 + 4


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("فقرة\n\n### عنوان", 3, "heading"),
        ("فقرة\n\n## عنوان\nوسطر", 4, "blank line"),
        ("> قول بلا قائل", 1, "speaker"),
        ("فقرة\n\n> قول\nليس قولاً", 3, "every line of a quote"),
        ("- بند\nليس بنداً", 1, "every line of a list"),
        ("::table\nأ\tب\n1\t2", 1, "caption"),
        ("::table عنوان\nأ\tب\n1", 3, "2 filled cells"),
        ("::table عنوان\nأ\tب\n1\t ", 3, "2 filled cells"),
        ("::imag tents", 1, "neither"),
        ("::part source=sawari", 1, "neither"),
        ('::part source="a"\n\n::part source="b"\n\nفقرة', 3, "empty"),
        ('فقرة\n\n::part source="a"', 1, "empty"),
        ("فقرة[^1]", 1, "footnote 1 has no text"),
        ("فقرة\n\n[^1]: نص", 1, "never called"),
        ("فقرة[^1]\n\n[^1]: نص\n[^1]: نص", 4, "twice"),
        ("فقرة فيها [رابط](https://example.org)", 1, "bracket"),
        ("", 1, "empty"),
    ],
)
def test_body_errors_name_the_line(text: str, line: int, words: str) -> None:
    with pytest.raises(DemoContentError, match=words) as caught:
        parse_body(HERE, text)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"x.md:{line}: ")


@given(st.text(alphabet=st.sampled_from("اب \n\t#>-—:[]^()1::tableimage"), max_size=120))
def test_any_text_parses_or_raises_the_one_error(text: str) -> None:
    line = 1
    try:
        assert parse_body(HERE, text).blocks
    except DemoContentError as error:
        line = error.line
    assert 1 <= line <= text.count("\n") + 2


def test_front_matter_is_split_and_lines_keep_counting(tmp_path: Path) -> None:
    path = tmp_path / "01-a.md"
    path.write_text('+++\ntitle = "ع"\n+++\n\nنص\n', encoding="utf-8")
    fields, text, line = split_front_matter(path)
    assert fields.text("title") == "ع"
    assert (text.strip(), line) == ("نص", 4)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("title = 1", 1, "must begin"),
        ("+++\ntitle = 1", 1, "second line"),
        ("+++\na = 1\ntitle = \n+++\n", 3, "Invalid value"),
    ],
)
def test_front_matter_errors(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "01-a.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DemoContentError, match=words) as caught:
        split_front_matter(path)
    assert caught.value.line == line


def test_fields_refuse_wrong_types_and_unknown_names() -> None:
    fields = parse_toml(HERE, 'a = 1\nb = "x"\nc = ["y", "y"]\nd = 2015-07-14T10:00:00\ne = true\nf = [1]\ng = ""\n')
    for read, key, line in (
        (fields.text, "a", 1),
        (fields.number, "b", 2),
        (fields.texts, "c", 3),
        (fields.moment, "d", 4),
        (fields.number, "e", 5),
        (fields.texts, "f", 6),
        (fields.text, "g", 7),
    ):
        with pytest.raises(DemoContentError) as caught:
            read(key)
        assert caught.value.line == line
    with pytest.raises(DemoContentError, match="“missing” is missing"):
        fields.text("missing")
    stray = parse_toml(HERE, 'a = "x"\ntitel = "y"\n')
    stray.text("a")
    with pytest.raises(DemoContentError, match="there is no field “titel”") as caught:
        stray.done()
    assert caught.value.line == 2


def test_an_error_in_the_second_table_names_its_own_line() -> None:
    first, second = parse_toml(HERE, '[[tag]]\nslug = "a"\n\n[[tag]]\nslug = 3\n').tables("tag")
    assert first.text("slug") == "a"
    with pytest.raises(DemoContentError) as caught:
        second.text("slug")
    assert caught.value.line == 5


def test_a_wrong_link_names_its_own_line(copy: Path) -> None:
    path = copy / "articles" / "24-doha-meeting.md"
    text = path.read_text(encoding="utf-8").replace("article:moscow-meeting", "article:nowhere")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DemoContentError, match="article:nowhere") as caught:
        load(copy)
    assert "article:nowhere" in text.splitlines()[caught.value.line - 1]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "demo")
    return tmp_path / "demo"


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("articles/05-vienna-agreement.md", '"nuclear-deal"', '"nuclear"', "“tags” names “nuclear”"),
        ("articles/05-vienna-agreement.md", 'section = "middle-east"', 'section = "nowhere"', "“section” names"),
        ("articles/05-vienna-agreement.md", 'picture = "vienna"', 'picture = "wien"', "“picture” names “wien”"),
        ("articles/05-vienna-agreement.md", "mazen-khattar", "nobody", "“authors” names “nobody”"),
        ("articles/05-vienna-agreement.md", 'kind = "news"', 'kind = "gossip"', "“kind” names “gossip”"),
        ("articles/05-vienna-agreement.md", '::part source="baydar"', '::part source="x"', "credited to “x”"),
        ("articles/05-vienna-agreement.md", "(article:what-the-deal-says)", "(article:x)", "article:x"),
        ("articles/05-vienna-agreement.md", "updated = 2015-07-14", "updated = 2015-07-13", "before “published”"),
        ("articles/05-vienna-agreement.md", "breaking = true", "braking = true", "there is no field “braking”"),
        ("series.toml", '"hormuz"', '"ormuz"', "“articles” names “ormuz”"),
        ("comments.toml", 'reply_to = "c02"', 'reply_to = "c99"', "“reply_to” names “c99”"),
        ("comments.toml", 'reply_to = "c07"', 'reply_to = "c01"', "under another article"),
        ("comments.toml", 'id = "c02"', 'id = "c01"', "there twice"),
        ("front_page.toml", 'lead = "moscow-meeting"', 'lead = "x"', "“lead” names “x”"),
        ("front_page.toml", '"water-road"', '"x"', "“series” names “x”"),
        ("notices.toml", "shown_for_hours = 12", 'shown_for_hours = "12"', "must be a whole number"),
        ("institution.toml", "icon-512.png", "icon.png", "does not exist"),
        ("tags.toml", 'slug = "iran"', 'slug = "Iran"', "letters a-z"),
        ("studies/02-council-language.md", "council-language.pdf", "x.pdf", "does not exist"),
    ],
)
def test_a_broken_reference_is_refused(copy: Path, name: str, old: str, new: str, words: str) -> None:
    path = copy / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DemoContentError, match=words) as caught:
        load(copy)
    assert caught.value.path.name == Path(name).name
    assert caught.value.line >= 1


def test_a_misnamed_file_is_refused(copy: Path) -> None:
    (copy / "articles" / "Vienna.md").write_text("+++\n+++\n", encoding="utf-8")
    with pytest.raises(DemoContentError, match="NN-slug"):
        load(copy)
