"""What the demo content consists of: plain frozen values. Names refer to each other by slug."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

Kind = Literal["news", "analysis", "report", "explainer", "interview"]
CommentStatus = Literal["approved", "pending", "spam"]
LinkKind = Literal["article", "study", "page"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link in running text to another piece of the demo: `kind` says which dictionary holds `slug`."""

    text: str
    kind: LinkKind
    slug: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place in running text where a footnote is called."""

    mark: str


Run = str | Link | NoteMark


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text as a sequence of plain text, links and footnote marks."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words alone: links as their text, footnote marks left out."""
        return "".join(r if isinstance(r, str) else r.text if isinstance(r, Link) else "" for r in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A pull quote and who said it."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with its caption; every row is as long as the header."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture within the body, by its slug."""

    picture: str


Block = Paragraph | Heading | Quote | Bullets | DataTable | PictureBlock


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks credited to one source; `source` is None where the article's own credit holds."""

    source: str | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of one footnote and the mark that calls it."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """Parts in reading order, then the footnotes in the order of their first call."""

    parts: tuple[Part, ...]
    footnotes: tuple[Footnote, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all parts in reading order."""
        return tuple(block for part in self.parts for block in part.blocks)

    @property
    def word_count(self) -> int:
        """Words of paragraphs, headings, quotes and lists; tables and footnotes are not counted."""
        return sum(len(text.split()) for block in self.blocks for text in running_texts(block))


def running_texts(block: Block) -> tuple[str, ...]:
    """Return the running text of `block`, one string a paragraph, heading, quote or item; nothing for the rest."""
    match block:
        case Paragraph() | Heading() | Quote():
            return (block.text,)
        case Bullets():
            return tuple(item.text for item in block.items)
    return ()


@dataclass(frozen=True, slots=True)
class Section:
    """Where an article is filed. `name_en` is for the English interface."""

    slug: str
    name: str
    name_en: str
    description: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A subject that articles share."""

    slug: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Author:
    """An invented member of staff."""

    slug: str
    name: str
    name_en: str
    role: str
    affiliation: str
    bio: str


@dataclass(frozen=True, slots=True)
class Source:
    """An invented outlet that a part is credited to; its name carries the word «عرض»."""

    slug: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An illustration that ships with the demo. `path` is the WebP file on disk."""

    slug: str
    path: Path
    title: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Series:
    """Articles that are read in order."""

    slug: str
    title: str
    title_en: str
    description: str
    picture: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong, what is right, and the day it was put right."""

    date: date
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One published piece. Times carry the zone +03:00. `also` is an optional second section."""

    slug: str
    path: Path
    title: str
    summary: str
    kind: Kind
    section: str
    also: str | None
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    source: str
    published: datetime
    updated: datetime | None
    breaking: bool
    picture: str
    corrections: tuple[Correction, ...]
    body: Body


@dataclass(frozen=True, slots=True)
class Study:
    """A research paper with footnotes. `pdf` is the file made from it, None where there is none."""

    slug: str
    path: Path
    title: str
    title_en: str
    summary: str
    abstract: str
    keywords: tuple[str, ...]
    section: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    source: str
    published: datetime
    picture: str
    citation: str
    pdf: Path | None
    body: Body


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A page that is not news: who we are, privacy and the like. `order` is its place in the footer menu."""

    slug: str
    path: Path
    title: str
    title_en: str
    summary: str
    order: int
    body: Body


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment on an article or study; `reply_to` is the id of the comment it answers."""

    id: str
    article: str
    name: str
    email: str
    published: datetime
    status: CommentStatus
    reply_to: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A line for the breaking strip, shown for a while after the demo is filled in."""

    text: str
    article: str
    shown_for: timedelta


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Which piece leads, which stand beside it, and which sections follow in which order."""

    lead: str
    featured: tuple[str, ...]
    sections: tuple[str, ...]
    series: tuple[str, ...]
    studies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Social:
    """An address of the institution elsewhere."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Institution:
    """The invented institute that publishes the demo site. The files are its logo and icons."""

    name: str
    name_en: str
    tagline: str
    text: str
    address: str
    email: str
    phone: str
    website: str
    notice: str
    social: tuple[Social, ...]
    logo_light: Path
    logo_dark: Path
    mark: Path
    favicon: Path
    icon_192: Path
    icon_512: Path


@dataclass(frozen=True, slots=True)
class DemoContent:
    """Everything, by slug where it has one, in the order of the files. Every reference in it resolves."""

    institution: Institution
    sections: dict[str, Section]
    tags: dict[str, Tag]
    authors: dict[str, Author]
    sources: dict[str, Source]
    pictures: dict[str, Picture]
    articles: dict[str, Article]
    studies: dict[str, Study]
    series: dict[str, Series]
    pages: dict[str, StaticPage]
    comments: dict[str, Comment]
    notices: tuple[Notice, ...]
    front_page: FrontPage
