"""``{% load pictures %}``: ``{% picture article.picture "lead" alt="…" eager=True %}``."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.shortcuts import get_rendition_or_not_found

from marsad.newsroom import pictures

register = template.Library()


@register.inclusion_tag("newsroom/parts/picture.html", name="picture")
def picture(image: Any, place: str, alt: str | None = None, eager: bool = False) -> dict[str, Any]:
    """Write a picture in the formats and sizes of `place`, with its measures so that nothing moves when it arrives.

    `alt` describes it: the picture's own description when left out, empty where a headline beside it says enough.
    `eager` is for the one picture that a page opens with; all others wait until they are scrolled to.
    """
    if image is None:
        return {}
    offer = pictures.offer(image, place)
    return {
        "offer": offer,
        "fallback": offer.fallback,
        "avif": offer.srcset("avif") if "avif" in offer.sources else "",
        "webp": offer.srcset("webp"),
        "alt": image.description if alt is None else alt,
        "eager": eager,
    }


@register.simple_tag
def logo(image: Any, alt: str) -> SafeString:
    """Write a logo, at most 320 by 56 pixels and sharp on fine screens: the one picture that a page waits for, once."""
    made = get_rendition_or_not_found(image, "max-640x112|format-webp")
    width, height = max(1, made.width // 2), max(1, made.height // 2)
    return format_html('<img src="{}" width="{}" height="{}" alt="{}">', made.url, width, height, alt)
