"""A reader's comment on an article."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marsad.arabic import fold
from marsad.discussion import writing


def text_digest(text: str) -> str:
    """Return the SHA-256 of a comment's folded text, "" for none: the same text in another spelling has the same.

    Folded, a text may grow to several times its length, too long to be looked for itself.
    """
    return hashlib.sha256(fold(text).encode("utf-8", "replace")).hexdigest() if text else ""


class Status(models.TextChoices):
    """Where a comment stands. Only an approved one is shown."""

    HELD = "held", pgettext_lazy("comment", "held")
    APPROVED = "approved", pgettext_lazy("comment", "approved")
    REJECTED = "rejected", pgettext_lazy("comment", "rejected")
    SPAM = "spam", pgettext_lazy("comment", "spam")
    REMOVED = "removed", pgettext_lazy("comment", "emptied")
    """Emptied: nothing of the reader is left, only a place that keeps its replies, or an import, in order."""


class Reason(models.TextChoices):
    """Why a moderator rejected a comment; the reader is told."""

    OFF_TOPIC = "off_topic", _("It is not about the article.")
    INSULT = "insult", _("It insults or threatens somebody.")
    HATE = "hate", _("It incites hatred or violence.")
    PRIVATE = "private", _("It gives away private data.")
    ADVERT = "advert", _("It advertises something.")
    REPEATED = "repeated", _("It was sent before.")
    OTHER = "other", _("It does not keep to the site's rules.")


class Doubt(models.TextChoices):
    """What the checks noticed; any doubt holds a comment even where comments are shown at once."""

    LINKS = "links", _("more links than usual")
    WORD = "word", _("a banned word")
    HIDDEN = "hidden", _("characters that reorder text")
    REPEATED = "repeated", _("the same text was sent before")
    REFUSED = "refused", _("earlier comments of this sender were refused")
    STAFF = "staff", _("the name of an author or of the institution")


class CommentQuerySet(models.QuerySet["Comment"]):
    def held(self) -> CommentQuerySet:
        """Return the comments that wait for a moderator."""
        return self.filter(status=Status.HELD)

    def approved(self) -> CommentQuerySet:
        return self.filter(status=Status.APPROVED)

    def without_senders(self) -> CommentQuerySet:
        """Return them without e-mail and hashes: what readers' pages are made from never leaves the database."""
        return self.defer("email", "email_hash", "address_hash", "folded", "text_digest", "import_key")


class Comment(models.Model):
    """What one reader wrote under an article, or in answer to another comment of that article.

    `name` and `text` are plain text, cleaned by `marsad.discussion.writing` and escaped wherever they are shown.
    `email` is for moderators alone and erased after a while (see `marsad.discussion.privacy`); `email_hash` and
    `address_hash` are keyed hashes (see `marsad.discussion.keyed`).
    """

    article = models.ForeignKey(
        "newsroom.Article",
        models.CASCADE,
        related_name="comments",
        db_index=False,
        verbose_name=_("article"),
    )
    # RESTRICT: replies go with their article, and never with the comment that they answer.
    parent = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="replies", verbose_name=_("in answer to")
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    text = models.TextField(_("text"), blank=True)
    folded = models.TextField(editable=False, blank=True)
    text_digest = models.CharField(max_length=64, editable=False, blank=True)
    created_at = models.DateTimeField(_("sent"), default=timezone.now)

    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.HELD)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices, blank=True)
    doubts = models.CharField(_("doubts"), max_length=120, blank=True)

    email = models.EmailField(_("e-mail"), blank=True)
    email_hash = models.CharField(max_length=64, blank=True, editable=False)
    address_hash = models.CharField(max_length=64, blank=True, editable=False)
    import_key = models.CharField(max_length=64, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        default_permissions = ()
        permissions = [("moderate_comment", "Can moderate readers' comments")]
        indexes = [
            models.Index(fields=["article", "created_at"], name="comment_article"),
            models.Index(fields=["status", "created_at"], name="comment_status"),
            models.Index(fields=["created_at"], name="comment_created"),
            models.Index(fields=["email_hash", "created_at"], name="comment_email"),
            models.Index(fields=["address_hash", "created_at"], name="comment_address"),
            models.Index(fields=["text_digest", "created_at"], name="comment_text"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "import_key"],
                condition=~models.Q(import_key=""),
                name="comment_imported_once",
            ),
        ]

    def __str__(self) -> str:
        # Goes into the desk's log, which outlives the comment: so nothing that the reader wrote.
        return f"#{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.prepare()
        super().save(*args, **kwargs)

    def prepare(self) -> None:
        """Fill what follows from name and text; needed before rows are created in bulk, which calls no `save`."""
        self.folded = fold(f"{self.name}\n{self.text}")
        self.text_digest = text_digest(self.text)

    @property
    def is_approved(self) -> bool:
        return self.status == Status.APPROVED

    @property
    def paragraphs(self) -> list[str]:
        """The text's paragraphs, unescaped."""
        return writing.paragraphs(self.text)

    @property
    def doubt_list(self) -> list[Doubt]:
        """What the checks noticed, in words that the desk shows."""
        return [Doubt(code) for code in self.doubts.split() if code in Doubt.values]

    @property
    def anchor(self) -> str:
        """The id of its element on the article's page."""
        return f"comment-{self.pk}"
