"""What holds the tokens and finds documents by them. Every engine is given the same tokens and ranks by the same sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from marsad.search.levels import Token
from marsad.search.wanted import Document, Hit, Wanted


class Unavailable(RuntimeError):
    """There is no index to search in."""


class Busy(RuntimeError):
    """Somebody else has been writing for longer than a writer waits. Trying again later will do."""


#: What may stand on a word before the letters that a reader begins to type: «القاهرة» for «قاه».
WRITTEN_ON = ("", "ال", "وال", "بال", "لل", "و", "ب", "ل")


def beginnings(prefix: str) -> list[str]:
    """Return how a word may begin that a reader begins to type as `prefix`."""
    return [start + prefix for start in WRITTEN_ON] if prefix else []


class Facets(NamedTuple):
    """How many documents match, and by name of a number the values that they have, with counts, the frequent first."""

    total: int
    values: Mapping[str, list[tuple[int, int]]]


class Engine(Protocol):
    """An index of documents. It knows tokens and numbers, not articles."""

    def write(self, documents: Iterable[Document] = (), remove: Iterable[int] = (), *, clear: bool = False) -> None:
        """Add or replace documents and remove others (all others with `clear`), all of it or nothing. Raises Busy."""

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> list[Hit]:
        """Return `limit` documents from place `offset`, best first."""

    def count(self, wanted: Wanted | None = None) -> int:
        """Return how many documents match, or how many there are."""

    def matching(self, wanted: Wanted, keys: Sequence[int]) -> set[int]:
        """Return those of these documents that match."""

    def facets(self, wanted: Wanted, names: Sequence[str], most: int) -> Facets:
        """Return how many documents match, as `count` does, and for each named number their `most` frequent values."""

    def titles(self, tokens: Sequence[Token], prefix: str, limit: int) -> list[Hit]:
        """Return the newest documents whose title holds all `tokens` in any form and a word that begins with `prefix`."""

    def stamps(self) -> dict[int, int]:
        """Return the stamp of every document by its key."""

    def similar(self, stems: Sequence[tuple[str, float]], tags: Sequence[tuple[int, float]], limit: int) -> list[Hit]:
        """Return the `limit` documents that have most of these weighted stems in their text and of these tags."""

    def frequencies(self, stems: Sequence[str]) -> dict[str, int]:
        """Return in how many texts (the field "body") each stem stands."""

    def sketches(self, keys: Sequence[int]) -> dict[int, bytes]:
        """Return the sketches of these documents."""

    def word_frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many documents, about, each of these folded words stands; words in none may be left out."""

    def discard_old_versions(self) -> list[str]:
        """Delete the indexes of other versions than this one's, and return their names."""
