"""Marks in an article's own text: people, statements and events where they stand, with its links, pictures and headings.

What was read is known by characters of title and text; the page is HTML. The two are brought together by their letters:
white space and tags left aside, the text of the page is that of the article, so each letter of a text node has its place.
What the article's text does not hold (captions, credits, tables) is left as it is.
"""

from __future__ import annotations

import html as markup
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from marsad.arabic import iter_sentences

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?\s*([a-zA-Z0-9]+)")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "wbr"})
#: What stands on the page and not in the article's text.
_APART = frozenset({"embed", "noteref", "part-credit", "picture", "scroller"})
_APART_TAGS = frozenset({"figcaption"})
#: Marks that a quotation gets, or loses, on the page.
_QUOTES = "«»“”„\"'‹›"
#: Letters that say where a text goes on when it differs from the page's.
_SURE = 8


@dataclass(frozen=True, slots=True)
class Range:
    """Characters that mean something: a kind (``who``, ``said``, ``told``, ``place`` for an anchor alone), its anchor, what
    it is called, more of that for who hears the page, what is said where it ends, and what stands behind it.
    """

    start: int
    end: int
    kind: str
    anchor: str = ""
    label: str = ""
    spoken: str = ""
    ending: str = ""
    address: str = ""


@dataclass(slots=True)
class _Cursor:
    """How far the page's text has been followed, and the ranges that have begun."""

    at: int = 0
    begun: set[int] = field(default_factory=set)


class Marker:
    """Marks one article: `whole` is its title, a line feed and its text."""

    def __init__(self, whole: str, ranges: Iterable[Range]) -> None:
        self.whole = whole
        found = (self._from_word(r) for r in ranges if 0 <= r.start < r.end <= len(whole))
        self.ranges = sorted(found, key=lambda r: (r.start, -r.end))
        self.sentences = sorted(set(self._sentences()))
        edges = {edge for r in self.ranges for edge in (r.start, r.end)} | set(self.sentences)
        self.edges = sorted(edges)
        self.begins = whole.find("\n") + 1
        self.letters = [i for i in range(self.begins, len(whole)) if not whole[i].isspace()]
        self.bare = "".join(whole[i] for i in self.letters)

    def _from_word(self, wanted: Range) -> Range:
        """A name tag before the middle of a word would part letters that are written together."""
        start = wanted.start
        while wanted.anchor and start and self.whole[start - 1].isalpha() and self.whole[start].isalpha():
            start -= 1
        return replace(wanted, start=start)

    def _sentences(self) -> Iterator[int]:
        start = 0
        for line in self.whole.split("\n"):
            yield start
            yield from (start + sentence.start for sentence in iter_sentences(line))
            start += len(line) + 1

    def title(self) -> SafeString:
        """Return the title with its marks."""
        end = max(self.begins - 1, 0)
        return mark_safe(self._text(self.whole[:end], list(range(end)), _Cursor(), linked=False))

    def dress(self, html: str) -> SafeString:
        """Return the HTML of the article's body with its marks."""
        cursor = _Cursor()
        pieces: list[str] = []
        apart = depth = links = 0
        for index, piece in enumerate(_TAG.split(html)):
            if index % 2:
                name, closes = self._tag(piece)
                if name not in _VOID:
                    depth += -1 if closes else 1
                    links += (-1 if closes else 1) if name == "a" else 0
                    if not apart and not closes and self._is_apart(name, piece):
                        apart = depth
                    elif apart and depth < apart:
                        apart = 0
                pieces.append(piece)
            elif apart or not piece.strip():
                pieces.append(piece)
            else:
                pieces.append(self._node(piece, cursor, links > 0))
        return mark_safe("".join(pieces))

    @staticmethod
    def _tag(piece: str) -> tuple[str, bool]:
        found = _NAME.match(piece)
        # A comment or declaration opens nothing.
        return (found[1].lower(), piece.startswith("</")) if found else ("br", False)

    @staticmethod
    def _is_apart(name: str, piece: str) -> bool:
        found = _CLASS.search(piece)
        return name in _APART_TAGS or bool(found and _APART & set(found[1].split()))

    def _node(self, raw: str, cursor: _Cursor, linked: bool) -> str:
        """Return a text node with its marks; as it is when the article's text does not hold it."""
        text = markup.unescape(raw)
        own = [i for i, letter in enumerate(text) if not letter.isspace()]
        bare = "".join(text[i] for i in own)
        left = len(bare) - len(bare.lstrip(_QUOTES))
        for skip, wanted in ((0, bare), (left, bare.strip(_QUOTES))):
            at = self._find(wanted, cursor.at)
            if at is not None:
                cursor.at = at + len(wanted)
                known = dict(zip(own[skip : skip + len(wanted)], self.letters[at : cursor.at], strict=True))
                return self._text(text, self._places(text, known), cursor, linked)
        return raw

    def _find(self, wanted: str, at: int) -> int | None:
        if not wanted:
            return None
        if self.bare.startswith(wanted, at):
            return at
        found = self.bare.find(wanted, at) if len(wanted) >= _SURE else -1
        return found if found >= 0 else None

    @staticmethod
    def _places(text: str, known: dict[int, int]) -> list[int]:
        """Return the place of each character of a node in the whole; white space stands after the letter before it."""
        last = min(known.values()) - 1
        started, limit = min(known), max(known.values()) + 1
        places = []
        for index in range(len(text)):
            place = known.get(index)
            last = last if place is None else place
            places.append(last if place is not None or index < started else min(last + 1, limit))
        return places

    def _text(self, text: str, places: list[int], cursor: _Cursor, linked: bool) -> str:
        """Return a text as HTML, cut wherever a range or sentence begins or ends; a sentence with marks is one element."""
        written: list[tuple[int, str]] = []
        start = 0
        while start < len(text):
            slot = bisect_right(self.edges, places[start])
            end = start + 1
            while end < len(text) and bisect_right(self.edges, places[end]) == slot:
                end += 1
            sentence = bisect_right(self.sentences, places[start])
            written.append((sentence, self._piece(text[start:end], places[start], places[end - 1], cursor, linked)))
            start = end
        joined = ["".join(html for _, html in group) for _, group in groupby(written, key=itemgetter(0))]
        return "".join(f'<span class="sentence">{html}</span>' if "<" in html else html for html in joined)

    def _piece(self, text: str, first: int, last: int, cursor: _Cursor, linked: bool) -> str:
        under = [(i, r) for i, r in enumerate(self.ranges) if r.start <= first < r.end]
        if not under:
            return escape(text)
        before = [self._begin(r, linked) for i, r in under if r.anchor and i not in cursor.begun]
        cursor.begun.update(i for i, _ in under)
        kinds = list(dict.fromkeys(r.kind for _, r in under if r.kind != "place"))
        who = next((r for _, r in under if r.kind == "who"), None)
        inner: str = escape(text)
        if kinds and text.strip():
            name = format_html(' title="{}"', who.label) if who and who.label else ""
            if who and who.address and not linked:
                inner = format_html('<a class="{}" href="{}"{}>{}</a>', " ".join(kinds), who.address, name, text)
            else:
                inner = format_html('<span class="{}"{}>{}</span>', " ".join(kinds), name, text)
        after = [
            format_html('<span class="visually-hidden"> ({}) </span>', r.ending)
            for _, r in under
            if r.ending and last >= r.end - 1
        ]
        return "".join([*before, inner, *after])

    @staticmethod
    def _begin(wanted: Range, linked: bool) -> str:
        """Return what stands before a range: its name, which leads to what is known of it, or its anchor alone."""
        if not wanted.label:
            return format_html('<span id="{}"></span>', wanted.anchor)
        label = wanted.label
        if wanted.spoken:
            label = format_html('{}<span class="visually-hidden"> {}</span>', label, wanted.spoken)
        if linked or not wanted.address:
            return format_html('<span class="tag {}" id="{}">{}</span> ', wanted.kind, wanted.anchor, label)
        return format_html(
            '<a class="tag {}" id="{}" href="{}">{}</a> ', wanted.kind, wanted.anchor, wanted.address, label
        )
