"""Take a reader's comment in."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from marsad.arabic import fold
from marsad.discussion import signals
from marsad.discussion.checks import doubts, proofs, throttle
from marsad.discussion.keyed import hash_address, hash_email
from marsad.discussion.limits import THROTTLE_WINDOW
from marsad.discussion.models import Ban, Comment, Status
from marsad.newsroom.models import Article, Institution

logger = logging.getLogger(__name__)


class Refusal(StrEnum):
    """Why a comment was not taken in."""

    CLOSED = "closed"
    BANNED = "banned"
    TOO_MANY = "too_many"
    PROOF_USED = "proof_used"


class Refused(Exception):
    """A comment was not taken in; nothing was kept."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def is_open(article: Article, institution: Institution) -> bool:
    """Return whether readers may comment on this article."""
    return article.comments_open and institution.comments != Institution.Comments.CLOSED


@dataclass(frozen=True, slots=True)
class SubmitComment:
    """A reader's comment, with `name` and `text` cleaned and `raw` holding both as they were sent.

    `address` is the sender's network address, `proof` a proof of work that was found to hold, or "".
    """

    article: Article
    institution: Institution
    name: str
    email: str
    text: str
    raw: str
    parent: Comment | None = None
    address: str = ""
    proof: str = ""

    def execute(self) -> Comment:
        """Keep the comment and return it: approved where the site shows comments at once and nothing is doubtful,
        else held. The same comment sent twice in a row is kept once. Raises Refused.
        """
        if not is_open(self.article, self.institution):
            self._refuse(Refusal.CLOSED)
        now = timezone.now()
        candidate = doubts.Candidate(
            self.raw, self.name, self.text, hash_email(self.email), hash_address(self.address), now
        )
        # One at a time under an article, so that two senders cannot both be the last allowed, nor one click be two
        # comments: SQLite's transactions hold the write lock anyway, PostgreSQL locks the article's row.
        with transaction.atomic():
            Article.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=self.article.pk)
            earlier = self._sent_before(candidate)
            if earlier is not None:
                return earlier
            if self._banned(candidate):
                self._refuse(Refusal.BANNED)
            if throttle.too_many(self.article.pk, candidate.email_hash, candidate.address_hash, now):
                self._refuse(Refusal.TOO_MANY)
            if self.proof and not proofs.spend(self.proof, now):
                self._refuse(Refusal.PROOF_USED)
            comment = self._keep(candidate)
        logger.info("comment %s on article %s: %s", comment.pk, self.article.pk, comment.status)
        return comment

    def _refuse(self, refusal: Refusal) -> None:
        logger.info("comment on article %s refused: %s", self.article.pk, refusal.value)
        raise Refused(refusal)

    def _sent_before(self, candidate: doubts.Candidate) -> Comment | None:
        """Return this very comment when it was kept a moment ago: a second click, or a page that was sent again."""
        return Comment.objects.filter(
            article=self.article,
            parent=self.parent,
            email_hash=candidate.email_hash,
            created_at__gte=candidate.now - THROTTLE_WINDOW,
            folded=fold(f"{self.name}\n{self.text}"),
        ).first()

    def _banned(self, candidate: doubts.Candidate) -> bool:
        senders = [(Ban.Kind.EMAIL, candidate.email_hash), (Ban.Kind.ADDRESS, candidate.address_hash)]
        bans = Ban.objects.in_force()
        return any(value and bans.filter(kind=kind, value=value).exists() for kind, value in senders)

    def _keep(self, candidate: doubts.Candidate) -> Comment:
        found = doubts.find(candidate)
        at_once = self.institution.comments == Institution.Comments.OPEN and not found
        comment = Comment.objects.create(
            article=self.article,
            parent=self.parent,
            name=self.name,
            text=self.text,
            created_at=candidate.now,
            status=Status.APPROVED if at_once else Status.HELD,
            doubts=" ".join(found),
            email=self.email,
            email_hash=candidate.email_hash,
            address_hash=candidate.address_hash,
        )
        if at_once:
            signals.announce([self.article.pk])
        return comment
