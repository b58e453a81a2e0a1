"""Arabic in Latin letters, for addresses and for names on English pages.

Readable rather than reversible: no dots or macrons, the article as «al-», usual spellings for usual names
(`data/romanisation.txt`), and an «a» where unwritten vowels would leave consonants that cannot be said.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from marsad.arabic.data_files import read_lines
from marsad.arabic.folding import fold
from marsad.arabic.letters import ARABIC_LETTERS, WORD_MARKS
from marsad.arabic.slugs import slugify

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g",
}  # fmt: skip
_VOWELS = {
    "ا": "a", "ى": "a", "ة": "a", "آ": "a", "أ": "a", "إ": "i", "ؤ": "u", "ئ": "i", "ء": "", "ع": "a",
    "\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064b": "an", "\u064c": "un", "\u064d": "in", "\u0670": "a",
}  # fmt: skip
_SHADDA, _SUKUN = "\u0651", "\u0652"
_SHORT_VOWELS = "\u064e\u064f\u0650"
# Verbal nouns of the forms with a prefixed «i»: استقبال, اجتماع, اتفاق, انسحاب.
_VERBAL = re.compile(r"^ا(?:ست|ت|.ت|ن)")
_SAME_LETTERS = ("presentation", "tatweel", "invisible", "persian")
_WORD = re.compile(rf"[{ARABIC_LETTERS}][{ARABIC_LETTERS}{WORD_MARKS}]*")


def romanise(text: str) -> str:
    """Return `text` with its Arabic words in Latin letters: «سيرغي لافروف» → "Sergei Lavrov", «الشرق» → "al-Sharq".

    Words begin with a capital. Arabic digits and punctuation become Latin; everything else stays.
    """
    plain = fold(unicodedata.normalize("NFC", text), [*_SAME_LETTERS, "digits"])
    plain = plain.translate(str.maketrans("،؛؟«»", ',;?""'))
    return _WORD.sub(lambda match: romanise_word(match.group()), plain)


def romanise_slug(title: str, max_length: int = 80, *, fallback: str = "untitled") -> str:
    """Return a Latin address part for `title`: lower case letters, digits and «-» only, at most `max_length` long.

    `fallback` when nothing is left. Raises ValueError when `max_length` is less than 1.
    """
    latin = unicodedata.normalize("NFKD", romanise(title).casefold())
    letters = "".join(c for c in latin if c.isascii() or not unicodedata.combining(c))
    return slugify(re.sub(r"[^a-z0-9'’]+", " ", letters), max_length, fallback=fallback)


@lru_cache(maxsize=16384)
def romanise_word(word: str) -> str:
    """Return one Arabic word in Latin letters."""
    bare = fold(word, "tashkeel")
    known = _known(bare) or _known_after_proclitic(bare)
    if known:
        return known
    for article, latin in (("ال", "al-"), ("وال", "wal-"), ("بال", "bil-"), ("لل", "lil-")):
        if bare.startswith(article) and len(bare) > len(article) + 2:
            rest = re.sub("".join(rf"{letter}[{WORD_MARKS}]*" for letter in article), "", word, count=1)
            return latin + (_known(fold(rest, "tashkeel")) or _by_letters(rest))
    return _by_letters(word)


_PROCLITICS = {"و": "wa-", "ف": "fa-", "ب": "bi-", "ل": "li-", "ك": "ka-"}


def _known_after_proclitic(word: str) -> str | None:
    proclitic = _PROCLITICS.get(word[:1])
    known = _known(word[1:]) if proclitic and len(word) > 3 else None
    return f"{proclitic}{known}" if known else None


def _known(word: str) -> str | None:
    exact, folded = _spellings()
    return exact.get(word) or folded.get(fold(word))


@lru_cache(maxsize=1)
def _spellings() -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for line in read_lines("romanisation.txt"):
        arabic, latin = line.split()
        exact[arabic] = latin
        folded.setdefault(fold(arabic), latin)
    return exact, folded


def _by_letters(word: str) -> str:
    latin = "".join(_voiced(_sounds(word)))
    return latin[:1].upper() + latin[1:]


def _sounds(word: str) -> list[tuple[str, bool]]:
    """Return the sounds of a word with whether each is a vowel."""
    sounds: list[tuple[str, bool]] = []
    for index, letter in enumerate(word):
        before = sounds[-1] if sounds else ("", True)
        following = word[index + 1 : index + 2]
        if letter == _SHADDA:
            # The vowel may be written on either side of the shadda.
            at = len(sounds) - 1 if sounds and word[index - 1] in _SHORT_VOWELS else len(sounds)
            if at and not sounds[at - 1][1]:
                sounds.insert(at, sounds[at - 1])
        elif letter == _SUKUN:
            continue
        elif letter in "وي":
            long = ("u", "i")[letter == "ي"]
            vowel_follows = following and following in "اآىةأوي" + _SHORT_VOWELS
            if before[1] or vowel_follows or not sounds:
                # After a short vowel of its own kind the letter only lengthens it.
                lengthens = sounds and before[0] == long and not vowel_follows
                glides = letter == "ي" and sounds and not before[1] and following in "اىةآ"
                sounds += [] if lengthens else [("i", True)] if glides else []
                sounds += [] if lengthens else [(("w", "y")[letter == "ي"], False)]
            else:
                sounds.append((long, True))
        elif letter in _CONSONANTS:
            sounds.append((_CONSONANTS[letter], False))
        elif letter in _VOWELS:
            sound = "i" if letter == "ا" and index == 0 and _VERBAL.match(word) else _VOWELS[letter]
            if sound and not (before[1] and sounds and before[0] == sound):
                sounds.append((sound, True))
    return sounds


def _voiced(sounds: list[tuple[str, bool]]) -> list[str]:
    """Return the sounds with an «a» after each consonant that can neither begin nor close a syllable without one."""
    if len(sounds) == 3 and not any(vowel for _, vowel in sounds):
        return [sounds[0][0], "a", sounds[1][0], sounds[2][0]]  # شرق, حرب: most bare roots have one syllable
    voiced: list[str] = []
    open_syllable = False
    for index, (sound, vowel) in enumerate(sounds):
        voiced.append(sound)
        last = index + 1 == len(sounds)
        if vowel or last or sounds[index + 1][1]:
            open_syllable = vowel
            continue
        closes = open_syllable and index + 2 < len(sounds)
        if not closes:
            voiced.append("a")
        open_syllable = not closes
    return voiced
