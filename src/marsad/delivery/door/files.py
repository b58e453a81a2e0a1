"""Static files and pictures: sent by the server itself, whole or in ranges, without Django."""

from __future__ import annotations

import os
import re
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from typing import Any

from marsad.delivery.pages.answers import encoding_for

KINDS = {
    ".avif": "image/avif", ".css": "text/css; charset=utf-8", ".gif": "image/gif", ".ico": "image/x-icon",
    ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
    ".map": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp", ".woff": "font/woff", ".woff2": "font/woff2",
}  # fmt: skip
#: What of media is sent from here, pictures' sizes; everything else is Django's to decide.
PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
#: A name that holds a digest of the file, which therefore never changes.
DIGEST = re.compile(r"\.[0-9a-f]{12}\.\w+$")
YEAR, DAY, MINUTE = 31_536_000, 86_400, 60
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
ENDINGS = {"br": ".br", "gzip": ".gz"}


class Files:
    """Answers for ``/static/`` and ``/media/images/`` from the folders `static` and `media`."""

    def __init__(self, static: Path, media: Path) -> None:
        self.static, self.media = os.path.realpath(static), os.path.realpath(media)

    def answer(self, path: str, scope: Any, proto: Any) -> bool:
        """Answer for a file; False for what is no file of these folders."""
        if path.startswith("/static/"):
            return self._send(self.static, path[8:], scope, proto, packed=True)
        if path.startswith("/media/images/") and os.path.splitext(path)[1].lower() in PICTURES:
            return self._send(self.media, path[7:], scope, proto, packed=False)
        return False

    def _send(self, folder: str, name: str, scope: Any, proto: Any, *, packed: bool) -> bool:
        if scope.method not in ("GET", "HEAD") or "\0" in name:
            return False
        file = os.path.normpath(os.path.join(folder, name))
        kind = KINDS.get(os.path.splitext(file)[1].lower())
        if not file.startswith(folder + os.sep) or kind is None:
            return False
        try:
            found = os.stat(file)
        except (OSError, ValueError):
            return False
        if not os.path.isfile(file) or os.path.realpath(file) != file:
            return False
        get = scope.headers.get
        headers = _headers(file, kind, found, packed)
        if _unchanged(get("if-none-match"), get("if-modified-since"), headers, found.st_mtime):
            proto.response_empty(304, [pair for pair in headers if pair[0] != "content-type"])
            return True
        wanted = None if packed else get("range")
        encoding = encoding_for(get("accept-encoding"), ENDINGS) if packed else None
        if encoding and os.path.isfile(file + ENDINGS[encoding]):
            file += ENDINGS[encoding]
            headers.append(("content-encoding", encoding))
        size = os.path.getsize(file)
        if scope.method == "HEAD":
            proto.response_empty(200, [*headers, ("content-length", str(size))])
        elif wanted and _range_holds(get("if-range"), headers) and (span := _span(wanted, size)) is not None:
            _send_range(file, span, size, headers, proto)
        else:
            proto.response_file(200, headers, file)
        return True


def _headers(file: str, kind: str, found: os.stat_result, packed: bool) -> list[tuple[str, str]]:
    age = YEAR if DIGEST.search(file) else (MINUTE if packed else DAY)
    headers = [
        ("content-type", kind),
        ("cache-control", f"public, max-age={age}{', immutable' if age == YEAR else ''}"),
        ("last-modified", formatdate(found.st_mtime, usegmt=True)),
        ("etag", f'"{int(found.st_mtime):x}-{found.st_size:x}"'),
        ("x-content-type-options", "nosniff"),
    ]
    if packed:
        # Fonts are asked for with CORS even by their own pages where a page is read from a file or an archive.
        return [*headers, ("vary", "accept-encoding"), ("access-control-allow-origin", "*")]
    return [*headers, ("accept-ranges", "bytes"), ("content-security-policy", "default-src 'none'")]


def _unchanged(none_match: str | None, since: str | None, headers: list[tuple[str, str]], modified: float) -> bool:
    if none_match is not None:
        tag = dict(headers)["etag"]
        return none_match.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in none_match.split(","))
    if since is None:
        return False
    try:
        return int(modified) <= parsedate_to_datetime(since).timestamp()
    except (ValueError, TypeError, OverflowError):
        return False


def _range_holds(if_range: str | None, headers: list[tuple[str, str]]) -> bool:
    return if_range is None or if_range in (dict(headers)["etag"], dict(headers)["last-modified"])


def _span(wanted: str, size: int) -> tuple[int, int] | None:
    """Return the first byte and the one after the last; (0, 0) for a range outside, None for what is ignored."""
    match = RANGE.fullmatch(wanted.strip())
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        length = min(int(match[2]), size)
        return (size - length, size) if length else (0, 0)
    first = int(match[1])
    last = min(int(match[2]), size - 1) if match[2] else size - 1
    if match[2] and int(match[2]) < first:
        return None
    return (first, last + 1) if first < size else (0, 0)


def _send_range(file: str, span: tuple[int, int], size: int, headers: list[tuple[str, str]], proto: Any) -> None:
    if span == (0, 0):
        proto.response_empty(416, [("content-range", f"bytes */{size}"), ("cache-control", "no-store")])
        return
    content_range = ("content-range", f"bytes {span[0]}-{span[1] - 1}/{size}")
    proto.response_file_range(206, [*headers, content_range], file, *span)
