"""The desk's own type and colours."""

from django.templatetags.static import static
from django.utils.html import format_html


def stylesheet() -> str:
    """Hook: the style sheet of every page of the desk."""
    return format_html('<link rel="stylesheet" href="{}">', static("marsad/desk/desk.css"))
