"""«Did you mean»: the query with its mistyped words put right, as the texts that were found write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from marsad.search.levels import Laid, places_of


def suggestion(query: str, meant: Mapping[str, Sequence[tuple[str, ...]]], texts: Iterable[str]) -> str:
    """Return `query` as it was probably meant, empty when nothing in it is doubted.

    meant: for doubted folded words what may have been meant, the likeliest first. texts: the best results; what stands
    in them decides between several, and a word that they hold as it was typed is not doubted.
    """
    places = list(places_of(query))
    doubted = {place.token.word for place in places} & meant.keys()
    if not doubted:
        return ""
    laid = [Laid(text) for text in texts]
    written = {word: _as_written(word, meant[word], laid) for word in doubted}
    changed, at = "", 0
    for place in places:
        instead = written.get(place.token.word)
        if instead:
            changed += query[at : place.start] + instead
            at = place.end
    return changed + query[at:] if changed else ""


def _as_written(word: str, meant: Sequence[tuple[str, ...]], texts: Sequence[Laid]) -> str:
    """Return the first of `meant` that a text holds, as it writes it; empty when one holds `word` itself."""
    for laid in texts:
        if word in laid.words:
            return ""
        for other in meant:
            found = _find(laid.words, other)
            if found is not None:
                return " ".join(laid.text[start:end] for start, end in laid.spans(found, found + len(other)))
    return "" if texts else " ".join(meant[0])


def _find(words: Sequence[str], wanted: tuple[str, ...]) -> int | None:
    """Return where `wanted` stands in `words`, None where it does not."""
    starts = (at for at, word in enumerate(words) if word == wanted[0])
    return next((at for at in starts if tuple(words[at : at + len(wanted)]) == wanted), None)
