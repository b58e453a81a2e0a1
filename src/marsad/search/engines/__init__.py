"""What holds the tokens and finds documents by them. Every engine is given the same tokens and ranks by the same sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from marsad.search.wanted import Document, Hit, Wanted


class Busy(RuntimeError):
    """Somebody else has been writing for longer than a writer waits. Trying again later will do."""


class Engine(Protocol):
    """An index of documents. It knows tokens and numbers, not articles."""

    def write(self, documents: Iterable[Document] = (), remove: Iterable[int] = (), *, clear: bool = False) -> None:
        """Add or replace documents and remove others (all others with `clear`), all of it or nothing. Raises Busy."""

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> list[Hit]:
        """Return `limit` documents from place `offset`, best first."""

    def count(self, wanted: Wanted | None = None) -> int:
        """Return how many documents match, or how many there are."""

    def facets(self, wanted: Wanted, names: Sequence[str], most: int) -> Mapping[str, list[tuple[int, int]]]:
        """Return for each named number the `most` frequent values among what matches, with their counts."""

    def stamps(self) -> dict[int, int]:
        """Return the stamp of every document by its key."""

    def frequency(self, word: str) -> int:
        """Return in how many documents the folded `word` stands."""

    def vocabulary(self) -> Iterable[tuple[str, int]]:
        """Yield every folded word with the number of documents that it stands in, in no order."""

    def version(self) -> object:
        """Return something that differs whenever the documents do."""
