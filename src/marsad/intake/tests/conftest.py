"""Helpers for the tests of this room: inputs from text, local servers."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from marsad.intake import Opened, Options, Reject, Story
from marsad.intake.reader import read_opened

PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def page() -> Callable[[str], bytes]:
    """The bytes of one of the sample pages, by name."""
    return lambda name: (PAGES / name).read_bytes()


@pytest.fixture
def read() -> Callable[..., list[Story | Reject]]:
    """Read bytes or text as one input, without a file."""

    def read_bytes(data: bytes | str, options: Options | None = None, **source: str) -> list[Story | Reject]:
        encoded = data.encode() if isinstance(data, str) else data
        opened = Opened(io.BytesIO(encoded), "here", **source)
        return list(read_opened(opened, options or Options()))

    return read_bytes


@pytest.fixture
def read_one(read) -> Callable[..., Story]:
    """Read bytes or text that hold one Story."""

    def read_story(data: bytes | str, options: Options | None = None, **source: str) -> Story:
        (item,) = read(data, options, **source)
        assert isinstance(item, Story), item
        return item

    return read_story


@pytest.fixture
def make_zip(tmp_path) -> Callable[..., Path]:
    """Write a ZIP of the given members and return its path."""

    def write(members: dict[str, bytes | str], name: str = "a.zip") -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members.items():
                archive.writestr(member, data)
        return path

    return write


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Start a local server with the given handler for GET; returns its address."""
    servers = []

    def start(answer: Callable[[BaseHTTPRequestHandler], None]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
