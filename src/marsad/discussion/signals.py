"""What the discussion announces."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.dispatch import Signal

comments_changed = Signal()
"""What readers see under articles changed. Sent after the database has committed, with `ids`: primary keys of the
articles, without repetition."""

comments_changing = Signal()
"""The same, within the transaction that changes them: for those who must write something that no crash may part from it."""


def announce(article_ids: Iterable[int]) -> None:
    """Send `comments_changed` once the transaction has committed, one listener's failure not touching the others."""
    from marsad.discussion.models import Comment

    ids = sorted(set(article_ids))
    if ids:
        comments_changing.send(Comment, ids=ids)
        transaction.on_commit(partial(comments_changed.send_robust, Comment, ids=ids))
