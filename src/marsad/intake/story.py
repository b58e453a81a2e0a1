"""Story: the neutral record that every input format becomes before it is an Article. Pure data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from marsad.intake.text.markup import plain_text


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a Story was read from, so that every later question can be traced to the input.

    The same input read again gives the same provenance, so a caller can remember what it has done already.
    """

    format: str
    """Registered name of the format that read it, for example ``jsonl``."""
    location: str
    """Path or address of the file, with the member's name after ``!`` for an archive (``a.zip!b.json``)."""
    entry: str = ""
    """Place in the file: ``line 12`` or ``entry 3``; empty when the whole file is one Story."""
    digest: str = ""
    """SHA-256 of the bytes or entry that it was read from, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that belongs to a Story. `address` is absolute (http, https) or a path beside the input file."""

    address: str
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment that came with the input."""

    name: str
    text: str
    published: datetime | None = None
    email: str = ""
    reply_to: int | None = None
    """Index in `Story.comments` of the comment that this one answers."""


@dataclass(frozen=True, slots=True)
class Part:
    """One report within a Story. Paragraphs are plain text, or sanitised HTML when `html` is true."""

    paragraphs: tuple[str, ...]
    source: str | None = None
    """The outlet that this part alone is credited to; None when it has no credit of its own."""
    html: bool = False
    """True: each paragraph is one block element (``<p>``, ``<h2>``, ``<ul>`` …) of allow-listed HTML."""

    @property
    def text(self) -> str:
        """The part as plain text, one paragraph a line."""
        return "\n".join(map(plain_text, self.paragraphs) if self.html else self.paragraphs)


@dataclass(frozen=True, slots=True)
class Story:
    """One report as it came in. Times carry a zone; text is kept as written, never folded."""

    title: str
    parts: tuple[Part, ...]
    provenance: Provenance
    summary: str = ""
    authors: tuple[str, ...] = ()
    source: str | None = None
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    address: str = ""
    language: str = "ar"
    images: tuple[Image, ...] = ()
    comments: tuple[Comment, ...] = ()
    breaking: bool = False
    extra: dict[str, str] = field(default_factory=dict, hash=False)
    """Fields of the input that have no place here, as text. The keys that the formats themselves write are listed
    in docs/intake.md: among them ``title_from`` (the title was made from the text) and ``institution``."""

    @property
    def text(self) -> str:
        """The body as plain text, one paragraph a line."""
        return "\n".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Reject:
    """One item of the input that did not become a Story, and why. Yielded among the Stories, never raised."""

    location: str
    """As in `Provenance.location`."""
    entry: str
    """As in `Provenance.entry`; empty when it is the whole file that cannot be read."""
    reason: str
    """What is wrong and, where something helps, what to do; a sentence for the person who runs the import. The formats
    here give a `Reason`, which `translated` says in another language."""
