"""What a phrase leaves open: «الوزارة», «الجيش», «نظيره» get the code that the text around them gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from marsad.reading.actors.kin import kin_table
from marsad.reading.actors.mention import Mention
from marsad.reading.text.document import Document

_OWN_COUNTRY = ("حكومه", "رياسه", "جيش", "شرطه")
_UNCERTAIN = frozenset({"source", "media"})


def focus(mentions: Sequence[Mention], home: str | None) -> str | None:
    """The country that the report is mostly about; early mentions count more."""
    weights: Counter[str] = Counter()
    for rank, mention in enumerate(m for m in mentions if _country(m)):
        country = _country(mention)
        if country:
            weights[country] += 3 if rank < 2 else 2 if rank < 5 else 1
    if not weights:
        return home
    if home and home in weights:
        weights[home] += 1
    return weights.most_common(1)[0][0]


def _country(mention: Mention) -> str | None:
    if mention.country:
        return mention.country
    if mention.code and len(mention.code) == 3 and mention.code.isupper():
        return mention.code
    return None


def stem(word: str) -> str:
    """A head without article, so that «الوزارة» equals «وزارة»."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def resolve(doc: Document, mentions: Sequence[Mention], home: str | None) -> None:
    """Fill the missing codes in order of the text and note the rule in `inferred`."""
    main = focus(mentions, home)
    sentence_of: dict[int, int] = {}
    for number, (first, last) in enumerate(doc.sentences):
        for i in range(first, last):
            sentence_of[i] = number
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(sentence_of.get(mention.first, -1), []).append(mention)
    heads: dict[str, Mention] = {m.code: m for m in mentions if m.code and len(m.code) == 3}
    current: str | None = None
    for number in sorted(by_sentence):
        here = by_sentence[number]
        for mention in here:
            if mention.code is None:
                _fill(mention, here, heads, current, main)
            elif mention.kind in {"body", "force", "group", "organisation", "medium", "noun", "office"}:
                heads[stem(mention.head)] = mention
            if mention.role in {"REB", "PTY"} and mention.code and len(mention.code) != 3:
                heads["*rebels"] = mention
            if mention.person >= 0 and mention.title:
                heads[stem(doc.norm[mention.title[0]].removeprefix(mention.conjunction))] = mention
        places = [m for m in here if m.kind in {"place", "state", "capital"} and m.code and not m.leads]
        if places:
            current = _country(places[0]) or current


def _fill(
    mention: Mention, here: Sequence[Mention], heads: dict[str, Mention], current: str | None, main: str | None
) -> None:
    """Choose a code for one mention: an earlier mention of the same head, a place in the sentence, or the main country."""
    if mention.role in {"REB", "PTY"} and _rebels(mention, here, current, main, heads):
        return
    definite = mention.head.startswith("ال")
    earlier = heads.get(stem(mention.head))
    if definite and earlier is not None and earlier.code and mention.kind != "noun":
        mention.code, mention.role, mention.inferred = earlier.code, earlier.role, "same head"
        mention.country = earlier.country
        if mention.kind == "office" and earlier.person >= 0:
            mention.person = earlier.person
        return
    if mention.kind in _UNCERTAIN and not definite and mention.kind == "media":
        return
    near = sorted(
        (m for m in here if m is not mention and m.kind in {"place", "state", "capital", "adjective"} and _country(m)),
        key=lambda m: (
            abs(m.first - mention.last) + (0 if m.first > mention.last else 6) + (0 if m.kind == "place" else 4)
        ),
    )
    place = next((m for m in near if m.kind == "place"), None)
    if mention.kind == "person" and main:
        mention.code, mention.inferred = main, "main country"
    elif place is not None:
        mention.code, mention.inferred = _country(place), "place nearby"
    elif current and mention.kind in {"force", "noun", "office", "body", "person"} and main is None:
        mention.code, mention.inferred = current, "place before"
    elif main:
        mention.code, mention.inferred = main, "main country"
    if mention.role == "CIV" and mention.code and main:
        for (one, other), whose in kin_table().people.items():
            if mention.code == one and other in heads:
                mention.code, mention.inferred = whose, "people"
    mention.country = mention.code


def _rebels(
    mention: Mention, here: Sequence[Mention], current: str | None, main: str | None, heads: dict[str, Mention]
) -> bool:
    """An armed group without a name: the one of that country, or the armed group last named."""
    word = stem(mention.head)
    table = kin_table().rebels
    place = next((_country(m) for m in here if m.kind in {"place", "state", "capital"} and _country(m)), None)
    for country in (place, current, main):
        for code, words in table.get(country or "", ()):
            if word in words:
                mention.code, mention.inferred, mention.country = code, "rebels", country
                return True
    last = heads.get("*rebels")
    if last is not None and mention.head.startswith("ال"):
        mention.code, mention.inferred, mention.country = last.code, "last group", last.country
        return True
    return False
