"""Which requests are answered from kept pages, which answers are kept, and what is sent."""

import threading
from datetime import timedelta

import brotli
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from marsad.delivery.pages import answers, changes, kept, parts, rules
from marsad.delivery.pages.changes import EVERYTHING, Position, Touch
from marsad.delivery.pages.counters import counters
from marsad.delivery.pages.folder import Folder
from marsad.newsroom import factories, made_of


@pytest.mark.parametrize(
    ("method", "path", "query", "cookie", "authorization", "wanted"),
    [
        ("GET", "/", "", None, None, True),
        ("HEAD", "/العالم/", "", "theme=dark", None, True),
        ("GET", "/", "utm_source=x&fbclid=1", None, None, True),
        ("GET", "/", "q=1", None, None, False),
        ("GET", "/", "utm_source=x&page=2", None, None, False),
        ("POST", "/", "", None, None, False),
        ("GET", "/", "", "a=b; sessionid=1", None, False),
        ("GET", "/", "", None, "Basic x", False),
        ("GET", "/desk/", "", None, None, False),
        ("GET", "/تعليق/3/", "", None, None, False),
        ("GET", "/بحث/", "", None, None, False),
        ("GET", "/deskside/", "", None, None, True),
    ],
)
def test_which_requests_are_for_kept_pages(method, path, query, cookie, authorization, wanted):
    assert rules.asks_for_page(method, path, query, cookie, authorization) is wanted


@pytest.mark.parametrize(
    ("status", "headers", "cookies", "wanted"),
    [
        (200, {}, False, True),
        (200, {"vary": "Accept-Encoding"}, False, True),
        (200, {"vary": "Cookie"}, False, False),
        (404, {}, False, False),
        (301, {}, False, False),
        (200, {"cache-control": "private, max-age=3"}, False, False),
        (200, {"cache-control": "no-store"}, False, False),
        (200, {}, True, False),
    ],
)
def test_which_answers_are_kept(status, headers, cookies, wanted):
    assert rules.may_be_kept(status, headers, cookies, 100) is wanted


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (None, None),
        ("", None),
        ("identity", None),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, zstd", "zstd"),
        ("br;q=0.5, zstd", "zstd"),
        ("zstd;q=0, gzip;q=0.5", "gzip"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip;q=0", None),
        ("*;q=0.1", "br"),
        ("br;q=x", None),
    ],
)
def test_what_a_client_accepts(accepted, encoding):
    assert answers.encoding_for(accepted) == encoding


def page(body=b"<p>" + b"a" * 500, **how):
    return kept.make(body, [("content-type", "text/html")], **{"mask": 0, "parts": kept.NO_STAMP, "site": 1,
                                                               "until": None, **how})  # fmt: skip


def test_a_page_is_the_same_when_it_comes_back():
    made = page(mask=3, parts=b"12345678", site=7, until=99.5)
    found = kept.unpack(kept.pack(made))
    assert found == made
    assert found.text == brotli.decompress(found.forms["br"])


@pytest.mark.parametrize("cut", [0, 3, 30, -1])
def test_half_a_page_is_no_page(cut):
    with pytest.raises(kept.Damaged):
        kept.unpack(kept.pack(page())[:cut])


def test_other_headers_make_another_tag():
    policy = kept.make(b"x", [("content-security-policy", "a")], mask=0, parts=kept.NO_STAMP, site=1, until=None)
    assert policy.etag != page(b"x").etag


def test_a_client_that_has_the_page_gets_nothing_again():
    found = page()
    status, headers, body = answers.answer(found, "br", f'"other", {found.etag}')
    assert (status, body) == (304, b"")
    assert ("etag", found.etag) in headers


def test_numbers_that_appear_late_are_not_missed():
    position = Position(10).after([12, 13], now=100.0)
    assert (position.low, position.seen) == (10, {12, 13})
    assert position.after([11], now=101.0) == Position(13)
    later = position.after([], now=100.0 + changes.GAP_SECONDS + 1)
    assert later.low == 13
    assert Position.read(position.written()) == position


def test_spans_meet():
    page_of_old = {"list:0:0": (float("-inf"), 100.0)}
    assert Touch("list:0:0", 99.0).concerns(page_of_old)
    assert not Touch("list:0:0", 101.0).concerns(page_of_old)
    assert Touch("list:0:0").concerns(page_of_old)
    assert not Touch("list:0:1", 99.0).concerns(page_of_old)
    assert Touch(EVERYTHING).concerns({})


def test_a_recording_within_another_keeps_its_own():
    with made_of.recording() as outer:
        made_of.note("a")
        with made_of.recording() as inner:
            made_of.note("b")
        with made_of.aside("c"):
            made_of.note("d")
    assert (set(outer.keys), set(inner.keys)) == ({"a", "c"}, {"b"})


def test_names_that_no_file_can_have_are_kept(tmp_path):
    folder = Folder(tmp_path)
    folder.prepare()
    for address in ("/" + "ط" * 300 + "/", "/../../etc/passwd", "/\udce0/"):
        folder.write(address, b"x")
        assert folder.read(address) == b"x"
        assert folder.remove(address)
    assert list(tmp_path.parent.glob("etc*")) == []


def test_a_page_does_not_know_which_name_it_was_asked_by(content, site, get, settings):
    settings.ALLOWED_HOSTS = ["*"]
    body = get(content["article"].url, host="evil.example").content.decode()
    assert "evil.example" not in body
    assert get(content["article"].url).content.decode() == body


def test_a_query_that_follows_readers_leaves_no_trace(content, site, get):
    address = content["article"].url
    assert b"utm_source" not in get(f"{address}?utm_source=evil").content
    assert get(address).headers["ETag"] == get(f"{address}?utm_source=other").headers["ETag"]


def test_what_is_asked_with_a_session_is_not_kept(content, site):
    client = Client()
    client.force_login(_editor())
    assert client.get(content["article"].url).status_code == 200
    assert list(site.folder.kept.glob("*/*")) == []


def _editor():
    from marsad.newsroom.models import User

    return User.objects.create_superuser("editor", password="x")


def test_a_404_is_not_kept_and_the_article_is_there_at_once(content, site, get):
    address = f"{content['section'].url}2015/08/لاحق/"
    assert get(address).status_code == 404
    from .conftest import WHEN

    factories.ArticleFactory(parent=content["section"], title="لاحق", slug="لاحق", published_at=WHEN)
    assert get(address).status_code == 200


def test_a_page_that_changed_while_it_was_written_is_sent_and_not_kept(content, site, monkeypatch):
    real = parts.assemble

    def meanwhile(body, keeper):
        connection.run_on_commit.clear()
        changes.tell([Touch(f"article:{content['article'].pk}")], lambda: None)
        return real(body, keeper)

    monkeypatch.setattr(parts, "assemble", meanwhile)
    before = counters.all().get("outrun", 0)
    assert Client().get(content["article"].url).status_code == 200
    assert list(site.folder.kept.glob("*/*")) == []
    assert counters.all()["outrun"] == before + 1


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_at_once_have_it_written_once(settings, tmp_path):
    from marsad.delivery.pages import keeper

    settings.MARSAD_PAGES, settings.MARSAD_PAGES_FOLDER = True, tmp_path / "pages"
    keeper.current().start("code")
    article = factories.ArticleFactory(parent=factories.SectionFactory())
    Client().get("/")
    before = counters.all()["renders"]
    answers_: list[HttpResponse] = []

    def ask():
        answers_.append(Client().get(article.url))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers_} == {200}
    assert len({answer.content for answer in answers_}) == 1
    assert counters.all()["renders"] == before + 1


def test_an_unknown_table_is_noted_and_told_as_a_whole(content, site, monkeypatch):
    """What a room that says nothing reads and writes: the page is renewed by any write."""
    from marsad.delivery.models import ReadCount
    from marsad.delivery.pages import recording

    monkeypatch.setattr(recording, "_covered", recording._covered - {"delivery_readcount"})
    recording.watched.cache_clear(), recording._tables.cache_clear()
    try:
        with made_of.recording() as found:
            list(ReadCount.objects.all())
        assert "table:delivery_readcount" in found.keys
        before = site.mark()
        ReadCount.objects.create(article=content["article"], day=timezone.localdate(), count=1)
        told = [touch for _, touches in changes.unseen(before) for touch in touches]
        assert Touch("table:delivery_readcount") in told
    finally:
        recording.watched.cache_clear(), recording._tables.cache_clear()


def test_a_folder_that_was_away_too_long_begins_anew(content, site, get, monkeypatch):
    address = "/robots.txt"
    get(address)
    with site.ledger:
        site.ledger.set_fact("followed", str((timezone.now() - timedelta(days=8)).timestamp()))
    site.follow()
    assert site.read(address) is None


def test_after_the_machine_started_anew_ledger_and_files_agree(content, site, get):
    get("/robots.txt")
    get("/manifest.webmanifest")
    with site.ledger:
        site.ledger.drop(["/robots.txt"])
        site.ledger.set_fact("boot", "another")
    site.start("code")
    assert site.read("/robots.txt") is None
    assert site.read("/manifest.webmanifest") is not None


def test_other_code_makes_pages_old_and_they_are_still_sent(content, site, get):
    from marsad.delivery.pages.renewing import Renewer

    address = "/robots.txt"
    first = get(address)
    site.start("other code")
    assert get(address).content == first.content
    assert site.read(address).site < site.state().site
    renewer = Renewer(site)
    while renewer.sweep(60):
        pass
    assert site.read(address).site == site.state().site


def test_a_database_put_back_from_a_copy_makes_the_folder_begin_anew(content, site, get):
    get("/robots.txt")
    with site.ledger:
        site.ledger.position = Position(10**9)
    site.start("code")
    assert site.read("/robots.txt") is None
    assert site.ledger.position.low < 10**9
