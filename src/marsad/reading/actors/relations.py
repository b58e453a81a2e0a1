"""What sort of actor a code is, and how two actors stand to each other (lexicon/relations.tsv)."""

from __future__ import annotations

from functools import cache

from marsad.reading.words.vocabulary import rows

_ARMED = frozenset("ISIS ALQAEDA NUSRA HOUTHI SALEH YEM_RESIST SYR_OPP TALIBAN PKK YPG PMF HAMAS HEZBOLLAH LNA LBY_DAWN BOKOHARAM "
                   "COALITION_YEM COALITION_ISIS FATAH MB".split())  # fmt: skip


@cache
def _pairs() -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
    hostile: set[frozenset[str]] = set()
    friendly: set[frozenset[str]] = set()
    for kind, code, others in rows("relations.tsv"):
        (hostile if kind == "hostile" else friendly).update(frozenset((code, other)) for other in _codes(others))
    return frozenset(hostile), frozenset(friendly)


def _codes(cell: str) -> list[str]:
    """Codes of a cell; a code that begins with X: may hold spaces and runs to the next listed one."""
    result: list[str] = []
    for word in cell.split(" "):
        plain = word.replace("_", "").replace("+", "").replace("-", "")
        if result and result[-1].startswith("X:") and not (plain.isupper() or word.startswith("X:")):
            result[-1] += " " + word
        else:
            result.append(word)
    return result


@cache
def sort_of(code: str) -> str:
    """state, armed, unknown (attackers), other (X:) or body."""
    if code == "X:unidentified attackers":
        return "unknown"
    if code.startswith("X:"):
        return "other"
    if code in _ARMED:
        return "armed"
    return "state" if len(code) == 3 and code.isalpha() and code not in {"GCC", "LAS", "OIC", "IMF", "ICC"} else "body"


@cache
def relation(one: str, other: str) -> str:
    """same, hostile, friendly, both (allies that also quarrel) or open."""
    if one == other:
        return "same"
    hostile, friendly = _pairs()
    pair = frozenset((one, other))
    if pair in hostile:
        return "both" if pair in friendly else "hostile"
    return "friendly" if pair in friendly else "open"
