"""The form behind a picture's upload."""

from __future__ import annotations

import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class WholePictureField(WagtailImageField):
    """Takes a picture that can be read to its end.

    Wagtail's field judges a file by its head and fails on half a picture, or takes it and fails when it is shown.
    """

    def to_python(self, data: Any) -> Any:
        """Return the file as it was given; raise ValidationError for one that breaks off or is damaged."""
        try:
            file = super().to_python(data)
            if file is not None:
                file.seek(0)
                with Image.open(file) as image:
                    image.load()
                file.seek(0)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            raise ValidationError(
                _("This picture's file is damaged or incomplete. Save it again, or send it anew, and upload that."),
                code="damaged",
            ) from None
        return file


class PictureForm(BaseImageForm):
    """A picture's file and what is said about it."""

    file = WholePictureField(label=capfirst(_("file")), widget=copy.deepcopy(BaseImageForm.Meta.widgets["file"]))
