"""Finding pages for the desk: published articles as readers find them, and what readers do not see."""

from __future__ import annotations

from modelsearch.query import SearchQuery

from marsad.search import index
from marsad.search.backend import drafts
from marsad.search.backend.queries import plain_text
from marsad.search.engines import Engine
from marsad.search.finding import Asked, find
from marsad.search.fusion import fused
from marsad.search.levels import token_of, words_of
from marsad.search.query import parse

#: Of so many of the best, those are shown that the user may see.
MOST = 2_000
#: So many titles that begin a typed word are looked up.
MOST_TITLES = 100


def keys(query: SearchQuery, *, is_typing: bool) -> list[int] | None:
    """Return the primary keys of the pages that are found, the best first; None when there is no index to ask.

    is_typing: the last word may be the beginning of one.
    """
    text = plain_text(query)
    if text is None:
        return None
    try:
        engines = (index.engine(), drafts.engine())
    except index.Unavailable:
        return None
    asked = parse(text)
    wanted = Asked(asked.words, asked.phrases, asked.without)
    orders = [(_found(engine, wanted), 1.0) for engine in engines]
    if is_typing and asked.words:
        orders += [(_begun(engine, asked.words), 1.0) for engine in engines]
    return list(fused(*orders))


def _found(engine: Engine, asked: Asked) -> list[int]:
    """Return the documents that hold most of the words; where none does, those that hold any."""
    found = find(engine, asked, MOST)
    return [hit.key for hit in found.hits[: found.total]]


def _begun(engine: Engine, text: str) -> list[int]:
    """Return the documents whose titles hold all words but the last, which begins one of theirs."""
    *whole, last = words_of(text) or [""]
    return [hit.key for hit in engine.titles([token_of(word) for word in whole], last, MOST_TITLES)] if last else []
