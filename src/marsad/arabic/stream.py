"""A folded text cut into tokens that remember their place: what the finders of numbers, dates and names walk over."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.arabic.folding import fold_with_offsets
from marsad.arabic.tokens import Token, iter_tokens

#: The text of the token that stands for a line break: no number, date or name crosses it.
BREAK = "\n"


class FoldedStream:
    """The tokens of a text after folding, line breaks included.

    `tokens` have folded texts and places in the folded text; `span` and `surface` point into the original.
    """

    __slots__ = ("folded", "texts", "tokens")

    def __init__(self, text: str) -> None:
        self.folded = fold_with_offsets(text)
        self.tokens: list[Token] = list(self._with_breaks())
        self.texts: list[str] = [token.text for token in self.tokens]

    def _with_breaks(self) -> Iterator[Token]:
        text, end = self.folded.text, 0
        for token in iter_tokens(text):
            at = text.find("\n", end, token.start)
            if at >= 0:
                yield Token(at, at + 1, BREAK, "punctuation")
            yield token
            end = token.end

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, index: int) -> str:
        """Return the folded text of a token, "" outside the text."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def is_number(self, index: int) -> bool:
        """Tell whether a token is written in digits."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "number"

    def span(self, first: int, after: int, skip: int = 0) -> tuple[int, int]:
        """Return the original (start, end) of the tokens `first` to `after` (excluded).

        `skip` leaves out that many folded letters of the first token: its proclitics.
        """
        return self.folded.span(self.tokens[first].start + skip, self.tokens[after - 1].end)

    def surface(self, start: int, end: int) -> str:
        """Return the original text between two original places."""
        return self.folded.original[start:end]
