"""The front door without a server: who answers what. `proto` notes the answer as Granian would send it."""

import asyncio
import json
import sqlite3
from concurrent.futures import Future
from pathlib import Path

import brotli
import pytest

from marsad.delivery.door import early
from marsad.delivery.door.bridge import MOST_BODY, Bridge
from marsad.delivery.door.files import Files
from marsad.delivery.door.front import FrontDoor
from marsad.delivery.pages import kept, state
from marsad.delivery.pages.folder import Folder
from marsad.delivery.pages.kept import zstd
from marsad.delivery.pages.state import Part, State

BODY = "<p>مرحبا</p>".encode() * 100


class Scope:
    proto, http_version, scheme, server, client, authority = "http", "1.1", "http", "127.0.0.1:80", "[::1]:9", None

    def __init__(self, path, method="GET", query="", **headers):
        self.path, self.method, self.query_string = path, method, query
        self.headers = {"host": "site.example", **{name.replace("_", "-"): value for name, value in headers.items()}}


class Proto:
    def __init__(self, body=b""):
        self.status, self.body, self.sent = None, None, body

    def _answer(self, status, headers, body=b"", *span):
        self.status, self.headers, self.body, self.span = status, dict(headers), body, span

    response_empty = response_bytes = response_str = response_file = response_file_range = _answer

    def response_stream(self, status, headers):
        self._answer(status, headers)
        return self

    async def send_bytes(self, block):
        self.body += block

    async def __aiter__(self):
        yield self.sent


@pytest.fixture
def folder(tmp_path):
    folder = Folder(tmp_path / "pages")
    folder.prepare()
    state.save(folder.state, State(site=3))
    return folder


@pytest.fixture
def asked():
    return []


@pytest.fixture
def door(folder, tmp_path, asked):
    def application(environ, start):
        asked.append(environ)
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"django"]

    ready = Future()
    ready.set_result(application)
    (tmp_path / "static").mkdir(), (tmp_path / "media" / "images").mkdir(parents=True)
    return FrontDoor(
        folder.root,
        frozenset({"site.example"}),
        https=False,
        proxies=False,
        files=Files(tmp_path / "static", tmp_path / "media"),
        bridge=Bridge(ready, 2),
        pages_may_be_sent=True,
    )


def keep(folder, address="/العالم/", body=BODY, **how):
    values = {"mask": 0, "parts": kept.NO_STAMP, "site": 3, "until": None, **how}
    page = kept.make(body, [("content-type", "text/html"), ("x-own", "1")], **values)
    folder.write(address, kept.pack(page))
    return page


def ask(door, *args, body=b"", **headers):
    proto = Proto(body)
    asyncio.run(door(Scope(*args, **headers), proto))
    return proto


def test_a_kept_page_is_sent_as_it_was_kept(door, folder, asked):
    page = keep(folder)
    found = ask(door, "/العالم/", accept_encoding="gzip, br")
    assert (found.status, brotli.decompress(found.body)) == (200, BODY)
    assert found.headers["content-encoding"] == "br"
    assert (found.headers["x-own"], found.headers["etag"]) == ("1", page.etag)
    assert ask(door, "/%D8%A7%D9%84%D8%B9%D8%A7%D9%84%D9%85/").body == BODY
    assert ask(door, "/العالم/", if_none_match=page.etag).status == 304
    head = ask(door, "/العالم/", "HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(BODY)))
    assert ask(door, "/العالم/", "GET", "utm_source=x").body == BODY
    assert asked == []


def test_zstd_is_sent_to_who_asks_for_it_and_not_for_brotli(door, folder):
    page = keep(folder)
    found = ask(door, "/العالم/", accept_encoding="gzip, zstd")
    assert (found.headers["content-encoding"], zstd.decompress(found.body)) == ("zstd", BODY)
    assert found.headers["etag"] == page.etag
    assert ask(door, "/العالم/", accept_encoding="gzip, br, zstd").headers["content-encoding"] == "br"


@pytest.mark.parametrize(
    "headers", [{"host": "evil.example"}, {"cookie": "sessionid=1"}, {"authorization": "Basic x"}, {"query": "q=1"}]
)
def test_what_is_not_for_everybody_goes_to_django(door, folder, headers):
    keep(folder)
    query = headers.pop("query", "")
    assert ask(door, "/العالم/", "GET", query, **headers).body == b"django"


@pytest.mark.parametrize("how", [{"until": 5.0}, {"mask": 1, "parts": b"older-ht"}])
def test_what_is_not_true_any_longer_goes_to_django(door, folder, how):
    state.save(folder.state, State(site=3, parts={"breaking": Part("<b>now</b>")}))
    keep(folder, **how)
    assert ask(door, "/العالم/").body == b"django"


def test_a_page_with_the_parts_of_now_is_sent(door, folder):
    now = State(site=3, parts={"breaking": Part("<b>now</b>")})
    state.save(folder.state, now)
    keep(folder, mask=1, parts=now.stamp(1, 0))
    assert ask(door, "/العالم/").body == BODY
    state.save(folder.state, State(site=3, parts={"breaking": Part("<b>then</b>")}))
    assert ask(door, "/العالم/").body == b"django"


def test_an_old_page_is_sent_and_its_renewal_asked_for(door, folder):
    wanted = []
    door.on_old = wanted.append
    keep(folder, site=2)
    assert ask(door, "/العالم/").body == BODY
    assert wanted == ["/العالم/"]


def test_a_damaged_file_and_a_missing_state_are_no_pages(door, folder):
    page = keep(folder)
    for cut in (-1, 20, 0):
        folder.write("/العالم/", kept.pack(page)[:cut])
        assert ask(door, "/العالم/").body == b"django"
    keep(folder)
    folder.state.unlink()
    assert ask(door, "/العالم/").body == b"django"


def test_nothing_kept_is_sent_before_it_is_known_to_be_true(door, folder):
    keep(folder)
    door.pages_may_be_sent = False
    assert ask(door, "/العالم/").body == b"django"


def test_plain_http_is_for_django_to_redirect(door, folder):
    keep(folder)
    door.https, door.proxies = True, True
    assert ask(door, "/العالم/").body == b"django"
    assert ask(door, "/العالم/", x_forwarded_proto="https").body == BODY


def test_many_who_miss_at_once_ask_django_once(door, folder, asked):
    """Those who waited find the page that the first one had written."""
    bridge = door.bridge.answer

    async def answer(scope, proto, path):
        await asyncio.sleep(0.01)
        keep(folder)
        await bridge(scope, proto, path)

    door.bridge.answer = answer

    async def all_at_once():
        protos = [Proto() for _ in range(5)]
        await asyncio.gather(*(door(Scope("/العالم/"), proto) for proto in protos))
        return protos

    found = asyncio.run(all_at_once())
    assert sorted(proto.body for proto in found) == sorted([BODY] * 4 + [b"django"])
    assert len(asked) == 1


def test_headers_with_an_underscore_reach_nobody(door, asked):
    scope = Scope("/desk/", x="1")
    scope.headers["x_forwarded_for"] = "6.6.6.6"
    asyncio.run(door(scope, Proto()))
    assert "HTTP_X_FORWARDED_FOR" not in asked[0]
    assert (asked[0]["HTTP_X"], asked[0]["REMOTE_ADDR"], asked[0]["HTTP_HOST"]) == ("1", "::1", "site.example")


def test_a_body_reaches_django_and_a_huge_one_does_not(door, asked):
    ask(door, "/تعليق/1/", "POST", body=b"text=1", content_length="6")
    assert (asked[0]["wsgi.input"].closed, asked[0]["CONTENT_LENGTH"]) == (True, "6")
    assert ask(door, "/تعليق/1/", "POST", content_length=str(MOST_BODY + 1)).status == 413
    assert len(asked) == 1


def test_health_and_readiness_before_django_is_loaded(door):
    door.bridge.application = Future()
    assert ask(door, "/healthz").status == 200
    assert ask(door, "/readyz").status == 503


@pytest.fixture
def picture(tmp_path, door):
    (tmp_path / "media" / "images" / "a.webp").write_bytes(b"0123456789")
    (tmp_path / "media" / "secret.pdf").write_bytes(b"draft")
    (tmp_path / "static" / "site.0123456789ab.css").write_bytes(b"p{}")
    (tmp_path / "static" / "site.0123456789ab.css.br").write_bytes(brotli.compress(b"p{}"))
    return "/media/images/a.webp"


@pytest.mark.parametrize(
    ("wanted", "status", "span"),
    [
        ("bytes=0-3", 206, (0, 4)),
        ("bytes=4-", 206, (4, 10)),
        ("bytes=-3", 206, (7, 10)),
        ("bytes=8-99", 206, (8, 10)),
        ("bytes=10-", 416, ()),
        ("bytes=5-2", 200, ()),
        ("lines=1-2", 200, ()),
        ("bytes=0-1,4-5", 200, ()),
    ],
)
def test_pictures_in_ranges(door, picture, wanted, status, span):
    found = ask(door, picture, range=wanted)
    assert (found.status, found.span) == (status, span)
    if status == 206:
        assert found.headers["content-range"] == f"bytes {span[0]}-{span[1] - 1}/10"


def test_static_files(door, picture):
    found = ask(door, "/static/site.0123456789ab.css", accept_encoding="br")
    assert found.body.endswith(".css.br")
    assert "immutable" in found.headers["cache-control"]
    assert ask(door, "/static/site.0123456789ab.css", if_none_match=found.headers["etag"]).status == 304
    assert ask(door, picture, if_modified_since=ask(door, picture).headers["last-modified"]).status == 304


@pytest.mark.parametrize(
    "path",
    ["/static/../media/secret.pdf", "/media/images/../secret.pdf", "/media/secret.pdf", "/media/images/../../x.webp",
     "/static/", "/static/none.css", "/media/images/a.webp\0.webp", "/static//etc/hosts.txt"],
)  # fmt: skip
def test_no_other_file_can_be_reached(door, picture, path):
    assert ask(door, path).body == b"django"


def test_a_link_out_of_the_folder_is_not_followed(door, picture, tmp_path):
    (tmp_path / "static" / "out.css").symlink_to(tmp_path / "media" / "secret.pdf")
    assert ask(door, "/static/out.css").body == b"django"


def test_pages_are_known_to_be_true_when_every_change_was_followed(tmp_path):
    root, database = tmp_path / "pages", tmp_path / "db.sqlite3"
    root.mkdir()
    with sqlite3.connect(database) as db:
        db.execute("CREATE TABLE delivery_change (id INTEGER PRIMARY KEY)")
        db.executemany("INSERT INTO delivery_change VALUES (?)", [(4,), (6,)])
    with sqlite3.connect(root / "ledger.sqlite3") as ledger:
        ledger.execute("CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT)")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        facts = [("boot", boot), ("position", json.dumps([4, [6], 0]))]
        ledger.executemany("INSERT INTO fact VALUES (?, ?)", facts)
    assert early.pages_are_true(root, database)
    with sqlite3.connect(database) as db:
        db.execute("INSERT INTO delivery_change VALUES (7)")
    assert not early.pages_are_true(root, database)
    assert not early.pages_are_true(root, None)
