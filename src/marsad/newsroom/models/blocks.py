"""The blocks that an article's body is made of."""

from __future__ import annotations

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
    """Return the words of a body, one paragraph a line, for counting, searching and reading aloud.

    Read from the blocks as they are stored: made into values, each part would ask the database for its source. Tags
    are taken out by nh3, which needs a tenth of the time of Django's `strip_tags`.
    """
    lines: list[str] = []
    for block in body.raw_data:
        value = block["value"]
        match block["type"]:
            case "part":
                source = value.get("text") or ""
                for end in ("</p>", "</h2>", "</h3>", "</li>", "<br/>", "<hr/>"):
                    source = source.replace(end, end + "\n")
                lines += unescape_lines(MARKER.sub("", nh3.clean(source, tags=set())))
            case "heading":
                lines.append(value)
            case "quotation":
                lines.append(value["text"])
    return "\n".join(lines)


def unescape_lines(text: str) -> list[str]:
    """Return the non-empty lines of `text`, character references resolved and white space folded."""
    import html

    return [line for raw in text.split("\n") if (line := " ".join(html.unescape(raw).split()))]
