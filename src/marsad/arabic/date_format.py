"""Dates and times as pages show them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal

from marsad.arabic.calendar_names import HIJRI_MONTHS, MONTHS, WEEKDAYS, MonthNames
from marsad.arabic.plurals import PluralForms, plural

Digits = Literal["western", "arabic"]

_TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def arabic_digits(text: str) -> str:
    """Return `text` with its western digits written as ٠١٢٣٤٥٦٧٨٩."""
    return text.translate(_TO_ARABIC)


def _in_digits(text: str, digits: Digits) -> str:
    if digits not in ("western", "arabic"):
        raise ValueError(f"digits must be 'western' or 'arabic', not {digits!r}")
    return arabic_digits(text) if digits == "arabic" else text


def format_date(
    value: date,
    months: MonthNames = "western",
    digits: Digits = "western",
    hijri: bool = False,
    *,
    weekday: bool = True,
) -> str:
    """Return a day as «الثلاثاء 11 آب 2015», with `hijri` as «الثلاثاء 11 آب 2015 / 26 شوال 1436 هـ».

    `value` is a date or a datetime; of a datetime its own day counts, so bring it to the page's time zone first.
    `months` is "western" (يناير), "levantine" (كانون الثاني), "maghrebi" (غشت) or "doubled" (أغسطس/آب). The Hijri
    day is that of the Umm al-Qura calendar and is left out of days before 1924-08-01 and after 2077-11-16, which it
    does not cover. Raises ValueError for other `months` or `digits`.
    """
    if months not in MONTHS:
        raise ValueError(f"months must be one of {', '.join(MONTHS)}, not {months!r}")
    text = f"{value.day} {MONTHS[months][value.month - 1]} {value.year}"
    if weekday:
        text = f"{WEEKDAYS[value.weekday()]} {text}"
    if hijri and (islamic := format_hijri(value)):
        text = f"{text} / {islamic}"
    return _in_digits(text, digits)


def format_hijri(value: date, digits: Digits = "western") -> str:
    """Return a day as «26 شوال 1436 هـ» (Umm al-Qura), or "" outside 1924-08-01 to 2077-11-16."""
    from hijridate import Gregorian

    try:
        day = Gregorian(value.year, value.month, value.day).to_hijri()
    except OverflowError:
        return ""
    return _in_digits(f"{day.day} {HIJRI_MONTHS[day.month - 1]} {day.year} هـ", digits)


def format_time(value: time | datetime, digits: Digits = "western") -> str:
    """Return a time of day as «14:05»."""
    return _in_digits(f"{value.hour:02}:{value.minute:02}", digits)


_UNITS: tuple[tuple[int, PluralForms], ...] = (
    (365 * 86400, ("{n} سنة", "سنة", "سنتين", "{n} سنوات", "{n} سنة", "{n} سنة")),
    (30 * 86400, ("{n} شهر", "شهر", "شهرين", "{n} أشهر", "{n} شهرا", "{n} شهر")),
    (7 * 86400, ("{n} أسبوع", "أسبوع", "أسبوعين", "{n} أسابيع", "{n} أسبوعا", "{n} أسبوع")),
    (86400, ("{n} يوم", "يوم", "يومين", "{n} أيام", "{n} يوما", "{n} يوم")),
    (3600, ("{n} ساعة", "ساعة", "ساعتين", "{n} ساعات", "{n} ساعة", "{n} ساعة")),
    (60, ("{n} دقيقة", "دقيقة", "دقيقتين", "{n} دقائق", "{n} دقيقة", "{n} دقيقة")),
)


def format_relative(value: datetime, now: datetime, digits: Digits = "western") -> str:
    """Return how long before or after `now` the moment `value` is: «منذ دقيقتين», «منذ 11 دقيقة», «بعد 3 أيام», «الآن».

    The largest whole unit that fits counts; a month is taken as 30 days, a year as 365. Both datetimes carry a time
    zone or neither does: ValueError otherwise.
    """
    if (value.utcoffset() is None) != (now.utcoffset() is None):
        raise ValueError("value and now must both have a time zone, or neither")
    seconds = (now - value).total_seconds()
    distance = int(abs(seconds))
    for size, forms in _UNITS:
        if distance >= size:
            word = "منذ" if seconds > 0 else "بعد"
            return _in_digits(f"{word} {plural(distance // size, forms)}", digits)
    return "الآن"
