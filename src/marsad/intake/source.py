"""Source: one opened input, read in one pass, with its start at hand for telling what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from marsad.intake.limits import CHUNK_BYTES, HEAD_BYTES, size
from marsad.intake.reasons import Reason as _


class UnreadableError(Exception):
    """An input, or the rest of it, cannot be read. `reason` is what the Reject says."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Readable(Protocol):
    """Anything with a binary ``read(size)``."""

    def read(self, size: int, /) -> bytes: ...


class Opened:
    """One input, opened: a file, a file in an archive, what came from an address, standard input.

    `head` holds its first bytes (up to `HEAD_BYTES`), which `read` returns again. `charset` is the encoding that the
    transport declared, `address` the address it came from (after redirects); both may be empty.
    `most` bounds the bytes that are read altogether.
    """

    def __init__(
        self,
        stream: Readable,
        location: str,
        *,
        address: str = "",
        charset: str = "",
        most: int | None = None,
    ) -> None:
        self.location = location
        self.address = address
        self.charset = charset
        self._stream = stream
        self._most = most
        self._on_read: Callable[[int], None] | None = None
        self._count = 0
        self._ended = False
        self.head = self._fill(HEAD_BYTES)
        self._waiting = self.head

    def count_with(self, on_read: Callable[[int], None]) -> None:
        """Tell `on_read` of each step from now on, and of what was read so far."""
        self._on_read = on_read
        on_read(self._count)

    def read(self, size: int = CHUNK_BYTES) -> bytes:
        """Return up to `size` next bytes, b"" at the end. Raises UnreadableError."""
        if self._waiting:
            taken, self._waiting = self._waiting[:size], self._waiting[size:]
            return taken
        return self._step(size)

    def read_whole(self, most: int) -> bytes:
        """Return all bytes; UnreadableError when there are more than `most`."""
        chunks, total = [], 0
        while chunk := self.read():
            chunks.append(chunk)
            total += len(chunk)
            if total > most:
                raise UnreadableError(_("It is larger than {limit}, the limit for one document", limit=size(most)))
        return b"".join(chunks)

    def _fill(self, wanted: int) -> bytes:
        filled = b""
        while len(filled) < wanted and (chunk := self._step(wanted - len(filled))):
            filled += chunk
        return filled

    def _step(self, wanted: int) -> bytes:
        if self._ended:
            return b""
        try:
            chunk = self._stream.read(wanted)
        except OSError as error:
            raise UnreadableError(_("Reading failed: {error}", error=error.strerror or str(error))) from error
        self._ended = not chunk
        self._count += len(chunk)
        if self._most is not None and self._count > self._most:
            raise UnreadableError(_("It is larger than {limit}, the limit", limit=size(self._most)))
        if self._on_read:
            self._on_read(len(chunk))
        return chunk
