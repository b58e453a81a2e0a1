"""What every record that is known by a name and has a page of its own shares: folded name, slug, address."""

from __future__ import annotations

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marsad.arabic import fold, slugify


def free_slug(model: type[models.Model], name: str, exclude_pk: int | None = None) -> str:
    """Return a slug for `name` that no other row of `model` has, numbered from 2 when the plain one is taken."""
    base = slugify(name, max_length=90)
    taken = set(
        model._default_manager.filter(slug__startswith=base).exclude(pk=exclude_pk).values_list("slug", flat=True)
    )
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


class Named(models.Model):
    """Abstract: a reusable record with a name, a readable slug and a public page."""

    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Part of the page's address; made from the name when left empty."),
    )
    folded = models.CharField(max_length=200, db_index=True, editable=False)

    page_route: str
    """Name of the URL pattern of this record's page, within the `newsroom` namespace."""

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: object, **kwargs: object) -> None:
        self.prepare()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse(f"newsroom:{self.page_route}", args=[self.slug])

    def prepare(self) -> None:
        """Fill what follows from the name; needed before rows are created in bulk, which calls no `save`."""
        self.folded = fold(self.name)
        if not self.slug:
            self.slug = free_slug(type(self), self.name, self.pk)
