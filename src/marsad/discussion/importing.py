"""Take in the comments that came with a Story."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from marsad.discussion import signals, writing
from marsad.discussion.keyed import hash_email
from marsad.discussion.models import Comment, Status
from marsad.intake.story import Comment as StoryComment
from marsad.newsroom.models import Article


def import_comments(article: Article, comments: Sequence[StoryComment], status: Status = Status.APPROVED) -> int:
    """Keep the comments of a Story under its article and return how many are new.

    `status` is that of the new ones, APPROVED or HELD. The same comment (name, time and text) under the same article is
    kept once however often it is imported, and one that a moderator decided on or emptied stays as it is. Comments of
    which nothing readable is left are passed over, and answers to them stand on the first level. Of an e-mail address
    only the keyed hash is kept. Times without a zone are taken in the current one; a comment without a time gets the
    article's. Raises ValueError for another status.
    """
    if status not in (Status.APPROVED, Status.HELD):
        raise ValueError(f"comments are imported as approved or held, not as {status}")
    with transaction.atomic():
        known = dict(Comment.objects.filter(article=article).exclude(import_key="").values_list("import_key", "pk"))
        kept: dict[int, int] = {}
        created = 0
        for level in _levels(comments):
            rows: dict[str, Comment] = {}
            for index in level:
                row = _row(article, comments[index], status)
                if row.text and row.import_key not in known:
                    row.parent_id = kept.get(_parent(comments, index))
                    rows.setdefault(row.import_key, row)
            Comment.objects.bulk_create(rows.values(), batch_size=500)
            created += len(rows)
            known.update((row.import_key, row.pk) for row in rows.values())
            kept.update((index, known[key]) for index in level if (key := _key(comments[index])) in known)
        if created and status == Status.APPROVED:
            signals.announce([article.pk])
    return created


def _parent(comments: Sequence[StoryComment], index: int) -> int:
    """Return the index of the comment that this one answers, -1 when it answers none of them."""
    parent = comments[index].reply_to
    return parent if parent is not None and 0 <= parent < len(comments) and parent != index else -1


def _levels(comments: Sequence[StoryComment]) -> Iterator[list[int]]:
    """Yield the indices of the comments level by level; those that answer each other in a circle come last."""
    left = set(range(len(comments)))
    done = {-1}
    while left:
        level = sorted(index for index in left if _parent(comments, index) in done) or sorted(left)
        yield level
        left.difference_update(level)
        done.update(level)


def _time(value: datetime) -> datetime:
    return timezone.make_aware(value) if timezone.is_naive(value) else value


def _key(comment: StoryComment) -> str:
    time = _time(comment.published).isoformat() if comment.published else ""
    return hashlib.sha256("\0".join((comment.name, time, comment.text)).encode("utf-8", "replace")).hexdigest()


def _row(article: Article, comment: StoryComment, status: Status) -> Comment:
    row = Comment(
        article=article,
        name=writing.clean_name(comment.name)[: Comment._meta.get_field("name").max_length],
        text=writing.clean_text(comment.text),
        created_at=_time(comment.published) if comment.published else article.dated,
        status=status,
        email_hash=hash_email(comment.email),
        import_key=_key(comment),
    )
    row.prepare()
    return row
