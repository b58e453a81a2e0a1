"""Folding: the forms of one word that readers type alike become one string, for comparing only.

Every fold is a rule about single characters, so that folding is idempotent, the order of folds does not matter to the
caller, and each character of the result comes from exactly one character of the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.arabic import letters

_Rules = dict[str, str]


def _each(characters: str, target: str = "") -> _Rules:
    return dict.fromkeys(characters, target)


def _lower_case() -> _Rules:
    """Latin, Greek and Cyrillic capitals to the one small letter that each has."""
    pairs = ((c, c.lower()) for c in map(chr, range(0x0041, 0x0530)))
    return {c: small for c, small in pairs if small != c and len(small) == 1}


def _digits() -> _Rules:
    western = "0123456789"
    return {
        **dict(zip(letters.ARABIC_DIGITS, western, strict=True)),
        **dict(zip(letters.PERSIAN_DIGITS, western, strict=True)),
        **{"٫": ".", "٬": ",", "٪": "%"},
    }


_RULES: dict[str, _Rules] = {
    "presentation": letters.presentation_forms(),
    "tashkeel": _each(letters.TASHKEEL),
    "tatweel": _each(letters.TATWEEL),
    "invisible": _each(letters.INVISIBLE),
    "alef": {**_each("أإآٱٲٳٵ", "ا"), **_each(letters.HAMZA_MARKS)},
    "hamza": {"ؤ": "و", "ئ": "ي", **_each(letters.HAMZA_MARKS)},
    "alef_maqsura": {"ى": "ي"},
    "ta_marbuta": {"ة": "ه"},
    # The same letters at other code points, as Persian, Urdu and Kurdish keyboards type them.
    "persian": {
        **_each("کڪ", "ك"), **_each("یێےۍې", "ي"), **_each("ەہھۀۂ", "ه"), **_each("ۆۇ", "و"), "ۃ": "ة", "ۓ": "ئ",
    },
    # Letters for sounds that Arabic lacks, to the Arabic letter that they are drawn from.
    "foreign": {
        "پ": "ب", "چ": "ج", "ژ": "ز", "گ": "ك", "ڭ": "ك", "ڤ": "ف", "ڥ": "ف", "ڨ": "ق", "ڵ": "ل",
        "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ڕ": "ر", "ں": "ن", "ڼ": "ن", "ۋ": "و",
    },
    "digits": _digits(),
    "case": _lower_case(),
}  # fmt: skip

#: The names of all folds.
FOLDS: tuple[str, ...] = tuple(_RULES)

# Characters met in every text get an entry even when they do not change: a miss costs an exception.
_COMMON = [*range(0x0000, 0x0180), *range(0x0600, 0x0700), *range(0x2000, 0x2070)]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters came from.

    `text` is the folded text; `offsets[i]` is the index in `original` of the character that gave `text[i]`, and
    `offsets[len(text)]` is `len(original)`.
    """

    original: str
    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original (start, end) of `text[start:end]`, the marks that hang on its last letter included.

        Raises ValueError when 0 <= start <= end <= len(text) does not hold.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no such span in the folded text: {start}-{end} of {len(self.text)} characters")
        first = self.offsets[start]
        if start == end:
            return first, first
        return first, max(self.offsets[end], self.offsets[end - 1] + 1)

    def surface(self, start: int, end: int) -> str:
        """Return the original wording of `text[start:end]`."""
        first, last = self.span(start, end)
        return self.original[first:last]


@lru_cache(maxsize=64)
def _table(folds: frozenset[str]) -> dict[int, str | int | None]:
    """Build the translation table of a set of folds, each target itself folded to the end."""
    unknown = folds - _RULES.keys()
    if unknown:
        raise ValueError(f"unknown fold: {', '.join(sorted(unknown))}; known are: {', '.join(FOLDS)}")
    rules = {key: target for name in folds for key, target in _RULES[name].items()}

    def final(text: str) -> str:
        done = "".join(rules.get(c, c) for c in text)
        return done if done == text else final(done)

    table: dict[int, str | int | None] = {code: code for code in _COMMON}
    table.update((ord(key), final(key) or None) for key in rules)
    return table


@lru_cache(maxsize=64)
def _uneven(folds: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern of the characters that change the length of a text folded by `folds`."""
    changed = ((code, target) for code, target in _table(folds).items() if not isinstance(target, int))
    characters = "".join(chr(code) for code, target in changed if target is None or len(target) != 1)
    return re.compile(f"[{re.escape(characters)}]" if characters else r"(?!)")


_ALL = frozenset(FOLDS)


def _chosen(folds: Iterable[str] | None) -> frozenset[str]:
    if isinstance(folds, str):
        folds = (folds,)
    return _ALL if folds is None else frozenset(folds)


def fold(text: str, folds: Iterable[str] | None = None) -> str:
    """Return `text` folded by the named `folds` (see `FOLDS`; all of them by default). Idempotent.

    Raises ValueError for the name of a fold that does not exist.
    """
    return text.translate(_table(_chosen(folds)))


def fold_with_offsets(text: str, folds: Iterable[str] | None = None) -> Folded:
    """Fold `text` as `fold` does and keep, for each character of the result, its place in the original."""
    chosen = _chosen(folds)
    table = _table(chosen)
    folded = text.translate(table)
    offsets: list[int] = []
    done = 0
    for match in _uneven(chosen).finditer(text):
        index = match.start()
        offsets.extend(range(done, index))
        target = table[ord(match[0])]
        offsets.extend([index] * (len(target) if isinstance(target, str) else 0))
        done = index + 1
    if not done:
        return Folded(text, folded, range(len(text) + 1))
    offsets.extend(range(done, len(text) + 1))
    return Folded(text, folded, offsets)
