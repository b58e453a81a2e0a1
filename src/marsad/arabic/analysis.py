"""The whole analysis of a text in one pass: words with their place, folded form, clitics and stems."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from marsad.arabic.clitics import LONGEST_WORD, Segmented
from marsad.arabic.folding import fold_with_offsets
from marsad.arabic.stems import forms_folded, root_folded
from marsad.arabic.tokens import TokenKind, iter_tokens

#: Word forms whose analysis is kept: 97 in 100 words of news text are among them.
CACHED_FORMS = 65536

_NO_WORD = frozenset({"punctuation", "url"})


class Word(NamedTuple):
    """A word of a text: `text == original[start:end]`.

    folded: the word folded. segmented: its clitics and lemma (see `clitics.Segmented`), None for words in other
    scripts and numbers. stem, stems: the likeliest stem and all of them; the folded form itself for other scripts.
    """

    start: int
    end: int
    text: str
    kind: TokenKind
    folded: str
    segmented: Segmented | None
    stem: str
    stems: tuple[str, ...]

    @property
    def root(self) -> str:
        """The root of the word by pattern; see `stems.root`."""
        return root_folded(self.folded[:LONGEST_WORD]) if self.kind == "word" else self.folded


@lru_cache(maxsize=CACHED_FORMS)
def _form(kind: TokenKind, folded: str) -> tuple[Segmented | None, str, tuple[str, ...]]:
    if kind != "word":
        return None, folded, (folded,)
    forms = forms_folded(folded)
    return forms.segmented, forms.stems[0], forms.stems


def analyse(text: str) -> list[Word]:
    """Return the words of `text` in order, each with its folded form, clitics and stems; no punctuation, no addresses.

    Deterministic, and idempotent on folded text. The first call reads the lexicon (about a second; see
    `lexicon.warm_up`).
    """
    folded = fold_with_offsets(text)
    in_place = isinstance(folded.offsets, range)
    found: list[Word] = []
    for start, end, form, kind in iter_tokens(folded.text):
        if kind in _NO_WORD:
            continue
        first, last = (start, end) if in_place else folded.span(start, end)
        found.append(Word(first, last, text[first:last], kind, form, *_form(kind, form[:LONGEST_WORD])))
    return found
