"""Events: what the accounts of many articles tell together."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marsad.observatory.models.actor import Actor
from marsad.observatory.vocabulary import QUADS, EventType, Quad, Role, Status, Verdict


class Event(models.Model):
    """One happening, planned or claimed one too. Everything but `verdict` and `held` follows from its mentions.

    `day` is when it takes place (the first of the month when `granularity` is month), None when nobody says. `sort_day` is
    `day`, or the day of the first report: what lists are ordered by.
    """

    type = models.CharField(_("type"), max_length=10, choices=EventType.choices)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    day = models.DateField(_("date"), null=True, blank=True)
    granularity = models.CharField(max_length=5, blank=True)
    sort_day = models.DateField()
    place = models.CharField(_("place"), max_length=120, blank=True)
    first_reported = models.DateTimeField()
    last_reported = models.DateTimeField()
    reports = models.PositiveIntegerField(_("articles"), default=0)
    outlets = models.PositiveIntegerField(_("outlets"), default=0)
    statuses = models.JSONField(default=dict)
    """How many articles tell it with each status."""
    contested = models.BooleanField(_("contested"), default=False)
    confidence = models.FloatField(default=0)
    likely = models.BooleanField(default=False)
    """Shown to readers without asking for everything (`vocabulary.LIKELY`)."""
    verdict = models.PositiveSmallIntegerField(choices=Verdict.choices, default=Verdict.UNSEEN)
    held = models.BooleanField(default=False)
    """An editor merged or split it: the machine takes no mention away and adds only what an editor would see."""

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["-sort_day", "-id"], name="event_newest"),
            models.Index(fields=["status", "-sort_day", "-id"], name="event_status"),
            models.Index(fields=["type", "-sort_day", "-id"], name="event_type"),
            models.Index(fields=["contested", "-sort_day", "-id"], name="event_contested"),
            models.Index(fields=["status", "day"], name="event_agenda"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.sort_day}"

    def get_absolute_url(self) -> str:
        return reverse("observatory:event", args=[self.pk])

    @property
    def quad(self) -> Quad:
        """The quadrant of its type."""
        return QUADS[self.type]


class EventActor(models.Model):
    """That an actor takes part in a live event: a row for each code and each person."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="sides")
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="event_sides", db_index=False)
    acts = models.BooleanField()
    """On the acting side; else on the receiving one."""
    is_person = models.BooleanField(default=False)
    role = models.CharField(max_length=3, choices=Role.choices, default=Role.UNK)
    sort_day = models.DateField()
    type = models.CharField(max_length=10)
    status = models.CharField(max_length=10)
    likely = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["actor", "-sort_day", "-event"], name="event_of_actor")]

    def __str__(self) -> str:
        return f"{self.actor_id} in {self.event_id}"


class EventPair(models.Model):
    """Two codes that a live event joins, the one with the lower primary key first."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="pairs")
    low = models.ForeignKey(Actor, models.CASCADE, related_name="+", db_index=False)
    high = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    low_acts = models.BooleanField()
    sort_day = models.DateField()
    type = models.CharField(max_length=10)
    status = models.CharField(max_length=10)
    quad = models.PositiveSmallIntegerField(choices=Quad.choices)
    likely = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["low", "high", "-sort_day", "-event"], name="pair_newest"),
            models.Index(fields=["low", "high", "type", "-sort_day"], name="pair_block"),
            models.Index(fields=["sort_day", "low", "high", "quad"], name="pair_period"),
        ]

    def __str__(self) -> str:
        return f"{self.low_id} and {self.high_id} in {self.event_id}"
