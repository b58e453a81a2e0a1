"""An article's body as HTML, with what can only be known once all of it is there: contents and footnotes."""

from __future__ import annotations

import html as markup
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from marsad.arabic import slugify
from marsad.newsroom.models.footnote import MARKER

if TYPE_CHECKING:
    from marsad.newsroom.models import Article, Picture

_TAG = re.compile(r"(<[^>]*>)")
_HEADING = re.compile(r"<h([23])([^>]*)>(.*?)</h\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: 2 or 3, the anchor that it got, its plain words."""

    level: int
    anchor: str
    text: str


@dataclass(slots=True)
class Note:
    """A footnote as readers see it: its number, its HTML, and the anchors of the places that point to it."""

    number: int
    text: str
    references: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body: its HTML, its headings in order, its notes by number."""

    html: SafeString
    headings: list[Heading]
    notes: list[Note]


def render(article: Article, context: Mapping[str, Any], number: Callable[[int], str] = str) -> Body:
    """Return the body of `article` rendered within the template `context`; `number` writes a note's number.

    A marker that names no note stays in the text as it was written, where an editor sees it. A note that nothing
    points to is not shown.
    """
    html = "".join(str(block.render(context=dict(context))) for block in article.body)
    html, headings = _with_anchors(html)
    texts = _notes_by_label(article) if MARKER.search(html) else {}
    html, notes = _with_notes(html, texts, number)
    return Body(mark_safe(html), headings, notes)


def load_renditions(article: Article) -> None:
    """Load the files of every picture on the article's page with one query."""
    shown = pictures(article)
    if shown:
        prefetch_related_objects(shown, "renditions")


def pictures(article: Article) -> list[Picture]:
    """Return every picture that the article's page shows, the lead picture first."""
    found = [article.picture]
    for block in article.body:
        if block.block_type == "picture":
            found.append(block.value["image"])
        elif block.block_type == "embed":
            found.append(block.value["picture"])
    return [picture for picture in found if picture is not None]


def unknown_labels(article: Article) -> list[str]:
    """Return the labels that the text points to and no footnote has, each once, in order."""
    known = _notes_by_label(article)
    written = "".join(str(b.value["text"].source) for b in article.body if b.block_type == "part" and b.value["text"])
    return [label for label in dict.fromkeys(MARKER.findall(strip_tags(written))) if label not in known]


def _notes_by_label(article: Article) -> dict[str, str]:
    """Return the stored text of each footnote by the label that points to it."""
    return {note.label or str(place): note.text for place, note in enumerate(article.note_list, 1)}


def _with_anchors(html: str) -> tuple[str, list[Heading]]:
    """Give each heading an id made of its words, numbered where two would be the same."""
    headings: list[Heading] = []
    taken: Counter[str] = Counter()

    def anchored(match: re.Match[str]) -> str:
        level, attributes, inner = match.groups()
        text = " ".join(MARKER.sub("", strip_tags(inner)).split())
        anchor = slugify(markup.unescape(text), max_length=60)
        taken[anchor] += 1
        if taken[anchor] > 1:
            anchor = f"{anchor}-{taken[anchor]}"
        headings.append(Heading(int(level), anchor, mark_safe(text)))
        return f'<h{level}{attributes} id="{escape(anchor)}">{inner}</h{level}>'

    return _HEADING.sub(anchored, html), headings


def _with_notes(html: str, texts: Mapping[str, str], number: Callable[[int], str]) -> tuple[str, list[Note]]:
    """Turn markers into links to their notes; markers within tags are left alone."""
    notes: dict[str, Note] = {}

    def linked(match: re.Match[str]) -> str:
        label = match[1]
        if label not in texts:
            return match[0]
        note = notes.setdefault(label, Note(len(notes) + 1, texts[label]))
        again = len(note.references)
        note.references.append(f"ref-{note.number}" + (f"-{again + 1}" if again else ""))
        return render_to_string(
            "newsroom/parts/noteref.html",
            {"note": note, "reference": note.references[-1], "written": number(note.number)},
        ).strip()

    pieces = _TAG.split(html)
    pieces[::2] = [MARKER.sub(linked, piece) for piece in pieces[::2]]
    return "".join(pieces), list(notes.values())
