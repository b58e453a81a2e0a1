"""Folding: the forms of one word that readers type alike become one string, for comparing only."""

from __future__ import annotations

_TASHKEEL = "".join(map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), 0x0640]))
_INVISIBLE = "".join(
    map(chr, [0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
)
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _TASHKEEL + _INVISIBLE)),
    **{ord(a): b for a, b in zip("أإآٱىةؤئکی", "اااايهويكي", strict=True)},
}


def fold(text: str) -> str:
    """Return `text` with letter variants, marks and invisible characters folded away. Idempotent."""
    return text.translate(_TABLE)
