"""The way of a comment from the form to the page that says what became of it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from freezegun import freeze_time
from wagtail.models import PageViewRestriction

from marsad.discussion import limits
from marsad.discussion.actions import DecideComments
from marsad.discussion.models import Ban, Comment, Reason, Status
from marsad.discussion.signals import comments_changed
from marsad.discussion.tests.conftest import WRITTEN, Reader, path_of, stamp_of
from marsad.newsroom.factories import ArticleFactory, StudyFactory, institution

pytestmark = pytest.mark.django_db


def shown(article) -> str:
    request = RequestFactory().get("/")
    return Template("{% load discussion_tags %}{% comments article %}").render(
        Context({"article": article, "request": request})
    )


def test_a_comment_is_held_and_its_sender_told_so(reader, article):
    response = reader.send()
    assert response.status_code == 303
    comment = Comment.objects.get()
    assert (comment.status, comment.name, comment.text) == ("held", "سلمى العطار", WRITTEN["text"])
    page = reader.client.get(response["Location"])
    assert "It waits for a moderator" in page.content.decode() or "ينتظر" in page.content.decode()
    assert "كلام موزون" in page.content.decode()
    assert "كلام موزون" not in shown(article)


def test_the_sender_learns_the_decision_later(reader, moderator):
    address = reader.send()["Location"]
    DecideComments([Comment.objects.get()], Status.REJECTED, moderator, Reason.OFF_TOPIC).execute()
    told = reader.client.get(address).content.decode()
    assert str(Reason.OFF_TOPIC.label) in told
    DecideComments([Comment.objects.get()], Status.APPROVED, moderator).execute()
    told = reader.client.get(address).content.decode()
    assert f"#comment-{Comment.objects.get().pk}" in told
    assert str(Reason.OFF_TOPIC.label) not in told


def test_open_site_shows_at_once_and_announces_it(reader, article, django_capture_on_commit_callbacks):
    institution(comments="open")
    announced = []
    comments_changed.connect(on := lambda ids, **kwargs: announced.append(ids))
    try:
        with django_capture_on_commit_callbacks(execute=True):
            reader.send()
    finally:
        comments_changed.disconnect(on)
    assert announced == [[article.pk]]
    page = shown(article)
    assert '<p dir="auto">كلام موزون عن الميناء.<br>وسطر ثان.</p>' in page


def test_a_held_comment_announces_nothing(reader, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        reader.send()
    assert callbacks == []


def test_the_form_on_a_page_from_disk_is_the_same_for_everybody_and_holds_no_token(article):
    first, second = shown(article), shown(article)
    assert first == second
    assert "csrf" not in first
    assert 'name="stamp" id="comment-stamp" value=""' in first


def test_without_script_the_comment_is_shown_once_more_and_then_taken(reader):
    again = reader.send(stamp="")
    assert again.status_code == 200
    assert not Comment.objects.exists()
    html = again.content.decode()
    assert html.count("كلام موزون عن الميناء.") == 2  # to read, and in the form
    assert 'value="سلمى العطار"' in html
    stamp = re.search(r'name="stamp"[^>]* value="([^"]+)"', html)[1]
    with freeze_time(timezone.now() + timedelta(seconds=limits.MIN_SECONDS + 1)):
        assert reader.send(stamp=stamp).status_code == 303
    assert Comment.objects.count() == 1


def test_with_script_the_form_fetches_its_stamp(reader, article):
    ticket = reader.client.get(reverse("discussion:ticket", args=[article.pk]))
    assert "no-store" in ticket["Cache-Control"]
    assert ticket.json()["challenge"] is None
    with freeze_time(timezone.now() + timedelta(seconds=ticket.json()["seconds"] + 1)):
        assert reader.send(stamp=ticket.json()["stamp"]).status_code == 303


@pytest.mark.parametrize(
    ("age", "status"), [(1, 422), (60, 303), (limits.STAMP_AGE.total_seconds() + 60, 422)], ids=["fast", "good", "old"]
)
def test_the_time_a_form_was_open_counts(reader, article, age, status):
    with freeze_time(timezone.now()):  # however slow the machine
        response = reader.send(stamp=stamp_of(article, age))
    assert response.status_code == status
    if status == 422:
        assert WRITTEN["text"].splitlines()[0] in response.content.decode()


def test_a_form_sent_too_fast_keeps_its_stamp_and_an_old_one_gets_another(reader, article):
    with freeze_time(timezone.now()):
        fast, old = stamp_of(article, 1), stamp_of(article, limits.STAMP_AGE.total_seconds() + 60)
        assert fast in reader.send(stamp=fast).content.decode()
        assert old not in reader.send(stamp=old).content.decode()


def test_a_stamp_is_good_for_its_own_article_only(reader):
    other = ArticleFactory()
    assert reader.send(stamp=stamp_of(other)).status_code == 200  # shown once more, not taken
    assert not Comment.objects.exists()


@pytest.mark.parametrize("field", ["name", "email", "text"])
def test_a_missing_field_is_named_beside_it_and_the_rest_kept(reader, field):
    response = reader.send(**{field: " "})
    assert response.status_code == 422
    html = response.content.decode()
    assert f'href="#comment-{field}"' in html
    assert re.search(rf'aria-describedby="[^"]*comment-{field}_error"', html)
    assert f'id="comment-{field}_error"' in html
    assert re.findall(r'<(?:input|textarea) [^>]*autofocus[^>]*id="(comment-\w+)"', html) == [f"comment-{field}"]
    kept = {"name": 'value="سلمى العطار"', "email": 'value="Salma@Example.org"', "text": "كلام موزون عن الميناء."}
    assert all(value in html for name, value in kept.items() if name != field)
    assert not Comment.objects.exists()


def test_too_long_a_text_is_kept_for_the_reader_and_says_by_how_much(reader):
    response = reader.send(text="ا" * (limits.MAX_TEXT + 7))
    assert response.status_code == 422
    assert "7" in re.search(r'id="comment-text_error">(.*?)</ul>', response.content.decode(), re.DOTALL)[1]
    assert "ا" * (limits.MAX_TEXT + 7) in response.content.decode()


def test_an_answer_stands_beneath_what_it_answers(reader, make, moderator, article):
    asked = make("سؤال؟")
    page = reader.client.get(f"{reader.address}?reply={asked.pk}")
    assert f'id="comment-reply" value="{asked.pk}"' in page.content.decode()
    reader.send(reply=asked.pk)
    answer = Comment.objects.get(status="held")
    assert answer.parent == asked
    DecideComments([answer], Status.APPROVED, moderator).execute()
    assert re.search(rf'id="comment-{asked.pk}".*<ol[^>]*>\s*<li id="comment-{answer.pk}"', shown(article), re.DOTALL)


@pytest.mark.parametrize("status", [Status.HELD, Status.REJECTED, Status.SPAM, Status.REMOVED])
def test_what_is_not_shown_cannot_be_answered(reader, make, status):
    hidden = make("سر مكتوم", status=status)
    response = reader.send(reply=hidden.pk)
    assert response.status_code == 422
    assert "سر مكتوم" not in response.content.decode()
    assert 'id="comment-reply" value=""' in response.content.decode()
    assert "سر مكتوم" not in reader.client.get(f"{reader.address}?reply={hidden.pk}").content.decode()


def test_a_comment_of_another_article_cannot_be_answered(reader, make):
    other = make("تعليق هناك", article=ArticleFactory())
    assert reader.send(reply=other.pk).status_code == 422
    assert not Comment.objects.filter(parent=other).exists()


def test_sending_twice_in_a_row_is_one_comment(reader):
    first, second = reader.send(), reader.send()
    assert Comment.objects.count() == 1
    assert path_of(first) == path_of(second)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="The tests' SQLite lies in memory: threads cannot share it.")
@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_the_same_moment_are_one_comment(reader):
    stamp = stamp_of(reader.article)

    def click(_: int) -> str:
        try:
            return Reader(reader.article).send(stamp=stamp)["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=10) as pool:
        assert len(set(pool.map(click, range(10)))) == 1
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("how", ["article", "site"])
def test_closed_threads_take_nothing_and_show_no_form(reader, article, how, make):
    make("باق")
    if how == "site":
        institution(comments="closed")
    else:
        article.comments_open = False
        article.save()
    response = reader.send()
    assert response.status_code == 403
    assert "كلام موزون" in response.content.decode()  # not lost to who wrote it
    assert Comment.objects.count() == 1
    refused = reader.send(headers={"Sec-Fetch-Site": "cross-site"})
    assert "كلام موزون" in refused.content.decode()
    page = shown(article)
    assert "باق" in page
    assert "<form" not in page
    assert "reply=" not in page


def test_drafts_and_unknown_articles_are_not_there(reader, article):
    article.unpublish()
    assert reader.client.get(reader.address).status_code == 404
    assert reader.send().status_code == 404
    assert reader.client.get("/تعليق/999999/").status_code == 404


def test_an_article_behind_a_password_takes_no_comments_from_outside(reader, article):
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.PASSWORD, password="x")
    assert reader.client.get(reader.address).status_code == 404
    assert reader.client.get(f"{reader.address}تذكرة/").status_code == 404
    assert reader.send().status_code == 404


def test_a_study_is_commented_like_any_article(article):
    study = StudyFactory(title="أثر الرصيف")
    assert Reader(study).send().status_code == 303
    assert Comment.objects.get().article_id == study.pk
    assert "<form" in shown(study)


def test_the_throttle_stops_a_sender_by_network_and_by_e_mail(reader):
    for number in range(limits.PER_ADDRESS):
        assert reader.send(text=f"تعليق {number}", email=f"r{number}@example.org").status_code == 303
    response = reader.send(text="واحد زائد", email="another@example.org")
    assert response.status_code == 429
    assert "واحد زائد" in response.content.decode()
    assert reader.send(text="من مكان آخر", email="another@example.org", ip="198.51.100.9").status_code == 303
    for number in range(limits.PER_EMAIL - 1):
        assert reader.send(text=f"ت {number}", email="another@example.org", ip=f"203.0.113.{number}").status_code == 303
    assert reader.send(text="زائد", email="ANOTHER@example.org", ip="203.0.113.99").status_code == 429
    with freeze_time(timezone.now() + limits.THROTTLE_WINDOW + timedelta(seconds=1)):
        assert reader.send(text="بعد حين", email="another@example.org").status_code == 303


def test_the_throttle_counts_an_ipv6_household_as_one(reader):
    for number in range(limits.PER_ADDRESS):
        ip = f"2001:db8:1:2::{number + 1:x}"
        assert reader.send(text=f"تعليق {number}", email=f"r{number}@example.org", ip=ip).status_code == 303
    assert reader.send(text="زائد", email="z@example.org", ip="2001:db8:1:2:ffff::1").status_code == 429
    assert reader.send(text="جار", email="z@example.org", ip="2001:db8:1:3::1").status_code == 303


def test_the_throttle_stops_a_flood_of_one_article_and_an_import_does_not(reader, make):
    Comment.objects.bulk_create(
        Comment(article=reader.article, text=str(n), import_key=f"key{n}") for n in range(limits.PER_ARTICLE)
    )
    assert reader.send().status_code == 303
    Comment.objects.bulk_create(Comment(article=reader.article, text=str(n)) for n in range(limits.PER_ARTICLE))
    assert reader.send(text="غير ذلك").status_code == 429


@pytest.mark.parametrize(
    ("kind", "until", "status"),
    [
        ("email", None, 403),
        ("address", None, 403),
        ("email", timedelta(days=1), 403),
        ("email", -timedelta(days=1), 303),
    ],
)
def test_banned_senders_are_refused_until_their_ban_ends(reader, kind, until, status):
    reader.send()
    first = Comment.objects.get()
    Ban.objects.create(
        kind=kind,
        value=first.email_hash if kind == "email" else first.address_hash,
        until=timezone.now() + until if until else None,
    )
    response = reader.send(text="مرة أخرى", ip="192.0.2.7" if kind == "address" else "198.51.100.1")
    assert response.status_code == status


def test_nothing_here_sets_a_cookie_or_may_be_cached(reader, article):
    answers = [
        reader.client.get(reader.address),
        reader.send(text=""),
        (sent := reader.send()),
        reader.client.get(sent["Location"]),
    ]
    for answer in answers:
        assert not answer.cookies
        assert answer["Cache-Control"] == "private, no-store"
        assert "noindex" in answer["X-Robots-Tag"]


def test_other_methods_are_not_known(reader):
    assert reader.client.put(reader.address).status_code == 405
    assert reader.client.delete(reader.address).status_code == 405
