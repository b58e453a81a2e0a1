"""What is kept of a reader, for how long, and how it goes."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from freezegun import freeze_time
from wagtail.models import ModelLogEntry

from marsad.discussion import privacy
from marsad.discussion.keyed import hash_address, hash_email, mask_email
from marsad.discussion.models import Ban, Comment, SpentProof, Status
from marsad.newsroom.background.runner import run_due

pytestmark = pytest.mark.django_db

SENDER = {
    "name": "سلمى العطار",
    "email": "salma@example.org",
    "email_hash": hash_email("salma@example.org"),
    "address_hash": hash_address("192.0.2.7"),
}


def command(*args: str) -> str:
    out = StringIO()
    call_command(*args, stdout=out)
    return out.getvalue()


def test_hashes_are_keyed_and_of_one_sender_always_the_same(settings):
    assert hash_email(" Salma@Example.ORG ") == SENDER["email_hash"]
    assert hash_address("::ffff:192.0.2.7") == SENDER["address_hash"]
    assert hash_address("2001:db8:1:2::1") == hash_address("2001:db8:1:2:9::9") != hash_address("2001:db8:1:3::1")
    assert (hash_email(""), hash_address(""), hash_address("nonsense")) == ("", "", "")
    settings.SECRET_KEY = "another"
    assert hash_email("salma@example.org") != SENDER["email_hash"]


@pytest.mark.parametrize(("email", "masked"), [("salma@example.org", "s…@example.org"), ("@x", "…@x"), ("no", "")])
def test_masks(email, masked):
    assert mask_email(email) == masked


def test_listing_changes_nothing(make):
    make("أول", **SENDER)
    make("لغيرها")
    out = command("forget_reader", "Salma@example.org")
    assert "أول" in out
    assert "لغيرها" not in out
    assert "1 comments" in out
    assert Comment.objects.get(text="أول").name == "سلمى العطار"


def test_deleting_leaves_nothing_of_the_reader(make):
    asked = make("سؤال", **SENDER)
    make("جواب", asked, name="غيرها")
    make("وحيد", **SENDER)
    Ban.objects.create(kind="email", value=SENDER["email_hash"], label="s…@example.org")
    out = command("forget_reader", "salma@example.org", "--delete", "--yes")
    assert "1 deleted, 1 emptied" in out
    assert not privacy.comments_of("salma@example.org").exists()
    assert not Ban.objects.exists()
    everything = str(list(Comment.objects.values())) + str(list(ModelLogEntry.objects.values()))
    for secret in ("سلمى", "salma", "سؤال", "وحيد", SENDER["email_hash"], SENDER["address_hash"]):
        assert secret not in everything
    assert Comment.objects.get(text="جواب").name == "غيرها"


def test_anonymising_keeps_the_text_only(make):
    comment = make("رأي", **SENDER)
    assert "1 anonymised" in command("forget_reader", "salma@example.org", "--anonymise", "--yes")
    comment.refresh_from_db()
    assert (comment.text, comment.is_approved) == ("رأي", True)
    assert comment.name == comment.email == comment.email_hash == comment.address_hash == ""
    assert "سلمى" not in comment.folded


def test_it_asks_first_and_no_means_no(make, monkeypatch):
    make("رأي", **SENDER)
    monkeypatch.setattr("builtins.input", lambda prompt: "n")
    with pytest.raises(CommandError, match="Nothing was changed"):
        command("forget_reader", "salma@example.org", "--delete")
    assert Comment.objects.exists()
    monkeypatch.setattr("builtins.input", lambda prompt: "y")
    command("forget_reader", "salma@example.org", "--delete")
    assert not Comment.objects.exists()


@pytest.mark.parametrize("email", ["", "salma", " "])
def test_what_is_no_address_is_refused(make, email):
    make("بلا بريد")
    with pytest.raises(CommandError, match="no e-mail address"):
        command("forget_reader", email, "--delete", "--yes")
    assert Comment.objects.exists()


def test_addresses_and_refused_comments_go_after_their_time(make, settings):
    settings.MARSAD_COMMENT_KEEP_DAYS = 90
    old = timezone.now() - timedelta(days=91)
    kept = make("قديم معروض", created_at=old, **SENDER)
    held = make("قديم ينتظر", created_at=old, status=Status.HELD, **SENDER)
    young = make("جديد", status=Status.SPAM, **SENDER)
    make("قديم مرفوض", created_at=old, status=Status.REJECTED, **SENDER)
    answered = make("مزعج قديم", created_at=old, status=Status.SPAM, **SENDER)
    make("جواب", answered)
    done = privacy.expire()
    assert (done.senders, done.removed) == (1, 2)
    kept.refresh_from_db()
    assert (kept.name, kept.email, kept.address_hash) == ("سلمى العطار", "", "")
    assert kept.email_hash == SENDER["email_hash"]  # so that she can still ask to be forgotten
    for comment in (held, young):
        comment.refresh_from_db()
        assert comment.email == "salma@example.org"
    assert not Comment.objects.filter(text__contains="مرفوض").exists()
    answered.refresh_from_db()
    assert (answered.status, answered.text) == ("removed", "")
    assert command("expire_comments").startswith("Addresses erased from 0 comments; 0 refused")


def test_ended_bans_and_spent_proofs_go_too():
    past, future = timezone.now() - timedelta(hours=1), timezone.now() + timedelta(hours=1)
    Ban.objects.create(kind="word", value="أ", until=past)
    Ban.objects.create(kind="word", value="ب", until=future)
    SpentProof.objects.create(digest="1", expires_at=past)
    SpentProof.objects.create(digest="2", expires_at=future)
    privacy.expire()
    assert Ban.objects.get().value == "ب"
    assert SpentProof.objects.get().digest == "2"


def test_the_schedule_does_it_once_a_day(make):
    def old_spam() -> Comment:
        return make("قديم", created_at=timezone.now() - timedelta(days=400), status=Status.SPAM)

    old_spam()
    run_due()
    assert not Comment.objects.exists()
    old_spam()
    run_due()
    assert Comment.objects.exists()
    with freeze_time(timezone.now() + timedelta(hours=25)):
        run_due()
    assert not Comment.objects.exists()


def test_days_must_not_be_negative():
    with pytest.raises(CommandError, match="0 or more"):
        command("expire_comments", "--days", "-1")
