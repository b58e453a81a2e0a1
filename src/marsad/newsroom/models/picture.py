"""Pictures with what a newsroom must say about them."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.images import ImageFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from marsad.newsroom.metadata import without_metadata


class Picture(AbstractImage):
    """An image with caption, credit and a description for those who do not see it."""

    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "caption", "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file is stored without what the camera wrote into it. Raises OSError when it cannot be read."""
        if self.file and not self.file._committed:
            self._strip_file()
        super().save(*args, **kwargs)

    def _strip_file(self) -> None:
        with self.open_file() as file:
            data = file.read()
            file.seek(0)
        stripped = without_metadata(data)
        if stripped is not data:
            self.file = ImageFile(io.BytesIO(stripped), name=self.file.name)
            self._set_image_file_metadata()


class Rendition(AbstractRendition):
    """One size and format of a Picture."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
