"""The study: an article with a scholar's apparatus."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from marsad.newsroom import panels
from marsad.newsroom.models.article import Article


class Study(Article):
    """A piece of research: abstract, affiliated authors, PDF, footnotes, and how to cite it."""

    abstract = RichTextField(_("abstract"), features=["bold", "italic"])
    abstract_en = models.TextField(_("abstract in English"), blank=True)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    pdf = models.ForeignKey(
        "wagtaildocs.Document", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="PDF"
    )
    doi = models.CharField("DOI", max_length=100, blank=True, help_text=_("Such as 10.1234/abcd"))
    issue = models.CharField(_("volume and issue"), max_length=100, blank=True)
    pages_cited = models.CharField(_("pages"), max_length=30, blank=True)

    parent_page_types = ["newsroom.Section"]
    template = "newsroom/study.html"
    page_description = _("A piece of research with abstract, footnotes and a PDF")
    search_fields = [*Article.search_fields, index.SearchField("abstract", boost=2)]
    edit_handler = panels.STUDY

    class Meta:
        verbose_name = _("study")
        verbose_name_plural = _("studies")

    schema_type = "ScholarlyArticle"

    def clean(self) -> None:
        super().clean()
        if self.doi and not re.fullmatch(r"10\.\d{4,9}/\S+", self.doi):
            raise ValidationError({"doi": _("A DOI begins with 10. and a number, then a slash: 10.1234/abcd")})


class StudyAuthor(Orderable):
    """Where an author of a study worked when it was written, when that differs from the author's record."""

    study = ParentalKey(Study, on_delete=models.CASCADE, related_name="affiliations")
    author = models.ForeignKey("newsroom.Author", models.CASCADE, related_name="+", verbose_name=_("author"))
    affiliation = models.CharField(_("affiliation"), max_length=200)

    panels = panels.STUDY_AUTHOR

    class Meta(Orderable.Meta):
        verbose_name = _("affiliation")
