"""From the event loop to Django: a WSGI application in a few threads, which keep their database connections.

Django's own ASGI handler would start a thread for every request, and with it open the database anew. Bodies are taken in
by the event loop, to a file when they are large, so that a slow client holds no thread.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

logger = logging.getLogger(__name__)

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]

#: The largest body of a request; pictures may have 20 MiB, and come one in a request.
MOST_BODY = 64 * 1024 * 1024
#: Larger bodies wait in a file.
IN_MEMORY = 1024 * 1024
#: Bytes of an answer that are handed over at once.
BLOCK = 64 * 1024


class Bridge:
    """Answers requests with the WSGI application that `application` will be, in `threads` threads."""

    def __init__(self, application: Future[Application], threads: int, *, seconds: float = 120) -> None:
        self.application = application
        self.seconds = seconds
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="marsad-django")

    async def answer(self, scope: Any, proto: Any, path: str) -> None:
        """Answer one request. `path` is its decoded path."""
        try:
            body = await _body(scope, proto)
        except _TooLarge:
            _plain(proto, 413, "The request is too large.\n")
            return
        loop = asyncio.get_running_loop()
        try:
            application = await asyncio.wait_for(asyncio.wrap_future(self.application), self.seconds)
        except TimeoutError:
            _plain(proto, 503, "Starting; try again in a moment.\n")
            return
        except Exception:
            _plain(proto, 500, "The site could not start; its log says why.\n")
            return
        try:
            call = _Call(application, environment(scope, path, body))
            status, headers = await loop.run_in_executor(self._pool, call.begin)
            if call.whole is not None:
                proto.response_bytes(status, headers, call.whole)
                return
            stream = proto.response_stream(status, headers)
            while (block := await loop.run_in_executor(self._pool, call.next)) is not None:
                await stream.send_bytes(block)
        except Exception as error:
            if type(error).__name__ != "RSGIProtocolClosed":
                logger.exception("A request could not be answered")
                _plain(proto, 500, "Something went wrong.\n")
        finally:
            body.close()

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


class _TooLarge(Exception):
    pass


async def _body(scope: Any, proto: Any) -> Any:
    """Return the request's body as a file."""
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    length = scope.headers.get("content-length")
    if scope.method in ("GET", "HEAD") and length is None and scope.headers.get("transfer-encoding") is None:
        return file
    if length is not None and length.isdigit() and int(length) > MOST_BODY:
        raise _TooLarge
    size = 0
    async for chunk in proto:
        size += len(chunk)
        if size > MOST_BODY:
            file.close()
            raise _TooLarge
        file.write(chunk)
    file.seek(0)
    return file


def environment(scope: Any, path: str, body: Any) -> dict[str, Any]:
    """Return a request as PEP 3333 has it.

    A header with an underscore in its name is left out: it would count as the one with hyphens, which a proxy in front
    writes and a client must not.
    """
    host, _, port = scope.server.rpartition(":")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.input_terminated": True,
    }
    for name, value in scope.headers.items():
        if "_" in name:
            continue
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        before = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}" if key in environ else ""
        environ[key] = before + value
    if "HTTP_HOST" not in environ and scope.authority:
        environ["HTTP_HOST"] = scope.authority
    if "HTTP_TRANSFER_ENCODING" in environ:
        body.seek(0, 2)
        environ["CONTENT_LENGTH"] = str(body.tell())
        body.seek(0)
    return environ


class _Call:
    """One call of the application; `begin` and `next` run in a thread."""

    def __init__(self, application: Application, environ: dict[str, Any]) -> None:
        self.application, self.environ = application, environ
        self.whole: bytes | None = None
        self._result: Any = None
        self._blocks: Iterator[bytes] = iter(())

    def begin(self) -> tuple[int, list[tuple[str, str]]]:
        """Return status and headers; `whole` is the body, unless it comes in blocks."""
        started: list[Any] = []
        self._result = self.application(self.environ, lambda status, headers, *rest: started.extend((status, headers)))
        status, headers = int(started[0].split(" ", 1)[0]), [(name.lower(), value) for name, value in started[1]]
        if getattr(self._result, "streaming", False):
            if hasattr(self._result, "block_size"):
                self._result.block_size = BLOCK
            self._blocks = iter(self._result)
            return status, headers
        try:
            self.whole = b"".join(self._result)
        finally:
            self._close()
        return status, [pair for pair in headers if self.environ["REQUEST_METHOD"] == "HEAD" or _lasting(pair[0])]

    def next(self) -> bytes | None:
        """Return the next block, None after the last."""
        try:
            block = next(self._blocks, None)
        except BaseException:
            self._close()
            raise
        if block is None:
            self._close()
        return block

    def _close(self) -> None:
        close = getattr(self._result, "close", None)
        if close is not None:
            close()


def _lasting(name: str) -> bool:
    """Leave the length to the server, which knows the body."""
    return name != "content-length"


def _plain(proto: Any, status: int, text: str) -> None:
    proto.response_str(status, [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")], text)
