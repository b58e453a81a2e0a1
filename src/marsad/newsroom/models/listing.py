"""The lists that readers page through, as one narrow table.

A row says: this live article stands in this list at this time. Every listing, feed and sitemap is one walk along one
index of it, so that page 900 costs what page 1 costs and no list needs a join to be sorted.
"""

from __future__ import annotations

from django.db import models


class ListKind(models.IntegerChoices):
    """What a list is of. `key` holds the primary key of the section, tag …; zero for the whole site."""

    ALL = 0, "all"
    SECTION = 1, "section"
    TAG = 2, "tag"
    AUTHOR = 3, "author"
    SOURCE = 4, "source"


class ListEntry(models.Model):
    """One live article in one list. Written only by `marsad.newsroom.listings`."""

    kind = models.PositiveSmallIntegerField(choices=ListKind.choices)
    key = models.PositiveBigIntegerField(default=0)
    published_at = models.DateTimeField()
    article = models.ForeignKey("newsroom.Article", models.CASCADE, related_name="list_entries", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "kind", "key"], name="one_entry_per_list")]
        indexes = [models.Index(fields=["kind", "key", "-published_at", "-article"], name="list_order")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}: {self.article_id}"
