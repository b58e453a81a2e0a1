"""The characters that Arabic text is made of, by job: letters, marks, digits, invisible controls.

Code points are those of the Unicode blocks Arabic (0600), Arabic Supplement (0750), Arabic Extended-A (08A0) and
Arabic Presentation Forms A and B (FB50, FE70).
"""

from __future__ import annotations

import unicodedata


def _range(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


TATWEEL = "\u0640"

#: Hamza above and below and madda when they are written as marks of their own (decomposed text).
HAMZA_MARKS = "\u0653\u0654\u0655"

#: Vowel signs, shadda, sukun, dagger alef, Koranic signs; without the hamza marks, which spell a letter.
TASHKEEL = "".join(
    c
    for c in _range(0x0610, 0x061A)
    + _range(0x064B, 0x065F)
    + "\u0670"
    + _range(0x06D6, 0x06ED)
    + _range(0x08D3, 0x08FF)
    if unicodedata.combining(c) and c not in HAMZA_MARKS
)

#: Soft hyphen, Arabic letter mark, zero-width and bidirectional controls, byte order mark.
INVISIBLE = (
    "\u00ad\u061c" + _range(0x200B, 0x200F) + _range(0x202A, 0x202E) + _range(0x2060, 0x2064) + _range(0x2066, 0x2069)
    + "\ufeff"
)  # fmt: skip

ARABIC_DIGITS = _range(0x0660, 0x0669)
PERSIAN_DIGITS = _range(0x06F0, 0x06F9)

#: One character class body (for use inside []) of every Arabic letter, presentation forms included.
ARABIC_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)

#: One character class body of the marks that stand inside a word, tatweel and joiners included.
WORD_MARKS = f"{TASHKEEL}{HAMZA_MARKS}{TATWEEL}\u200c\u200d"


def presentation_forms() -> dict[str, str]:
    """Return every Arabic presentation form (ﻻ, ﷲ, ﺳ …) with the ordinary letters that it stands for.

    The stand-alone vowel signs (U+FC5E, U+FE70 …) decompose to a space with the sign on it; the space is dropped.
    """
    forms = map(chr, [*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)])
    pairs = ((form, unicodedata.normalize("NFKC", form)) for form in forms)
    return {form: plain.lstrip(" ") for form, plain in pairs if plain != form}
