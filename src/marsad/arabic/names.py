"""Names of people: what to compare them by, and whether two names can be one person's."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import Literal

from marsad.arabic.data_files import sections
from marsad.arabic.stream import FoldedStream

#: Parts of a name beyond this number are not compared.
LONGEST_NAME = 16

NameKey = tuple[str, ...]
Match = Literal["same", "part", ""]

_FILIATION = frozenset({"بن", "ابن", "بنت", "ال", "بو"})
_FATHER = frozenset({"ابو", "ابي", "ابا"})
_ARTICLE = "ال"
# These letters write no sound of the languages that names are transliterated from.
_ARABIC_LETTERS = re.compile("[حعضظذء]")
_VOWELS = re.compile("[اوي]")
_SAME_SOUND = str.maketrans({"غ": "ج", "ق": "ج", "ط": "ت", "ث": "ت", "ص": "س"})
_REPEATED = re.compile(r"(.)\1+")


def name_key(name: str) -> NameKey:
    """Return what to compare a person's name by: one string for each part of the name, titles left out.

    Spellings of one name get one key: hamza and final letters, «عبد الرحمن» and «عبدالرحمن», «أبو» and «أبي», «بن» or
    not, the article or not, and in foreign names the letters that one sound is written with (ج غ ق; ط ت; ث ت; ص س; ڤ
    ف) and the long vowels: «سيرجي لافروف» and «سيرغي لافروف» have one key. Arabic names (those of `data/names.txt`,
    and those with ح ع ض ظ ذ) are compared by their letters: «سالم» and «سليم» differ. A key is for finding candidates
    (see `name_match`), not a proof. Empty for a text without letters.
    """
    return tuple(_part_key(part) for part in _parts(strip_titles(name))[:LONGEST_NAME])


def strip_titles(name: str) -> str:
    """Return `name` without titles, ranks and office before it: «وزير الخارجية سيرغي لافروف» → «سيرغي لافروف».

    At least the last word stays («الرئيس الأسد» → «الأسد»). A name without a title comes back as it is.
    """
    words = sections("names.txt")
    stream = FoldedStream(name)
    at = [i for i, token in enumerate(stream.tokens) if token.kind in ("word", "latin")]
    begin = 0
    titled = False
    while begin < len(at) - 1:
        word = stream.at(at[begin])
        if word in words["titles"]:
            titled = True
        elif not (titled and _in_office(word, words)):
            break
        begin += 1
    if begin == 0:
        return name.strip()
    start, _ = stream.span(at[begin], at[begin] + 1)
    return name[start:].strip()


def name_match(one: str | NameKey, other: str | NameKey) -> Match:
    """Tell how two names can be one person's: "same" when their keys are equal, "part" when one is a shorter form.

    «لافروف» is a part of «سيرغي لافروف», «محمد بن سلمان» of «محمد بن سلمان بن عبدالعزيز»; a common given name alone
    («محمد») is a part of none, and a father («سلمان بن عبدالعزيز») none of his son. "" when they cannot be one person,
    or when a name is empty. Takes names or their keys; only names tell that «جواد ظريف» can be «محمد جواد ظريف», for
    keys leave out «بن».
    """
    a = name_key(one) if isinstance(one, str) else one
    b = name_key(other) if isinstance(other, str) else other
    if not a or not b:
        return ""
    if a == b:
        return "same"
    short, long = sorted((a, b), key=len)
    if len(short) == len(long) or not _in_order(short, long):
        return ""
    if len(short) == 1 and short[0] in _common_given():
        return ""
    if len(short) == 1 or short[0] == long[0]:
        return "part"
    full = one if len(a) > len(b) else other
    compound = isinstance(full, str) and short[-1] == long[-1] and short[0] not in _fathers(full)
    return "part" if compound else ""


def _fathers(name: str) -> set[str]:
    """Return the keys of the parts that «بن» stands before."""
    texts = FoldedStream(name).texts
    return {_part_key(texts[at + 1]) for at, word in enumerate(texts[:-1]) if word in ("بن", "ابن", "بنت")}


def index_keys(name: str) -> set[str]:
    """Return the strings to look a person up by: the whole key, its telling parts, and pairs of its common ones.

    Two names for which `name_match` is not "" have one of them in common.
    """
    key = name_key(name)
    common = [part for part in key if part in _common_given()]
    pairs = {f"{first} {second}" for first, second in combinations(common, 2)}
    return {part for part in key if part not in _common_given()} | pairs | ({" ".join(key)} if key else set())


def _in_office(word: str, words: dict[str, frozenset[str]]) -> bool:
    return word.startswith((_ARTICLE, "لل", "بال")) or word in words["office"] or word in words["places"]


def _in_order(short: NameKey, long: NameKey) -> bool:
    rest = iter(long)
    return all(part in rest for part in short)


def _parts(name: str) -> list[str]:
    """Return the folded parts of a name, particles dropped or joined to the part they belong to."""
    stream = FoldedStream(name)
    parts: list[str] = []
    prefix = ""
    for token in stream.tokens:
        word = token.text
        if token.kind not in ("word", "latin"):
            continue
        if word in _FILIATION:
            continue
        if prefix:
            parts.append(prefix + word)
            prefix = ""
        elif word == "عبد":
            prefix = word
        elif word in _FATHER:
            prefix = "ابو "
        elif word in sections("names.txt")["after_joined"] and parts:
            parts[-1] += word
        else:
            parts.append(word)
    return parts + ([prefix.strip()] if prefix else [])


@lru_cache(maxsize=16384)
def _part_key(part: str) -> str:
    if part.startswith("ابو "):
        return "ابو " + _part_key(part[4:])
    part = _variants().get(part, part)
    if part.startswith("عبد") and len(part) > 4:
        return part
    bare = _without_article(part)
    bare = _variants().get(bare, bare)
    arabic = sections("names.txt")["arabic"]
    if bare in arabic or part != bare or _ARABIC_LETTERS.search(bare):
        return bare
    return _foreign_key(bare)


def _without_article(part: str) -> str:
    if part.startswith(_ARTICLE) and len(part) >= 5 and part not in sections("names.txt")["not_article"]:
        return part[2:]
    return part


def _foreign_key(part: str) -> str:
    """Return the consonants of a foreign name, one letter for each sound; a name of one or two keeps its vowels."""
    sounds = part.replace("تش", "ش").translate(_SAME_SOUND)
    head = "ا" if sounds[:1] in "اويع" else sounds[:1]
    rest = _VOWELS.sub("", sounds[1:])
    if len(rest) > 1 and rest.endswith("ه") and not part.endswith("و"):
        rest = rest[:-1]
    skeleton = _REPEATED.sub(r"\1", head + rest)
    if len(skeleton) - (head == "ا") < 3:
        return _REPEATED.sub(r"\1", sounds)
    return skeleton.replace("ك", "ج") if len(skeleton) >= 5 else skeleton


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    lines = (line.split("=") for line in sections("names.txt")["variants"])
    return {variant: first for first, *others in lines for variant in others}


@lru_cache(maxsize=1)
def _common_given() -> frozenset[str]:
    return frozenset(_part_key(name) for name in sections("names.txt")["common_given"])
