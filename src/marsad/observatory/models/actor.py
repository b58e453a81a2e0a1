"""Who acts and speaks: states, bodies, organisations, groups, peoples, persons."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marsad.observatory.vocabulary import ActorKind, Role


class Actor(models.Model):
    """One actor with a page of its own.

    `key` is the stable id that exports carry: a code (``RUS``, ``HOUTHI``, ``X:FIFA``), ``P:`` and the English name for
    a person of the word lists, ``N:`` and the folded name for one that the reader found, ``E:`` for one that an editor made.
    """

    class MadeBy(models.TextChoices):
        LEXICON = "lexicon", _("word lists")
        READER = "reader", _("reader")
        EDITOR = "editor", _("editor")

    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ActorKind.choices)
    code = models.CharField(_("code"), max_length=120, blank=True, db_index=True)
    """The code that it acts for: its own, or a person's state or group."""
    role = models.CharField(_("role"), max_length=3, choices=Role.choices, default=Role.UNK)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    folded = models.CharField(max_length=200, db_index=True, editable=False)
    slug = models.SlugField(max_length=160, unique=True, allow_unicode=True)
    aliases = models.JSONField(_("other names"), default=list, blank=True)
    country = models.CharField(_("country"), max_length=3, blank=True)
    made_by = models.CharField(max_length=8, choices=MadeBy.choices, default=MadeBy.READER)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    edited = models.BooleanField(default=False)
    """An editor changed it; neither the word lists nor the reader do so any more."""

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("observatory:actor", args=[self.slug])


class Office(models.Model):
    """An office that a person held or holds."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="offices")
    title = models.CharField(_("title"), max_length=200)
    code = models.CharField(_("held for"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=3, choices=Role.choices, default=Role.GOV)
    start = models.DateField(_("from"), null=True, blank=True)
    end = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = [models.F("start").desc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return self.title
