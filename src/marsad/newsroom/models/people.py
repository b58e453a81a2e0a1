"""People and outlets: the desk's users, the authors that readers see, the sources that reports are credited to."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from marsad.newsroom.models.named import Named


class User(AbstractUser):
    """Somebody who works at the desk. Kept apart from Author: a by-line outlives an account."""

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"


class Role(models.Model):
    """Marks a group of users as one of the desk's roles, whatever an administrator renames the group to."""

    class Key(models.TextChoices):
        WRITER = "writer", _("writer")
        EDITOR = "editor", _("editor")
        CHIEF = "chief", _("chief editor")
        MODERATOR = "moderator", _("comment moderator")

    key = models.CharField(max_length=20, choices=Key.choices, primary_key=True)
    group = models.OneToOneField(Group, models.CASCADE, related_name="role")

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return self.get_key_display()

    @classmethod
    def group_of(cls, key: str) -> Group:
        """Return the group of users that has the role `key`."""
        return Group.objects.get(role=key)


class Author(Named):
    """A by-line with a page of its own."""

    affiliation = models.CharField(_("affiliation"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=120, blank=True)
    bio = models.TextField(_("biography"), blank=True)
    photo = models.ForeignKey(
        "newsroom.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    website = models.URLField(_("website"), blank=True)
    orcid = models.CharField(_("ORCID"), max_length=19, blank=True, help_text=_("For researchers: 0000-0000-0000-0000"))
    user = models.OneToOneField(
        "newsroom.User", models.SET_NULL, null=True, blank=True, related_name="author", verbose_name=_("desk account")
    )

    page_route = "author"
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug")], heading=_("Name")),
        FieldPanel("role"),
        FieldPanel("affiliation"),
        FieldPanel("bio"),
        FieldPanel("photo"),
        FieldPanel("website"),
        FieldPanel("orcid"),
        FieldPanel("user"),
    ]

    class Meta(Named.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class Source(Named):
    """An outlet or agency that a report, or a part of one, is credited to."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("news agency")
        NEWSPAPER = "newspaper", _("newspaper")
        CHANNEL = "channel", _("channel")
        SITE = "site", _("website")
        OFFICIAL = "official", _("official body")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)
    website = models.URLField(_("website"), blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("Shown on the source's page."))

    page_route = "source"
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug")], heading=_("Name")),
        FieldPanel("kind"),
        FieldPanel("website"),
        FieldPanel("note"),
    ]

    class Meta(Named.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
