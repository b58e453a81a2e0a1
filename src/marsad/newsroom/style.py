"""How the institution writes dates and numbers, in the language that is active."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from wagtail.models import Site

from marsad.arabic import arabic_digits, format_date, format_hijri, format_time

if TYPE_CHECKING:
    from marsad.newsroom.models import Institution


def of(context: Mapping[str, Any]) -> Institution:
    """Return the institution whose style a template's `context` asks for: its request's site's, else the default."""
    from marsad.newsroom.models import Institution

    request = context.get("request")
    if request is not None:
        return Institution.for_request(request)
    return Institution.for_site(Site.objects.get(is_default_site=True))


def in_arabic() -> bool:
    """Return whether the interface is in Arabic now; dates in other languages are Django's."""
    return (get_language() or "").startswith("ar")


def local(value: date) -> date:
    """Return `value` in the site's time zone when it is an aware datetime, as it is otherwise."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def day(value: date, style: Institution, *, weekday: bool = False) -> str:
    """Return a day as «11 آب 2015», or «الثلاثاء 11 آب 2015» with `weekday`."""
    value = local(value)
    if in_arabic():
        return format_date(value, style.months, style.digits, weekday=weekday)
    return date_format(value, "l j F Y" if weekday else "j F Y")


def hijri_day(value: date, style: Institution) -> str:
    """Return a day as «26 شوال 1436 هـ»; empty when the institution shows no Hijri dates, or not in Arabic."""
    return format_hijri(local(value), style.digits) if style.hijri and in_arabic() else ""


def clock(value: datetime, style: Institution) -> str:
    """Return the time of day as «14:05»."""
    return format_time(local(value), style.digits if in_arabic() else "western")


def digits(text: str, style: Institution) -> str:
    """Return `text` with its digits as the institution writes them."""
    return arabic_digits(text) if style.digits == "arabic" and in_arabic() else text


def number(value: int, style: Institution) -> str:
    """Return a whole number with its thousands apart: «30,000», «٣٠٬٠٠٠»."""
    text = f"{value:,}"
    if style.digits == "arabic" and in_arabic():
        return arabic_digits(text.replace(",", "٬"))
    return text
