"""What comes from outside with bad intent stops at the door or comes out as plain text."""

from __future__ import annotations

import logging
import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from marsad.discussion import limits
from marsad.discussion.models import Comment, Status
from marsad.discussion.tests.conftest import SAME_SITE, WRITTEN, stamp_of
from marsad.newsroom.factories import institution

pytestmark = pytest.mark.django_db

SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">'
BREAKOUT = "\"'></textarea></script><svg/onload=alert(3)>{{ 7 }}{% now %}"


def shown(article) -> str:
    request = RequestFactory().get("/")
    return Template("{% load discussion_tags %}{% comments article %}").render(
        Context({"article": article, "request": request})
    )


@pytest.mark.parametrize("attack", [SCRIPT, BREAKOUT])
def test_a_name_or_a_text_never_becomes_markup(reader, article, attack):
    institution(comments="open")
    pages = [
        reader.send(name=attack[:50], text=attack, email="not an address").content.decode(),
        reader.send(name=attack[:50], text=attack, stamp="").content.decode(),
        reader.outcome(reader.send(name=attack[:50], text=attack)).content.decode(),
    ]
    assert Comment.objects.get().is_approved
    pages.append(shown(article))
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg" not in page
        assert "&lt;s" in page
    assert Comment.objects.get().text == attack  # kept as written


def test_addresses_do_not_become_links(reader, article):
    institution(comments="open")
    reader.send(text="انظر https://example.org/page للمزيد")
    assert Comment.objects.get().is_approved
    assert 'href="https://example.org' not in shown(article)


def test_reordering_characters_are_dropped_and_noticed(reader):
    institution(comments="open")
    reader.send(name="سلمى\u202e", text="نص \u202eمقلوب\u202c هنا")
    comment = Comment.objects.get()
    assert (comment.name, comment.text) == ("سلمى", "نص مقلوب هنا")
    assert comment.status == Status.HELD
    assert comment.doubts == "hidden"


def test_line_ends_in_name_and_address_go_nowhere(reader):
    response = reader.send(name="سلمى\r\nBcc: all@example.org", email="a@example.org\r\nBcc: b@example.org")
    assert response.status_code == 422
    assert not Comment.objects.exists()
    reader.send(name="سلمى\r\nSet-Cookie: a=b")
    assert Comment.objects.get().name == "سلمى Set-Cookie: a=b"


def test_a_huge_request_is_turned_away_unread(reader):
    response = reader.send(text="ا" * 1_000_000)
    assert response.status_code == 413
    assert len(response.content) < 50_000
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"reply": "abc"},
        {"reply": "-1"},
        {"reply": "9" * 40},
        {"text": "\x00"},
        {"name": "\x00\x00"},
        {"name": "\u3164"},
        {"text": "\u200b\u200b"},
        {"email": "a@b"},
        {"url": "https://spam.example"},
    ],
)
def test_malformed_fields_are_a_message_and_no_comment(reader, fields):
    assert reader.send(**fields).status_code == 422
    assert not Comment.objects.exists()


@pytest.mark.parametrize("reply", ["abc", "-1", "9" * 40, "٣", "1.5", "", "1 OR 1=1"])
def test_a_malformed_address_shows_the_plain_form(reader, reply):
    page = reader.client.get(reader.address, {"reply": reply})
    assert page.status_code == 200
    assert 'id="comment-reply" value=""' in page.content.decode()


@pytest.mark.parametrize("stamp", ["x", "a:b:c", "é" * 50, ":", "1" * 150])
def test_a_forged_stamp_counts_as_none(reader, stamp):
    assert reader.send(stamp=stamp).status_code == 200
    assert not Comment.objects.exists()


def test_the_trap_shows_itself_to_a_person_whose_browser_filled_it(reader):
    page = reader.send(url="https://example.org").content.decode()
    trap = re.search(r'<div class="([^"]*)"[^>]*>\s*<label for="comment-url">', page)[1]
    assert trap == "field"
    assert "https://example.org" not in page
    assert reader.send(url="").status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Referer": "https://evil.example/?http://testserver/"},
        {"Referer": "nonsense"},
    ],
)
def test_another_sites_form_is_refused_and_the_text_kept(reader, headers):
    response = reader.send(headers=headers)
    assert response.status_code == 403
    assert "كلام موزون" in response.content.decode()
    assert not Comment.objects.exists()


def test_another_sites_form_is_refused_before_anything_of_it_is_cleaned(reader, monkeypatch):
    monkeypatch.setattr("marsad.discussion.writing.clean_text", lambda raw: 1 / 0)
    response = reader.send(headers={"Sec-Fetch-Site": "cross-site"}, text="ا" * 30_000)
    assert response.status_code == 403


@pytest.mark.parametrize("filler", [" ", "\u200b", "ا"])
def test_a_text_far_too_long_is_refused_before_it_is_cleaned(reader, monkeypatch, filler):
    cleaned = []
    monkeypatch.setattr("marsad.discussion.writing.clean_text", lambda raw: cleaned.append(raw) or raw)
    response = reader.send(text="كلام" + filler * (4 * limits.MAX_TEXT))
    assert response.status_code == 422
    assert 'id="comment-text_error"' in response.content.decode()
    assert cleaned == []
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/أخبار/2026/11/رصيف/"},
        {"Origin": "http://127.0.0.1:8000"},  # the public address, where a proxy changes the host
    ],
)
def test_this_sites_form_is_taken_from_every_browser(reader, headers):
    assert reader.send(headers={k: v.encode().decode("latin-1") for k, v in headers.items()}).status_code == 303


def test_a_client_cannot_choose_its_own_network_address(reader, settings):
    for number in range(limits.PER_ADDRESS):
        headers = {**SAME_SITE, "X-Forwarded-For": f"203.0.113.{number}"}
        assert reader.send(headers=headers, text=f"ت {number}", email=f"r{number}@example.org").status_code == 303
    assert reader.send(text="زائد", email="z@example.org").status_code == 429
    settings.MARSAD_TRUST_PROXY = 1
    for forged in ("", "198.51.100.5, "):
        headers = {**SAME_SITE, "X-Forwarded-For": f"{forged}192.0.2.7"}
        assert reader.send(headers=headers, text="زائد", email="z@example.org").status_code == 429
    headers = {**SAME_SITE, "X-Forwarded-For": "192.0.2.7, 198.51.100.77"}
    assert reader.send(headers=headers, text="غيره", email="z@example.org").status_code == 303


@pytest.mark.parametrize("token", ["1", "1:x", "x:y", "..:..", "1" * 300, "%00"])
def test_nobody_reads_a_comment_by_guessing_its_number(reader, token):
    reader.send()
    page = reader.client.get(f"/تعليق/شكرا/{token}/")
    assert page.status_code == 404
    assert "كلام موزون" not in page.content.decode()


def test_an_error_report_holds_nothing_of_the_sender(reader, monkeypatch, caplog, mailoutbox, settings):
    settings.ADMINS = [("Admin", "admin@localhost")]
    caplog.set_level(logging.DEBUG)
    reader.client.raise_request_exception = False
    monkeypatch.setattr("marsad.discussion.views.SubmitComment.execute", lambda self: 1 / 0)
    assert reader.send().status_code == 500
    from django.utils.log import AdminEmailHandler

    for record in caplog.records:
        if record.exc_info:
            AdminEmailHandler(include_html=True).emit(record)
    assert mailoutbox
    for mail in mailoutbox:
        everything = mail.body + "".join(str(alternative[0]) for alternative in mail.alternatives)
        assert "ZeroDivisionError" in everything
        for secret in (WRITTEN["email"].lower(), WRITTEN["name"], "كلام موزون", "192.0.2.7"):
            assert secret not in everything.lower()


def test_no_page_and_no_log_holds_an_address(reader, article, caplog, client, moderator):
    """The sender's e-mail is nowhere but in the sender's own form and before a moderator."""
    institution(comments="open")
    caplog.set_level(logging.DEBUG)
    taken = reader.send(ip="203.0.113.200")
    for _ in range(limits.PER_EMAIL + 1):  # refusals write to the log too
        reader.send(text="آخر", ip="203.0.113.200")
        reader.send(text=f"آخر {_}", ip="203.0.113.200")
    client.force_login(moderator)
    pages = [
        shown(article),
        reader.client.get(taken["Location"]).content.decode(),
        reader.client.get(article.get_url()).content.decode(),
        reader.client.get(reader.address).content.decode(),
        client.get("/desk/").content.decode(),
        client.get(reverse("comments:index")).content.decode(),
    ]
    comment = Comment.objects.first()
    secrets = ["salma@", "example.org", "203.0.113.200", comment.email_hash, comment.address_hash]
    logged = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    for place in [*pages, logged]:
        for secret in secrets:
            assert secret.lower() not in place.lower()
    assert "Salma@" in client.get(reverse("comments:inspect", args=[comment.pk])).content.decode()


def test_the_repeated_stamp_is_no_free_pass(reader, article):
    stamp = stamp_of(article)
    answers = [reader.send(stamp=stamp, text=f"تعليق {n}").status_code for n in range(limits.PER_EMAIL + 2)]
    assert answers.count(303) == limits.PER_EMAIL
    assert set(answers[limits.PER_EMAIL :]) == {429}
