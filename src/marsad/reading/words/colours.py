"""Colours of words: which of them blame, praise, demand or threaten, and what a report is about as a whole."""

from __future__ import annotations

from collections import Counter
from functools import cache

from marsad.arabic import fold
from marsad.reading.text.document import Document
from marsad.reading.words.vocabulary import rows

_SPORT = frozenset("مباراه المباراه دوري الدوري اللاعب لاعب اللاعبين فريق الفريق منتخب المنتخب بطوله البطوله مدرب المدرب كاس الكره "
                   "لكره القدم ملعب اهداف الهدف موسم الموسم نادي النادي الاندية".split())  # fmt: skip
_MARKET = frozenset("اسهم الاسهم سعر اسعار الاسعار البورصه بورصه دولار مليون مليار شركه الشركه ارباح السوق سوق نقطه موشر للبرميل المايه "
                    "مشروع المشروع المشاريع مشاريع".split())  # fmt: skip


@cache
def _hints() -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, words in rows("hints.tsv"):
        for word in words.split(" "):
            table.setdefault(fold(word).replace("_", " "), kind)
    return table


class Colours:
    """Hint classes of every token, and what the document as a whole is about."""

    def __init__(self, doc: Document) -> None:
        table = _hints()
        norm = doc.norm
        self.at: list[str] = []
        for i, word in enumerate(norm):
            kind = table.get(word, "")
            if not kind and i + 1 < len(norm):
                kind = table.get(f"{word} {norm[i + 1]}", "")
            if not kind and len(word) > 3 and word[0] in "وبلف":
                kind = table.get(word[1:], "") or (table.get("ا" + word[1:], "") if word[:2] == "لل" else "")
            self.at.append(kind)
        words = max(1, sum(doc.word))
        sport = sum(w in _SPORT for w in norm) / words
        market = sum(w in _MARKET for w in norm) / words
        self.topic = "sport" if sport > 0.03 else "market" if market > 0.05 else "news"

    def inside(self, first: int, last: int) -> Counter[str]:
        """How often each class stands in a range of tokens."""
        return Counter(kind for kind in self.at[first : last + 1] if kind)
