"""Fetching: only public machines, also behind names, redirects and odd spellings; bounded in size and time."""

import gzip
import socket
import time

import pytest

from marsad.intake import Limits, Options, Reject, Story, UnreadableError, read_all
from marsad.intake.fetch import fetch
from marsad.intake.targets import refusal

TEXT = "قالت وزيرة المياه إن الوفود ستعود إلى عواصمها للتشاور قبل جولة جديدة تعقد في أبريل."
PAGE = (
    f"<!doctype html><html><body><article><h1>الوفود تعود</h1>{f'<p>{TEXT}</p>' * 4}</article></body></html>".encode()
)


def send(handler, body=b"", status=200, **headers):
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    if "Content_Length" not in headers:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe", "nonsense", "",
    ],
)  # fmt: skip
def test_refused_addresses(address):
    assert refusal(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address):
    assert refusal(address) is None


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_loopback_by_argument_only(address):
    assert refusal(address)
    assert refusal(address, allow_loopback=True) is None
    assert refusal("10.0.0.1", allow_loopback=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/",
        "http://0177.0.0.1/", "http://127.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
        "http://①②⑦.0.0.1/",
    ],
)  # fmt: skip
def test_spellings_of_this_machine(address, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("it connected"))
    with pytest.raises(UnreadableError):
        fetch(address)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a", "Only http and https"),
        ("file:///etc/passwd", "Only http and https"),
        ("gopher://example.org/", "Only http and https"),
        ("http://", "names no host"),
        ("http://user:secret@example.org/", "user name"),
        ("http://example.org:99999/", "is not an address"),
        ("http://[::1", "is not an address"),
        ("http://" + "a" * 80 + "ش.example/", "is not the name of a host"),
    ],
)
def test_addresses_that_are_not_fetched(address, reason):
    with pytest.raises(UnreadableError, match=reason):
        fetch(address, resolve=lambda *_: pytest.fail("it asked for the name"))


def test_name_that_resolves_into_the_own_network():
    with pytest.raises(UnreadableError, match="private"):
        fetch("http://news.example/", resolve=lambda *_: ["10.0.0.7"])
    with pytest.raises(UnreadableError, match="private"):
        fetch("http://news.example/", resolve=lambda *_: ["93.184.216.34", "10.0.0.7"])


def test_name_that_does_not_exist():
    with pytest.raises(UnreadableError, match="not found"):
        fetch("http://news.example/", resolve=lambda *_: [])


def test_connects_to_the_address_that_was_checked(serve):
    """A name whose address changes between the check and the connection (DNS rebinding) gains nothing."""
    asked = []

    def resolve(host, port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    hosts = []

    def answer(handler):
        hosts.append(handler.headers["Host"])
        send(handler, PAGE, Content_Type="text/html; charset=utf-8")

    port = serve(answer).rsplit(":", 1)[1].strip("/")
    got = fetch(f"http://news.example:{port}/", allow_loopback=True, resolve=resolve)
    assert got.data == PAGE
    assert got.charset == "utf-8"
    assert asked == ["news.example"]
    assert hosts == [f"news.example:{port}"]


def test_redirect_into_the_own_network(serve):
    address = serve(lambda handler: send(handler, status=302, Location="http://192.168.0.1/admin"))
    with pytest.raises(UnreadableError, match="private"):
        fetch(address, allow_loopback=True)


def test_redirect_to_another_scheme(serve):
    address = serve(lambda handler: send(handler, status=301, Location="file:///etc/passwd"))
    with pytest.raises(UnreadableError, match="Only http"):
        fetch(address, allow_loopback=True)


def test_redirects(serve):
    def answer(handler):
        if handler.path == "/":
            send(handler, status=302, Location="/خبر?x=1".encode().decode("latin-1"))
        else:
            send(handler, handler.path.encode())

    got = fetch(serve(answer), allow_loopback=True)
    assert got.data == b"/%D8%AE%D8%A8%D8%B1?x=1"
    assert got.address.endswith("/خبر?x=1")


def test_endless_redirects(serve):
    address = serve(lambda handler: send(handler, status=302, Location="/"))
    with pytest.raises(UnreadableError, match="redirects more than 5"):
        fetch(address, allow_loopback=True)


def test_status(serve):
    address = serve(lambda handler: send(handler, b"no", status=404))
    with pytest.raises(UnreadableError, match="404"):
        fetch(address, allow_loopback=True)


def test_size_by_length_and_without(serve):
    limits = Limits(document=1000)
    address = serve(lambda handler: send(handler, b"x" * 2000))
    with pytest.raises(UnreadableError, match="larger than 1000 bytes"):
        fetch(address, limits, allow_loopback=True)

    def chunked(handler):
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"x" * 2000)

    with pytest.raises(UnreadableError, match="larger than 1000 bytes"):
        fetch(serve(chunked), limits, allow_loopback=True)


def test_packed_answers(serve):
    address = serve(lambda handler: send(handler, gzip.compress(PAGE), Content_Encoding="gzip"))
    assert fetch(address, allow_loopback=True).data == PAGE
    bomb = gzip.compress(b"x" * 5_000_000)
    address = serve(lambda handler: send(handler, bomb, Content_Encoding="gzip"))
    with pytest.raises(UnreadableError, match="larger than"):
        fetch(address, Limits(document=1_000_000), allow_loopback=True)
    address = serve(lambda handler: send(handler, gzip.compress(PAGE)[:-20], Content_Encoding="gzip"))
    with pytest.raises(UnreadableError, match="cut off"):
        fetch(address, allow_loopback=True)
    address = serve(lambda handler: send(handler, b"x", Content_Encoding="br"))
    with pytest.raises(UnreadableError, match="not asked for"):
        fetch(address, allow_loopback=True)
    address = serve(lambda handler: send(handler, b"not gzip", Content_Encoding="gzip"))
    with pytest.raises(UnreadableError, match="Fetching failed"):
        fetch(address, allow_loopback=True)


def test_answer_that_is_cut_off(serve):
    address = serve(lambda handler: send(handler, b"x" * 100, Content_Length="200"))
    with pytest.raises(UnreadableError):
        fetch(address, allow_loopback=True)


@pytest.mark.parametrize("what", ["header", "body", "nothing"])
def test_time_however_slowly_it_drips(serve, what):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if what == "body" else b"X-Slow: "))
        for _ in range(100 if what != "nothing" else 0):
            time.sleep(0.05)
            handler.wfile.write(b"x")
            handler.wfile.flush()
        time.sleep(2 if what == "nothing" else 0)

    started = time.monotonic()
    with pytest.raises(UnreadableError, match=r"longer than 0\.4 seconds"):
        fetch(serve(drip), Limits(fetch_seconds=0.4), allow_loopback=True)
    assert time.monotonic() - started < 2


def test_name_server_that_does_not_answer():
    started = time.monotonic()
    with pytest.raises(UnreadableError, match="took too long"):
        fetch("http://news.example/", Limits(fetch_seconds=0.2), resolve=lambda *_: time.sleep(1))
    assert time.monotonic() - started < 0.9


def test_nobody_listens():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(UnreadableError, match="refused"):
        fetch(f"http://127.0.0.1:{port}/", allow_loopback=True)


def test_server_that_speaks_no_http():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        import threading

        def answer():
            connection, _ = server.accept()
            connection.recv(1000)
            connection.sendall(b"SSH-2.0-nothing\r\n\r\n")
            connection.close()

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(UnreadableError, match="Fetching failed"):
            fetch(f"http://127.0.0.1:{port}/", allow_loopback=True)


def test_reading_an_address(serve):
    address = serve(lambda handler: send(handler, PAGE, Content_Type="text/html; charset=utf-8"))
    (story,) = read_all([address], Options(allow_loopback=True))
    assert isinstance(story, Story), story
    assert story.address == address
    assert story.provenance.location == address
    (refused,) = read_all([address])
    assert isinstance(refused, Reject)
    assert "this machine itself" in refused.reason
