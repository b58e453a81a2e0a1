"""What is kept of a reader, for how long, and how it is taken out again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from marsad.discussion import signals
from marsad.discussion.actions import DeleteComments
from marsad.discussion.keyed import hash_email
from marsad.discussion.models import Ban, Comment, SpentProof, Status
from marsad.discussion.models.comment import CommentQuerySet


def comments_of(email: str) -> CommentQuerySet:
    """Return every comment that was sent with this e-mail address, also when the address itself was erased since."""
    key = hash_email(email)
    return Comment.objects.filter(email_hash=key) if key else Comment.objects.none()


def erase(email: str) -> tuple[int, int]:
    """Remove all comments of a reader, and bans on the address; return how many were deleted and only emptied."""
    with transaction.atomic():
        result = DeleteComments(comments_of(email), user=None, action="discussion.forget").execute()
        Ban.objects.filter(kind=Ban.Kind.EMAIL, value=hash_email(email)).delete()
    return result


def anonymise(email: str) -> int:
    """Take name and addresses off all comments of a reader and leave their text; return how many there were.

    Bans on the address go too. Whether a text itself tells who wrote it only a person can judge.
    """
    with transaction.atomic():
        comments = list(comments_of(email))
        for comment in comments:
            comment.name = comment.email = comment.email_hash = comment.address_hash = ""
            comment.save()
            log(comment, "discussion.forget")
        Ban.objects.filter(kind=Ban.Kind.EMAIL, value=hash_email(email)).delete()
        signals.announce(c.article_id for c in comments if c.is_approved)
    return len(comments)


@dataclass(frozen=True, slots=True)
class Expired:
    """What `expire` did: comments whose sender's addresses were erased, and refused comments that were removed."""

    senders: int
    removed: int


def expire(now: datetime | None = None, days: int | None = None) -> Expired:
    """Do what the site promises its readers after MARSAD_COMMENT_KEEP_DAYS (or `days`), and drop what has run out.

    E-mail addresses and network-address hashes of decided comments are erased, and rejected comments and spam are
    removed. Held comments keep theirs until somebody decides. The e-mail's keyed hash stays with the comment, since
    without it a reader who asks to be forgotten could not be found.
    """
    now = now or timezone.now()
    before = now - timedelta(days=settings.MARSAD_COMMENT_KEEP_DAYS if days is None else days)
    old = Comment.objects.filter(created_at__lt=before)
    refused = old.filter(status__in=[Status.REJECTED, Status.SPAM])
    deleted, emptied = DeleteComments(refused, user=None, action="discussion.expire").execute()
    senders = (
        old.exclude(status=Status.HELD).exclude(Q(email="") & Q(address_hash="")).update(email="", address_hash="")
    )
    Ban.objects.filter(until__lt=now).delete()
    SpentProof.objects.filter(expires_at__lt=now).delete()
    return Expired(senders, deleted + emptied)
