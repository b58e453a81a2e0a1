"""Take comments out for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from marsad.discussion import signals
from marsad.discussion.models import Comment, Status
from marsad.discussion.permissions import require_moderator

EMPTY = {
    "name": "",
    "text": "",
    "folded": "",
    "text_digest": "",
    "reason": "",
    "doubts": "",
    "email": "",
    "email_hash": "",
    "address_hash": "",
    "status": Status.REMOVED,
}


@dataclass(frozen=True, slots=True)
class DeleteComments:
    """A moderator's or the site's own removal of comments; `user` is None for the latter."""

    comments: Iterable[Comment]
    user: Any
    action: str = "discussion.delete"

    def execute(self) -> tuple[int, int]:
        """Remove them; return how many were deleted and how many only emptied.

        A comment that others answered, or that was imported and would come back with the next import, is emptied: its
        row stays with nothing of the reader in it. Raises PermissionDenied for a user who may not moderate.
        """
        if self.user is not None:
            require_moderator(self.user)
        with transaction.atomic():
            ids = [comment.pk for comment in self.comments]
            rows = {c.pk: c for c in Comment.objects.select_for_update().filter(pk__in=ids)}
            deletable = _deletable(rows)
            for comment in rows.values():
                log(comment, self.action, user=self.user, deleted=comment.pk in deletable)
            # Answers before what they answer, as the database's own rule wants it.
            for pk in sorted(deletable, reverse=True):
                rows[pk].delete()
            emptied = Comment.objects.filter(pk__in=rows.keys() - deletable).update(**EMPTY)
            signals.announce(c.article_id for c in rows.values())
        return len(deletable), emptied


def _deletable(rows: dict[int, Comment]) -> set[int]:
    """Return the primary keys of those `rows` that no row will answer once the others are gone."""
    answers: dict[int, set[int]] = defaultdict(set)
    for pk, parent in Comment.objects.filter(parent__in=rows).values_list("pk", "parent"):
        answers[parent].add(pk)
    deletable: set[int] = set()
    # An answer is always younger than what it answers, so that going down the keys meets answers first.
    for pk in sorted(rows, reverse=True):
        if not rows[pk].import_key and answers[pk] <= deletable:
            deletable.add(pk)
    return deletable
