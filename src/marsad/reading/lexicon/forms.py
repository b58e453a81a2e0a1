"""Derived forms: what Arabic makes of an adjective of nationality, a title or an institution by rule."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reading.lexicon.entries import Grammar

ARTICLE = "ال"
_ENDINGS = (
    # ending on the masculine singular, gender, number, whether the form also takes the article
    ("", "m", 1, True),
    ("ة", "f", 1, True),
    ("ا", "m", 1, False),  # accusative
    ("ان", "m", 2, True),
    ("ين", "m", 2, True),
    ("تان", "f", 2, True),
    ("تين", "f", 2, True),
    ("ون", "m", 3, True),
    ("ين", "m", 3, True),
    ("ات", "f", 3, True),
)


def nisba(adjective: str) -> Iterator[tuple[str, Grammar]]:
    """Give every form of an adjective in ـي, with and without article: روسي، الروسية، روسيون، الروسيتين …

    Every word in ـي is inflected («كوري جنوبي» → «الكورية الجنوبية»); a word of another shape stays, and the article
    goes to it alone («جنوب أفريقي» → «الجنوب أفريقية»). A sound masculine plural in ـين is told from the dual by
    context only, so that form comes twice.
    """
    words = adjective.split(" ")
    inflected = [word.endswith("ي") for word in words]
    for ending, gender, number, articled in _ENDINGS:
        written = [word + ending if bends else word for word, bends in zip(words, inflected, strict=True)]
        yield " ".join(written), Grammar(gender, number, False)
        if articled:
            yield with_article(written, inflected), Grammar(gender, number, True)


def with_article(words: list[str], inflected: list[bool]) -> str:
    """Write the words definite: the article on each of them, or only on the first when that one is no adjective."""
    if inflected[0]:
        return " ".join(ARTICLE + word for word in words)
    return " ".join([ARTICLE + words[0], *words[1:]])


def construct(phrase: str) -> str | None:
    """Take the article from the last word, so that a country's name can follow: «وزير الخارجية» → «وزير خارجية».

    None when the phrase cannot be opened so: its last word has no article, or an earlier word has one as well
    («وزير الشؤون الخارجية»).
    """
    *before, last = phrase.split(" ")
    if not last.startswith(ARTICLE) or any(word.startswith(ARTICLE) for word in before):
        return None
    return " ".join([*before, last.removeprefix(ARTICLE)])


def duals(title: str, gender: str) -> Iterator[str]:
    """Write a title for two: «وزير الخارجية» → «وزيرا الخارجية», «وزيري الخارجية»; «رئيس» → also «رئيسان», «رئيسين».

    A title whose first word has the article and an adjective after it («المتحدث الرسمي») gives none.
    """
    first, *rest = title.split(" ")
    if rest and first.startswith(ARTICLE):
        return
    stem = first.removesuffix("ة") + "ت" if gender == "f" and first.endswith("ة") else first
    for ending in ("ا", "ي") if rest else ("ا", "ي", "ان", "ين"):
        yield " ".join([stem + ending, *rest])
