"""Days and months of the Gregorian and the Hijri calendar, as Gregorian days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

from marsad.arabic.dates.mention import Calendar

_TABULAR_EPOCH = date(622, 7, 19).toordinal()


@lru_cache(maxsize=4096)
def month_days(kind: Calendar, year: int, month: int) -> tuple[date, date] | None:
    """Return the first and last day of a month, or None when `date` cannot hold them.

    A Hijri month is that of the Umm al-Qura calendar from 1343 to 1500, of the tabular calendar outside those years.
    """
    try:
        if kind == "gregorian":
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        following = (year, month + 1) if month < 12 else (year + 1, 1)
        return _hijri_first(year, month), _hijri_first(*following) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def is_computed(kind: Calendar, year: int) -> bool:
    """Tell whether a Hijri year lies outside the published tables, so that its days may be off by one or two."""
    return kind == "hijri" and not 1343 <= year <= 1500


def month_of(kind: Calendar, day: date) -> tuple[int, int]:
    """Return (year, month) of `day` in a calendar."""
    if kind == "gregorian":
        return day.year, day.month
    from hijridate import Gregorian

    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
        return int(hijri.year), int(hijri.month)
    except OverflowError:
        year = (day.toordinal() - _TABULAR_EPOCH) * 30 // 10631 + 1
        month = min(12, max(1, (day - _tabular(year, 1)).days * 2 // 59 + 1))
        return year, month


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the (year, month) that lies `by` months after a month."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def add_months(day: date, by: int) -> date | None:
    """Return the day `by` months after `day`, the month's last day when it is too short, None outside `date`."""
    days = month_days("gregorian", *shifted_month(day.year, day.month, by))
    return days[0].replace(day=min(day.day, days[1].day)) if days else None


def year_days(kind: Calendar, year: int) -> tuple[date, date] | None:
    """Return the first and last day of a year, or None when `date` cannot hold them."""
    first, last = month_days(kind, year, 1), month_days(kind, year, 12)
    return (first[0], last[1]) if first and last else None


def _hijri_first(year: int, month: int) -> date:
    from hijridate import Hijri

    if not 1343 <= year <= 1500:
        return _tabular(year, month)
    day = Hijri(year, month, 1).to_gregorian()
    return date(day.year, day.month, day.day)


def _tabular(year: int, month: int) -> date:
    """Return the first day of a month of the tabular Islamic calendar (leap years 2, 5, 7, 10 … of 30)."""
    days = (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_TABULAR_EPOCH + days)
