"""Plain text: cleaning lines, cutting a body into paragraphs, making a title."""

from __future__ import annotations

import html
import re
from itertools import pairwise

#: A title made from the text is cut at a word to at most this many characters.
MADE_TITLE_CHARS = 90

#: Not text: C0 and C1 controls except line ends and tab, the byte order mark, non-characters, lone surrogates.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
#: Marks without width that mean nothing at the ends of a line; within it they stay.
_LOOSE = " \u200b\u200e\u200f\u061c\u2060"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_SENTENCE_END = re.compile(r"[.!?؟…۔](?=[\s»”\"')\]]|$)")
_ENDS_SENTENCE = re.compile(r"[.!?؟…۔:؛][\s»”\"')\]]*$")

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_IN_ARABIC_SCRIPT = ("ar", "fa", "ur", "ps", "ku", "ug", "sd")

#: A text of lines no longer than this, most of them nearly that long, was broken by a mail program or editor.
WRAP_COLUMNS = 100
LEAST_WRAPPED_LINES = 3


def clean(text: str) -> str:
    """Return `text` without what is not text, lines ended by \\n. Nothing is folded; no letter or mark changes."""
    return _LINES.sub("\n", _NOT_TEXT.sub("", text))


def line(text: str) -> str:
    """Return `text` as one clean line: runs of white space become one space. HTML entities are resolved."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    return " ".join(_NOT_TEXT.sub("", text).split()).strip(_LOOSE)


def lines(text: str) -> list[str]:
    """Return the lines of `text`, each stripped and with single spaces; blank lines are empty strings."""
    return [" ".join(one.split()).strip(_LOOSE) for one in clean(text).split("\n")]


def unwrapped_lines(text: str) -> list[str]:
    """Return the lines of `text`; those that were broken at a fixed width are joined into paragraphs again."""
    found = lines(text)
    return _unwrap(found) if _is_wrapped(found) else found


def paragraphs(text: str) -> list[str]:
    """Cut a plain text into paragraphs: a line is one, unless the lines were broken at a fixed width."""
    return [one for one in unwrapped_lines(text) if one]


def made_title(body: str) -> str:
    """Return a title made from the first sentence of `body`, cut at a word, with … where it was cut."""
    first = next((one for one in lines(body) if one), "")
    end = _SENTENCE_END.search(first)
    sentence = first[: end.start()] if end and end.start() > 0 else first
    if len(sentence) <= MADE_TITLE_CHARS:
        return sentence.strip()
    cut = sentence[: MADE_TITLE_CHARS + 1].rfind(" ")
    return sentence[: cut if cut > 0 else MADE_TITLE_CHARS].rstrip(" ،,:;؛-–") + "…"


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends as a sentence does."""
    return _ENDS_SENTENCE.search(text) is not None


def _is_wrapped(found: list[str]) -> bool:
    """Lines that go on in the next one are all nearly of the greatest width, and most do not end a sentence."""
    widest = max(map(len, found), default=0)
    inner = [one for one, after in pairwise(found) if one and after]
    if widest > WRAP_COLUMNS or len(inner) < LEAST_WRAPPED_LINES:
        return False
    full = sum(len(one) > 0.7 * widest for one in inner)
    broken = sum(not ends_sentence(one) for one in inner)
    return full > 0.85 * len(inner) and broken > 0.6 * len(inner)


def _unwrap(found: list[str]) -> list[str]:
    joined: list[str] = []
    for one in found:
        if one and joined and joined[-1]:
            joined[-1] += " " + one
        else:
            joined.append(one)
    return joined


def language(body: str, default: str) -> str:
    """Return `default`, or "und" (BCP 47: undetermined) for a body in another script than that language's.

    Only Arabic script is told from others; which of several languages it is, is not guessed.
    """
    letters = len(_LETTER.findall(body))
    arabic = len(_ARABIC_LETTER.findall(body)) > letters / 2
    return default if not letters or arabic == (default[:2] in _IN_ARABIC_SCRIPT) else "und"
