"""Writing many articles as rows: what Wagtail's `add_child` and `save` do for one page, done for a batch.

Wagtail's own calls take about 16 ms a page. A batch needs the tree's paths, free slugs and the two rows of an article
(page and article); everything else that a saved page has (log entry, lists) is written in bulk by the import action.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connections, models, router
from django.db.models.sql import InsertQuery
from wagtail.models import Page

from marsad.newsroom.models import Article, Section


class Shelf:
    """The children of one section while articles are added: next tree path and free slugs."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self._numbers: dict[str, int] = {}

    def open(self, bases: Sequence[str]) -> None:
        """Look up, in a transaction, where the children end and which of the slugs `bases` are taken."""
        siblings = Page.objects.filter(path__startswith=self.section.path, depth=self.section.depth + 1)
        # Locks the parent where the database can, so that nobody else hands out the same path meanwhile.
        Page.objects.select_for_update().get(pk=self.section.pk)
        last = siblings.order_by("-path").values_list("path", flat=True).first()
        self._step = Page._str2int(last[-Page.steplen :]) if last else 0
        self._taken = set(siblings.filter(slug__in=bases).values_list("slug", flat=True))

    def path(self) -> str:
        """Return the next free tree path."""
        self._step += 1
        return Page._get_path(self.section.path, self.section.depth + 1, self._step)

    def slug(self, base: str) -> str:
        """Return `base`, or `base` with the next free number."""
        slug = base
        while slug in self._taken:
            number = self._numbers.get(base) or self._last_number(base)
            self._numbers[base] = number + 1
            slug = f"{base}-{number + 1}"
        self._taken.add(slug)
        return slug

    def _last_number(self, base: str) -> int:
        """Return the highest number that a child of this section already wears behind `base`."""
        siblings = Page.objects.filter(path__startswith=self.section.path, depth=self.section.depth + 1)
        ends = (
            slug[len(base) + 1 :]
            for slug in siblings.filter(slug__startswith=f"{base}-").values_list("slug", flat=True)
        )
        return max((int(end) for end in ends if end.isascii() and end.isdigit() and len(end) < 6), default=1)


def insert_articles(articles: Sequence[Article]) -> None:
    """Insert new articles whose tree fields, slug and address are filled; sets their primary keys.

    Django's `bulk_create` refuses models with a parent table, so the parents go first and the children's own columns
    after them, by the query that Django itself would build.
    """
    fields = [field for field in Page._meta.local_concrete_fields if not field.primary_key]
    pages = [Page(**{field.attname: getattr(article, field.attname) for field in fields}) for article in articles]
    for article, page in zip(articles, Page.objects.bulk_create(pages), strict=True):
        article.pk = article.page_ptr_id = page.pk
        article._state.adding = False
        article._state.db = page._state.db
    _insert_children(Article, articles)


def _insert_children(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    using = router.db_for_write(model)
    connection = connections[using]
    fields = model._meta.local_concrete_fields
    size = connection.ops.bulk_batch_size([f.name for f in fields], rows) or len(rows)
    for start in range(0, len(rows), size):
        query = InsertQuery(model)
        query.insert_values(fields, rows[start : start + size])
        query.get_compiler(using=using).execute_sql()
