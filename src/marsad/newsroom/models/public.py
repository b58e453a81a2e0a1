"""What every page of the tree shares: it is for everybody."""

from __future__ import annotations

from django.db import models
from wagtail.models import PageViewRestriction


class Public(models.Model):
    """Abstract: a page without Wagtail's privacy.

    A page is a file that the front door hands to anybody; a private one would not stay private. So none can be made
    private, and none is asked whether it is, which would cost every page two queries.
    """

    private_page_options: list[str] = []

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        return PageViewRestriction.objects.none()
