"""An HTML body as the paragraphs of a Part, and the pictures that stood in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

import nh3
from lxml import etree, html

from marsad.intake.limits import MAX_MARKUP_CHARS
from marsad.intake.reasons import Reason as _
from marsad.intake.source import UnreadableError
from marsad.intake.story import Image, Part
from marsad.intake.text import markup, prose

#: Elements that only group others; they end a paragraph and leave no trace.
_GROUPS = {
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "dl",
    "center",
    "picture",
    "hr",
    "body",
    "details",
}
#: Elements that become another one: a body's own headings start at the second level.
_RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "dt": "p", "dd": "p", "summary": "p", "address": "p"}
#: Attributes of <img> that hold its address, those of scripts that load late first.
LAZY = ("data-src", "data-lazy-src", "data-original", "src")
_TINY = re.compile(r"^[01]$")
_ALLOWED = markup.BLOCKS | markup.INLINE | markup.WITHIN_BLOCKS | _GROUPS | set(_RENAMED)
_STRUCTURE = nh3.Cleaner(
    tags=_ALLOWED,
    clean_content_tags=markup.DROPPED_WHOLE,
    attributes={**markup.ATTRIBUTES, "img": {*LAZY, "alt", "title", "width", "height"}},
    url_schemes=markup.SCHEMES | {"data"},
    link_rel=None,
)


@dataclass
class Body:
    """The blocks of a body in reading order: plain texts, or allow-listed HTML elements when `html` is true."""

    paragraphs: list[str] = field(default_factory=list)
    html: bool = False
    images: list[Image] = field(default_factory=list)

    def part(self, source: str | None = None) -> Part:
        """The body as one Part."""
        return Part(tuple(self.paragraphs), source, self.html)


def read_body(value: str, base: str = "", without: str = "") -> Body:
    """Return the body that the HTML `value` holds. Relative addresses are made absolute against `base`.

    Where nothing but paragraphs is left, they are plain text; otherwise every block is allow-listed HTML. Pictures
    are taken out of the flow into `images`. A block whose text is `without` (the title, which the page has elsewhere)
    is left out. Raises UnreadableError when `value` is longer than `MAX_MARKUP_CHARS`.
    """
    if len(value) > MAX_MARKUP_CHARS:
        raise UnreadableError(
            _(
                "Its text is {count:,} characters of HTML; the limit is {limit:,}",
                count=len(value),
                limit=MAX_MARKUP_CHARS,
            )
        )
    tree = _parse(_STRUCTURE.clean(prose.clean(value)))
    if tree is None:
        return Body()
    body = Body(images=list(_take_images(tree, base)))
    _absolute_links(tree, base)
    blocks = [one for one in _blocks(tree) if not without or prose.line(escape(one.text_content(), False)) != without]
    body.html = any(map(_has_markup, blocks))
    for block in blocks:
        for piece in _serialise(block) if body.html else _plain(block):
            body.paragraphs.append(piece)
    return body


def read_value(value: str, base: str = "") -> Body:
    """Return the body that `value`, HTML or plain text, holds."""
    return read_body(value, base) if markup.is_html(value) else Body(prose.paragraphs(value))


def _parse(value: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return html.document_fromstring(f"<body>{value}</body>".encode(), parser=parser).find("body")
    except (etree.LxmlError, ValueError):
        return None


def _take_images(tree: html.HtmlElement, base: str) -> Iterator[Image]:
    for picture in list(tree.iter("img")):
        figure = next(picture.iterancestors("figure"), None)
        caption = figure.find(".//figcaption") if figure is not None else None
        found = [markup.image_address(picture.get(name, ""), base) for name in LAZY]
        address = next(filter(None, found), "")
        tiny = _TINY.match(picture.get("width", "")) or _TINY.match(picture.get("height", ""))
        if address and not tiny:
            words = prose.line(caption.text_content()) if caption is not None else ""
            yield Image(address, caption=words, alt=prose.line(picture.get("alt", "")))
        picture.drop_tree()
    for figure in list(tree.iter("figure")):
        if figure.find(".//table") is None and figure.find(".//blockquote") is None:
            figure.drop_tree()


def _absolute_links(tree: html.HtmlElement, base: str) -> None:
    for link in list(tree.iter("a")):
        href = link.get("href", "")
        if href.startswith(("mailto:", "tel:")):
            continue
        address = markup.web_address(href, base)
        if address:
            link.set("href", address)
        else:
            link.tag = "span"  # the sanitiser keeps what is in it


def _blocks(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield block elements; inline content that stands between them is gathered into a paragraph of its own.

    Works on an explicit stack, so that deeply nested input cannot exhaust Python's.
    """
    loose = html.Element("p")
    stack: list[Iterator[html.HtmlElement]] = []
    _append_text(loose, tree.text)
    stack.append(iter(list(tree)))
    tails: list[str | None] = []
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            if tails:
                yield from _flush(loose)
                loose = html.Element("p")
                _append_text(loose, tails.pop())
            continue
        tail, child.tail = child.tail, None
        if child.tag in _GROUPS or _wraps_blocks(child):
            yield from _flush(loose)
            loose = html.Element("p")
            _append_text(loose, child.text)
            stack.append(iter(list(child)))
            tails.append(tail)
        elif child.tag in markup.BLOCKS or child.tag in _RENAMED:
            yield from _flush(loose)
            child.tag = _RENAMED.get(child.tag, child.tag)
            yield from _flush(child)
            loose = html.Element("p")
            _append_text(loose, tail)
        else:
            loose.append(child)
            child.tail = tail
    yield from _flush(loose)


def _wraps_blocks(element: html.HtmlElement) -> bool:
    """An inline element or paragraph around blocks (a link around a card, a font around everything) is a group."""
    if element.tag in markup.BLOCKS - {"p"}:
        return False
    return any(inner.tag in markup.BLOCKS or inner.tag in _GROUPS for inner in element.iterdescendants())


def _append_text(element: html.HtmlElement, more: str | None) -> None:
    if not more:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + more
    else:
        element.text = (element.text or "") + more


def _flush(block: html.HtmlElement) -> Iterator[html.HtmlElement]:
    if prose.line(block.text_content()):
        yield block


def _has_markup(block: html.HtmlElement) -> bool:
    return block.tag != "p" or any(inner.tag != "br" for inner in block.iterdescendants())


def _plain(block: html.HtmlElement) -> Iterator[str]:
    """A line that was ended by <br> is a paragraph, as a line of plain text is."""
    written = [block.text or ""]
    for child in block:
        written.append("\n")
        written.append(child.tail or "")
    for one in "".join(x if x == "\n" else x.replace("\n", " ") for x in written).split("\n"):
        if clean := prose.line(escape(one, quote=False)):
            yield clean


def _serialise(block: html.HtmlElement) -> Iterator[str]:
    written = etree.tostring(block, encoding="unicode", method="html", with_tail=False)
    for piece in re.split(r"(?:<br>\s*){2,}", written) if block.tag == "p" else [written]:
        inner = re.sub(r"^<p[^>]*>|</p>$", "", piece.strip()) if block.tag == "p" else ""
        clean = markup.sanitise(f"<p>{inner}</p>" if inner else piece).strip() if block.tag != "p" or inner else ""
        if clean and markup.plain_text(clean):
            yield clean if block.tag == "pre" else " ".join(clean.split())
