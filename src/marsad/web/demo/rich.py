"""From the demo's body syntax to the blocks of an article."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from marsad.web.demo.model import (
    Block,
    Body,
    Bullets,
    DataTable,
    Heading,
    Link,
    NoteMark,
    Paragraph,
    PictureBlock,
    Quote,
)

#: Primary keys of the pages that a text can link to, by kind and slug.
Pages = Mapping[tuple[str, str], int]


def body_blocks(
    body: Body, pages: Pages, sources: Mapping[str, int], pictures: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return the body as the stream of blocks that an article stores. The mappings give primary keys."""
    stream: list[dict[str, Any]] = []
    for part in body.parts:
        source = sources[part.source] if part.source else None
        run: list[str] = []
        for block in part.blocks:
            if isinstance(block, Paragraph | Heading | Bullets):
                run.append(rich_block(block, pages))
                continue
            _close(stream, run, source)
            stream.append(_other(block, pictures))
        _close(stream, run, source)
    return stream


def rich_text(body: Body, pages: Pages) -> str:
    """Return the body as one rich text, for pages that know no other blocks."""
    return "".join(rich_block(b, pages) for b in body.blocks if isinstance(b, Paragraph | Heading | Bullets))


def rich_block(block: Paragraph | Heading | Bullets, pages: Pages) -> str:
    """Return one block as Wagtail's rich text."""
    match block:
        case Heading():
            return f"<h2>{escape(block.text)}</h2>"
        case Bullets():
            return "<ul>" + "".join(f"<li>{_runs(item, pages)}</li>" for item in block.items) + "</ul>"
    return f"<p>{_runs(block, pages)}</p>"


def _close(stream: list[dict[str, Any]], run: list[str], source: int | None) -> None:
    if run:
        stream.append({"type": "part", "value": {"text": "".join(run), "source": source}})
        run.clear()


def _runs(paragraph: Paragraph, pages: Pages) -> str:
    made = []
    for run in paragraph.runs:
        match run:
            case Link():
                made.append(f'<a linktype="page" id="{pages[run.kind, run.slug]}">{escape(run.text)}</a>')
            case NoteMark():
                made.append(f"[^{run.mark}]")
            case _:
                made.append(escape(run, quote=False))
    return "".join(made)


def _other(block: Block, pictures: Mapping[str, int]) -> dict[str, Any]:
    match block:
        case Quote():
            speaker, _, role = block.speaker.partition("، ")
            return {"type": "quotation", "value": {"text": block.text, "speaker": speaker, "role": role}}
        case PictureBlock():
            return {"type": "picture", "value": {"image": pictures[block.picture], "caption": "", "credit": ""}}
        case DataTable():
            columns = [{"type": "text", "heading": heading} for heading in block.header]
            rows = [{"values": list(row)} for row in block.rows]
            return {"type": "table", "value": {"columns": columns, "rows": rows, "caption": block.caption}}
    raise TypeError(block)
