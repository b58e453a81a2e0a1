"""Readable addresses made from titles."""

from __future__ import annotations

import re
import unicodedata

from marsad.arabic.folding import fold
from marsad.arabic.letters import HAMZA_MARKS

_SPELLING_KEPT = ("presentation", "tashkeel", "tatweel", "invisible", "digits", "case")
_APOSTROPHE = re.compile(r"(?<=[a-z])['’](?=[a-z])")
_SEPARATOR = re.compile(r"[\W_]+")


def slugify(title: str, max_length: int = 80, *, fallback: str = "بلا-عنوان") -> str:
    """Return a readable address part for `title` with its Arabic spelling kept.

    Marks, tatweel and invisible characters go, presentation forms become ordinary letters, digits western, capitals
    small, and everything between words one «-». At most `max_length` characters, cut between words where that leaves
    anything, and `fallback` when nothing is left. The result holds letters, digits and «-» only.

    Raises ValueError when `max_length` is less than 1.
    """
    if max_length < 1:
        raise ValueError(f"max_length must be at least 1, not {max_length}")
    # Composing first keeps a hamza that is written as a mark of its own.
    plain = fold(unicodedata.normalize("NFC", title), _SPELLING_KEPT)
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if not _is_loose_mark(c)))
    slug = _SEPARATOR.sub("-", _APOSTROPHE.sub("", plain)).strip("-")
    return cut_slug(slug, max_length) or fallback


def cut_slug(slug: str, max_length: int) -> str:
    """Return `slug` cut to `max_length` characters after a whole word, or inside the first word if it is longer."""
    if len(slug) <= max_length:
        return slug
    head, _, _ = slug[: max_length + 1].rpartition("-")
    return head.strip("-") or slug[:max_length]


def _is_loose_mark(character: str) -> bool:
    return character in HAMZA_MARKS or unicodedata.category(character) in {"Mn", "Me"}
