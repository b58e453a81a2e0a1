"""Breaking notices: the strip on top of every page."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel


def two_hours_from_now():
    """Return when a notice made now expires unless its editor says otherwise."""
    return timezone.now() + timedelta(hours=2)


class BreakingNoticeQuerySet(models.QuerySet):
    def current(self) -> models.QuerySet[BreakingNotice]:
        """Notices that have begun and not expired, newest first."""
        now = timezone.now()
        return self.filter(starts_at__lte=now, expires_at__gt=now).order_by("-starts_at")

    def next_change(self) -> datetime | None:
        """Return when the next notice begins or expires, None when none will."""
        now = timezone.now()
        moments = self.aggregate(
            begins=models.Min("starts_at", filter=models.Q(starts_at__gt=now)),
            ends=models.Min("expires_at", filter=models.Q(expires_at__gt=now)),
        )
        return min(filter(None, moments.values()), default=None)


class BreakingNotice(models.Model):
    """A line of breaking news. It leaves the strip by itself when it expires."""

    text = models.CharField(_("text"), max_length=200)
    article = models.ForeignKey(
        "newsroom.Article", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("article")
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    expires_at = models.DateTimeField(_("until"), default=two_hours_from_now, db_index=True)

    objects = BreakingNoticeQuerySet.as_manager()
    panels = [
        FieldPanel("text"),
        FieldPanel("article"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("expires_at")]),
    ]

    class Meta:
        verbose_name = _("breaking notice")
        verbose_name_plural = _("breaking notices")
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        from django.core.exceptions import ValidationError

        if self.starts_at and self.expires_at and self.expires_at <= self.starts_at:
            raise ValidationError({"expires_at": _("The end must come after the beginning.")})
