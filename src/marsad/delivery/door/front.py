"""Who answers a request: a kept page, a file, or Django."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import unquote

from marsad.delivery.door.bridge import Bridge
from marsad.delivery.door.files import Files
from marsad.delivery.pages import answers
from marsad.delivery.pages.counters import counters
from marsad.delivery.pages.folder import name_of
from marsad.delivery.pages.kept import HEAD, MAGIC, etag, parse_headers, unpack
from marsad.delivery.pages.rules import asks_for_page
from marsad.delivery.pages.state import State, Watched

#: Bytes that are read at once; most pages, with both their forms, are smaller.
CHUNK = 32_768
#: How many different sets of headers are remembered; a site has a handful.
MOST_HEADERS = 64
#: How many seconds a request waits for Django to be loaded.
LOADING_SECONDS = 60


class FrontDoor:
    """The RSGI application.

    `root` is the folder of pages, `hosts` the names that the site answers to, in small letters; a request for another
    name is Django's to refuse. With `https`, what did not come that way is Django's to redirect. `files` answers for
    files by their path, `bridge` for everything else. `pages_may_be_sent` says, before Django is loaded, whether kept
    pages are known to be true.
    """

    def __init__(
        self,
        root: Path,
        hosts: frozenset[str],
        *,
        https: bool,
        proxies: bool,
        files: Files,
        bridge: Bridge,
        pages_may_be_sent: bool,
    ) -> None:
        self.kept = os.fspath(root / "kept")
        self.watched = Watched(root / "state.json")
        self.hosts, self.https, self.proxies = hosts, https, proxies
        self.files, self.bridge = files, bridge
        self.pages_may_be_sent = pages_may_be_sent
        self.on_old: Callable[[str], object] = lambda address: None
        self._writing: dict[str, asyncio.Future[None]] = {}
        self._headers: dict[bytes, tuple[tuple[str, str], ...]] = {}
        self._stamps: dict[int, bytes | None] = {}
        self._stamped: tuple[State | None, float] = (None, 0.0)

    async def __call__(self, scope: Any, proto: Any) -> None:
        if scope.proto != "http":
            proto.close(403)
            return
        path = scope.path
        if "%" in path:
            path = unquote(path, errors="surrogateescape")
        if path == "/healthz":
            proto.response_str(200, [("content-type", "text/plain"), ("cache-control", "no-store")], "ok\n")
            return
        if path == "/readyz" and not self.bridge.application.done():
            proto.response_str(503, [("content-type", "application/json"), ("cache-control", "no-store")], "{}\n")
            return
        if self.files.answer(path, scope, proto):
            return
        get = scope.headers.get
        if not self._is_for_kept(path, scope, get):
            await self.bridge.answer(scope, proto, path)
            return
        if self._from_kept(path, scope.method, get, proto):
            return
        await self._write(path, scope, get, proto)

    def _is_for_kept(self, path: str, scope: Any, get: Callable[[str], str | None]) -> bool:
        """Say whether a kept page may answer this request."""
        if not asks_for_page(scope.method, path, scope.query_string, get("cookie"), get("authorization")):
            return False
        host = get("host") or scope.authority or ""
        if host not in self.hosts and host.rpartition(":")[0] not in self.hosts:
            return False
        return not self.https or (get("x-forwarded-proto") if self.proxies else scope.scheme) == "https"

    def _from_kept(self, path: str, method: str, get: Callable[[str], str | None], proto: Any) -> bool:
        """Answer from the kept page; False when there is none that is true."""
        if not self.pages_may_be_sent:
            return False
        try:
            name = name_of(path)
            file = os.open(f"{self.kept}/{name[:2]}/{name}", os.O_RDONLY)
        except (OSError, ValueError):
            return False
        try:
            data = os.read(file, CHUNK)
            if len(data) == CHUNK:
                while more := os.read(file, CHUNK * 8):
                    data += more
        finally:
            os.close(file)
        if len(data) < HEAD.size:
            return False
        magic, mask, n_headers, n_br, n_gzip, until, site, parts, digest = HEAD.unpack_from(data)
        if magic != MAGIC or len(data) != HEAD.size + n_headers + n_br + n_gzip:
            return False
        now, state = time(), self.watched.now()
        if until <= now or state.site == 0 or (mask and self._stamp(state, mask, now) != parts):
            return False
        if site != state.site:
            self.on_old(path)
        start = HEAD.size + n_headers
        headers = self._parsed(data[HEAD.size : start])
        tag = etag(digest)
        known = get("if-none-match")
        if known is not None and answers.matches(known, tag):
            counters.counts["hits_unchanged"] += 1
            proto.response_empty(304, [*headers, ("etag", tag)])
            return True
        counters.counts["hits"] += 1
        accepted = get("accept-encoding")
        encoding = answers.encoding_for(accepted)
        sent = [*headers, ("etag", tag)]
        if encoding is not None:
            sent.append(("content-encoding", encoding))
        if encoding == "br":
            body = data[start : start + n_br]
        else:
            body = data[start + n_br :] if encoding == "gzip" else unpack(data).form(encoding)
        if method == "HEAD":
            proto.response_empty(200, [*sent, ("content-length", str(len(body)))])
        else:
            proto.response_bytes(200, sent, body)
        return True

    def _parsed(self, block: bytes) -> tuple[tuple[str, str], ...]:
        headers = self._headers.get(block)
        if headers is None:
            if len(self._headers) >= MOST_HEADERS:
                self._headers.clear()
            headers = self._headers[block] = parse_headers(block)
        return headers

    def _stamp(self, state: State, mask: int, now: float) -> bytes | None:
        """Return the stamp of the parts in `mask`, worked out once for each state of the parts."""
        known, until = self._stamped
        if state is not known or now >= until:
            self._stamps.clear()
            self._stamped = (state, state.until() if state.until() > now else now)
        if mask not in self._stamps:
            self._stamps[mask] = state.stamp(mask, now)
        return self._stamps[mask]

    async def _write(self, path: str, scope: Any, get: Callable[[str], str | None], proto: Any) -> None:
        """Have Django write the page, once for all who ask for it meanwhile."""
        counters.counts["misses"] += 1
        going_on = self._writing.get(path)
        if going_on is not None:
            await going_on
            if self._from_kept(path, scope.method, get, proto):
                return
            await self.bridge.answer(scope, proto, path)
            return
        done = self._writing[path] = asyncio.get_running_loop().create_future()
        try:
            await self.bridge.answer(scope, proto, path)
        finally:
            del self._writing[path]
            done.set_result(None)
