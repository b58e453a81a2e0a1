"""How much of anything from outside is read. Each limit is an argument too: `Options(limits=Limits(...))`."""

from __future__ import annotations

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB

#: Bytes at the start of a file that its format and encoding are judged by.
HEAD_BYTES = 64 * KIB

#: Bytes read in one step.
CHUNK_BYTES = 256 * KIB

#: A web page, a plain text or a feed is read whole, up to this many bytes, also after decompression.
MAX_DOCUMENT_BYTES = 10 * MIB

#: HTML of one article's body, in characters. A book of 300 pages has about this many.
MAX_MARKUP_CHARS = 2_000_000

#: Elements of one web page. An article with a thousand comments has about ten thousand.
MAX_ELEMENTS = 50_000

#: One entry of a JSON array, or one line of JSON Lines. Memory use follows this, not the size of the file.
MAX_ENTRY_BYTES = 10 * MIB

#: One file within a ZIP, unpacked.
MAX_MEMBER_BYTES = 512 * MIB

#: All files of one ZIP together, unpacked.
MAX_ARCHIVE_BYTES = 4 * GIB

#: Files in one ZIP.
MAX_ARCHIVE_MEMBERS = 100_000

#: Unpacked size by packed size of a file in a ZIP. Text packs to between a third and a twentieth.
MAX_COMPRESSION_RATIO = 200

#: A file in a ZIP that unpacks to no more than this may have any ratio.
RATIO_FREE_BYTES = 10 * MIB

#: What is piped in, when it has to be kept on disk first (a ZIP is read from its end).
MAX_PIPED_BYTES = 4 * GIB

#: An address: name look-up, connecting, redirects and answer together.
FETCH_SECONDS = 20.0

#: Redirects followed from one address.
MAX_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one read. Sizes are in bytes, times in seconds; the defaults are this module's constants."""

    document: int = MAX_DOCUMENT_BYTES
    elements: int = MAX_ELEMENTS
    entry: int = MAX_ENTRY_BYTES
    member: int = MAX_MEMBER_BYTES
    archive: int = MAX_ARCHIVE_BYTES
    members: int = MAX_ARCHIVE_MEMBERS
    ratio: int = MAX_COMPRESSION_RATIO
    ratio_free: int = RATIO_FREE_BYTES
    piped: int = MAX_PIPED_BYTES
    fetch_seconds: float = FETCH_SECONDS
    redirects: int = MAX_REDIRECTS


def size(number: int) -> str:
    """Return a number of bytes for a message: ``10 MB``, ``512 kB``."""
    for unit, name in ((GIB, "GB"), (MIB, "MB"), (KIB, "kB")):
        if number >= unit:
            return f"{number / unit:.3g} {name}"
    return f"{number} bytes"
