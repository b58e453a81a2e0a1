"""``{% load dates %}``: dates with the institution's month names, digits and Hijri day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from marsad.newsroom import style as written

register = template.Library()


def _time(value: date, text: str, attributes: str = "") -> SafeString:
    return format_html('<time datetime="{}"{}>{}</time>', written.local(value).isoformat(), attributes, text)


@register.simple_tag(takes_context=True)
def day(context: dict[str, Any], value: date | None, weekday: bool = False) -> str:
    """Write a day: ``{% day article.published_at %}``; nothing for no date."""
    return _time(value, written.day(value, written.of(context), weekday=weekday)) if value else ""


@register.simple_tag(takes_context=True)
def hijri(context: dict[str, Any], value: date | None) -> str:
    """Write the Hijri day, where the institution wants it."""
    return written.hijri_day(value, written.of(context)) if value else ""


@register.simple_tag(takes_context=True)
def clock(context: dict[str, Any], value: datetime | None) -> str:
    """Write the time of day."""
    return written.clock(value, written.of(context)) if value else ""


@register.simple_tag(takes_context=True)
def moment(context: dict[str, Any], value: datetime | None, weekday: bool = False) -> str:
    """Write day and time of day in one element."""
    if not value:
        return ""
    style = written.of(context)
    return _time(value, f"{written.day(value, style, weekday=weekday)} {written.clock(value, style)}")


@register.simple_tag(takes_context=True)
def stamp(context: dict[str, Any], value: datetime | None) -> str:
    """Write a day that the site's script turns into «منذ ساعتين» while that is younger than a day.

    A page lies on disk and cannot know when it will be read, so the server never writes a relative time.
    """
    if not value:
        return ""
    return _time(value, written.day(value, written.of(context)), SafeString(" data-ago"))
