"""What every page of the tree shares: it is for everybody."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from wagtail.models import PageViewRestriction


class Public(models.Model):
    """Abstract: a page without Wagtail's privacy.

    A page is a file that the front door hands to anybody; a private one would not stay private. So none can be made
    private, and none is asked whether it is, which would cost every page two queries.
    """

    private_page_options: list[str] = []

    class Meta:
        abstract = True

    # Wagtail does each of these in several transactions. What a page shows and what is told of the change must not part.
    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        return super().save(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return super().delete(*args, **kwargs)

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        return super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        return super().unpublish(*args, **kwargs)

    @transaction.atomic
    def move(self, *args: Any, **kwargs: Any) -> Any:
        return super().move(*args, **kwargs)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        return PageViewRestriction.objects.none()
