"""HTML from outside: allow-listed, cut into block elements, or turned into plain text."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

import nh3

#: What may stand in a Part's HTML. Everything else is dropped; script, style and the like with their content.
BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "blockquote", "pre", "table", "figure"}
INLINE = {
    "a",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "sub",
    "sup",
    "br",
    "bdi",
    "code",
    "q",
    "cite",
    "abbr",
    "small",
    "mark",
}
WITHIN_BLOCKS = {"li", "thead", "tbody", "tr", "th", "td", "caption", "figcaption", "img"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "abbr": {"title"},
    "*": {"dir", "lang"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
DROPPED_WHOLE = {
    "script",
    "style",
    "iframe",
    "object",
    "template",
    "noscript",
    "title",
    "svg",
    "math",
    "textarea",
    "select",
}
_SANITISER = nh3.Cleaner(
    tags=BLOCKS | INLINE | WITHIN_BLOCKS,
    clean_content_tags=DROPPED_WHOLE,
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    link_rel="noopener nofollow",
)
_STRIPPER = nh3.Cleaner(tags=set(), clean_content_tags=DROPPED_WHOLE, attributes={})
_BLOCK_EDGE = re.compile(
    r"<(?:/?(?:p|div|section|article|h[1-6]|li|ul|ol|tr|td|th|table|blockquote|figure|figcaption|pre|dd|dt)|br)\b", re.I
)
_BESIDE = re.compile(r"^[^/:\\?#\s][^:\\?#]{0,500}$")
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|span|a|strong|b|em|i|h[1-6]|ul|ol|li|blockquote|img|figure|table|iframe|script|style)\b[^<>]*>",
    re.I,
)


def is_html(text: str) -> bool:
    """Return whether a value that may be plain text or HTML is HTML."""
    return "<" in text and _LOOKS_LIKE_HTML.search(text) is not None


def sanitise(markup: str) -> str:
    """Return `markup` with only the allow-listed elements and attributes."""
    return _SANITISER.clean(markup)


def plain_text(markup: str) -> str:
    """Return the text of `markup` on one line; block elements are parted by a space."""
    if "<" in markup:
        markup = _STRIPPER.clean(_BLOCK_EDGE.sub(r" \g<0>", markup))
    return " ".join(html.unescape(markup).split())


def image_address(address: str, base: str = "") -> str:
    """Return a picture's address made absolute; without a base, a path that stays beside the input file; else ""."""
    absolute = web_address(address, base)
    if absolute or base:
        return absolute
    path = address.strip()
    return path if _BESIDE.match(path) and ".." not in path.split("/") else ""


def web_address(address: str, base: str = "") -> str:
    """Return `address` made absolute against `base`, or "" when it is not one for http or https."""
    if not address.strip():
        return ""
    try:
        joined = urljoin(base, address.strip()) if base else address.strip()
        parts = urlsplit(joined)
        return joined if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""
