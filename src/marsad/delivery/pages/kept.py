"""The form of a kept page: one file that holds its head and its compressed forms, so that nobody ever reads half of one
page and half of another.

    fixed head | headers as text | brotli | gzip

Numbers are little-endian. The stamps say when the page is no longer true: `until` by the clock, `site` when what stands
on every page changed, `parts` when a part that it shares with other pages did. No Django here: the front door reads
pages before Django has been loaded.
"""

from __future__ import annotations

import hashlib
import struct
import sys
import zlib
from dataclasses import dataclass

import brotli
import deflate

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAGIC = b"MsP1"
#: magic, parts' mask, length of headers, brotli and gzip, until, site, stamp of parts, digest
HEAD = struct.Struct("<4sIIIIdQ8s8s")
#: Levels at which compressing costs about as much as it saves (measured in docs/decisions/0070). libdeflate packs as
#: tightly as zlib in half the time.
BROTLI_QUALITY, BROTLI_WINDOW, GZIP_LEVEL, ZSTD_LEVEL = 5, 16, 6, 3
NEVER = float("inf")
NO_STAMP = bytes(8)


class Damaged(ValueError):
    """A file that is no kept page."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept page. `mask` names the shared parts on it, `parts` is their stamp; `forms` are its bytes by encoding."""

    headers: tuple[tuple[str, str], ...]
    digest: bytes
    mask: int
    parts: bytes
    site: int
    until: float
    forms: dict[str, bytes]

    @property
    def etag(self) -> str:
        return etag(self.digest)

    @property
    def text(self) -> bytes:
        """The page without compression."""
        return zlib.decompress(self.forms["gzip"], wbits=31)

    def form(self, encoding: str | None) -> bytes:
        """Return the page's bytes in an encoding, None for none.

        zstd is made when it is asked for: who reads it reads brotli too, which is a sixth smaller, so hardly anybody does.
        """
        if encoding is None:
            return self.text
        return zstd.compress(self.text, ZSTD_LEVEL) if encoding == "zstd" else self.forms[encoding]


def etag(digest: bytes) -> str:
    """Return the entity tag, weak because all compressed forms share it (RFC 9110, 8.8.3)."""
    return f'W/"{digest.hex()}"'


def make(
    body: bytes, headers: list[tuple[str, str]], *, mask: int, parts: bytes, site: int, until: float | None
) -> Kept:
    """Return the page `body` with the `headers` that it is sent with, compressed."""
    digest = hashlib.blake2b(body, digest_size=8)
    for name, value in headers:
        digest.update(f"\n{name}: {value}".encode())
    forms = {
        "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY, lgwin=BROTLI_WINDOW),
        "gzip": deflate.gzip_compress(body, GZIP_LEVEL),
    }
    stamp = until if until is not None else NEVER
    return Kept(tuple(headers), digest.digest(), mask, parts, site, stamp, forms)


def pack(page: Kept) -> bytes:
    """Return the file that holds `page`."""
    headers = "\n".join(f"{name}: {value}" for name, value in page.headers).encode()
    br, gz = page.forms["br"], page.forms["gzip"]
    head = HEAD.pack(MAGIC, page.mask, len(headers), len(br), len(gz), page.until, page.site, page.parts, page.digest)
    return b"".join((head, headers, br, gz))


def unpack(data: bytes) -> Kept:
    """Return the page that a file holds. Raises Damaged when it holds none, or not all of one."""
    try:
        magic, mask, n_headers, n_br, n_gz, until, site, parts, digest = HEAD.unpack_from(data)
    except struct.error:
        raise Damaged("too short") from None
    if magic != MAGIC or len(data) != HEAD.size + n_headers + n_br + n_gz:
        raise Damaged("not a kept page, or not all of one")
    start = HEAD.size
    headers = parse_headers(data[start : start + n_headers])
    start += n_headers
    forms = {"br": data[start : start + n_br], "gzip": data[start + n_br :]}
    return Kept(headers, digest, mask, parts, site, until, forms)


def parse_headers(block: bytes) -> tuple[tuple[str, str], ...]:
    """Return the headers that a file holds as text."""
    return tuple((name, value) for line in block.decode().split("\n") for name, _, value in (line.partition(": "),))
