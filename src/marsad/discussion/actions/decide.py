"""Approve, reject, hold again, or mark as spam."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from marsad.discussion import signals
from marsad.discussion.models import Comment, Reason, Status
from marsad.discussion.permissions import require_moderator

LOG_ACTIONS = {
    Status.APPROVED: "discussion.approve",
    Status.REJECTED: "discussion.reject",
    Status.SPAM: "discussion.spam",
    Status.HELD: "discussion.hold",
}


@dataclass(frozen=True, slots=True)
class DecideComments:
    """A moderator's decision on some comments. `reason` goes with a rejection and is told to the readers."""

    comments: Iterable[Comment]
    status: Status
    user: Any
    reason: Reason | str = ""

    def execute(self) -> int:
        """Carry it out; return how many comments it changed. Emptied comments, and those that already stand so, stay.

        Raises PermissionDenied for a user who may not moderate, ValueError for a status that nobody decides.
        """
        require_moderator(self.user)
        if self.status not in LOG_ACTIONS:
            raise ValueError(f"no decision: {self.status}")
        reason = self.reason if self.status == Status.REJECTED else ""
        ids = [comment.pk for comment in self.comments]
        with transaction.atomic():
            changing = list(
                Comment.objects.select_for_update()
                .filter(pk__in=ids)
                .exclude(status=Status.REMOVED)
                .exclude(status=self.status, reason=reason)
            )
            visible = {c.article_id for c in changing if Status.APPROVED in (c.status, self.status)}
            for comment in changing:
                comment.status, comment.reason = self.status, reason
                comment.decided_by, comment.decided_at = self.user, timezone.now()
                log(comment, LOG_ACTIONS[self.status], user=self.user, data={"reason": str(reason)})
            Comment.objects.bulk_update(changing, ["status", "reason", "decided_by", "decided_at"], batch_size=500)
            signals.announce(visible)
        return len(changing)
