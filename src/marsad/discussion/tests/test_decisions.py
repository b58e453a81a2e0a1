"""Decisions, bans and deletions: who may, what changes, what is logged, what is announced."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import RestrictedError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from marsad.discussion.actions import BanSenders, DecideComments, DeleteComments
from marsad.discussion.keyed import hash_address, hash_email
from marsad.discussion.models import Ban, Comment, Reason, Status
from marsad.discussion.signals import comments_changed
from marsad.newsroom.factories import ArticleFactory
from marsad.newsroom.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def announced(django_capture_on_commit_callbacks):
    """Return a function that runs another one and gives the article ids that were announced."""

    def run(action) -> list[list[int]]:
        heard: list[list[int]] = []

        def on(ids, **kwargs):
            heard.append(ids)

        comments_changed.connect(on)
        try:
            with django_capture_on_commit_callbacks(execute=True):
                action()
        finally:
            comments_changed.disconnect(on)
        return heard

    return run


def logged() -> list[tuple[str, str, str]]:
    return [
        (entry.action, entry.label, entry.user.username if entry.user else "")
        for entry in ModelLogEntry.objects.filter(action__startswith="discussion.").order_by("pk")
    ]


def test_a_decision_is_kept_with_who_and_when_and_logged(make, moderator):
    comment = make(status=Status.HELD)
    assert DecideComments([comment], Status.REJECTED, moderator, Reason.INSULT).execute() == 1
    comment.refresh_from_db()
    assert (comment.status, comment.reason, comment.decided_by) == ("rejected", "insult", moderator)
    assert abs(comment.decided_at - timezone.now()) < timedelta(seconds=10)
    assert logged() == [("discussion.reject", f"#{comment.pk}", "huda")]
    entry = ModelLogEntry.objects.get(action="discussion.reject")
    assert str(Reason.INSULT.label) in entry.message


def test_a_decision_that_changes_nothing_is_not_logged(make, moderator, announced):
    comment = make(status=Status.APPROVED)
    assert announced(lambda: DecideComments([comment], Status.APPROVED, moderator).execute()) == []
    assert logged() == []


def test_the_reason_goes_with_a_rejection_only(make, moderator):
    comment = make(status=Status.HELD)
    DecideComments([comment], Status.REJECTED, moderator, Reason.INSULT).execute()
    DecideComments([comment], Status.APPROVED, moderator, Reason.INSULT).execute()
    comment.refresh_from_db()
    assert comment.reason == ""


@pytest.mark.parametrize(
    ("before", "after", "heard"),
    [
        (Status.HELD, Status.APPROVED, True),
        (Status.APPROVED, Status.SPAM, True),
        (Status.APPROVED, Status.HELD, True),
        (Status.HELD, Status.REJECTED, False),
        (Status.SPAM, Status.REJECTED, False),
    ],
)
def test_only_what_readers_see_is_announced(make, moderator, announced, article, before, after, heard):
    comment = make(status=before)
    other = make(status=before, article=ArticleFactory())
    ids = announced(lambda: DecideComments([comment, other, comment], after, moderator).execute())
    assert ids == ([sorted([article.pk, other.article_id])] if heard else [])


def test_who_may_not_moderate_changes_nothing(make, writer):
    comment = make(status=Status.HELD)
    inactive = User.objects.create_superuser("gone", password="x", is_active=False)
    for user in (writer, inactive):
        for action in (
            DecideComments([comment], Status.APPROVED, user),
            DeleteComments([comment], user),
            BanSenders([comment], user),
        ):
            with pytest.raises(PermissionDenied):
                action.execute()
    comment.refresh_from_db()
    assert comment.status == "held"
    assert not Ban.objects.exists()


def test_nobody_decides_that_a_comment_is_emptied(make, moderator):
    with pytest.raises(ValueError, match="no decision"):
        DecideComments([make()], Status.REMOVED, moderator).execute()


def test_an_emptied_comment_stays_empty(make, moderator):
    comment = make("", status=Status.REMOVED)
    assert DecideComments([comment], Status.APPROVED, moderator).execute() == 0


def test_deleting_takes_out_a_whole_branch_and_empties_what_others_answered(make, moderator, announced, article):
    top = make("أول", name="سلمى", email="s@example.org", email_hash="e", address_hash="a", doubts="links")
    answer = make("جواب", top)
    leaf = make("ورقة", answer)
    alone = make("وحيد")
    result = []
    heard = announced(lambda: result.append(DeleteComments([top, leaf, alone], moderator).execute()))
    assert result == [(2, 1)]
    assert heard == [[article.pk]]
    top.refresh_from_db()
    emptied = (top.status, top.name, top.text, top.folded, top.email, top.email_hash, top.address_hash, top.doubts)
    assert emptied == ("removed", "", "", "", "", "", "", "")
    assert top.text_digest == ""
    assert set(Comment.objects.all()) == {top, answer}
    assert DeleteComments([answer, top], moderator).execute() == (2, 0)
    assert not Comment.objects.exists()


def test_deletions_are_logged_without_the_readers_words(make, moderator):
    comment = make("كلمات القارئ", name="سلمى")
    number = comment.pk
    DeleteComments([comment], moderator).execute()
    entry = ModelLogEntry.objects.get(action="discussion.delete")
    assert (entry.label, entry.deleted, entry.user) == (f"#{number}", True, moderator)
    assert "سلمى" not in str(entry.data)


def test_the_database_itself_keeps_answers_from_being_swept_away(make):
    top = make()
    make("جواب", top)
    with pytest.raises(RestrictedError):
        top.delete()


def test_a_ban_by_both_addresses_and_its_renewal(make, moderator):
    comment = make(
        email="salma@example.org", email_hash=hash_email("salma@example.org"), address_hash=hash_address("192.0.2.7")
    )
    until = timezone.now() + timedelta(days=3)
    assert BanSenders([comment], moderator, by_address=True, until=until, note="إعلانات").execute() == 2
    comment.refresh_from_db()
    assert comment.status == "spam"
    assert {(b.kind, b.value, b.note, b.until) for b in Ban.objects.all()} == {
        ("email", hash_email("SALMA@example.org "), "إعلانات", until),
        ("address", hash_address("192.0.2.7"), "إعلانات", until),
    }
    assert Ban.objects.get(kind="email").label == "s…@example.org"
    assert BanSenders([comment], moderator).execute() == 1
    assert Ban.objects.get(kind="email").until is None
    assert Ban.objects.count() == 2
    assert not any("salma" in label or "s…@" in label for _, label, _ in logged())


def test_a_ban_on_a_sender_of_whom_nothing_is_kept_bans_nobody(make, moderator):
    assert BanSenders([make()], moderator, by_address=True).execute() == 0
    assert not Ban.objects.exists()
