"""From typed words to the terms of a query: their weights, and what else may be meant by them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from marsad.search.engines import Engine
from marsad.search.function_words import is_function_word
from marsad.search.levels import Token, token_of, tokens_of
from marsad.search.ranking import CORRECTED, FUNCTION_WORD, JOINED
from marsad.search.spelling import KNOWN, candidates, parts
from marsad.search.wanted import Term, Wanted


@dataclass(slots=True)
class Terms:
    """The terms of a query, and for each doubted word what may have been meant, as words, the likeliest first."""

    terms: list[Term] = field(default_factory=list)
    meant: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)


def terms_of(engine: Engine, words: str) -> Terms:
    """Return the terms of the typed `words`."""
    tokens = list(dict.fromkeys(tokens_of(words)))
    joined = [one.word + other.word for one, other in pairwise(tokens)]
    known = engine.word_frequencies({*(token.word for token in tokens), *joined})
    only_function_words = all(is_function_word(token.word) for token in tokens)
    found = Terms()
    for place, token in enumerate(tokens):
        frequency = known.get(token.word, 0)
        hangs_together = is_function_word(token.word) and not only_function_words
        mistyped = candidates(engine, token.word, frequency)
        others = [(token_of(other.word), CORRECTED * other.likelihood) for other in mistyped]
        # With the word before and the one after it, where a space was added between them.
        others += [(token_of(w), JOINED) for w in joined[max(0, place - 1) : place + 1] if known.get(w, 0) > KNOWN]
        apart = _apart(engine, token, frequency)
        weight = FUNCTION_WORD if hangs_together else 1.0
        found.terms.append(Term(token, weight, tuple(others), counts=not (hangs_together or apart)))
        found.terms += [Term(part, JOINED) for part in apart]
        meant = [(other.word,) for other in mistyped] + ([tuple(part.word for part in apart)] if apart else [])
        if meant:
            found.meant[token.word] = meant
    return found


def _apart(engine: Engine, token: Token, frequency: int) -> tuple[Token, ...]:
    """Return the two words that an unknown one is when the space between them was forgotten, if a text has them so."""
    for split in parts(engine, token.word, frequency):
        tokens = tuple(map(token_of, split))
        if engine.count(Wanted(phrases=(tokens,))):
            return tokens
    return ()
