"""The load generator of the benchmark sees what is wrong, and the benchmark knows a stale answer."""

from __future__ import annotations

import gzip
import socketserver
import threading

import pytest

from benchmarks.serve.answers import Torn, take
from benchmarks.serve.load import Run
from benchmarks.serve.steady import stale


def answer(body=b"", *, status=200, head=b"", length=None):
    size = len(body) if length is None else length
    return b"HTTP/1.1 %d OK\r\nContent-Length: %d\r\n%s\r\n%s" % (status, size, head, body)


PAGES = {
    "/right/": answer("<p>رصيف</p></html>".encode()),
    "/packed/": answer(gzip.compress("<p>رصيف</p></html>".encode()), head=b"Content-Encoding: gzip\r\n"),
    "/chunked/": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nD\r\n<p>\xd8\xb1\xd8\xb5\xd9\x8a\xd9\x81</\r\n9\r\np></html>\r\n0\r\n\r\n",
    "/numbered/": answer("نشر-3 نشر-12 نشر-7 </html>".encode()),
    "/other/": answer("<p>ميناء</p></html>".encode()),
    "/half/": answer("<p>رصيف</p>".encode()),
    "/gone/": answer("رصيف</html>".encode(), status=500),
    "/torn/": answer(gzip.compress("<p>رصيف</p></html>".encode())[:-6], head=b"Content-Encoding: gzip\r\n"),
    "/cut/": answer("<p>رصيف</p></html>".encode(), length=900),
}


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        while line := self.rfile.readline():
            while self.rfile.readline() not in (b"\r\n", b""):
                pass
            path = line.split()[1].decode()
            self.wfile.write(PAGES[path])
            if path == "/cut/":
                return


@pytest.fixture
def port():
    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def ask(port, *paths, **job):
    requests = [(path, "رصيف") for path in paths]
    return Run(
        {"port": port, "group": 1, "requests": requests, "connections": 2, "host": "news.example", "once": True, **job},
        {},
    ).run()


def test_right_pages_pass_in_every_framing(port):
    found = ask(port, "/right/", "/packed/", "/chunked/", "/right/")
    assert (found["requests"], found["failed"], found["faults"]) == (4, 0, [])
    assert found["p99"] >= found["p50"] > 0


@pytest.mark.parametrize("path", ["/other/", "/half/", "/gone/", "/torn/", "/cut/"])
def test_a_wrong_page_is_a_failure_and_the_run_goes_on(port, path):
    found = ask(port, path, "/right/", "/right/")
    assert found["failed"] == 1
    assert found["faults"][0].startswith(path)


def test_known_bytes_are_not_mistaken_for_another_pages(port):
    known = {}
    for path, failed in (("/right/", 0), ("/other/", 1)):
        job = {"port": port, "group": 2, "requests": [(path, "رصيف")], "connections": 1, "host": "x", "once": True}
        assert Run(job, known).run()["failed"] == failed


def test_watched_pages_tell_their_highest_number(port):
    job = {
        "port": port,
        "group": 3,
        "requests": [("/numbered/", ""), ("/right/", "رصيف")],
        "connections": 1,
        "host": "x",
    }
    found = Run({**job, "once": True, "watched": {"/numbered/": "نشر"}}, {}).run()
    assert [(path, number) for path, _when, number in found["seen"]] == [("/numbered/", 12)]
    assert found["failed"] == 0


def test_an_answer_is_taken_only_when_it_is_whole():
    whole = PAGES["/chunked/"] + PAGES["/right/"]
    for cut in range(len(PAGES["/chunked/"])):
        assert take(bytearray(whole[:cut])) is None
    buffer = bytearray(whole)
    assert take(buffer).body == "<p>رصيف</p></html>".encode()
    assert take(buffer).status == 200
    assert buffer == b""


@pytest.mark.parametrize(
    "data", [b"HTTP/1.1 200 OK\r\n\r\n", b"nonsense\r\n\r\n", PAGES["/chunked/"].partition(b"D\r\n")[0] + b"zz\r\n"]
)
def test_what_is_no_answer_is_torn(data):
    with pytest.raises(Torn):
        take(bytearray(data))


def test_stale_is_what_was_asked_after_the_desk_had_answered_and_shows_less():
    told = {"نشر": [(0.0, 0), (10.0, 2), (12.0, 4)]}
    seen = [("/", 9.9, 0), ("/", 10.1, 2), ("/", 10.2, 4), ("/", 12.5, 4)]
    assert stale(seen, {"/": "نشر"}, told) == []
    assert stale([("/", 10.1, 0), ("/", 12.5, 2)], {"/": "نشر"}, told) == [
        "/ showed 0 where 2 was due",
        "/ showed 2 where 4 was due",
    ]
