"""What readers write, made safe to keep and to show. Text in, text out; no markup is ever made or understood here.

Escaping is the templates' job. What escaping cannot stop is stopped here: characters that reorder or hide the text
around them (Unicode Technical Report 36, section 2), blank names, and towers of combining marks.
"""

from __future__ import annotations

import re
import unicodedata

from marsad.arabic import iter_addresses
from marsad.discussion.limits import MAX_MARKS

REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: they change the order of what follows, beyond the comment's own words."""

_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"
# Letters by category that show as nothing: Hangul fillers, Braille blank, Khmer inherent vowels.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5")
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MARK_CATEGORIES = frozenset({"Mn", "Me"})

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\v\f]")
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"\s+")
# Starts only where a run of its characters starts, so that no run is read twice, however long it is.
_BARE_DOMAIN = re.compile(
    r"(?<![a-z0-9_@.-])-*+(?:[a-z0-9-]{1,63}\.)+"
    r"(?:com|net|org|info|biz|ru|cn|xyz|top|shop|site|online|link|click|ly|me|io|co|tv)\b",
    re.IGNORECASE,
)


def _kept(text: str, invisible: str) -> str:
    """Return `text` without control, format, private and unassigned characters except those in `invisible`."""
    return "".join(
        c for c in text if c in invisible or (unicodedata.category(c) not in _DROPPED_CATEGORIES and c not in _BLANKS)
    )


def _joiners_between_letters(text: str) -> str:
    """Drop the joiners that join nothing: at the ends of a word, and in a row."""
    return re.sub(rf"(?<![^\s{_JOINERS}])[{_JOINERS}]+|[{_JOINERS}]+(?=\s|$)|(?<=[{_JOINERS}])[{_JOINERS}]+", "", text)


def _few_marks(text: str, most: int = MAX_MARKS) -> str:
    """Return `text` with at most `most` combining marks in a row, and none where there is no letter to stand on."""
    kept: list[str] = []
    run = most
    for character in text:
        if unicodedata.category(character) in _MARK_CATEGORIES:
            run += 1
            if run > most:
                continue
        elif character not in _JOINERS:
            run = most if character.isspace() else 0
        kept.append(character)
    return "".join(kept)


def clean_name(raw: str) -> str:
    """Return a reader's name on one line, without anything that is not seen. Empty when nothing visible is left.

    Joiners are kept between letters, where Persian and emoji need them.
    """
    text = _SPACES.sub(" ", _LINE_ENDS.sub(" ", raw))
    text = _SPACES.sub(" ", _few_marks(_kept(text, _JOINERS))).strip()
    text = _joiners_between_letters(text)
    return text if any(c.isalnum() for c in text) else ""


def clean_text(raw: str) -> str:
    """Return a comment's text with its lines and paragraphs, without reordering and hidden characters.

    Direction marks (LRM, RLM, ALM) stay: they set a stray full stop right and cannot reorder a word.
    """
    text = _LINE_ENDS.sub("\n", raw).replace("\t", " ")
    text = _few_marks(_kept(text, "\n" + _JOINERS + _DIRECTION_MARKS))
    text = _joiners_between_letters(text)
    # No pattern for the spaces at a line's end: it would look for the end again at each of them.
    text = "\n".join(line.strip() for line in text.split("\n"))
    text = _BLANK_LINES.sub("\n\n", text).strip()
    return text if any(not c.isspace() and c not in _DIRECTION_MARKS for c in text) else ""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a cleaned text; single line ends stay inside a paragraph."""
    return [part for part in text.split("\n\n") if part]


def reorders(raw: str) -> bool:
    """Return whether `raw` holds characters that reorder the text around them."""
    return not REORDERING.isdisjoint(raw)


def count_links(text: str) -> int:
    """Return how many web and e-mail addresses `text` holds, bare domains of common endings included."""
    kept, end, count = [], 0, 0
    for start, stop in iter_addresses(text):
        kept.append(text[end:start])
        end, count = stop, count + 1
    return count + len(_BARE_DOMAIN.findall(" ".join([*kept, text[end:]])))
