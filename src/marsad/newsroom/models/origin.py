"""Where imported articles came from, and what an import could not take."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One use of the import, from the desk or the command line."""

    class Status(models.TextChoices):
        RUNNING = "running", _("running")
        DONE = "done", _("finished")
        STOPPED = "stopped", _("stopped")

    label = models.CharField(_("what"), max_length=500)
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.RUNNING)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("by"))
    made = models.PositiveIntegerField(_("new articles"), default=0)
    known = models.PositiveIntegerField(_("already here"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)
    seen_by_desk = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return self.label


class ImportFailure(models.Model):
    """One item that an import could not read: where it stood and why."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="failures")
    location = models.CharField(_("file or address"), max_length=1000)
    entry = models.CharField(_("place"), max_length=100, blank=True)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("failed import")
        verbose_name_plural = _("failed imports")

    def __str__(self) -> str:
        return f"{self.location} {self.entry}: {self.reason}"


class Origin(models.Model):
    """One Story that became (or was recognised as) an article. Two origins of one article are the same report twice."""

    article = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="origins")
    address_key = models.CharField(max_length=64, blank=True, db_index=True)
    """SHA-256 of the canonical address; empty when the Story had none."""
    fingerprint = models.CharField(max_length=64, db_index=True)
    """Digest of title and text after folding."""
    address = models.TextField(blank=True)
    format = models.CharField(max_length=30)
    location = models.TextField()
    entry = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("origin")
        verbose_name_plural = _("origins")

    def __str__(self) -> str:
        return f"{self.location} {self.entry}".strip()
