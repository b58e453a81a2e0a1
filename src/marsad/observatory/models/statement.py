"""Statements: who said what, and about whom."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from marsad.observatory.models.actor import Actor
from marsad.observatory.models.mention import Item


class Statement(Item):
    """One reported utterance. `start` and `end` are those of its content."""

    class Kind(models.TextChoices):
        DIRECT = "direct", _("in the speaker's words")
        INDIRECT = "indirect", _("in the reporter's words")

    article = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="statements")
    source = models.ForeignKey("newsroom.Source", models.SET_NULL, null=True, related_name="+", db_index=False)
    speaker_name = models.CharField(_("speaker"), max_length=200)
    speaker_start = models.PositiveIntegerField()
    speaker_end = models.PositiveIntegerField()
    speaker = models.ForeignKey(Actor, models.CASCADE, null=True, related_name="statements", db_index=False)
    """The person, or else the body that speaks."""
    actor = models.ForeignKey(Actor, models.CASCADE, null=True, related_name="+", db_index=False)
    """Whom the speaker speaks for."""
    cue = models.CharField(_("reporting word"), max_length=60)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    stance = models.CharField(max_length=20, blank=True)
    content = models.TextField(_("what was said"))
    addressee = models.CharField(max_length=200, blank=True)
    medium = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True, editable=False)
    """Stems of the content, for the search."""

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        indexes = [
            models.Index(fields=["speaker", "-day_reported", "-id"], name="statement_speaker"),
            models.Index(fields=["actor", "-day_reported", "-id"], name="statement_actor"),
            models.Index(fields=["-day_reported", "-id"], name="statement_newest"),
            models.Index(fields=["verdict", "live", "confidence"], name="statement_queue"),
            models.Index(fields=["stance", "-day_reported", "-id"], name="statement_stance"),
        ]

    def __str__(self) -> str:
        return self.content


class StatementAbout(models.Model):
    """That an actor is named in what was said."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="about")
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="+", db_index=False)
    day_reported = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["actor", "-day_reported", "-statement"], name="statement_about")]

    def __str__(self) -> str:
        return f"{self.actor_id} in {self.statement_id}"
