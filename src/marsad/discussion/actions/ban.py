"""Refuse further comments of some senders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from marsad.discussion.actions.decide import DecideComments
from marsad.discussion.keyed import mask_email
from marsad.discussion.models import Ban, Comment, Status
from marsad.discussion.permissions import require_moderator


@dataclass(frozen=True, slots=True)
class BanSenders:
    """A ban on those who sent `comments`, by e-mail address, by network address, or both; until a time or for good.

    The comments themselves become spam.
    """

    comments: Iterable[Comment]
    user: Any
    by_email: bool = True
    by_address: bool = False
    until: datetime | None = None
    note: str = ""

    def execute(self) -> int:
        """Carry it out; return how many bans now stand on these senders. A ban that stood already is made anew.

        Raises PermissionDenied for a user who may not moderate.
        """
        require_moderator(self.user)
        comments = list(self.comments)
        with transaction.atomic():
            for kind, value, label in self._senders(comments):
                ban, _created = Ban.objects.update_or_create(
                    kind=kind,
                    value=value,
                    defaults={"label": label, "note": self.note, "until": self.until, "created_by": self.user},
                )
                log(ban, "discussion.ban", user=self.user)
            DecideComments(comments, Status.SPAM, self.user).execute()
        return len(set(self._senders(comments)))

    def _senders(self, comments: list[Comment]) -> Iterator[tuple[Ban.Kind, str, str]]:
        for comment in comments:
            if self.by_email and comment.email_hash:
                label = mask_email(comment.email) or _("sender of comment %(number)s") % {"number": comment.pk}
                yield Ban.Kind.EMAIL, comment.email_hash, label
            if self.by_address and comment.address_hash:
                yield Ban.Kind.ADDRESS, comment.address_hash, _("sender of comment %(number)s") % {"number": comment.pk}
