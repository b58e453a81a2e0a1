"""A report cut into tokens and sentences, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.arabic import fold

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
# A word may carry marks and invisible characters inside; digits with their separators stay together; all else is one sign.
_TOKEN = re.compile(
    rf"[0-9٠-٩]+(?:[.,٫:/+-][0-9٠-٩]+)*|[^\W\d_{_INVISIBLE}](?:[^\W\d_]|[{_MARKS}{_INVISIBLE}\u0640])*|[^\s\w{_INVISIBLE}]|_+|\n+"
)
_END = frozenset(".!؟?…")
_OPEN = frozenset('«“"„(‹{[”»')
QUOTES = frozenset('«»“”"„‟‹›＂〝〞{}')
MAX_SENTENCE = 160
"""Words after which a sentence is cut even without a full stop, so that the work stays linear in the length of the text."""
MAX_WORD = 40
"""Letters of a token that are looked at; longer ones are no words."""


@dataclass(slots=True)
class Document:
    """Tokens in parallel lists. `text` is title, line feed, body: offsets point into it."""

    text: str
    title_end: int
    surface: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    norm: list[str] = field(default_factory=list)
    """Folded form of each token."""
    word: list[bool] = field(default_factory=list)
    """Whether the token is a word or number rather than a sign or line break."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """First token and the token after the last, for each sentence."""
    title_sentences: int = 0
    quoted: list[bool] = field(default_factory=list)
    """Whether the token stands inside quotation marks."""

    def part(self, first: int, last: int) -> str:
        """Text from token `first` through token `last`, exactly as written."""
        return self.text[self.start[first] : self.end[last]]

    def __len__(self) -> int:
        return len(self.surface)


_FOLDED: dict[str, str] = {}


def folded(word: str) -> str:
    """Cached `fold` of a word."""
    known = _FOLDED.get(word)
    if known is None:
        if len(_FOLDED) > 200_000:
            _FOLDED.clear()
        known = _FOLDED[word] = fold(word[:MAX_WORD]).casefold()
    return known


def read_document(title: str, text: str) -> Document:
    """Cut a report into tokens and sentences."""
    doc = Document(text=f"{title}\n{text}", title_end=len(title))
    surface, start, end, norm, word = doc.surface, doc.start, doc.end, doc.norm, doc.word
    for found in _TOKEN.finditer(doc.text):
        token = found.group()
        surface.append(token)
        start.append(found.start())
        end.append(found.end())
        first = token[0]
        plain = folded(token) if first.isalnum() else ""
        word.append(bool(plain))
        norm.append(plain or first)
    _mark_quotes(doc)
    doc.sentences = list(_sentences(doc))
    doc.title_sentences = sum(1 for a, _ in doc.sentences if doc.start[a] < doc.title_end)
    return doc


def _mark_quotes(doc: Document) -> None:
    """Pair quotation marks inside a paragraph. A mark without a partner within reach closes at the paragraph's end."""
    quoted = [False] * len(doc)
    opened = -1
    closing = ""
    for i, sign in enumerate(doc.norm):
        if doc.word[i]:
            continue
        if sign == "\n":
            if opened >= 0 and i - opened < 120:
                quoted[opened + 1 : i] = [True] * (i - opened - 1)
            opened = -1
            continue
        if sign not in QUOTES:
            continue
        if opened < 0:
            opened, closing = i, sign
        elif sign == closing and sign in "«“" and doc.end[i] < len(doc.text) and doc.text[doc.end[i]].isalnum():
            opened = i
        else:
            quoted[opened + 1 : i] = [True] * (i - opened - 1)
            opened = -1
    doc.quoted = quoted


def _sentences(doc: Document) -> Iterator[tuple[int, int]]:
    """Sentences end at full stops outside of abbreviations and at line breaks; signs at the edges belong to none."""
    first = 0
    words = 0
    count = len(doc)
    norm, word = doc.norm, doc.word
    i = 0
    while i < count:
        sign = norm[i]
        if word[i]:
            words += 1
            if words < MAX_SENTENCE:
                i += 1
                continue
        elif sign != "\n" and not (sign in _END and not _inside(doc, i)):
            i += 1
            continue
        last = i if sign == "\n" else i + 1
        # closing marks that follow the stop belong to the sentence
        while last < count and not word[last] and norm[last] in QUOTES | _END and norm[last] != "«":
            last += 1
        if words:
            yield (_skip(doc, first, last), last)
        first, words = last, 0
        i = max(last, i + 1)
    if words:
        yield (_skip(doc, first, count), count)


def _inside(doc: Document, i: int) -> bool:
    """Whether a full stop stands inside a number, initials or an abbreviation such as «ايه.بي»."""
    if i + 1 >= len(doc) or i == 0:
        return False
    joined = doc.end[i - 1] == doc.start[i] and doc.end[i] == doc.start[i + 1]
    return joined and doc.word[i + 1] and (len(doc.norm[i - 1]) <= 3 or len(doc.norm[i + 1]) <= 2)


def _skip(doc: Document, first: int, last: int) -> int:
    while first < last - 1 and doc.norm[first] == "\n":
        first += 1
    return first
