"""What is related to what: computed when an article is published, never when a page is read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Related(models.Model):
    """One article that readers of another may want to read next, or that is the same report once more."""

    class Kind(models.IntegerChoices):
        RELATED = 0, _("related")
        SAME = 1, _("the same report")

    article = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="related_links")
    other = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="related_from")
    kind = models.PositiveSmallIntegerField(choices=Kind.choices, default=Kind.RELATED)
    rank = models.PositiveSmallIntegerField()
    """Place among the article's links of that kind, from 0."""
    score = models.FloatField()
    """How alike they are: 1 for the same words, 0 for none in common; of the same report, the share that one holds of
    the other."""

    class Meta:
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")
        constraints = [models.UniqueConstraint(fields=["article", "other"], name="one_link_to_each_other")]
        indexes = [models.Index(fields=["article", "kind", "rank"], name="related_order")]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.other_id}"
