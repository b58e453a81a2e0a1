"""What is asked of OpenSearch, as the bodies of its query language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from marsad.search.levels import LEVELS, Token
from marsad.search.ranking import BETWEEN, NEIGHBOURS, WEIGHTS, pair_weight
from marsad.search.wanted import FIELDS, Term, Wanted

Query = dict[str, Any]


def ranking(wanted: Wanted) -> Query:
    """Return the query that ranks: what must hold, and what adds to the score."""
    scored = [clause for term in wanted.terms for clause in _scored(term)] + list(_neighbours(wanted.terms))
    must = [any_of(scored)] if scored else []
    must += [_phrase(phrase) for phrase in wanted.phrases]
    conditions = _conditions(wanted)
    if wanted.least > 1:
        conditions.append(_matching(wanted))
    return _whole(must, conditions, wanted)


def filtering(wanted: Wanted) -> Query:
    """Return the query that finds the same documents without ranking them."""
    conditions = [_phrase(phrase) for phrase in wanted.phrases] + _conditions(wanted)
    if wanted.terms:
        conditions.append(_matching(wanted))
    return _whole([], conditions, wanted)


def one(field: str, text: str, boost: float = 1.0) -> Query:
    """Return the query of one term."""
    return {"term": {field: {"value": text, "boost": boost}}}


def any_of(queries: Sequence[Query], least: int = 1) -> Query:
    """Return the query that at least so many of the `queries` hold."""
    return {"bool": {"should": list(queries), "minimum_should_match": least}} if queries else {"match_none": {}}


def all_of(queries: Sequence[Query]) -> Query:
    """Return the query that all `queries` hold, without ranking."""
    return {"bool": {"filter": list(queries)}}


def _whole(must: list[Query], conditions: list[Query], wanted: Wanted) -> Query:
    without = [_phrase(phrase) for phrase in wanted.without]
    parts = {"must": must, "filter": conditions, "must_not": without}
    held = {name: queries for name, queries in parts.items() if queries}
    return {"bool": held} if held else {"match_all": {}}


def _conditions(wanted: Wanted) -> list[Query]:
    conditions: list[Query] = [{"terms": {name: list(values)}} for name, values in wanted.filters]
    first, last = wanted.published
    if (first, last) != (None, None):
        within = {name: bound for name, bound in (("gte", first), ("lte", last)) if bound is not None}
        conditions.append({"range": {"published": within}})
    return conditions


def _texts(token: Token) -> Iterable[tuple[str, str]]:
    for level, texts in zip(LEVELS, ((token.word,), token.stems, (token.root,)), strict=True):
        for text in texts:
            yield level, text


def _scored(term: Term) -> Iterable[Query]:
    """Yield the weighted clauses of one word; of a level's several texts the best counts, not their sum."""
    texts: dict[str, dict[str, float]] = {level: {} for level in LEVELS}
    for token, weight in ((term.token, 1.0), *term.others):
        for level, text in _texts(token):
            texts[level].setdefault(text, weight * term.weight)
    for (name, level), boost in WEIGHTS.items():
        clauses = [one(f"{name}_{level}", text, weight * boost) for text, weight in texts[level].items()]
        yield clauses[0] if len(clauses) == 1 else {"dis_max": {"queries": clauses}}


def _neighbours(terms: Sequence[Term]) -> Iterable[Query]:
    pairs = [(first.token.root, second.token.root) for first, second in pairwise(terms)]
    for first, second in pairs:
        if first != second:
            for name, boost in NEIGHBOURS.items():
                asked = {"query": f"{first} {second}", "slop": BETWEEN, "boost": boost * pair_weight(len(pairs))}
                yield {"match_phrase": {f"{name}_roots": asked}}


def _matching(wanted: Wanted) -> Query:
    """Return the query of the documents that hold the wanted number of terms, in any form."""
    return any_of([_any_form(term) for term in wanted.terms if term.counts], wanted.least)


def _any_form(term: Term) -> Query:
    tokens = (term.token, *(token for token, _ in term.others))
    # A text that holds the word itself holds its root; words need not be asked for.
    found = sorted(
        {("roots", token.root) for token in tokens} | {("stems", s) for token in tokens for s in token.stems}
    )
    return any_of([one(f"{name}_{level}", text) for name in FIELDS for level, text in found])


def _phrase(tokens: Sequence[Token]) -> Query:
    """Return the query of a quoted phrase: the words side by side in one field, in any spelling, not inflected."""
    words = " ".join(token.word for token in tokens)
    return any_of([{"match_phrase": {f"{name}_words": {"query": words}}} for name in FIELDS])
