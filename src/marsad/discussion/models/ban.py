"""Who may not comment, and which words hold a comment."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class BanQuerySet(models.QuerySet["Ban"]):
    def in_force(self) -> BanQuerySet:
        """Return the bans whose time is not over."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=timezone.now()))


class Ban(models.Model):
    """A sender whose comments are refused, or a word that holds every comment in which it stands.

    `value` is what is compared: a keyed hash of the sender's address, or the folded word. `label` is what the desk
    shows: a masked address, or the word as written.
    """

    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail address")
        ADDRESS = "address", _("network address")
        WORD = "word", _("word or phrase")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    value = models.CharField(max_length=200, editable=False)
    label = models.CharField(_("what is banned"), max_length=200, editable=False)
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("For the desk only."))
    until = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("For good when left empty."))
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("by")
    )

    objects = BanQuerySet.as_manager()

    class Meta:
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        ordering = ["-created_at"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="ban_once")]

    def __str__(self) -> str:
        # Goes into the desk's log, which outlives the ban: so nothing of a sender's address, masked or not.
        return f"{self.get_kind_display()}: {self.label if self.kind == self.Kind.WORD else f'#{self.pk}'}"

    @property
    def in_force(self) -> bool:
        return self.until is None or self.until > timezone.now()
