"""Template tags of the delivery room."""

from __future__ import annotations

from typing import Any

from django import template

from marsad.delivery import reading_counts
from marsad.delivery.metadata import head_of
from marsad.newsroom.models import Article

register = template.Library()


@register.inclusion_tag("delivery/head.html", takes_context=True)
def head_metadata(context: dict[str, Any]) -> dict[str, Any]:
    """Render what the head of this page says to machines, but for its title."""
    return {"head": head_of(context["request"], context.flatten())}


@register.simple_tag
def most_read(length: int = reading_counts.MOST_READ_LENGTH) -> list[Article]:
    """Return the articles that were read most in the last days: ``{% most_read 5 as articles %}``."""
    return reading_counts.most_read(length)
