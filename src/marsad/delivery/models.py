"""How often articles are read, by day. No reader is known: there is nothing here but a number."""

from __future__ import annotations

from django.db import models


class ReadCount(models.Model):
    """How often one article was opened on one day (site's time zone)."""

    article = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="read_counts")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="one_read_count_a_day")]
        indexes = [models.Index(fields=["day", "-count"], name="read_most")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}: {self.count}"
