"""Bytes to text: which encoding it is, and decoding a stream piece by piece."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

from charset_normalizer import from_bytes

from marsad.intake.limits import KIB
from marsad.intake.reasons import Reason
from marsad.intake.reasons import Reason as _
from marsad.intake.source import Opened

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: 8-bit encodings that Arabic and Latin text is found in, in the names of charset-normalizer.
_CANDIDATES = ["cp1256", "iso8859_6", "cp720", "cp1252"]

#: Bytes that the encoding is told from when nothing declares it.
_SAMPLE_BYTES = 16 * KIB

#: Encodings that a declaration may name. Others (utf-7, idna, rot13, zlib …) are not text encodings of pages.
_DECLARABLE = re.compile(
    r"^(utf-?(8|16|32)(-?(le|be|sig))?|us-?ascii|latin-?1|iso-?8859-?\d+|(windows|cp|ibm)-?\d+|mac-?arabic)$"
)

#: What servers and editors declare without knowing. Every byte is a letter in them, so nothing would ever contradict.
_DECLARED_BY_HABIT = ("iso8859-1", "cp1252", "ascii")

#: Starts of files that are often given by mistake, and what to call them.
_SIGNATURES = (
    (b"%PDF", _("a PDF")),
    (b"\x89PNG", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"GIF8", _("a picture")),
    (b"\xd0\xcf\x11\xe0", _("an Office document; save it as text or HTML first")),
    (b"{\\rtf", _("an RTF document; save it as text or HTML first")),
    (b"\x1f\x8b", _("a gzip file; unpack it first")),
    (b"7z\xbc\xaf", _("a 7z archive; unpack it first")),
    (b"Rar!", _("a RAR archive; unpack it first")),
    (b"SQLite format 3", _("a database")),
)

#: 0x00-0x08 and 0x0E-0x1F are not found in text; a file that has them is binary.
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
MAX_CONTROL_SHARE = 0.001


@lru_cache(maxsize=16)
def detect(head: bytes, declared: str = "") -> str:
    """Return the name of a Python codec for text that starts with `head`.

    In order: a byte order mark; UTF-16 without one; UTF-8, also with some bad bytes in it; the `declared` encoding where it decodes; the
    likeliest 8-bit encoding. Never fails: the last resort is Windows-1252, which has a letter for nearly every byte.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    wide = _utf16_without_mark(head)
    if wide:
        return wide
    if _decodes(head, "utf-8"):
        # An ASCII start says nothing about what follows: then the declaration, if any, is the better guess.
        return (_usable(declared) or "utf-8") if head.isascii() else "utf-8"
    if _mostly_utf8(head):
        return "utf-8"
    usable = _usable(declared)
    if usable and usable != "utf-8" and _decodes(head, usable):
        return usable
    # Told to choose among these alone, the library is right in all of 1,200 samples of 30 to 3,000 characters; free
    # to choose, it takes short Arabic for Thai, Korean or Cyrillic.
    best = from_bytes(head[:_SAMPLE_BYTES], cp_isolation=_CANDIDATES).best()
    return best.encoding if best else "cp1252"


def known_kind(head: bytes) -> Reason | None:
    """Return what to call a file of a kind that is often given by mistake, None for others."""
    return next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)


def is_binary(head: bytes) -> bool:
    """Return whether `head` is the start of something that is not text in any encoding known here."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _utf16_without_mark(head):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) * MAX_CONTROL_SHARE


def decode(data: bytes, declared: str = "") -> str:
    """Return `data` as text. Bytes that the encoding does not have become U+FFFD."""
    return data.decode(detect(data, declared), errors="replace").lstrip("\ufeff")


def decode_stream(opened: Opened) -> Iterator[str]:
    """Yield the text of an input piece by piece.

    A byte that the encoding does not have comes out as a lone surrogate (U+DC80-DCFF, ``surrogateescape``), so that
    the entry it stands in can be told from sound ones; see `has_bad_bytes`.
    """
    name = detect(opened.head, opened.charset)
    errors = "replace" if name.startswith(("utf-16", "utf-32")) else "surrogateescape"
    decoder = codecs.getincrementaldecoder(name)(errors)
    while chunk := opened.read():
        yield decoder.decode(chunk)
    yield decoder.decode(b"", True)


def has_bad_bytes(text: str) -> bool:
    """Return whether `text` holds a byte that could not be decoded."""
    return _BAD.search(text) is not None


_BAD = re.compile("[\udc80-\udcff\ufffd]")


def _usable(declared: str) -> str:
    name = declared.strip().strip("\"'").lower().replace("_", "-")
    if not _DECLARABLE.match(name):
        return ""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    return "" if found in _DECLARED_BY_HABIT else found


def _decodes(head: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(head)
    except UnicodeError:
        return False
    return True


def _mostly_utf8(head: bytes) -> bool:
    """One bad line among good ones does not make a file another encoding, in which all of it would be read wrongly."""
    text = head.decode("utf-8", errors="surrogateescape")
    bad = len(_BAD.findall(text))
    good = sum(1 for c in text if c > "\x7f") - bad
    return good > bad


def _utf16_without_mark(head: bytes) -> str:
    """Text in UTF-16 has the same high byte (0x00 or 0x06) in nearly every pair, at odd or at even places."""
    sample = head[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    for name, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        usual = high.count(0) + high.count(6)
        if usual >= 0.9 * len(high) and low.count(0) <= 0.02 * len(low) and _decodes(sample[: len(sample) & ~1], name):
            return name
    return ""
