"""What was read, by which reader, and who is named where."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from marsad.observatory.models.actor import Actor
from marsad.observatory.vocabulary import Role


class ArticleReading(models.Model):
    """That an article was read: by which version, and what of (`digest` of title and text)."""

    article = models.OneToOneField("newsroom.Article", models.CASCADE, related_name="record", primary_key=True)
    reader = models.CharField(max_length=40, db_index=True)
    digest = models.CharField(max_length=32)
    read_at = models.DateTimeField(auto_now=True)
    live = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self) -> str:
        return f"{self.article_id} {self.reader}"


class Appearance(models.Model):
    """A person named in an article. `spans`: [start, end] of every place where he or she is meant."""

    article = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="appearances")
    actor = models.ForeignKey(Actor, models.SET_NULL, null=True, related_name="appearances", db_index=False)
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=3, blank=True)
    role = models.CharField(max_length=3, choices=Role.choices, default=Role.UNK)
    spans = models.JSONField(default=list)
    day_reported = models.DateField()
    made_by = models.CharField(max_length=150, default="reader")
    """``reader``, or the name of the editor who added it."""

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        indexes = [models.Index(fields=["actor", "-day_reported", "-article"], name="appearance_of")]

    def __str__(self) -> str:
        return self.name

    @property
    def added(self) -> bool:
        """Whether an editor added it, so that no reading takes it away."""
        return self.made_by != "reader"


class Mark(models.Model):
    """A small fact about the record itself, by name: which word lists the actors come from, and the like."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
