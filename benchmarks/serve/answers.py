"""Reading HTTP/1.1 answers from a socket's bytes, as little as a load generator needs and as strictly as it can."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass

import brotli

_HEADER = re.compile(rb"\r\n(content-length|transfer-encoding|content-encoding|connection): *([^\r]*)", re.IGNORECASE)


class Torn(ValueError):
    """An answer that is not one: broken framing, or a body that cannot be unpacked."""


@dataclass(slots=True)
class Answer:
    """One answer, its body as it was sent."""

    status: int
    body: bytes
    encoding: bytes
    closes: bool

    def text(self) -> bytes:
        """Return the body unpacked. Raises Torn when it cannot be."""
        try:
            if self.encoding == b"gzip":
                return gzip.decompress(self.body)
            if self.encoding == b"br":
                return brotli.decompress(self.body)
        except (OSError, EOFError, brotli.error) as error:
            raise Torn(f"a {self.encoding.decode()} body does not unpack: {error}") from None
        return self.body


def take(buffer: bytearray) -> Answer | None:
    """Take a whole answer from the buffer's beginning; None while it is not whole. Raises Torn."""
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        return None
    if buffer[:9] != b"HTTP/1.1 ":
        raise Torn(f"an answer begins with {bytes(buffer[:20])!r}")
    headers = {name.lower(): value.lower() for name, value in _HEADER.findall(buffer, 0, end)}
    start = end + 4
    if b"chunked" in headers.get(b"transfer-encoding", b""):
        found = _chunks(buffer, start)
        if found is None:
            return None
        body, stop = found
    else:
        length = headers.get(b"content-length")
        status = int(buffer[9:12])
        if length is None and status not in (204, 304):
            raise Torn("an answer tells no length")
        stop = start + int(length or 0)
        if len(buffer) < stop:
            return None
        body = bytes(buffer[start:stop])
    answer = Answer(
        int(buffer[9:12]), body, headers.get(b"content-encoding", b""), b"close" in headers.get(b"connection", b"")
    )
    del buffer[:stop]
    return answer


def _chunks(buffer: bytearray, start: int) -> tuple[bytes, int] | None:
    """Return a chunked body and where it ends; None while it is not whole. Trailers are not expected."""
    parts = []
    while True:
        end = buffer.find(b"\r\n", start)
        if end < 0:
            return None
        try:
            size = int(bytes(buffer[start:end]).partition(b";")[0], 16)
        except ValueError:
            raise Torn(f"a chunk's size is {bytes(buffer[start:end])[:20]!r}") from None
        start = end + 2
        if len(buffer) < start + size + 2:
            return None
        if buffer[start + size : start + size + 2] != b"\r\n":
            raise Torn("a chunk does not end where it should")
        if size == 0:
            return b"".join(parts), start + 2
        parts.append(bytes(buffer[start : start + size]))
        start += size + 2
