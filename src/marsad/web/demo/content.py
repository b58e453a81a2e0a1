"""`load`: read the demo files into values and check that every reference between them resolves."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar, cast, get_args

from marsad.web.demo.body import parse_body
from marsad.web.demo.fields import DemoContentError, Fields, read_toml, split_front_matter
from marsad.web.demo.model import (
    Article,
    Author,
    Body,
    Bullets,
    Comment,
    CommentStatus,
    Correction,
    DemoContent,
    FrontPage,
    Institution,
    Kind,
    Link,
    Notice,
    Paragraph,
    Picture,
    PictureBlock,
    Section,
    Series,
    Social,
    Source,
    StaticPage,
    Study,
    Tag,
)

FOLDER = Path(__file__).parent
"""Where the demo files are."""

T = TypeVar("T")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBERED = re.compile(r"\d+-([a-z0-9]+(?:-[a-z0-9]+)*)")


def load(folder: Path = FOLDER) -> DemoContent:
    """Return all demo content under `folder`. Raises DemoContentError, naming file and line, at the first fault."""
    return _Loader(folder).load()


class _Loader:
    """Reads in the order in which files refer to each other, so that each reference can be checked at its line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self) -> DemoContent:
        self.article_slugs, self.study_slugs, page_slugs = (
            {self._slug_of(path) for path in self._markdown(name)} for name in ("articles", "studies", "pages")
        )
        self.linkable = {"article": self.article_slugs, "study": self.study_slugs, "page": page_slugs}
        self.pictures = self._tables("pictures.toml", "picture", self._picture)
        self.sections = self._tables("sections.toml", "section", _section)
        self.tags = self._tables("tags.toml", "tag", _tag)
        self.authors = self._tables("authors.toml", "author", _author)
        self.sources = self._tables("sources.toml", "source", _source)
        self.series = self._tables("series.toml", "series", self._series)
        articles = self._files("articles", self._article)
        studies = self._files("studies", self._study)
        return DemoContent(
            institution=self._institution(),
            sections=self.sections,
            tags=self.tags,
            authors=self.authors,
            sources=self.sources,
            pictures=self.pictures,
            articles=articles,
            studies=studies,
            series=self.series,
            pages=self._files("pages", self._page),
            comments=self._comments(),
            notices=self._notices(),
            front_page=self._front_page(),
        )

    # Files and tables

    def _markdown(self, name: str) -> list[Path]:
        return sorted((self.folder / name).glob("*.md"))

    def _slug_of(self, path: Path) -> str:
        match = _NUMBERED.fullmatch(path.stem)
        if not match:
            raise DemoContentError(path, 1, "the file's name must be NN-slug.md")
        return match[1]

    def _files(self, name: str, read: Callable[[str, Path, Fields, Body], T]) -> dict[str, T]:
        found: dict[str, T] = {}
        for path in self._markdown(name):
            slug = self._slug_of(path)
            if slug in found:
                raise DemoContentError(path, 1, f"“{slug}” is there twice")
            fields, text, line = split_front_matter(path)
            body = parse_body(path, text, line)
            found[slug] = read(slug, path, fields, body)
            fields.done()
            self._check_body(path, text, line, body)
        return found

    def _tables(self, name: str, key: str, read: Callable[[str, Fields], T]) -> dict[str, T]:
        found: dict[str, T] = {}
        file = read_toml(self.folder / name)
        for fields in file.tables(key):
            slug = fields.text("slug")
            if not _SLUG.fullmatch(slug) or slug in found:
                raise fields.error("slug", f"“{slug}” is there twice or is not of the letters a-z, digits and hyphens")
            found[slug] = read(slug, fields)
            fields.done()
        file.done()
        return found

    # References

    def _known(self, fields: Fields, key: str, slugs: Iterable[str], known: Container[str]) -> None:
        for slug in slugs:
            if slug not in known:
                raise fields.error(key, f"“{key}” names “{slug}”, which does not exist")

    def _one(self, fields: Fields, key: str, known: Container[str]) -> str:
        slug = fields.text(key)
        self._known(fields, key, [slug], known)
        return slug

    def _many(self, fields: Fields, key: str, known: Container[str]) -> tuple[str, ...]:
        slugs = fields.texts(key)
        self._known(fields, key, slugs, known)
        return slugs

    def _optional(self, fields: Fields, key: str, known: Container[str]) -> str | None:
        slug = fields.optional_text(key)
        self._known(fields, key, [slug] if slug is not None else [], known)
        return slug

    def _check_body(self, path: Path, text: str, first_line: int, body: Body) -> None:
        def refuse(written: str, problem: str) -> None:
            line = first_line + text[: text.find(written)].count("\n")
            raise DemoContentError(path, line, problem)

        for part in body.parts:
            if part.source is not None and part.source not in self.sources:
                refuse(f'source="{part.source}"', f"a part is credited to “{part.source}”, which does not exist")
        for block in body.blocks:
            if isinstance(block, PictureBlock) and block.picture not in self.pictures:
                refuse(f"::image {block.picture}", f"there is no picture “{block.picture}”")
            for run in (run for paragraph in _paragraphs(block) for run in paragraph.runs):
                if isinstance(run, Link) and run.slug not in self.linkable[run.kind]:
                    refuse(f"({run.kind}:{run.slug})", f"a link goes to {run.kind}:{run.slug}, which does not exist")

    def _file(self, fields: Fields, key: str, name: str) -> Path:
        path = self.folder / name
        if not path.is_file():
            raise fields.error(key, f"the file {path} does not exist")
        return path

    # What a table or a front matter becomes

    def _picture(self, slug: str, fields: Fields) -> Picture:
        return Picture(
            slug=slug,
            path=self._file(fields, "slug", f"pictures/{slug}.webp"),
            title=fields.text("title"),
            alt=fields.text("alt"),
            caption=fields.text("caption"),
            credit=fields.text("credit"),
        )

    def _article(self, slug: str, path: Path, fields: Fields, body: Body) -> Article:
        published, updated = fields.moment("published"), fields.optional_moment("updated")
        if updated is not None and updated < published:
            raise fields.error("updated", "“updated” lies before “published”")
        return Article(
            slug=slug,
            path=path,
            title=fields.text("title"),
            summary=fields.text("summary"),
            kind=cast(Kind, self._one(fields, "kind", get_args(Kind))),
            section=self._one(fields, "section", self.sections),
            also=self._optional(fields, "also", self.sections),
            tags=self._many(fields, "tags", self.tags),
            authors=self._many(fields, "authors", self.authors),
            source=self._one(fields, "source", self.sources),
            published=published,
            updated=updated,
            breaking=fields.flag("breaking"),
            picture=self._one(fields, "picture", self.pictures),
            corrections=tuple(_correction(table) for table in fields.tables("correction")),
            body=body,
        )

    def _study(self, slug: str, path: Path, fields: Fields, body: Body) -> Study:
        pdf = fields.optional_text("pdf")
        return Study(
            slug=slug,
            path=path,
            title=fields.text("title"),
            title_en=fields.text("title_en"),
            summary=fields.text("summary"),
            abstract=fields.text("abstract"),
            keywords=fields.texts("keywords"),
            section=self._one(fields, "section", self.sections),
            tags=self._many(fields, "tags", self.tags),
            authors=self._many(fields, "authors", self.authors),
            source=self._one(fields, "source", self.sources),
            published=fields.moment("published"),
            picture=self._one(fields, "picture", self.pictures),
            citation=fields.text("citation"),
            pdf=None if pdf is None else self._file(fields, "pdf", f"studies/{pdf}"),
            body=body,
        )

    def _page(self, slug: str, path: Path, fields: Fields, body: Body) -> StaticPage:
        title, title_en, summary = fields.text("title"), fields.text("title_en"), fields.text("summary")
        return StaticPage(slug, path, title, title_en, summary, fields.number("order"), body)

    def _series(self, slug: str, fields: Fields) -> Series:
        return Series(
            slug=slug,
            title=fields.text("title"),
            title_en=fields.text("title_en"),
            description=fields.text("description"),
            picture=self._one(fields, "picture", self.pictures),
            articles=self._many(fields, "articles", self.article_slugs),
        )

    def _comments(self) -> dict[str, Comment]:
        found: dict[str, Comment] = {}
        file = read_toml(self.folder / "comments.toml")
        for fields in file.tables("comment"):
            comment = self._comment(fields, found)
            if comment.id in found:
                raise fields.error("id", f"the comment “{comment.id}” is there twice")
            fields.done()
            found[comment.id] = comment
        file.done()
        return found

    def _comment(self, fields: Fields, earlier: dict[str, Comment]) -> Comment:
        article = self._one(fields, "article", self.article_slugs | self.study_slugs)
        reply_to = self._optional(fields, "reply_to", earlier)
        if reply_to is not None and earlier[reply_to].article != article:
            raise fields.error("reply_to", f"the comment “{reply_to}” stands under another article")
        return Comment(
            id=fields.text("id"),
            article=article,
            name=fields.text("name"),
            email=fields.text("email"),
            published=fields.moment("published"),
            status=cast(CommentStatus, self._one(fields, "status", get_args(CommentStatus))),
            reply_to=reply_to,
            text=fields.text("text"),
        )

    def _notices(self) -> tuple[Notice, ...]:
        file = read_toml(self.folder / "notices.toml")
        notices = []
        for fields in file.tables("notice"):
            hours = timedelta(hours=fields.number("shown_for_hours"))
            notices.append(Notice(fields.text("text"), self._one(fields, "article", self.article_slugs), hours))
            fields.done()
        file.done()
        return tuple(notices)

    def _front_page(self) -> FrontPage:
        fields = read_toml(self.folder / "front_page.toml")
        front_page = FrontPage(
            lead=self._one(fields, "lead", self.article_slugs),
            featured=self._many(fields, "featured", self.article_slugs),
            sections=self._many(fields, "sections", self.sections),
            series=self._many(fields, "series", self.series),
            studies=self._many(fields, "studies", self.study_slugs),
        )
        fields.done()
        return front_page

    def _institution(self) -> Institution:
        fields = read_toml(self.folder / "institution.toml")
        social = []
        for table in fields.tables("social"):
            social.append(Social(table.text("name"), table.text("address")))
            table.done()

        def brand(key: str) -> Path:
            return self._file(fields, key, f"brand/{fields.text(key)}")

        institution = Institution(
            name=fields.text("name"),
            name_en=fields.text("name_en"),
            tagline=fields.text("tagline"),
            text=fields.text("text"),
            address=fields.text("address"),
            email=fields.text("email"),
            phone=fields.text("phone"),
            website=fields.text("website"),
            notice=fields.text("notice"),
            social=tuple(social),
            logo_light=brand("logo_light"),
            logo_dark=brand("logo_dark"),
            mark=brand("mark"),
            favicon=brand("favicon"),
            icon_192=brand("icon_192"),
            icon_512=brand("icon_512"),
        )
        fields.done()
        return institution


def _paragraphs(block: object) -> tuple[Paragraph, ...]:
    if isinstance(block, Paragraph):
        return (block,)
    return block.items if isinstance(block, Bullets) else ()


def _section(slug: str, fields: Fields) -> Section:
    return Section(slug, fields.text("name"), fields.text("name_en"), fields.text("description"))


def _tag(slug: str, fields: Fields) -> Tag:
    return Tag(slug, fields.text("name"), fields.text("name_en"))


def _author(slug: str, fields: Fields) -> Author:
    name, name_en = fields.text("name"), fields.text("name_en")
    return Author(slug, name, name_en, fields.text("role"), fields.text("affiliation"), fields.text("bio"))


def _source(slug: str, fields: Fields) -> Source:
    return Source(slug, fields.text("name"), fields.text("name_en"))


def _correction(fields: Fields) -> Correction:
    correction = Correction(fields.day("date"), fields.text("text"))
    fields.done()
    return correction
