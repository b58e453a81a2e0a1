"""What editors decided on items of the record, and what readers reported as mistakes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    """What a decision or a report is about."""

    MENTION = "mention", _("event in an article")
    STATEMENT = "statement", _("statement")
    EVENT = "event", _("event")
    ACTOR = "actor", _("actor")
    PERSON = "person", _("person named in an article")


class Decision(models.Model):
    """One decision of an editor. All of them together are a training set, so each keeps what it needs to be read alone."""

    class Action(models.TextChoices):
        CONFIRM = "confirm", _("confirmed")
        CORRECT = "correct", _("corrected")
        REJECT = "reject", _("rejected")
        MERGE = "merge", _("merged")
        SPLIT = "split", _("split")
        UNDO = "undo", _("taken back")
        ADD = "add", _("added")

    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind.choices)
    item = models.PositiveBigIntegerField()
    action = models.CharField(_("decision"), max_length=8, choices=Action.choices)
    article = models.ForeignKey("newsroom.Article", models.SET_NULL, null=True, related_name="+")
    address = models.TextField(blank=True)
    """Address of the article when it was decided."""
    quote = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reader = models.CharField(max_length=40, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("decision on the record")
        verbose_name_plural = _("decisions on the record")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["kind", "item"], name="decision_item")]
        permissions = [("decide_record", _("Can confirm, correct and reject what was read"))]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.quote[:60]}"


class MistakeReport(models.Model):
    """A reader says that an item is wrong."""

    class Reason(models.TextChoices):
        WHO = "who", _("It is not these people or sides")
        WHAT = "what", _("It is not what happened")
        STATUS = "status", _("It did not happen, or has not yet")
        WHEN = "when", _("The date or place is wrong")
        SAME = "same", _("These are not one and the same event")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", _("dealt with")
        DISMISSED = "dismissed", _("dismissed")

    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    item = models.PositiveBigIntegerField()
    reason = models.CharField(_("what is wrong"), max_length=8, choices=Reason.choices)
    text = models.TextField(_("in a few words"), blank=True, max_length=600)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN, db_index=True)
    made_at = models.DateTimeField(auto_now_add=True)
    sender = models.CharField(max_length=64, blank=True)
    """Keyed digest of the sender's address, for the limit on reports; never the address."""

    class Meta:
        verbose_name = _("reported mistake")
        verbose_name_plural = _("reported mistakes")
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.get_reason_display()
