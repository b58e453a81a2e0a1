"""The comments of one article in the order in which they are read: each with its answers beneath it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from marsad.discussion.limits import MAX_DEPTH
from marsad.discussion.models import Comment, Status
from marsad.discussion.models.comment import CommentQuerySet
from marsad.newsroom import made_of
from marsad.newsroom.prepared import Prepared


@dataclass(slots=True)
class Entry:
    """A comment's place in its thread, with what a template needs to write nested lists in one flat loop."""

    comment: Comment
    depth: int
    answers: Comment | None = None
    """The comment that it answers, where its place beneath it does not show that."""
    opens: bool = False
    """Whether a list of answers begins with it."""
    closes: range = range(0)
    """How many lists of answers end after it."""
    leaf: bool = True
    """Whether no answers stand beneath it."""

    @property
    def hidden(self) -> bool:
        """Whether only its place is shown, because answers to it are."""
        return not self.comment.is_approved


@dataclass(slots=True)
class Thread:
    """All that is shown under one article; `count` is the number of comments without empty places."""

    entries: list[Entry]
    count: int


def _shown(article_id: int) -> CommentQuerySet:
    """Return an article's approved comments and what they may answer, oldest first."""
    mine = Comment.objects.filter(article=article_id)
    answered = mine.filter(parent__isnull=False).values("parent")
    return mine.filter(Q(status=Status.APPROVED) | Q(pk__in=answered)).without_senders().order_by("created_at", "pk")


_SHOWN = Prepared(_shown, int)


def load(article_id: int) -> Thread:
    """Return the thread of an article, oldest first, in one query.

    A comment that is no longer shown keeps an empty place when approved answers stand beneath it. Answers deeper than
    MAX_DEPTH stand at MAX_DEPTH, right after what they answer.
    """
    made_of.note(f"comments:{article_id}")
    found = _SHOWN(article_id)
    by_pk = {comment.pk: comment for comment in found}
    answers: dict[int | None, list[Comment]] = defaultdict(list)
    for comment in found:
        answers[comment.parent_id].append(comment)
    shown = _with_shown_answers(found, by_pk)

    entries: list[Entry] = []
    waiting = [(comment, 0) for comment in reversed(answers[None]) if comment.pk in shown]
    while waiting:
        comment, depth = waiting.pop()
        beside = by_pk.get(comment.parent_id) if entries and depth == MAX_DEPTH else None
        entries.append(Entry(comment, depth, beside))
        deeper = min(depth + 1, MAX_DEPTH)
        waiting.extend((answer, deeper) for answer in reversed(answers[comment.pk]) if answer.pk in shown)
    _mark_lists(entries)
    return Thread(entries, sum(comment.is_approved for comment in found))


def _with_shown_answers(found: list[Comment], by_pk: dict[int, Comment]) -> set[int]:
    """Return the primary keys of approved comments and of everything above them."""
    shown: set[int] = set()
    for comment in found:
        above: Comment | None = comment if comment.is_approved else None
        while above is not None and above.pk not in shown:
            shown.add(above.pk)
            above = by_pk.get(above.parent_id) if above.parent_id else None
    return shown


def _mark_lists(entries: list[Entry]) -> None:
    """Set where lists of answers open and close, and drop `answers` where the place says it already."""
    depths = {entry.comment.pk: entry.depth for entry in entries}
    before = 0
    for place, entry in enumerate(entries):
        after = entries[place + 1].depth if place + 1 < len(entries) else 0
        entry.opens = entry.depth > before
        entry.leaf = after <= entry.depth
        entry.closes = range(max(0, entry.depth - after))
        if entry.answers is not None and depths[entry.answers.pk] < entry.depth:
            entry.answers = None
        before = entry.depth
