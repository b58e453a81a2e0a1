"""Template tags of the delivery room."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from marsad.delivery import reading_counts
from marsad.delivery.metadata import head_of
from marsad.delivery.pages import keeper, parts
from marsad.newsroom import made_of
from marsad.newsroom.models import Article

register = template.Library()


@register.inclusion_tag("delivery/head.html", takes_context=True)
def head_metadata(context: dict[str, Any]) -> dict[str, Any]:
    """Render what the head of this page says to machines, but for its title."""
    return {"head": head_of(context["request"], context.flatten())}


@register.simple_tag(takes_context=True)
def part(context: template.Context, name: str) -> SafeString:
    """Write one of the parts that many pages share: ``{% part "breaking" %}``.

    In a page that is kept it stands between two marks, by which it is renewed without the page. One that is not kept
    but stands in the same frame has it as the front door would put it in.
    """
    if made_of.current() is None:
        in_frame = getattr(context.get("request"), "_marsad_site_number", None) is not None
        return mark_safe(parts.now(name).html if in_frame else parts.html_of(name))
    with made_of.aside(keeper.PART + name):
        return mark_safe(parts.marked(name, parts.now(name).html))


@register.simple_tag
def most_read(length: int = reading_counts.MOST_READ_LENGTH) -> list[Article]:
    """Return the articles that were read most in the last days: ``{% most_read 5 as articles %}``."""
    return reading_counts.most_read(length)
