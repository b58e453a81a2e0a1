"""Notes under a text."""

from __future__ import annotations

import re

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

LABEL = r"[\w-]{1,20}"
MARKER = re.compile(rf"\[\^({LABEL})\]")
"""What points to a note from within a text."""


class Footnote(Orderable):
    """One note. The text points to it with ``[^label]``; readers see numbers in the order in which the text does.

    A note without a label is named by its place in the list, so that a short text needs only ``[^1]``, ``[^2]``.
    """

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="footnotes")
    label = models.CharField(
        _("label"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(rf"^{LABEL}$", _("Letters, digits and hyphens only."))],
        help_text=_("Write [^label] in the text where the note belongs. When empty, its place in this list: [^1]."),
    )
    text = RichTextField(_("text"), features=["bold", "italic", "link"])

    panels = [FieldPanel("label"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")
