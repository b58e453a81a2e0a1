"""Readers' comments on a web page, in the markup of WordPress and of microformats (h-entry)."""

from __future__ import annotations

from datetime import datetime, tzinfo

from lxml import html

from marsad.intake.story import Comment
from marsad.intake.text import prose
from marsad.intake.text.times import parse_printed, parse_time

_COMMENT = (
    '//*[(self::li or self::div or self::article) and contains(concat(" ", normalize-space(@class), " "), " comment ")]'
)
_NAMES = ("fn", "comment-author", "comment__author", "p-author")
_TEXTS = ("comment-content", "comment-text", "comment-body", "comment__content", "e-content")

#: Comments that are read from one page.
MOST_COMMENTS = 2000


def read_comments(tree: html.HtmlElement, zone: tzinfo) -> list[Comment]:
    """Return the comments in the page's order; one that stands within another answers it."""
    comments: list[Comment] = []
    places: dict[html.HtmlElement, int] = {}
    for element in tree.xpath(_COMMENT)[:MOST_COMMENTS]:
        content = _first(element, _TEXTS)
        words = "\n".join(prose.paragraphs(_text_of(content))) if content is not None else ""
        if not words:
            continue
        name = _first(element, _NAMES)
        parent = next((places[one] for one in element.iterancestors() if one in places), None)
        places[element] = len(comments)
        comments.append(
            Comment(
                name=prose.line(name.text_content()) if name is not None else "",
                text=words,
                published=_time(element, zone),
                reply_to=parent,
            )
        )
    return comments


def _first(element: html.HtmlElement, names: tuple[str, ...]) -> html.HtmlElement | None:
    """Return the first descendant with one of the classes, that does not belong to an answer further in."""
    for name in names:
        found = element.xpath(f'.//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]')
        if found:
            return found[0]
    return None


def _text_of(content: html.HtmlElement) -> str:
    for line_end in content.iter("br", "p", "div"):
        line_end.tail = "\n" + (line_end.tail or "")
    return str(content.text_content())


def _time(element: html.HtmlElement, zone: tzinfo) -> datetime | None:
    for one in element.iter("time"):
        return parse_time(one.get("datetime"), zone) or parse_printed(prose.line(one.text_content()), zone)
    return None
