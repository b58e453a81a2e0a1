"""Small facts about Arabic sentences that statements and events share: particles, joints, what ends a clause."""

from __future__ import annotations

from marsad.reading.text.document import QUOTES, Document

THAT = frozenset("ان انه انها انهم انهما انهن انني اننا الا بان بانه بانها بانهم بانهما باننا بانني بالا".split())
"""«إن / أن» and its forms, also with ب."""
PREPOSITIONS = frozenset("في من الي علي عن مع لدي عند بعد قبل منذ خلال حول ضد بين عبر حتي دون وسط نحو تحت فوق امام وراء اثر لدي "
                         "بحق تجاه ازاء حيال رغم بشان بسبب سوي غير لاجل بدون جراء عقب اثناء ضمن كما مثل فيما بينما حيث".split())  # fmt: skip
NEGATIONS = frozenset("لم لن لا ما ليس ليست ولم ولن ولا فلم فلن وليس".split())
CLAUSE_BREAKS = frozenset("وذلك فيما بينما حيث كما لكن ولكن غير الا اذ ثم".split())
_OPENERS = frozenset('«“"”„')


def word_before(doc: Document, i: int, first: int) -> int:
    """The last word before token i, not before `first`; -1 when there is none."""
    i -= 1
    while i >= first and not doc.word[i]:
        i -= 1
    return i if i >= first else -1


def closing_quote(doc: Document, opening: int, limit: int) -> int:
    """Token of the mark that closes the quotation opened at `opening`; -1 when none does before `limit`."""
    sign = doc.norm[opening]
    for i in range(opening + 1, min(limit, len(doc))):
        norm = doc.norm[i]
        if doc.word[i]:
            continue
        if norm == "\n":
            return -1
        if norm in QUOTES and (norm != sign or sign in '"”“'):
            return i
    return -1


def trim(doc: Document, first: int, last: int) -> tuple[int, int]:
    """Narrow a range of tokens so that no punctuation stands at its edges, save closing brackets and marks inside."""
    while first <= last and not doc.word[first] and doc.norm[first] not in "(#":
        first += 1
    while last >= first and not doc.word[last] and doc.norm[last] not in ")%":
        last -= 1
    return first, last
