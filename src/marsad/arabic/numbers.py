"""Numbers in a text, in digits and in words."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

from marsad.arabic import number_words as nw
from marsad.arabic.stream import FoldedStream

_INFINITY = float("inf")
# Scale words that would go beyond this are read as a new number.
_LARGEST = 10**18
Qualifier = Literal["", "about", "more", "less", "at_least", "at_most"]


class NumberMention(NamedTuple):
    """A number found in a text: `text == original[start:end]`.

    `value` is an int when it is whole, else a float. `qualifier` says how the words around loosen it: "about" («نحو
    40»), "more", "less", "at_least", "at_most", or "" for an exact number. `percent` is true before «%» or «في المئة»,
    which the span then covers.
    """

    start: int
    end: int
    text: str
    value: int | float
    qualifier: Qualifier
    percent: bool


class ParsedNumber(NamedTuple):
    """A number read from tokens: its value, the index of the token after it, proclitic letters on its first token."""

    value: int | float
    after: int
    skip: int


def find_numbers(text: str) -> list[NumberMention]:
    """Return the numbers written in `text`, in digits («1,250», «٣٫٥») and in words («ثلاثة وعشرون», «ألفي»), in order.

    «مليون ونصف المليون» is 1500000, «3 آلاف» 3000. Not counted: «واحد» alone, duals («كتابان»), vague plurals («آلاف
    المتظاهرين»), times («14:30») and dates written with / («24/7/2015»).
    """
    return numbers_in(FoldedStream(text))


def numbers_in(stream: FoldedStream) -> list[NumberMention]:
    """Return the numbers of a stream; see `find_numbers`."""
    found: list[NumberMention] = []
    index = 0
    while index < len(stream):
        ordinal = parse_ordinal(stream, index)
        if ordinal is not None and ordinal[1] > index + 1:
            index = ordinal[1]  # «الخامسة عشرة» counts nothing
            continue
        parsed = parse_number(stream, index)
        if parsed is None:
            index += 1
            continue
        after, percent = _percent(stream, parsed.after)
        start, end = stream.span(index, after, parsed.skip)
        found.append(
            NumberMention(
                start, end, stream.surface(start, end), parsed.value, _qualifier(stream, index, after), percent
            )
        )
        index = after
    return found


def parse_number(stream: FoldedStream, index: int) -> ParsedNumber | None:
    """Read the number that begins at token `index`, or return None when none does."""
    skip, word = _first_word(stream, index)
    if word is None:
        return None
    if word in nw.FRACTIONS and (scale := nw.SCALES.get(stream.at(index + 1))) and scale[0] == 1:
        return ParsedNumber(_whole(nw.FRACTIONS[word] * scale[1]), index + 2, skip)
    group = _scaled(stream, index, word, _INFINITY)
    if group is None:
        return None
    total: float = 0
    while True:
        value, unit, after = group
        total += value
        half = _and_fraction(stream, after)
        if half is not None:
            return ParsedNumber(_whole(total + half[0] * unit), half[1], skip)
        joined = _conjoined(stream, after) if unit > 1 else None
        group = _scaled(stream, *joined, unit) if joined else None
        if group is None:
            return ParsedNumber(_whole(total), after, skip)


def parse_ordinal(stream: FoldedStream, index: int) -> tuple[int, int] | None:
    """Read a definite ordinal («الثالثة», «الحادي والعشرين», «الثانية عشرة»): (its value, the token after it)."""
    word = stream.at(index)
    if not word.startswith("ال"):
        return None
    value = nw.ORDINALS.get(word[2:])
    if value is None:
        tens = nw.TENS.get(word[2:])
        return (tens, index + 1) if tens else None
    following = stream.at(index + 1)
    if value < 10 and following in nw.TEN:
        return value + 10, index + 2
    if value < 10 and following.startswith("وال") and following[3:] in nw.TENS:
        return value + nw.TENS[following[3:]], index + 2
    return value, index + 1


_PROCLITICS = re.compile(r"[وفبلك]")
# «لست» is a verb; «واحد» after another noun is an adjective.
_NOT_NUMBERS = frozenset({"لست", "بست", "فست", "كست", "لسته", "واحد", "واحده"})
_SMALL = {**nw.UNITS, **nw.TEN, **nw.TENS, **nw.HUNDREDS}


def _is_number_word(word: str) -> bool:
    return word in _SMALL or word in nw.SCALES or word in nw.FRACTIONS


def _first_word(stream: FoldedStream, index: int) -> tuple[int, str | None]:
    """Return (letters of proclitics and article, the number word without them), the word None if it is no number."""
    word = stream.at(index)
    if stream.is_number(index) or _is_number_word(word):
        return 0, word
    if not word or word in _NOT_NUMBERS:
        return 0, None
    for skip in (1, 2):
        rest = word[skip:]
        if len(word) <= skip or not _PROCLITICS.fullmatch(word[skip - 1]):
            break
        if _is_number_word(rest):
            return skip, rest
    skip = 1 if _PROCLITICS.fullmatch(word[0]) and word[1:3] == "ال" else 0
    rest = word[skip + 2 :]
    if word[skip : skip + 2] == "ال" and (nw.UNITS.get(rest, 0) > 2 or rest in nw.TEN or rest in nw.TENS):
        return skip, rest
    return 0, None


def _conjoined(stream: FoldedStream, index: int) -> tuple[int, str] | None:
    """Return (index, word) of the token joined by و at `index`, attached («وعشرون») or not («و 500»)."""
    word = stream.at(index)
    if word == "و":
        return index + 1, stream.at(index + 1)
    # «وأحد عشر» folds to the letters of «واحد».
    if word.startswith("و") and (word not in _NOT_NUMBERS or stream.at(index + 1) in nw.TEN):
        return index, word[1:]
    return None


def _scaled(stream: FoldedStream, index: int, word: str, ceiling: float) -> tuple[float, int, int] | None:
    """Read a group with its scale words at `index`: (value, unit of its last scale, token after it).

    Everything must be smaller than `ceiling`, the scale before it.
    """
    if word in nw.SCALES:
        count, unit = nw.SCALES[word]
        if word in nw.VAGUE_SCALES or unit >= ceiling:
            return None
        value, after = float(count * unit), index + 1
    else:
        group = (
            _digits(stream, index)
            if stream.is_number(index)
            else _group(stream, index, word, alone=ceiling == _INFINITY)
        )
        if group is None or group[0] >= ceiling:
            return None
        value, after = group
        unit = 1
    while (scale := nw.SCALES.get(stream.at(after))) and scale[0] == 1 and unit <= scale[1]:
        if value * scale[1] >= ceiling:
            return None
        if value * scale[1] > _LARGEST:
            break
        value, unit, after = value * scale[1], max(unit, 1) * scale[1], after + 1
    return value, unit, after


def _digits(stream: FoldedStream, index: int) -> tuple[float, int] | None:
    text = stream.at(index)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", text):
        text = text.replace(".", "")
    elif re.fullmatch(r"\d+,\d+", text):
        text = text.replace(",", ".")
    if len(text) > 24 or not re.fullmatch(r"\d+(?:\.\d+)?", text):
        return None
    return (float(text) if "." in text else int(text)), index + 1


def _group(stream: FoldedStream, index: int, word: str, *, alone: bool) -> tuple[float, int] | None:
    """Read a number below a thousand in words, `alone` when nothing larger stands before it."""
    following = stream.at(index + 1)
    if word in nw.UNITS and nw.UNITS[word] >= 3 and following in nw.HUNDRED:
        value, after = nw.UNITS[word] * 100, index + 2
    elif word in nw.HUNDREDS:
        value, after = nw.HUNDREDS[word], index + 1
    else:
        return _below_hundred(stream, index, word, alone=alone)
    joined = _conjoined(stream, after)
    rest = joined and _below_hundred(stream, *joined, alone=False)
    if rest is None or (joined and stream.at(rest[1]) in nw.HUNDRED):
        return value, after
    return value + rest[0], rest[1]


def _below_hundred(stream: FoldedStream, index: int, word: str, *, alone: bool) -> tuple[int, int] | None:
    if word in nw.TEN:
        return 10, index + 1
    if word in nw.TENS:
        return nw.TENS[word], index + 1
    value = nw.UNITS.get(word)
    if value is None:
        return None
    if stream.at(index + 1) in nw.TEN:
        return value + 10, index + 2
    joined = _conjoined(stream, index + 1)
    if joined is not None:
        tens = joined[1].removeprefix("ال")
        if tens in nw.TENS:
            return value + nw.TENS[tens], joined[0] + 1
    if alone and (word in nw.NOT_ALONE or value == 1):
        return None
    return value, index + 1


def _and_fraction(stream: FoldedStream, index: int) -> tuple[float, int] | None:
    """Read «ونصف», «ونصف المليون», «وربع» at `index`: (the fraction, the token after it)."""
    joined = _conjoined(stream, index)
    if joined is None or joined[1] not in nw.FRACTIONS:
        return None
    after = joined[0] + 1
    scale = stream.at(after)
    if scale.startswith("ال") and scale[2:] in nw.SCALES:
        after += 1
    elif scale in nw.SCALES:
        return None  # «ألف ونصف مليون» are two numbers
    return nw.FRACTIONS[joined[1]], after


def _percent(stream: FoldedStream, after: int) -> tuple[int, bool]:
    word, following = stream.at(after), stream.at(after + 1)
    if word == "%" or word in ("بالميه", "بالمايه"):
        return after + 1, True
    if word == "في" and following in ("الميه", "المايه"):
        return after + 2, True
    return after, False


def _qualifier(stream: FoldedStream, index: int, after: int) -> Qualifier:
    if stream.at(after) == "علي" and stream.at(after + 1) == "الاقل":
        return "at_least"
    if stream.at(after) == "تقريبا":
        return "about"
    for phrase, meaning in nw.QUALIFIERS:
        before = stream.texts[max(0, index - len(phrase)) : index]
        if before and before[0].lstrip("وفبل") == phrase[0].lstrip("وفبل") and tuple(before[1:]) == phrase[1:]:
            return cast(Qualifier, meaning)
    return ""


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value
