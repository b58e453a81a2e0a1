"""Fetching one address: http and https only, from public machines only, bounded in size and in time."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from marsad.intake.limits import CHUNK_BYTES, Limits, size
from marsad.intake.reasons import Reason
from marsad.intake.reasons import Reason as _
from marsad.intake.source import UnreadableError
from marsad.intake.targets import Resolve, checked_addresses, resolve_name

USER_AGENT = "Marsad (news intake)"
_ACCEPT = "text/html, application/xhtml+xml, application/xml, application/json, text/plain, */*;q=0.5"
_REDIRECTS = (301, 302, 303, 307, 308)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, the address that gave them (after redirects), the declared charset or ""."""

    address: str
    data: bytes
    charset: str = ""


def fetch(
    address: str, limits: Limits | None = None, *, allow_loopback: bool = False, resolve: Resolve = resolve_name
) -> Fetched:
    """Return what is at `address`.

    Raises UnreadableError with a reason: another scheme than http and https, a machine that is not public (also by
    redirect, and whatever its name resolves to), an answer other than 200, more than `limits.document` bytes packed
    or unpacked, more than `limits.fetch_seconds` altogether. Proxies of the environment are not used, because a proxy
    would connect to what was not checked.
    """
    limits = limits or Limits()
    deadline = _Deadline(limits.fetch_seconds)
    for _redirect in range(limits.redirects + 1):
        parts = _split(address)
        addresses = checked_addresses(_host(parts), _port(parts), resolve, allow_loopback, deadline.left())
        with deadline:
            try:
                answer = _ask(parts, addresses, deadline)
                if answer.status not in _REDIRECTS:
                    content = _content(answer, limits.document)
                    deadline.left()  # an answer without a length ends alike when it is shut and when it is complete
                    return Fetched(address, content, _charset(answer))
                address = urljoin(address, _location(answer))
            except UnreadableError as error:
                raise UnreadableError(deadline.reason() or error.reason) from error
            except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
                raise UnreadableError(
                    deadline.reason() or _("Fetching failed: {error}", error=_words(error))
                ) from error
    raise UnreadableError(_("It redirects more than {count} times", count=limits.redirects))


class _Deadline:
    """Ends a connection when its time is up, however slowly the other side drips. Reused over redirects."""

    def __init__(self, seconds: float) -> None:
        self._too_long = _("It took longer than {seconds:g} seconds", seconds=seconds)
        self._end = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self._timer: threading.Timer | None = None

    def left(self) -> float:
        """Return the seconds that are left; UnreadableError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise UnreadableError(self._too_long)
        return left

    def reason(self) -> Reason | None:
        """Return the message when time is up, else None."""
        return self._too_long if time.monotonic() >= self._end else None

    def watch(self, connection: socket.socket) -> None:
        """Name the socket to end; it is closed when the `with` block is left."""
        self._socket = connection
        connection.settimeout(self.left())

    def __enter__(self) -> None:
        self._timer = threading.Timer(self.left(), self._shut)
        self._timer.daemon = True
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        if self._timer:
            self._timer.cancel()
        if self._socket:
            self._socket.close()
            self._socket = None

    def _shut(self) -> None:
        if self._socket:
            with contextlib.suppress(OSError):
                # Not SSLSocket's own method, which touches the TLS state that the other thread is using.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _port(parts)
    except ValueError:
        raise UnreadableError(_("{address!r} is not an address", address=address[:100])) from None
    if parts.scheme not in ("http", "https"):
        raise UnreadableError(_("Only http and https addresses are fetched"))
    if not parts.hostname:
        raise UnreadableError(_("The address names no host"))
    if parts.username is not None:
        raise UnreadableError(_("An address with a user name in it is not fetched"))
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise UnreadableError(_("{host!r} is not the name of a host", host=host)) from None


def _ask(parts: SplitResult, addresses: list[str], deadline: _Deadline) -> http.client.HTTPResponse:
    host, port = _host(parts), _port(parts)
    connection = http.client.HTTPConnection(host, port)
    connection.auto_open = 0  # never connect by name
    connection.sock = _connect(addresses, port, deadline)
    if parts.scheme == "https":
        wrapped = ssl.create_default_context().wrap_socket(
            connection.sock, server_hostname=host, do_handshake_on_connect=False
        )
        connection.sock = wrapped
        deadline.watch(wrapped)
        wrapped.do_handshake()
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~?") if parts.query else ""
    shown = f"[{host}]" if ":" in host else host
    headers = {
        "Host": f"{shown}:{parts.port}" if parts.port else shown,
        "User-Agent": USER_AGENT,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection.request("GET", path + query, headers=headers)
    return connection.getresponse()


def _connect(addresses: list[str], port: int, deadline: _Deadline) -> socket.socket:
    failure: OSError | None = None
    for address in addresses:
        connection = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
        deadline.watch(connection)
        try:
            connection.connect((address, port))
            return connection
        except OSError as error:
            connection.close()
            failure = error
    raise failure or OSError("there is no address to connect to")


def _content(answer: http.client.HTTPResponse, most: int) -> bytes:
    if answer.status != 200:
        raise UnreadableError(_("The server answered {answer}", answer=f"{answer.status} {answer.reason}".rstrip()))
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", "deflate"):
        raise UnreadableError(
            _("The server packed its answer in a way that was not asked for: {packing}", packing=packing[:40])
        )
    too_large = UnreadableError(_("It is larger than {limit}, the limit for one document", limit=size(most)))
    if (answer.length or 0) > most:
        raise too_large
    # 32: zlib or gzip, told by the start
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing != "identity" else None
    content = bytearray()
    while chunk := answer.read(CHUNK_BYTES):
        content += unpack.decompress(chunk, most + 1 - len(content)) if unpack else chunk
        if len(content) > most:
            raise too_large
    if answer.length or (unpack and not unpack.eof):
        raise UnreadableError(_("The answer was cut off"))
    return bytes(content)


def _location(answer: http.client.HTTPResponse) -> str:
    """The target of a redirect. The library takes headers for Latin-1; servers of Arabic sites send plain UTF-8."""
    written = answer.getheader("Location") or ""
    try:
        return written.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return written


def _charset(answer: http.client.HTTPResponse) -> str:
    match = _CHARSET.search(answer.getheader("Content-Type") or "")
    return match[1] if match else ""


def _words(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _("its certificate is not valid ({error})", error=error.verify_message)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
