"""An HTML page with one article: its text without what stands around it, and what the page says about itself."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import trafilatura
from lxml import etree, html

from marsad.intake.encoding import decode, detect
from marsad.intake.options import Options
from marsad.intake.pages import bylines, furniture, labels
from marsad.intake.pages.layout import Page, Site, read_head_lines
from marsad.intake.pages.metadata import Metadata, read_metadata, stated_address
from marsad.intake.pages.reports import Reports, read_reports
from marsad.intake.pages.web_comments import read_comments
from marsad.intake.reasons import Reason as _
from marsad.intake.source import Opened, UnreadableError
from marsad.intake.story import Comment, Image, Provenance, Reject, Story
from marsad.intake.text import blocks, markup, prose

_HTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.I)
_TAGS = re.compile(r"<(?:head|body|meta|title|article|main|div|p|h1)\b[^>]*>", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_SOUND_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")

#: Words that the text of an article has at least; a page with less has none.
LEAST_WORDS = 15

#: Lines above the text of an article that may be labels, author and date.
MOST_HEAD_LINES = 8

#: The library's second and third methods take time that grows with the square of a page's elements.
ELEMENTS_FOR_FALLBACK = 6000

# What it reports about pages it finds nothing in is said by the Reject.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class WebPage:
    """One HTML page."""

    name = "html"

    def sniff(self, head: bytes) -> float:
        """0.9 with a doctype or <html>, 0.6 for a fragment that starts with a tag."""
        start = head[:4096].decode(detect(head), errors="replace").lstrip("\ufeff \t\r\n")
        if _HTML.search(start):
            return 0.9
        return 0.6 if start.startswith("<") and not start.startswith("<?") and _TAGS.search(start) else 0

    def read(self, opened: Opened, options: Options) -> Iterator[Story | Reject]:
        """Yield the one Story, or a Reject when there is no article in the page."""
        data = opened.read_whole(options.limits.document)
        declared = _CHARSET.search(data[:4096])
        source = prose.clean(decode(data, opened.charset or (declared[1].decode("ascii") if declared else "")))
        tree = _parse(source)
        elements = sum(1 for _ in tree.iter())
        if elements > options.limits.elements:
            raise UnreadableError(
                _("The page has {count} elements; the limit is {limit}", count=elements, limit=options.limits.elements)
            )
        base = _base(tree, opened.address)
        about = read_metadata(tree, base, options.tz)
        body, images = _body(source, tree, about, Site(options.tz, options.sections))
        if sum(len(part.text.split()) for part in body.parts) < LEAST_WORDS:
            yield Reject(opened.location, "", _("No article is found in the page"))
            return
        provenance = Provenance(self.name, opened.location, "", hashlib.sha256(data).hexdigest())
        page = _Read(about, body, images, read_comments(tree, options.tz) or about.comments)
        yield _story(page, provenance, opened, options)


@dataclass(frozen=True)
class _Read:
    """What was read of a page, before it is a Story."""

    about: Metadata
    body: Reports
    images: list[Image]
    comments: list[Comment]


def _story(page: _Read, provenance: Provenance, opened: Opened, options: Options) -> Story:
    about, parts = page.about, page.body.parts
    extra = {"contact": page.body.contact} if page.body.contact else {}
    title = about.title
    if not title:
        title = prose.made_title(parts[0].text)
        extra["title_from"] = "text"
    sections, breaking = [], False
    for one in about.sections:
        found, urgent = labels.split_labels(one, options.sections)
        sections += found
        breaking |= urgent
    tags = [tag for tag in about.tags if furniture.kind_of(tag) is not furniture.Kind.BREAKING]
    named = [name for one in about.authors for name in bylines.read_byline(one).authors]
    authors = [one for one in named if furniture.key(one) != furniture.key(about.site)]  # the site's own account
    return Story(
        title=title,
        parts=parts,
        provenance=provenance,
        summary=about.summary if about.summary not in parts[0].text else "",
        authors=tuple(dict.fromkeys(authors)) or page.body.byline.authors,
        source=about.site or options.source,
        sections=tuple(dict.fromkeys(sections)),
        tags=tuple(tags) or page.body.tags,
        published=about.published,
        updated=about.updated,
        address=about.address or opened.address,
        language=about.language if _SOUND_LANGUAGE.match(about.language) else options.language,
        images=tuple(page.images),
        comments=tuple(page.comments),
        breaking=breaking or len(tags) < len(about.tags),
        extra=extra,
    )


def _parse(source: str) -> html.HtmlElement:
    try:
        tree = html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(_("It is not HTML that can be read")) from error
    return tree


def _base(tree: html.HtmlElement, address: str) -> str:
    """The address that relative ones are meant against: <base>, the page's own, the one it gives as its own."""
    address = address or stated_address(tree)
    for element in tree.iter("base"):
        return markup.web_address(element.get("href", ""), address) or address
    return address


def _body(source: str, tree: html.HtmlElement, about: Metadata, site: Site) -> tuple[Reports, list[Image]]:
    base = about.base
    extracted = _extract(source, fast=sum(1 for _ in tree.iter()) > ELEMENTS_FOR_FALLBACK)
    body = blocks.read_body(extracted, base, without=about.title) if extracted else blocks.Body()
    if not body.paragraphs and about.text:
        body = blocks.read_value(about.text, base)
    plain = [markup.plain_text(one) if body.html else one for one in body.paragraphs[:MOST_HEAD_LINES]]
    count, head = read_head_lines(plain, site)
    _add_head(about, head)
    images = {image.address: image for image in [*about.images, *_with_captions(body.images, tree, base)]}
    return read_reports(body.paragraphs[count:], body.html), list(images.values())


def _add_head(about: Metadata, head: Page) -> None:
    """What stands above the text fills in what the page does not say of itself."""
    about.sections = about.sections or [*head.sections, *([furniture.breaking_names()[0]] if head.breaking else [])]
    about.authors = about.authors or head.authors
    about.published = about.published or head.published
    about.updated = about.updated or head.updated


def _extract(source: str, fast: bool) -> str:
    """Return the article's HTML. The library is given hostile pages; whatever it raises, the page has no article."""
    try:
        return (
            trafilatura.extract(
                source, output_format="html", include_links=True, include_images=True, include_formatting=True,
                include_comments=False, fast=fast,
            )
            or ""
        )  # fmt: skip
    except Exception:
        logging.getLogger(__name__).exception("Extraction failed")
        return ""


def _with_captions(images: list[Image], tree: html.HtmlElement, base: str) -> list[Image]:
    """The extraction leaves captions out; they are looked up in the page."""
    captions = {}
    for figure in tree.iter("figure"):
        caption = figure.find(".//figcaption")
        if caption is None:
            continue
        for picture in figure.iter("img"):
            for name in blocks.LAZY:
                if address := markup.image_address(picture.get(name, ""), base):
                    captions[address] = prose.line(caption.text_content())
    return [replace(image, caption=image.caption or captions.get(image.address, "")) for image in images]
