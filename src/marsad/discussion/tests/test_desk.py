"""The moderators' desk: what they see, find and decide, and that nobody else does."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, ModelLogEntry

from marsad.discussion.keyed import hash_address, hash_email
from marsad.discussion.models import Ban, Comment, Status
from marsad.newsroom.factories import ArticleFactory

pytestmark = pytest.mark.django_db

LIST = "/desk/comments/"


@pytest.fixture
def desk(client: Any, moderator: Any) -> Any:
    client.force_login(moderator)
    return client


def listed(response: Any) -> list[str]:
    return [comment.text for comment in response.context["object_list"]]


def bulk(action: str, *comments: Comment, **query: Any) -> str:
    ids = "&".join(f"id={comment.pk}" for comment in comments)
    rest = "&".join(f"{key}={value}" for key, value in query.items())
    return f"/desk/bulk/discussion/comment/{action}/?{ids}&{rest}&next={LIST}"


# --- Who may ---------------------------------------------------------------------------------------------------


def test_only_moderators_come_in(client, writer, make):
    comment = make("سر", status=Status.HELD)
    client.force_login(writer)
    for address in (
        LIST,
        f"{LIST}results/",
        f"{LIST}{comment.pk}/",
        "/desk/bans/",
        "/desk/bans/new/",
        bulk("approve", comment),
    ):
        response = client.get(address)
        assert response.status_code == 302, address
        assert response["Location"] == "/desk/"
    assert client.post(f"{LIST}{comment.pk}/decide/", {"status": "approved"}).status_code == 302
    assert client.post(bulk("delete", comment)).status_code == 302
    comment.refresh_from_db()
    assert comment.status == "held"
    home = client.get("/desk/").content.decode()
    assert "سر" not in home
    assert LIST not in home


def test_nobody_who_is_not_logged_in_sees_anything(client, make):
    make("سر")
    assert client.get(LIST).status_code == 302
    assert "سر" not in client.get(LIST, follow=True).content.decode()


def test_the_right_stands_in_the_role_editor(client, admin_user):
    client.force_login(admin_user)
    page = client.get(reverse("wagtailusers_groups:add")).content.decode()
    permission = Permission.objects.get(content_type__app_label="discussion", codename="moderate_comment")
    assert f'value="{permission.pk}"' in page
    assert list(Permission.objects.filter(content_type__app_label="discussion")) == [permission]


def test_a_role_with_the_right_is_enough(client, writer, make):
    group = Group.objects.create(name="المشرفون")
    group.permissions.add(Permission.objects.get(codename="moderate_comment"))
    writer.groups.add(group)
    client.force_login(writer)
    assert client.get(LIST).status_code == 200
    assert not GroupPagePermission.objects.filter(group=group).exists()


def test_readers_words_cannot_be_edited(desk, make):
    comment = make()
    for address in (
        f"{LIST}edit/{comment.pk}/",
        f"{LIST}new/",
        f"{LIST}delete/{comment.pk}/",
        f"{LIST}{comment.pk}/edit/",
    ):
        assert desk.get(address).status_code == 404


# --- Finding ---------------------------------------------------------------------------------------------------


def test_filters_by_status_doubt_day_and_article(desk, make, article):
    make("ينتظر", status=Status.HELD, doubts="links word")
    make("معروض", created_at=timezone.now() - timedelta(days=10))
    make("هناك", status=Status.SPAM, article=ArticleFactory())
    yesterday = timezone.localdate() - timedelta(days=1)
    assert listed(desk.get(LIST)) == ["هناك", "ينتظر", "معروض"]
    assert listed(desk.get(LIST, {"status": ["held", "spam"]})) == ["هناك", "ينتظر"]
    assert listed(desk.get(LIST, {"doubt": "any"})) == ["ينتظر"]
    assert listed(desk.get(LIST, {"doubt": "word"})) == ["ينتظر"]
    assert listed(desk.get(LIST, {"doubt": "hidden"})) == []
    assert listed(desk.get(LIST, {"created_at_from": yesterday.isoformat()})) == ["هناك", "ينتظر"]
    assert listed(desk.get(LIST, {"article": article.pk})) == ["ينتظر", "معروض"]
    assert listed(desk.get(f"{LIST}results/", {"status": "held"})) == ["ينتظر"]


def test_search_in_any_spelling(desk, make):
    make("الأوضاع في القاهرة هادئة", name="سلمى")
    make("لا شيء")
    assert listed(desk.get(LIST, {"q": "اوضاع القاهره"})) == ["الأوضاع في القاهرة هادئة"]
    assert listed(desk.get(LIST, {"q": "سلمي"})) == ["الأوضاع في القاهرة هادئة"]
    assert listed(desk.get(LIST, {"q": "بيروت"})) == []


def test_all_comments_of_a_sender_without_an_address_in_the_address(desk, make):
    one = make("أول", email="salma@example.org", email_hash="e")
    make("ثان", email_hash="e")
    alone = make("بلا بريد")
    make("بلا بريد أيضا")
    page = desk.get(f"{LIST}{one.pk}/").content.decode()
    assert f'href="{LIST}?sender={one.pk}"' in page
    assert not re.search(r'href="/[^"]*(%40|@)', page)
    assert listed(desk.get(LIST, {"sender": one.pk})) == ["ثان", "أول"]
    for nobody in (alone.pk, 999_999, "1e49"):
        assert listed(desk.get(LIST, {"sender": nobody})) == []


def test_the_list_costs_the_same_queries_for_one_and_for_many(desk, make):
    make()
    desk.get(LIST)
    with CaptureQueriesContext(connection) as one:
        desk.get(LIST)
    for number in range(40):
        make(f"تعليق {number}", **({"article": ArticleFactory()} if number < 3 else {}))
    with CaptureQueriesContext(connection) as many:
        desk.get(LIST)
    assert len(many) == len(one)


def test_the_list_shows_no_address_and_no_markup(desk, make):
    make("<b>x</b>", name="<i>y</i>", email="salma@example.org")
    page = desk.get(LIST).content.decode()
    assert "<b>x" not in page
    assert "<i>y" not in page
    assert "salma@" not in page


def test_one_comment_is_shown_with_its_thread_sender_and_history(desk, make, moderator):
    top = make("سؤال أول")
    middle = make("جواب ثان", top)
    comment = make("رد ثالث", middle, status=Status.HELD, email="salma@example.org", email_hash="e", doubts="links")
    make("تحته", comment)
    make("تعليق آخر لها", email_hash="e")
    desk.post(f"{LIST}{comment.pk}/decide/", {"status": "rejected", "reason": "insult"})
    page = desk.get(f"{LIST}{comment.pk}/").content.decode()
    for part in ("سؤال أول", "جواب ثان", "رد ثالث", "تحته", "mailto:salma@example.org", "huda"):
        assert part in page
    assert page.index("سؤال أول") < page.index("جواب ثان") < page.index("تحته")


# --- Deciding --------------------------------------------------------------------------------------------------


def test_a_decision_leads_to_the_next_that_waits(desk, make):
    first, second, third = (make(str(n), status=Status.HELD) for n in range(3))
    response = desk.post(f"{LIST}{second.pk}/decide/", {"status": "approved"})
    assert response["Location"] == f"{LIST}{third.pk}/"
    response = desk.post(f"{LIST}{third.pk}/decide/", {"status": "rejected", "reason": "off_topic"})
    assert response["Location"] == f"{LIST}{first.pk}/"
    response = desk.post(f"{LIST}{first.pk}/decide/", {"status": "spam"})
    assert response["Location"] == LIST
    assert list(Comment.objects.order_by("pk").values_list("status", "reason")) == [
        ("spam", ""),
        ("approved", ""),
        ("rejected", "off_topic"),
    ]


@pytest.mark.parametrize("data", [{}, {"status": "removed"}, {"status": "x"}, {"status": "rejected", "reason": "<b>"}])
def test_an_unknown_decision_changes_nothing(desk, make, data):
    comment = make(status=Status.HELD)
    assert desk.post(f"{LIST}{comment.pk}/decide/", data)["Location"] == f"{LIST}{comment.pk}/"
    comment.refresh_from_db()
    assert comment.status == "held"


def test_a_decision_needs_a_token_and_a_post(client, moderator, make):
    comment = make(status=Status.HELD)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(moderator)
    assert strict.post(f"{LIST}{comment.pk}/decide/", {"status": "approved"}).status_code == 403
    assert strict.get(f"{LIST}{comment.pk}/decide/").status_code == 405
    comment.refresh_from_db()
    assert comment.status == "held"


@pytest.mark.parametrize(
    ("action", "data", "status"),
    [
        ("approve", {}, "approved"),
        ("reject", {"reason": "advert"}, "rejected"),
        ("spam", {}, "spam"),
        ("ban", {"by_email": "on"}, "spam"),
    ],
)
def test_many_at_once_with_a_question_first(desk, make, action, data, status):
    comments = [make(f"نص {n}", status=Status.HELD, email_hash=f"e{n}") for n in range(3)]
    untouched = make("غيرها", status=Status.HELD)
    page = desk.get(bulk(action, *comments)).content.decode()
    assert all(f"نص {n}" in page for n in range(3))
    assert "غيرها" not in page
    assert Comment.objects.held().count() == 4
    response = desk.post(bulk(action, *comments), data)
    assert response["Location"] == LIST
    assert set(Comment.objects.exclude(pk=untouched.pk).values_list("status", flat=True)) == {status}
    untouched.refresh_from_db()
    assert untouched.status == "held"
    assert ModelLogEntry.objects.filter(action__startswith="discussion.").values("uuid").distinct().count() == 1


def test_deleting_many(desk, make):
    top = make("أول")
    make("جواب", top)
    alone = make("وحيد")
    desk.post(bulk("delete", top, alone))
    assert set(Comment.objects.values_list("status", "text")) == {("removed", ""), ("approved", "جواب")}


def test_all_of_a_filtered_list_are_only_those_that_it_shows(desk, make, article):
    waiting = [make(f"ينتظر {n}", status=Status.HELD) for n in range(3)]
    make("معروض")
    make("ينتظر هناك", status=Status.HELD, article=ArticleFactory())
    address = f"/desk/bulk/discussion/comment/spam/?status=held&article={article.pk}&q=ينتظر&id=all&next={LIST}"
    desk.post(address)
    assert set(Comment.objects.filter(status="spam")) == set(waiting)
    desk.post(f"/desk/bulk/discussion/comment/delete/?status=nonsense&id=all&next={LIST}")
    assert Comment.objects.count() == 5


@pytest.mark.parametrize("query", ["id=x", "id=", "", "id=999999", "id=1%27", f"id={'9' * 40}", "id=all&sender=1e49"])
def test_an_address_that_was_tampered_with_finds_nothing(desk, make, query):
    make(status=Status.HELD)
    assert desk.get(f"/desk/bulk/discussion/comment/spam/?{query}").status_code == 200
    desk.post(f"/desk/bulk/discussion/comment/spam/?{query}")
    assert Comment.objects.held().count() == 1


def test_a_bulk_page_does_not_lead_to_another_site(desk, make):
    comment = make(status=Status.HELD)
    address = f"/desk/bulk/discussion/comment/spam/?id={comment.pk}&next=https://evil.example/"
    assert "evil.example" not in desk.post(address)["Location"]


# --- Bans ------------------------------------------------------------------------------------------------------


def test_a_ban_by_network_address_until_a_day(desk, make):
    comment = make(email_hash=hash_email("a@example.org"), address_hash=hash_address("192.0.2.7"))
    until = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    desk.post(bulk("ban", comment), {"by_address": "on", "until": until, "note": "إغراق"})
    ban = Ban.objects.get()
    assert (ban.kind, ban.value, ban.note) == ("address", hash_address("192.0.2.7"), "إغراق")
    assert ban.created_by.username == "huda"


@pytest.mark.parametrize(
    "data", [{}, {"by_email": "on", "until": "2001-01-01 00:00"}, {"by_email": "on", "until": "x"}]
)
def test_a_ban_that_bans_nothing_says_why(desk, make, data):
    comment = make(email_hash="e")
    assert desk.post(bulk("ban", comment), data).status_code == 200
    assert not Ban.objects.exists()
    comment.refresh_from_db()
    assert comment.status == "approved"


def test_words_and_addresses_are_banned_by_hand(desk):
    add = "/desk/bans/new/"
    assert desk.post(add, {"kind": "word", "subject": " القِمار  الحُر ", "note": ""}).status_code == 302
    assert desk.post(add, {"kind": "email", "subject": "Bad@Example.org"}).status_code == 302
    assert set(Ban.objects.values_list("kind", "value", "label")) == {
        ("word", "القمار الحر", "القِمار  الحُر"),
        ("email", hash_email("bad@example.org"), "B…@Example.org"),
    }
    page = desk.get("/desk/bans/").content.decode()
    assert "B…@Example.org" in page
    assert "Bad@" not in page
    for data in (
        {"kind": "word", "subject": "القمار الحر"},  # banned already, in another spelling
        {"kind": "email", "subject": "nonsense"},
        {"kind": "word", "subject": "ـــ"},
        {"kind": "address", "subject": "192.0.2.7"},
        {"kind": "word", "subject": ""},
    ):
        assert desk.post(add, data).status_code == 200, data
    assert Ban.objects.count() == 2


def test_a_ban_is_changed_and_lifted(desk, moderator):
    ban = Ban.objects.create(kind="word", value="قمار", label="قمار")
    until = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    desk.post(f"/desk/bans/edit/{ban.pk}/", {"until": until, "note": "مؤقت", "subject": "غيره", "kind": "email"})
    ban.refresh_from_db()
    assert (ban.kind, ban.value, ban.note, ban.in_force) == ("word", "قمار", "مؤقت", True)
    desk.post(f"/desk/bans/delete/{ban.pk}/")
    assert not Ban.objects.exists()


# --- Menu and home ---------------------------------------------------------------------------------------------


def test_menu_and_home_tell_what_waits(desk, make):
    home = desk.get("/desk/").content.decode()
    assert "held-comments" not in home
    assert re.search(r'"name": "comments", "label": "[^"(]+"', home)
    make("ينتظر رأيك", status=Status.HELD, name="سلمى")
    make("وهذا", status=Status.HELD)
    make("معروض")
    home = desk.get("/desk/").content.decode()
    assert "ينتظر رأيك" in home
    assert "معروض" not in home
    assert re.search(r'"name": "comments", "label": "[^"]+\(2\)"', home)
    assert "/desk/comments/?status=held" in home


def test_the_menu_counts_no_further_than_it_says(desk, article):
    Comment.objects.bulk_create(Comment(article=article, text=str(n)) for n in range(150))
    assert "(99+)" in desk.get("/desk/").content.decode()
