"""What every page of the tree shares: it is for everybody."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest
from wagtail.models import PageViewRestriction, Site


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
        return _unrestricted()

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Return site, address of the site and path, worked out once while the page stays where it is in the tree."""
        site = Site.find_for_request(request) if request is not None else None
        place = (self.url_path, site.pk if site is not None else None)
        known = self.__dict__.get("_found_at")
        if known is None or known[0] != place:
            known = self._found_at = (place, super().get_url_parts(request))
        return known[1]


@cache
def _unrestricted() -> models.QuerySet[PageViewRestriction]:
    nothing = PageViewRestriction.objects.none()
    bool(nothing)
    return nothing
