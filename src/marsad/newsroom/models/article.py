"""The article: one published page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.signals import page_slug_changed

from marsad.arabic import reading_minutes, slugify
from marsad.newsroom import made_of, panels
from marsad.newsroom.forms import ArticleForm
from marsad.newsroom.models import read
from marsad.newsroom.models.blocks import BodyBlock, opening, plain_text
from marsad.newsroom.models.public import Public
from marsad.newsroom.permissions import ArticlePermissionTester
from marsad.newsroom.prepared import Prepared


class Kind(models.TextChoices):
    """What an article is. schema.org's type of it is chosen by this."""

    NEWS = "news", _("news")
    REPORT = "report", _("report")
    ANALYSIS = "analysis", _("analysis")
    EXPLAINER = "explainer", _("explainer")
    INTERVIEW = "interview", _("interview")
    OPINION = "opinion", _("opinion")


class Article(Public, Page):
    """A report on the site. Its address holds the month of its publication: ``/القسم/2015/08/العنوان/``."""

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NEWS)
    label = models.CharField(
        _("label"), max_length=60, blank=True, help_text=_("A word or two above the headline, such as «Exclusive».")
    )
    summary = models.TextField(_("summary"), blank=True, max_length=600)
    picture = models.ForeignKey(
        "newsroom.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lead picture")
    )
    picture_caption = models.CharField(
        _("caption"), max_length=500, blank=True, help_text=_("When empty, the picture's own.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    source = models.ForeignKey(
        "newsroom.Source",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("source"),
        help_text=_("The outlet that the whole article is credited to."),
    )
    address = models.URLField(
        _("original address"), max_length=2000, blank=True, help_text=_("Where the source published it.")
    )
    sections = ParentalManyToManyField(
        "newsroom.Section", blank=True, related_name="also_here", verbose_name=_("further sections")
    )
    tags = ClusterTaggableManager(through="newsroom.TaggedArticle", blank=True, verbose_name=_("tags"))
    series = models.ForeignKey(
        "newsroom.Series", models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name=_("series")
    )
    series_order = models.PositiveSmallIntegerField(_("place in the series"), null=True, blank=True)

    published_at = models.DateTimeField(
        _("date"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("The date that readers see; the moment of publication when left empty."),
    )
    updated_at = models.DateTimeField(
        _("updated"), null=True, blank=True, help_text=_("Shown to readers when the text changed after publication.")
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Nobody can publish it earlier; publishing before then schedules it."),
    )
    breaking_until = models.DateTimeField(
        _("breaking until"), null=True, blank=True, help_text=_("Carries the label «Breaking» until then.")
    )
    comments_open = models.BooleanField(_("open for comments"), default=True)
    is_demo = models.BooleanField(
        _("demonstration"), default=False, help_text=_("Readers are told that it is a sample text.")
    )
    language = models.CharField(_("language"), max_length=8, default="ar")
    word_count = models.PositiveIntegerField(default=0, editable=False)
    minutes = models.PositiveSmallIntegerField(default=1, editable=False)

    parent_page_types = ["newsroom.Section"]
    subpage_types: list[str] = []
    template = "newsroom/article.html"
    page_description = _("A news report, an analysis or another text of the site")
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("search_text"),
        index.FilterField("published_at"),
        index.FilterField("kind"),
    ]
    edit_handler = panels.ARTICLE
    base_form_class = ArticleForm

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [("lift_embargo", _("Can lift or shorten an embargo"))]

    # --- address -----------------------------------------------------------------------------------------------

    @classmethod
    def at(cls, url_path: str) -> Article | None:
        """Return the article at a path of the page tree, of its own class, with picture, source and series loaded."""
        slug = url_path.rstrip("/").rpartition("/")[2]
        found = read.AT.first(slug, url_path)
        if found is None or found.content_type.model_class() is cls:
            return found
        specific = found.specific
        for name in read.BESIDE:
            setattr(specific, name, getattr(found, name))
        return specific

    @property
    def dated(self) -> datetime:
        """The moment that stands for the article in its address: its date, else its first publication, else now."""
        return self.published_at or self.first_published_at or timezone.now()

    def set_url_path(self, parent: Page | None) -> str:
        if parent is None:
            return super().set_url_path(parent)
        self.url_path = f"{parent.url_path}{timezone.localtime(self.dated):%Y/%m}/{self.slug}/"
        return self.url_path

    def _set_core_field_defaults(self) -> None:
        # Wagtail's own slug keeps tashkeel and cuts in the middle of a word.
        if not self.slug and self.title and (self.path or getattr(self, "_cached_parent_obj", None)):
            self.slug = self._get_autogenerated_slug(slugify(self.title))
        super()._set_core_field_defaults()

    # --- saving ------------------------------------------------------------------------------------------------

    def clean(self) -> None:
        # Before Wagtail asks whether the slug is free, so that it asks about the one that is kept.
        self.slug = slugify(self.slug, max_length=200) if self.slug else self.slug
        super().clean()
        self.hold_until_embargo_ends()
        if self.is_embargoed and self.expire_at and self.expire_at <= self.go_live_at:
            raise ValidationError({"expire_at": _("It would expire before its embargo ends.")})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save; a date that moved to another month moves the address too, and the old one redirects."""
        before = type(self).objects.filter(pk=self.pk).defer("body").first() if self.pk else None
        self.hold_until_embargo_ends()
        if before is None and self.go_live_at and self.go_live_at > timezone.now():
            # Wagtail's form for a new page saves it live, and takes it back a moment later.
            self.live = False
        goes_live = self.live and before is not None and not before.live
        if goes_live and (self.is_embargoed or self.standing_embargo()):
            raise ValidationError({"embargo_until": _("It cannot be published before its embargo ends.")})
        if self.live and self.published_at is None:
            self.published_at = self.first_published_at or timezone.now()
        self.measure()
        if before is not None and before.slug == self.slug:
            self.set_url_path(self.get_parent())
        result = super().save(*args, **kwargs)
        if before is not None and before.slug == self.slug and before.url_path != self.url_path:
            transaction.on_commit(
                lambda: page_slug_changed.send(sender=type(self), instance=self, instance_before=before)
            )
        return result

    def measure(self) -> None:
        """Count the words; needed before rows are created in bulk, which calls no `save`."""
        self.word_count = len(self.text.split())
        self.minutes = reading_minutes(self.text)

    # --- embargo ---------------------------------------------------------------------------------------------------

    @property
    def is_embargoed(self) -> bool:
        """Whether its embargo still stands."""
        return self.embargo_until is not None and self.embargo_until > timezone.now()

    def standing_embargo(self) -> datetime | None:
        """Return the latest embargo that still stands on the stored article or its newest draft, else None."""
        dates = Article.objects.filter(pk=self.pk).values_list(
            "embargo_until", "latest_revision__content__embargo_until"
        )
        read = self._meta.get_field("embargo_until").to_python
        now = timezone.now()
        return max((date for date in map(read, next(iter(dates), ())) if date and date > now), default=None)

    def hold_until_embargo_ends(self) -> None:
        """Move a going-live before the end of a standing embargo to its end."""
        if self.is_embargoed and (self.go_live_at is None or self.go_live_at < self.embargo_until):
            self.go_live_at = self.embargo_until

    def with_content_json(self, content: dict[str, Any]) -> Article:
        """Return the article as a revision holds it.

        Everything that publishes goes through here, the button, the review, the bulk action and the schedule; so an
        embargo holds even for a revision that was stored without being cleaned, or before a newer draft set it: the
        later one counts. A published article always has a date, which a revision stored before its first publication
        does not know, and «updated» is never earlier than the newest correction.
        """
        article = super().with_content_json(content)
        article.embargo_until = max(filter(None, (article.embargo_until, self.standing_embargo())), default=None)
        article.hold_until_embargo_ends()
        if article.published_at is None:
            article.published_at = article.first_published_at
        corrected = max((correction.made_at for correction in article.corrections.all()), default=None)
        if corrected and article.first_published_at and corrected > (article.updated_at or article.published_at):
            article.updated_at = corrected
        article.set_url_path(article.get_parent())
        return article

    def permissions_for_user(self, user: Any) -> ArticlePermissionTester:
        return ArticlePermissionTester(user, self)

    # --- what pages and lower rooms ask for ----------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The words of the body, one paragraph a line."""
        return plain_text(self.body)

    def opening(self, length: int) -> str:
        """Return the first lines of `text`, as few as have `length` letters together."""
        return opening(self.body, length)

    @property
    def search_text(self) -> str:
        return self.text

    @property
    def is_breaking(self) -> bool:
        """Whether the label «Breaking» still stands."""
        if self.breaking_until is None or self.breaking_until <= timezone.now():
            return False
        made_of.until(self.breaking_until)
        return True

    @cached_property
    def section(self) -> Any:
        """The section that it lies in."""
        return self.get_parent().specific

    @cached_property
    def all_sections(self) -> list[Any]:
        """The section that it lies in, then the further ones."""
        return [self.section, *(s for s in self._its("sections", read.SECTIONS) if s.pk != self.section.pk)]

    @cached_property
    def byline(self) -> list[Any]:
        """Its authors in order."""
        return [row.author for row in self._its("article_authors", read.AUTHORS)]

    @cached_property
    def tag_list(self) -> list[Any]:
        """Its tags."""
        return self._its("tags", read.TAGS, "tagged_items")

    @cached_property
    def correction_list(self) -> list[Correction]:
        """Its corrections in order."""
        return self._its("corrections", read.CORRECTIONS)

    @cached_property
    def note_list(self) -> list[Any]:
        """Its footnotes in order."""
        return self._its("footnotes", read.FOOTNOTES)

    def _its(self, name: str, query: Prepared, held: str | None = None) -> list[Any]:
        """Return what belongs to it: as an unsaved draft or a prefetch `held` it, else as stored."""
        at_hand = {
            *self.__dict__.get("_cluster_related_objects", ()),
            *self.__dict__.get("_prefetched_objects_cache", ()),
        }
        if self.pk is None or at_hand & {name, held}:
            return list(getattr(self, name).all())
        return query(self.pk)

    @cached_property
    def part_sources(self) -> list[Any]:
        """The sources that parts of the body are credited to, each once, in order of appearance."""
        found = [block.value["source"] for block in self.body if block.block_type == "part" and block.value["source"]]
        return list(dict.fromkeys(found))

    @property
    def part_source_ids(self) -> list[int]:
        """Primary keys of those sources, from the stored blocks without a query."""
        raw = (block["value"].get("source") for block in self.body.raw_data if block["type"] == "part")
        return [pk for pk in dict.fromkeys(raw) if pk]

    @cached_property
    def schema_type(self) -> str:
        """schema.org's type of it."""
        return {"report": "Report", "analysis": "AnalysisNewsArticle", "opinion": "OpinionNewsArticle"}.get(
            self.kind, "NewsArticle"
        )

    def series_neighbours(self) -> tuple[Any, Any]:
        """Return the live articles before and after this one in its series, each None where there is none."""
        if self.series_id is None:
            return None, None
        made_of.note(f"in-series:{self.series_id}")
        order = list(
            Article.objects.live()
            .filter(series=self.series_id)
            .order_by(models.F("series_order").asc(nulls_last=True), "published_at", "pk")
            .values_list("pk", flat=True)
        )
        if self.pk not in order:
            return None, None
        place = order.index(self.pk)
        near = Article.objects.defer("body").in_bulk(order[max(0, place - 1) : place + 2])
        return (near.get(order[place - 1]) if place else None), near.get(next(iter(order[place + 1 :]), None))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        from marsad.newsroom import body

        body.load_renditions(self)
        context["article"] = self
        context["series_before"], context["series_after"] = self.series_neighbours()
        return context


class ArticleAuthor(Orderable):
    """One author of one article, in order."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="article_authors")
    author = models.ForeignKey(
        "newsroom.Author", models.CASCADE, related_name="article_links", verbose_name=_("author")
    )

    panels = panels.ARTICLE_AUTHOR

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        unique_together = [("article", "author")]


class Correction(Orderable):
    """A mistake that was mended, said to the reader."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(_("what was wrong and what is right"))
    made_at = models.DateTimeField(_("date"), default=timezone.now)

    panels = panels.CORRECTION

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
