"""Arabic alphabetical order for lists of names, titles and tags."""

from __future__ import annotations

import re

from marsad.arabic.data_files import sections
from marsad.arabic.folding import fold

# As CLDR orders Arabic, ة stands with ت and ى with ي; letters of other alphabets after the one they derive from.
_FOLDS = (
    "presentation",
    "tashkeel",
    "tatweel",
    "invisible",
    "alef",
    "hamza",
    "alef_maqsura",
    "persian",
    "digits",
    "case",
)
_AFTER = {
    "پ": "ب",
    "ٹ": "ت",
    "چ": "ج",
    "ڈ": "د",
    "ڑ": "ر",
    "ژ": "ز",
    "ڤ": "ف",
    "ڥ": "ف",
    "ڨ": "ق",
    "گ": "ك",
    "ڭ": "ك",
    "ں": "ن",
}
_LAST = "\u06ff"
_LETTERS = str.maketrans(
    {"ة": "ت", **{letter: base + _LAST for letter, base in _AFTER.items()}}
    # Latin letters after the Arabic ones: their full-width forms come later in Unicode.
    | {chr(code): chr(code - ord("a") + 0xFF41) for code in range(ord("a"), ord("z") + 1)}
)
_NUMBER = re.compile(r"\d+")
_NO_LETTERS = re.compile(r"[\W_]+")


def collation_key(text: str) -> str:
    """Return a string that sorts (by code point) as `text` stands in an Arabic list.

    The article is passed over at the beginning of each word, the forms of hamza count as their letter, marks and
    punctuation not at all; numbers come first, by value; then Arabic, then Latin. Texts that are alike so far are
    ordered by their own letters. The key can be stored in a database column with binary ("C") collation.
    """
    words = [_without_article(word) for word in _NO_LETTERS.split(fold(text, _FOLDS)) if word]
    main = _NUMBER.sub(lambda number: number[0].zfill(12), " ".join(words)).translate(_LETTERS)
    return f"{main}\t{text}"


def index_letter(text: str) -> str:
    """Return the letter that `text` stands under in an index: «ش» for «الشرق الأوسط», «ا» for «أحمد», "" for none.

    Digits stand under «#», Latin letters under their capital.
    """
    for word in _NO_LETTERS.split(fold(text, _FOLDS)):
        if word:
            first = _without_article(word)[0]
            return "#" if first.isdigit() else "ت" if first == "ة" else _AFTER.get(first, first.upper())
    return ""


def _without_article(word: str) -> str:
    if word.startswith("ال") and len(word) >= 5 and fold(word) not in sections("stems.txt")["not_article"]:
        return word[2:]
    return word
