"""How the desk lays out the fields of an article, from what a writer touches first to what few ever need."""

from __future__ import annotations

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)


class EmbargoPanel(Panel):
    """Says on top of the form that an embargo stands, and until when."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/desk/embargo.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.is_embargoed


ARTICLE_AUTHOR = [FieldPanel("author")]
STUDY_AUTHOR = [FieldPanel("author"), FieldPanel("affiliation")]
CORRECTION = [FieldPanel("text"), FieldPanel("made_at")]

_TEXT = [
    EmbargoPanel(),
    TitleFieldPanel("title", placeholder=_("Headline"), help_text=_("What happened, in about twelve words or fewer.")),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("label")]),
    FieldPanel(
        "summary", help_text=_("One or two sentences, shown in lists, to search engines and where it is shared.")
    ),
    MultiFieldPanel(
        [FieldPanel("picture", heading=_("Picture")), FieldPanel("picture_caption")], heading=_("Lead picture")
    ),
    InlinePanel("article_authors", label=_("author"), heading=_("Authors")),
    MultiFieldPanel([FieldPanel("source", heading=_("Outlet")), FieldPanel("address")], heading=_("Source")),
    FieldPanel("body"),
]
_FILING = [
    FieldPanel("tags", help_text=_("Two to six subjects; the same word in another spelling is the same tag.")),
    FieldPanel("sections", widget=CheckboxSelectMultiple),
    MultiFieldPanel([FieldPanel("series"), FieldPanel("series_order")], heading=_("Series")),
    FieldPanel("comments_open"),
]
_TIME = [
    FieldPanel("published_at"),
    FieldPanel("updated_at"),
    FieldPanel("breaking_until"),
    FieldPanel("embargo_until"),
    HelpPanel(content=_("When it goes live and when it expires is set in the side panel «Status», under «Schedule».")),
    PublishingPanel(),
]
_CORRECTIONS = [
    HelpPanel(content=_("Readers see each correction with its date. Say what was wrong and what is right.")),
    InlinePanel("corrections", label=_("correction"), heading=_("Corrections")),
]
_NOTES = [
    HelpPanel(content=_("Write [^1] in the text where the first note belongs, [^2] for the second, or [^label].")),
    InlinePanel("footnotes", label=_("footnote"), heading=_("Footnotes")),
]
_ADDRESS = [
    FieldPanel("slug"),
    FieldPanel("seo_title"),
    FieldPanel("search_description"),
    FieldPanel("language"),
    FieldPanel("is_demo"),
]
_RESEARCH = [
    FieldPanel("abstract"),
    FieldPanel("pdf"),
    InlinePanel("affiliations", label=_("affiliation"), heading=_("Affiliations")),
    FieldPanel("title_en"),
    FieldPanel("abstract_en"),
    FieldRowPanel([FieldPanel("doi"), FieldPanel("issue"), FieldPanel("pages_cited")]),
]

_COMMON = [
    ObjectList(_NOTES, heading=_("Footnotes")),
    ObjectList(_FILING, heading=_("Filing")),
    ObjectList(_TIME, heading=_("Time")),
    ObjectList(_CORRECTIONS, heading=_("Corrections")),
    ObjectList(_ADDRESS, heading=_("Address")),
]
ARTICLE = TabbedInterface([ObjectList(_TEXT, heading=_("Text")), *_COMMON])
STUDY = TabbedInterface([ObjectList(_TEXT, heading=_("Text")), ObjectList(_RESEARCH, heading=_("Research")), *_COMMON])
