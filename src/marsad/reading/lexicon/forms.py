"""Derived forms: what Arabic makes of an adjective of nationality, a title or an institution by rule."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reading.lexicon.entries import Grammar

ARTICLE = "ال"
_ENDINGS = (
    # ending on the masculine singular, gender, number
    ("", "m", 1),
    ("ة", "f", 1),
    ("ان", "m", 2),
    ("ين", "m", 2),
    ("تان", "f", 2),
    ("تين", "f", 2),
    ("ون", "m", 3),
    ("ين", "m", 3),
    ("ات", "f", 3),
)
_SINGULAR_ACCUSATIVE = "ا"


def nisba(adjective: str) -> Iterator[tuple[str, Grammar]]:
    """Give every form of an adjective in ـي, with and without article: روسي، الروسية، روسيون، الروسيتين …

    Every word in ـي is inflected («كوري جنوبي» → «الكورية الجنوبية»); a word of another shape stays, and the article
    goes to it alone («جنوب أفريقي» → «الجنوب أفريقية»). A sound masculine plural in ـين is told from the dual by
    context only, so that form comes twice. The indefinite accusative singular («روسيا») is included.
    """
    words = adjective.split(" ")
    inflected = [word.endswith("ي") for word in words]
    for ending, gender, number in (*_ENDINGS, (_SINGULAR_ACCUSATIVE, "m", 1)):
        written = [word + ending if bends else word for word, bends in zip(words, inflected, strict=True)]
        yield " ".join(written), Grammar(gender, number, False)
        if ending != _SINGULAR_ACCUSATIVE:
            yield with_article(written, inflected), Grammar(gender, number, True)


def with_article(words: list[str], inflected: list[bool]) -> str:
    """Write the words definite: the article on each of them, or only on the first when that one is no adjective."""
    if inflected[0]:
        return " ".join(ARTICLE + word for word in words)
    return " ".join([ARTICLE + words[0], *words[1:]])


def construct(phrase: str) -> str | None:
    """Take the article from the last word, so that a country's name can follow: «وزير الخارجية» → «وزير خارجية».

    None when the phrase cannot be opened so: when it is one word without article, or has an article before its last word
    («وزير الشؤون الخارجية»).
    """
    *before, last = phrase.split(" ")
    if not last.startswith(ARTICLE) or any(word.startswith(ARTICLE) for word in before):
        return None
    return " ".join([*before, last.removeprefix(ARTICLE)])


def duals(phrase: str, gender: str) -> Iterator[str]:
    """Write a title for two: «وزير الخارجية» → «وزيرا الخارجية», «وزيري الخارجية»; «رئيس» → also «رئيسان», «رئيسين»."""
    first, *rest = phrase.split(" ")
    stem = first.removesuffix("ة") + "ت" if gender == "f" and first.endswith("ة") else first
    for ending in ("ا", "ي") if rest else ("ا", "ي", "ان", "ين"):
        yield " ".join([stem + ending, *rest])
