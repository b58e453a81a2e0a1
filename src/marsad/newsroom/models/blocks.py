"""The blocks that an article's body is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from typing import Any
from urllib.parse import urlsplit

import nh3
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from marsad.newsroom.embeds import frame_address
from marsad.newsroom.models import read
from marsad.newsroom.models.footnote import MARKER

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr", "superscript", "subscript"]
CELL_FEATURES = ["bold", "italic", "link"]


class SourceBlock(SnippetChooserBlock):
    """The source that something is credited to; every article's page loads its own."""

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        found = {source.pk: source for source in read.SOURCES(sorted({value for value in values if value}))}
        return [copy(found[value]) if value in found else None for value in values]

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Stand in migrations as Wagtail's own block, which holds the same."""
        return "wagtail.snippets.blocks.SnippetChooserBlock", *super().deconstruct()[1:]


class PartBlock(blocks.StructBlock):
    """A run of text with, when it is not the article's own, the source that it is credited to."""

    text = blocks.RichTextBlock(label=_("text"), features=TEXT_FEATURES)
    source = SourceBlock(
        "newsroom.Source",
        label=_("source"),
        required=False,
        help_text=_("Only when this part has a credit of its own."),
    )

    class Meta:
        icon = "doc-full"
        label = _("credited part")
        template = "newsroom/blocks/part.html"


class PictureBlock(blocks.StructBlock):
    """A picture in the text; caption and credit come from the picture unless written here."""

    image = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False)
    credit = blocks.CharBlock(label=_("credit"), required=False)

    class Meta:
        icon = "image"
        label = _("picture")
        template = "newsroom/blocks/picture.html"


class QuotationBlock(blocks.StructBlock):
    """Somebody's words set apart."""

    text = blocks.TextBlock(label=_("quotation"))
    speaker = blocks.CharBlock(label=_("speaker"), required=False)
    role = blocks.CharBlock(label=_("who the speaker is"), required=False)

    class Meta:
        icon = "openquote"
        label = _("quotation")
        template = "newsroom/blocks/quotation.html"


class EmbedBlock(blocks.StructBlock):
    """Something that lives on another site. It is fetched only after the reader asks for it."""

    address = blocks.URLBlock(label=_("address"), help_text=_("The address of the video or post."))
    title = blocks.CharBlock(label=_("title"))
    picture = ImageChooserBlock(label=_("still picture"), required=False)

    class Meta:
        icon = "media"
        label = _("embed")
        template = "newsroom/blocks/embed.html"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        result = super().clean(value)
        if urlsplit(result["address"]).scheme != "https":
            raise blocks.StructBlockValidationError(
                {"address": ValidationError(_("Only https addresses can be embedded."))}
            )
        return result

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context)
        parts = urlsplit(value["address"])
        context["host"] = (parts.hostname or "").removeprefix("www.")
        context["frame"] = frame_address(value["address"], settings.EMBED_HOSTS)
        return context


class TableBlock(TypedTableBlock):
    """A table with a header row."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            [
                ("text", blocks.CharBlock(label=_("text"), required=False)),
                ("number", blocks.CharBlock(label=_("number"), required=False)),
                ("rich", blocks.RichTextBlock(label=_("formatted text"), features=CELL_FEATURES, required=False)),
            ],
            **kwargs,
        )

    class Meta:
        icon = "table"
        label = _("table")
        template = "newsroom/blocks/table.html"


class BodyBlock(blocks.StreamBlock):
    """An article's body, in order."""

    part = PartBlock()
    heading = blocks.CharBlock(label=_("heading"), icon="title", template="newsroom/blocks/heading.html")
    picture = PictureBlock()
    quotation = QuotationBlock()
    embed = EmbedBlock()
    table = TableBlock()

    class Meta:
        block_counts: dict = {}


def plain_text(body: blocks.StreamValue) -> str:
    """Return the words of a body, one paragraph a line, for counting, searching and reading aloud."""
    return "\n".join(line for lines in _lines(body, _WHOLE) for line in lines)


def opening(body: blocks.StreamValue, length: int) -> str:
    """Return the first lines of `plain_text`, as few as have `length` letters together; all when it has less."""
    found = ""
    for lines in _lines(body, _PARAGRAPH):
        found = "\n".join([found, *lines]) if found else "\n".join(lines)
        if len(found) >= length:
            break
    return found


#: What ends a line of text; and where a text can be taken apart with no element left open across the cut.
_END = re.compile("</p>|</h2>|</h3>|</li>|<br/>|<hr/>")
_PARAGRAPH, _WHOLE = re.compile(r"(?<=</p>)"), re.compile(r"\Z")


def _lines(body: blocks.StreamValue, pieces: re.Pattern[str]) -> Iterator[list[str]]:
    """Yield the lines of each block, of a part's text those of each of its `pieces`.

    Read from the blocks as they are stored: made into values, each part would ask the database for its source. Tags
    are taken out by nh3, which needs a tenth of the time of Django's `strip_tags`.
    """
    for block in body.raw_data:
        value = block["value"]
        match block["type"]:
            case "part":
                for piece in pieces.split(value.get("text") or ""):
                    bare = nh3.clean(_END.sub(r"\g<0>\n", piece), tags=set())
                    yield unescape_lines(MARKER.sub("", bare))
            case "heading":
                yield [value]
            case "quotation":
                yield [value["text"]]


def unescape_lines(text: str) -> list[str]:
    """Return the non-empty lines of `text`, character references resolved and white space folded."""
    import html

    return [line for raw in text.split("\n") if (line := " ".join(html.unescape(raw).split()))]
