"""Rules for days told by name or from the reference day: «الثلاثاء», «الأحد الماضي», «أمس الأول», «اليوم (الجمعة)»."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.data_files import sections
from marsad.arabic.dates import vocabulary as v
from marsad.arabic.dates.expressions import Day, DayOffset, Weekday
from marsad.arabic.dates.months import day_of_month, month_name, numeric_date
from marsad.arabic.dates.periods import Range
from marsad.arabic.dates.walk import DateStream, Parsed, modifier
from marsad.arabic.stream import BREAK

_NOT_AFTER = {"الجمعه": "before_friday", "الاحد": "before_sunday", "اليوم": "before_today"}
_NOT_BEFORE = {"اليوم": "after_today", "الاثنين": "after_monday", "الليله": "after_tonight"}
_CLOSERS = {"(": ")", "[": "]"}


def _blocked(stream: DateStream, index: int) -> bool:
    """Tell whether the words beside a day's name make it something else."""
    word, before = stream.at(index), stream.at(index - 1)
    words = sections("dates.txt")
    if word in _NOT_AFTER and (before in words[_NOT_AFTER[word]] or before[1:] in words[_NOT_AFTER[word]]):
        return True
    if word in _NOT_BEFORE and stream.at(index + 1) in words[_NOT_BEFORE[word]]:
        return True
    if word == "اليوم" and stream.at(index + 1) in ("-", "–") and before in ("", BREAK):
        return True  # «اليوم – الدمام»: a newspaper's byline
    quoted = before in ("«", "“", '"', "(") and stream.at(index + 1) in ("»", "”", '"', ")")
    return word == "اليوم" and quoted


def weekday_name(stream: DateStream, index: int) -> int | None:
    """Return the number of the weekday at a token, Monday 0, or None."""
    day = v.WEEKDAYS.get(stream.at(index))
    return None if day is None or _blocked(stream, index) else day


def named_day(stream: DateStream, index: int) -> Parsed | None:
    """Read a weekday or a day offset, with the weekday and the date that stand beside it, «يوم» before it or not."""
    at = stream.skip(index, "يوم", "نهار", "يوما")
    several = _several_weekdays(stream, index)
    if several:
        return several
    found = _offset(stream, at) or _weekday(stream, at)
    if found is None:
        return _bare_date(stream, at) if at > index else None
    dated = _date_beside(stream, found.after)
    if dated is None:
        return found
    weekday = found.expression.weekday if isinstance(found.expression, (Weekday, DayOffset)) else None
    day = dated.expression
    assert isinstance(day, Day)
    return Parsed(replace(day, weekday=weekday), dated.after)


def _bare_date(stream: DateStream, index: int) -> Parsed | None:
    """Read the date after «يوم»: «يوم الـ24 من يوليو», «يوم 28/7»."""
    return with_equivalent(stream, numeric_date(stream, index, short=True) or day_of_month(stream, index))


def with_equivalent(stream: DateStream, found: Parsed | None) -> Parsed | None:
    """Add to a date the same day in the other calendar: «20/10/1436 هـ الموافق 5/8/2015 م»; the Gregorian counts."""
    if found is None or stream.at(found.after) not in ("الموافق", "الموافقه", "الموافقين"):
        return found
    other = _date_beside(stream, found.after)
    if other is None or not isinstance(found.expression, Day) or not isinstance(other.expression, Day):
        return found
    first, second = found.expression, other.expression
    gregorian, hijri = (first, second) if first.calendar == "gregorian" else (second, first)
    if gregorian.calendar == hijri.calendar:
        return found
    # The Hijri date may carry the only year.
    counts = gregorian if gregorian.anchored or not hijri.anchored else hijri
    return Parsed(replace(counts, weekday=first.weekday if first.weekday is not None else counts.weekday), other.after)


def _date_beside(stream: DateStream, index: int) -> Parsed | None:
    """Read the calendar date that stands beside a weekday: after nothing, a comma, a bracket, «الموافق» or «بتاريخ»."""
    at = stream.skip(index, "،", ",")
    opened = _CLOSERS.get(stream.at(at))
    at += opened is not None
    at = stream.skip(at, "الموافق", "الموافقه", "الموافقين", "بتاريخ", "تاريخ")
    at = stream.skip(at, "يوم", "ليوم", "اليوم", "لليوم", "ل")
    found = numeric_date(stream, at, short=True) or day_of_month(stream, at)
    if found is None or not isinstance(found.expression, Day):
        return None
    if opened:
        return Parsed(found.expression, found.after + 1) if stream.at(found.after) == opened else None
    return with_equivalent(stream, found)


def _weekday(stream: DateStream, index: int) -> Parsed | None:
    day = weekday_name(stream, index)
    if day is None:
        return None
    shift = modifier(stream, index + 1)
    if shift:
        return Parsed(Weekday(day, shift[0]), shift[1])
    at = stream.skip(index + 1, "من", "في")
    if stream.at(at) == "الاسبوع" and (week := modifier(stream, at + 1)):
        return Parsed(Weekday(day, week_shift=week[0]), week[1])
    if stream.at(at) in v.DEMONSTRATIVES and stream.at(at + 1) == "الاسبوع":
        return Parsed(Weekday(day, week_shift=0), at + 2)
    return Parsed(Weekday(day), index + 1)


def _several_weekdays(stream: DateStream, index: int) -> Parsed | None:
    """Read «يومي الجمعة والسبت», «أيام الخميس والجمعة والسبت» as one range."""
    if stream.at(index) not in ("يومي", "يوما", "ايام"):
        return None
    days = [weekday_name(stream, index + 1)]
    at = index + 2
    while (skip := stream.strip(at, "و")) is not None and (day := weekday_name(stream, at)) is not None:
        days.append(day)
        at += 1
    if skip is not None:
        stream.restore(at)
    if days[0] is None or days[-1] is None or len(days) < 2:
        return None
    shift = modifier(stream, at)
    first = Weekday(days[0], shift[0] if shift else None)
    return Parsed(Range(first, Weekday(days[-1])), shift[1] if shift else at)


def night_between(stream: DateStream, index: int) -> Parsed | None:
    """Read the two days of a night: «الجمعة السبت», «الخميس إلى الجمعة», «الأحد - الاثنين»."""
    at = stream.skip(index, "يوم")
    first = weekday_name(stream, at)
    if first is None:
        return None
    at = stream.skip(at + 1, "-", "–", "/", "الي")
    second = weekday_name(stream, at)
    if second != (first + 1) % 7:
        return None
    return Parsed(Range(Weekday(first), Weekday(second)), at + 1)


def _first_of_month(stream: DateStream, index: int) -> bool:
    """Tell «أمس الأول من آب» (yesterday, the first of August) from «أمس الأول من …» (the day before yesterday)."""
    return stream.at(index) == "من" and month_name(stream, stream.skip(index + 1, "شهر")) is not None


def _offset(stream: DateStream, index: int) -> Parsed | None:
    days, at = _offset_words(stream, index)
    if days is None:
        return None
    closing = _CLOSERS.get(stream.at(at))
    beside = stream.skip(at + (closing is not None), "،", "يوم")
    weekday = weekday_name(stream, beside)
    if weekday is None or (closing and stream.at(beside + 1) != closing):
        return Parsed(DayOffset(days), at)
    return Parsed(DayOffset(days, weekday), beside + 1 + (closing is not None))


def _offset_words(stream: DateStream, index: int) -> tuple[int | None, int]:
    """Read the words of a day offset: (its days or None, the token after them)."""
    word, following = stream.at(index), stream.at(index + 1)
    if word == "اول":
        at = stream.skip(index + 1, "من")
        if stream.at(at) in ("امس", "البارحه", "الامس"):
            return -2, at + 1
    if word == "بعد" and following in ("غد", "الغد", "غدا"):
        return 2, index + 2
    if word in ("امس", "الامس", "البارحه"):
        before = following == "الاول" and not _first_of_month(stream, index + 2)
        return (-2, index + 2) if before else (-1, index + 1)
    if word in v.OFFSETS:
        return v.OFFSETS[word], index + 1
    if word in v.DEMONSTRATIVES and following in ("اليوم", "الليله", "الصباح", "المساء"):
        return 0, index + 2
    if word == "الليله" and following in ("الماضيه", "الفايته", "المنصرمه"):
        return -1, index + 2
    if word in ("اليوم", "الليله") and not _blocked(stream, index):
        return 0, index + 1
    return None, index
