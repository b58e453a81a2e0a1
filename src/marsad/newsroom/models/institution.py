"""Who publishes the site, and how it looks and counts: everything that an editor may change without a programmer."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable


@register_setting(icon="site", order=10)
class Institution(BaseSiteSetting, ClusterableModel):
    """Name, logo, colours, texts, dates and measuring of one site."""

    select_related = ["logo", "logo_dark"]

    class Months(models.TextChoices):
        WESTERN = "western", _("western: يناير")
        LEVANTINE = "levantine", _("Levantine: كانون الثاني")
        MAGHREBI = "maghrebi", _("Maghrebi: جانفي")
        DOUBLED = "doubled", _("both: يناير/ كانون الثاني")

    class Digits(models.TextChoices):
        WESTERN = "western", "0123"
        ARABIC = "arabic", "٠١٢٣"

    class Comments(models.TextChoices):
        HELD = "held", _("held until a moderator approves them")
        OPEN = "open", _("shown at once when they raise no doubt")
        CLOSED = "closed", _("closed everywhere")

    class Pixel(models.TextChoices):
        NONE = "", _("none")
        META = "meta", "Meta"
        GOOGLE = "google", "Google Analytics"

    name = models.CharField(_("name"), max_length=120, default="مرصد")
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    text = RichTextField(
        _("text"), blank=True, features=["bold", "italic", "link"], help_text=_("The box under every article.")
    )
    logo = models.ForeignKey(
        "newsroom.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    logo_dark = models.ForeignKey(
        "newsroom.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo on dark")
    )
    address = models.TextField(_("postal address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    colour = models.CharField(
        _("colour"), max_length=7, default="#0b5a6f", help_text=_("The site's accent, as # and six digits.")
    )
    months = models.CharField(_("month names"), max_length=10, choices=Months.choices, default=Months.WESTERN)
    digits = models.CharField(_("digits"), max_length=8, choices=Digits.choices, default=Digits.WESTERN)
    hijri = models.BooleanField(_("Hijri date beside"), default=True)
    per_page = models.PositiveSmallIntegerField(_("articles on a listing page"), default=20)

    comments = models.CharField(_("comments"), max_length=6, choices=Comments.choices, default=Comments.HELD)
    proof_of_work = models.BooleanField(_("ask commenters' browsers for a proof of work"), default=False)

    pixel = models.CharField(_("measuring"), max_length=8, choices=Pixel.choices, default=Pixel.NONE, blank=True)
    pixel_id = models.CharField(
        _("measuring id"), max_length=40, blank=True, help_text=_("Loaded only after the reader agrees.")
    )

    panels_who = [
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("tagline"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("logo"), FieldPanel("logo_dark")]),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        InlinePanel("links", label=_("link"), heading=_("Links and social accounts")),
    ]
    panels_look = [
        FieldPanel("colour"),
        FieldRowPanel([FieldPanel("months"), FieldPanel("digits")]),
        FieldPanel("hijri"),
        FieldPanel("per_page"),
    ]
    panels_readers = [
        FieldPanel("comments"),
        FieldPanel("proof_of_work"),
        FieldRowPanel([FieldPanel("pixel"), FieldPanel("pixel_id")]),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(panels_who, heading=_("Institution")),
            ObjectList(panels_look, heading=_("Appearance and dates")),
            ObjectList(panels_readers, heading=_("Readers")),
        ]
    )

    class Meta:
        verbose_name = _("institution and site")

    def __str__(self) -> str:
        return self.name

    @cached_property
    def accounts(self) -> list[InstitutionLink]:
        """Its links to its accounts and other sites, in order."""
        return list(self.links.all())

    def clean(self) -> None:
        super().clean()
        errors = {}
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour):
            errors["colour"] = _("Write a colour as # and six digits, such as #0b6e4f.")
        if self.pixel and not re.fullmatch(r"[A-Za-z0-9-]{4,40}", self.pixel_id):
            errors["pixel_id"] = _("Write the id that the measuring service gave you: letters, digits and hyphens.")
        if not 5 <= self.per_page <= 100:
            errors["per_page"] = _("Between 5 and 100.")
        if errors:
            raise ValidationError(errors)


class InstitutionLink(Orderable):
    """A link of the institution: its accounts and other sites."""

    class Service(models.TextChoices):
        WEBSITE = "website", _("website")
        X = "x", "X"
        FACEBOOK = "facebook", "Facebook"
        YOUTUBE = "youtube", "YouTube"
        TELEGRAM = "telegram", "Telegram"
        WHATSAPP = "whatsapp", "WhatsApp"
        INSTAGRAM = "instagram", "Instagram"
        LINKEDIN = "linkedin", "LinkedIn"
        MASTODON = "mastodon", "Mastodon"

    institution = ParentalKey(Institution, on_delete=models.CASCADE, related_name="links")
    service = models.CharField(_("service"), max_length=12, choices=Service.choices)
    address = models.URLField(_("address"))

    panels = [FieldRowPanel([FieldPanel("service"), FieldPanel("address")])]
