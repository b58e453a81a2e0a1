"""How often articles are read, and what changed on the site, for those who keep its pages."""

from __future__ import annotations

from django.db import models


class ReadCount(models.Model):
    """How often one article was opened on one day (site's time zone). No reader is known: it is nothing but a number."""

    article = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="read_counts")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="one_read_count_a_day")]
        indexes = [models.Index(fields=["day", "-count"], name="read_most")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}: {self.count}"


class Change(models.Model):
    """Things that changed in one transaction. Written only by `marsad.delivery.pages.changes`."""

    id = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)
    keys = models.TextField()
    """JSON: a list of [key] or [key, seconds since 1970]."""

    def __str__(self) -> str:
        return f"{self.pk}: {self.keys[:80]}"
