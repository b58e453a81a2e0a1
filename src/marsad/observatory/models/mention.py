"""Mentions: one article's account of an event, with the words that tell it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from marsad.observatory.models.actor import Actor
from marsad.observatory.models.event import Event
from marsad.observatory.vocabulary import EventType, Role, Status, Verdict


class Item(models.Model):
    """Abstract: something that was read in an article and that an editor may confirm, correct or reject.

    `start` and `end` count characters in the article's title, a line feed and its text. `live` is false for what stands in
    no live article, was rejected, or whose words the changed article no longer has.
    """

    confidence = models.FloatField(default=1)
    rule = models.CharField(max_length=200, blank=True)
    made_by = models.CharField(max_length=150, default="reader")
    """``reader``, or the name of the editor who made or last corrected it."""
    reader = models.CharField(max_length=40, blank=True)
    """Version of the reader that found it."""
    verdict = models.PositiveSmallIntegerField(choices=Verdict.choices, default=Verdict.UNSEEN)
    live = models.BooleanField(default=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    day_reported = models.DateField()

    class Meta:
        abstract = True

    @property
    def kept(self) -> bool:
        """Whether an editor decided on it, so that no reading may change it."""
        return self.verdict != Verdict.UNSEEN

    @property
    def added(self) -> bool:
        """Whether an editor added it; the reader did not find it."""
        return self.rule == "editor"


class Mention(Item):
    """One article's account of one event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="mentions")
    article = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="mentions")
    source = models.ForeignKey("newsroom.Source", models.SET_NULL, null=True, related_name="+", db_index=False)
    type = models.CharField(_("type"), max_length=10, choices=EventType.choices)
    mode = models.CharField(max_length=40, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    day = models.DateField(_("date"), null=True, blank=True)
    granularity = models.CharField(max_length=5, blank=True)
    date_basis = models.CharField(max_length=20, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    according_to = models.CharField(_("according to"), max_length=200, blank=True)
    quote = models.TextField(_("evidence"))
    trigger = models.CharField(max_length=120, blank=True)
    marks = models.TextField(blank=True)
    """Stems of the words around it, by which merging compares accounts."""
    published = models.DateTimeField()
    merge_score = models.FloatField(default=0)
    merge_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        indexes = [
            models.Index(fields=["verdict", "live", "confidence"], name="mention_queue"),
            models.Index(fields=["day_reported", "id"], name="mention_newest"),
        ]

    def __str__(self) -> str:
        return self.quote


class Participant(models.Model):
    """An actor as a mention names it. `actor` is whom it acts for (its code), `person` who it is, when a person."""

    mention = models.ForeignKey(Mention, models.CASCADE, related_name="participants")
    acts = models.BooleanField()
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    person = models.ForeignKey(Actor, models.CASCADE, null=True, related_name="+")
    role = models.CharField(max_length=3, choices=Role.choices, default=Role.UNK)
    name = models.CharField(max_length=200)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
