"""What matches and how well: BM25 of each word in each field and level, over the arrays of a view.

S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; the frequency of a phrase
counts as that of a term, its rarity is the sum of its words'. So does tantivy, the embedded engine.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from marsad.search.engines.postgresql.postings import CODES, NOWHERE, Postings, term_name
from marsad.search.engines.postgresql.view import Mask, View
from marsad.search.levels import LEVELS, Token
from marsad.search.ranking import BETWEEN, K1, NEIGHBOURS, WEIGHTS, pair_weight
from marsad.search.wanted import FIELDS, Term, Wanted

Scores = NDArray[np.float32]


def texts_of(token: Token) -> Iterator[tuple[str, str]]:
    """Yield level and text of what a token is looked for by."""
    for level, texts in zip(LEVELS, ((token.word,), token.stems, (token.root,)), strict=True):
        for text in texts:
            yield level, text


def weighted_texts(term: Term) -> dict[str, dict[str, float]]:
    """Return by level the texts that one word of a query is looked for by, with their weights."""
    found: dict[str, dict[str, float]] = {level: {} for level in LEVELS}
    for token, weight in ((term.token, 1.0), *term.others):
        for level, text in texts_of(token):
            found[level].setdefault(text, weight * term.weight)
    return found


def names_in(wanted: Wanted) -> set[str]:
    """Return the names of all terms that `wanted` is answered from without their places."""
    tokens = [token for term in wanted.terms for token in (term.token, *(other for other, _ in term.others))]
    return {
        term_name(name, level, text)
        for token in tokens
        for level, text in texts_of(token)
        for name, held in WEIGHTS
        if held == level
    }


def names_placed(wanted: Wanted) -> set[str]:
    """Return the names of all terms whose places are asked for: of phrases, and of neighbours."""
    quoted = {token.word for phrase in (*wanted.phrases, *wanted.without) for token in phrase}
    near = {root for roots in neighbours(wanted.terms) for root in roots}
    return {term_name(name, "words", word) for name in FIELDS for word in quoted} | {
        term_name(name, "roots", root) for name in NEIGHBOURS for root in near
    }


def neighbours(terms: Sequence[Term]) -> list[tuple[str, str]]:
    """Return the roots of neighbouring words of a query; words of the same root are none."""
    pairs = [(first.token.root, second.token.root) for first, second in pairwise(terms)]
    return [pair for pair in pairs if pair[0] != pair[1]]


@dataclass(frozen=True, slots=True)
class Scorer:
    """Answers one query from the postings that it needs, given by name."""

    view: View
    postings: Mapping[str, Postings]

    # --- ranking -----------------------------------------------------------------------------------------------------

    def scores(self, wanted: Wanted) -> tuple[Scores, Mask]:
        """Return the score of every document, and which are found; for words and phrases."""
        scores = np.zeros(self.view.size, np.float32)
        found = self.view.alive & self.conditions(wanted)
        for term in wanted.terms:
            self._add_term(scores, term)
        for phrase in wanted.phrases:
            for name in FIELDS:
                self._add_phrase(scores, name, "words", [token.word for token in phrase], 1.0)
        if wanted.terms:
            found &= (scores > 0) if wanted.least <= 1 else self.matching(wanted.terms, wanted.least)
        scores[~found] = 0
        self._add_neighbours(scores, found, wanted.terms)
        return scores, found

    def _add_term(self, scores: Scores, term: Term) -> None:
        """Add what one word of the query gives; of a level's several texts the best counts, not their sum."""
        texts = weighted_texts(term)
        for (name, level), boost in WEIGHTS.items():
            held = [
                (postings, weight) for text, weight in texts[level].items() if (postings := self._of(name, level, text))
            ]
            if len(held) == 1:
                postings, weight = held[0]
                scores[postings.rows] += self._bm25(name, level, postings.rows, postings.times, weight * boost)
            elif held:
                best = np.zeros(self.view.size, np.float32)
                for postings, weight in held:
                    given = self._bm25(name, level, postings.rows, postings.times, weight * boost)
                    best[postings.rows] = np.maximum(best[postings.rows], given)
                scores += best

    def similar(self, stems: Iterable[tuple[str, float]], tags: Iterable[tuple[int, float]]) -> Scores:
        """Return how much each document has of these weighted stems in its text, and of these tags."""
        scores = np.zeros(self.view.size, np.float32)
        for stem, weight in stems:
            if postings := self._of("body", "stems", stem):
                scores[postings.rows] += self._bm25("body", "stems", postings.rows, postings.times, weight)
        for tag, weight in tags:
            scores[self.view.having("tag", [tag])] += weight
        scores[~self.view.alive] = 0
        return scores

    def _of(self, name: str, level: str, text: str) -> Postings | None:
        return self.postings.get(term_name(name, level, text))

    def _bm25(
        self, name: str, level: str, rows: NDArray[np.uint32], times: NDArray, weight: float, rarity: float = 0.0
    ) -> Scores:
        rarity = rarity or self._rarity(len(rows))
        return weight * rarity * (K1 + 1) * times / (times + self.view.norms[CODES[name, level]][rows])

    def _rarity(self, documents: int) -> float:
        return math.log(1 + (self.view.size - documents + 0.5) / (documents + 0.5))

    # --- words side by side ------------------------------------------------------------------------------------------

    def _add_neighbours(self, scores: Scores, found: Mask, terms: Sequence[Term]) -> None:
        """Add the bonus for neighbouring words of the query that stand together."""
        weight = pair_weight(len(terms) - 1)
        for pair in neighbours(terms):
            for name, boost in NEIGHBOURS.items():
                self._add_phrase(scores, name, "roots", pair, boost * weight, BETWEEN, found)

    def _add_phrase(
        self,
        scores: Scores,
        name: str,
        level: str,
        texts: Sequence[str],
        weight: float,
        between: int = 0,
        among: Mask | None = None,
    ) -> None:
        held = [self._of(name, level, text) or NOWHERE for text in texts]
        rows, times = self._together(held, between, among)
        rarity = sum(self._rarity(len(postings.rows)) for postings in held)
        scores[rows] += self._bm25(name, level, rows, times, weight, rarity)

    def _together(
        self, texts: Sequence[Postings], between: int = 0, among: Mask | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return in which documents (`among` some) these texts stand one after the other, and how often."""
        with_all = self._with_all(texts)
        if among is not None:
            with_all &= among
        ends = texts[0].where(with_all)
        for text in texts[1:]:
            starts, ends = ends, text.where(with_all)
            follows = np.zeros(len(ends), np.bool_)
            for step in range(1, between + 2):
                follows |= np.isin(ends - step, starts, assume_unique=True)
            ends = ends[follows]
        rows, times = np.unique(ends >> 17, return_counts=True)
        return rows, times

    def _with_all(self, texts: Iterable[Postings]) -> Mask:
        mask = np.ones(self.view.size, np.bool_)
        for text in texts:
            one = np.zeros(self.view.size, np.bool_)
            one[text.rows] = True
            mask &= one
        return mask

    # --- matching ----------------------------------------------------------------------------------------------------

    def matching(self, terms: Sequence[Term], least: int) -> Mask:
        """Return which documents hold at least so many of the terms that count, in any form and field."""
        counts = np.zeros(self.view.size, np.uint8)
        for term in terms:
            if term.counts:
                any_form = np.zeros(self.view.size, np.bool_)
                for token in (term.token, *(token for token, _ in term.others)):
                    # A text that holds the word itself holds its root; words need not be asked for.
                    for level, text in (("roots", token.root), *(("stems", stem) for stem in token.stems)):
                        for name in FIELDS:
                            if postings := self._of(name, level, text):
                                any_form[postings.rows] = True
                counts += any_form
        return counts >= max(least, 1)

    def conditions(self, wanted: Wanted) -> Mask:
        """Return which documents meet what is asked for besides words: phrases, filters, dates."""
        mask = np.ones(self.view.size, np.bool_)
        for phrase in wanted.phrases:
            mask &= self._quoted(phrase)
        for phrase in wanted.without:
            mask &= ~self._quoted(phrase)
        for name, values in wanted.filters:
            mask &= self.view.having(name, values)
        first, last = wanted.published
        if (first, last) != (None, None):
            dates = self.view.numbers["published"]
            within = dates.values >= (first or 0)
            if last is not None:
                within &= dates.values <= last
            dated = np.zeros(self.view.size, np.bool_)
            dated[dates.rows[within]] = True
            mask &= dated
        return mask

    def passing(self, wanted: Wanted) -> Mask:
        """Return which documents are found, without ranking them."""
        mask = self.view.alive & self.conditions(wanted)
        return mask & self.matching(wanted.terms, wanted.least) if wanted.terms else mask

    def _quoted(self, phrase: Sequence[Token]) -> Mask:
        mask = np.zeros(self.view.size, np.bool_)
        for name in FIELDS:
            held = [self._of(name, "words", token.word) or NOWHERE for token in phrase]
            rows, _ = self._together(held)
            mask[rows] = True
        return mask
