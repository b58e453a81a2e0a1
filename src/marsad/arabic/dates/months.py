"""Rules for dates of the calendar: days of months, months and the years after them."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from marsad.arabic.dates import vocabulary as v
from marsad.arabic.dates.expressions import Day, DayOfMonth, Month, Part
from marsad.arabic.dates.mention import Calendar
from marsad.arabic.dates.periods import Range
from marsad.arabic.dates.walk import DateStream, Parsed, modifier
from marsad.arabic.numbers import parse_ordinal

_NUMERIC = re.compile(r"(\d{1,4})(?:\s?([/-])\s?|(\.))(\d{1,2})(?:\s?\2\s?|\3)(\d{1,4})(?![\d/.-]{0,8}\d)")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/.-]{0,8}\d)")
_JOINERS = frozenset({"الي", "حتي", "وحتي", "-", "–", "و"})
# Words after which an ambiguous month name («مارس», «رمضان») is a month.
_TIME_WORDS = frozenset(
    {
        "شهر",
        "في",
        "منذ",
        "مذ",
        "خلال",
        "حتي",
        "الي",
        "بحلول",
        "شهري",
        "اشهر",
        "قبل",
        "بعد",
        "لشهر",
        "بشهر",
        "طوال",
        "بين",
    }
)


class _MonthName(NamedTuple):
    calendar: Calendar
    month: int
    after: int
    sure: bool


class YearAfter(NamedTuple):
    """A year after a month or period: its number, or its distance from the reference year."""

    calendar: Calendar
    year: int | None
    shift: int | None
    after: int


def calendar_of(year: int, mark: str) -> Calendar | None:
    """Tell the calendar of a written year from the letter after it and its size; None for no year at all."""
    if mark == "hijri":
        return "hijri" if 1 <= year <= 1600 else None
    if mark == "gregorian":
        return "gregorian" if 1 <= year <= 2500 else None
    if 1350 <= year <= 1500:
        return "hijri"
    return "gregorian" if 1000 <= year <= 2200 else None


def year_mark(stream: DateStream, index: int) -> tuple[str, int]:
    """Read «م», «هـ», «ميلادية», «هجرية» after a year: (calendar or "", the token after it)."""
    word = stream.at(index)
    if word in ("ه", "هجريه", "هجري", "للهجره"):
        return "hijri", index + 1
    if word in ("م", "ميلاديه", "ميلادي", "للميلاد"):
        return "gregorian", index + 1
    return "", index


def year_number(stream: DateStream, index: int) -> tuple[Calendar, int, int] | None:
    """Read a year in digits with its mark: (calendar, year, the token after it)."""
    text = stream.at(index)
    if not (stream.is_number(index) and text.isdigit() and 3 <= len(text) <= 4):
        return None
    mark, after = year_mark(stream, index + 1)
    year = int(text)
    calendar = calendar_of(year, mark)
    return (calendar, year, after) if calendar else None


def year_after(stream: DateStream, index: int, calendar: Calendar | None = None) -> YearAfter | None:
    """Read the year that follows a month or a quarter: «2015», «من عام 2014م», «من العام الماضي», «1436 هـ»."""
    at = stream.skip(index, "،", ",", "/", "-")
    at = stream.skip(at, "من", "في")
    word = stream.at(at)
    if word in v.DEMONSTRATIVES and stream.at(at + 1) in ("العام", "السنه"):
        return YearAfter("gregorian", None, 0, at + 2)
    named = word in ("عام", "سنه", "لعام", "العام", "السنه", "للعام", "لسنه")
    if named:
        at += 1
        shift = modifier(stream, at)
        if shift and word in ("العام", "السنه", "للعام"):
            return YearAfter("gregorian", None, *shift)
    number = year_number(stream, at)
    if number is None or (calendar and number[0] != calendar) or (not named and number[1] < 1000):
        return None
    return YearAfter(number[0], number[1], None, number[2])


def month_name(stream: DateStream, index: int) -> _MonthName | None:
    """Read a month's name or its names («أغسطس/آب», «آب (أغسطس)», «يوليو تموز», «شباط - فبراير»)."""
    single = _one_name(stream, index)
    if single is None:
        return None
    at = stream.skip(single.after, "/", "-", "–", "(", "،")
    second = _one_name(stream, at)
    if second is None or second[:2] != single[:2]:
        return single
    opened = stream.at(at - 1) == "("
    if opened and stream.at(second.after) != ")":
        return single
    return _MonthName(single.calendar, single.month, second.after + opened, True)


def _one_name(stream: DateStream, index: int) -> _MonthName | None:
    word = stream.at(index)
    if word not in v.MONTH_HEADS:
        return None
    found = v.MONTHS.get((word, stream.at(index + 1)))
    if found:
        return _MonthName(*found, index + 2, True)
    found = v.MONTHS.get((word,))
    if found is None:
        return None
    return _MonthName(*found, index + 1, word not in v.AMBIGUOUS_MONTHS)


def numeric_date(stream: DateStream, index: int, *, short: bool = False) -> Parsed | None:
    """Read «24/7/2015», «1436/10/30 هـ», «30-07-2015م»; with `short` also «28/7»."""
    if not stream.is_number(index):
        return None
    start = stream.tokens[index].start
    match = _NUMERIC.match(stream.folded.text, start)
    if match is None:
        small = _DAY_AND_MONTH.match(stream.folded.text, start) if short else None
        if small is None or not _valid("gregorian", int(small[1]), int(small[2])):
            return None
        return Parsed(Day("gregorian", int(small[1]), int(small[2])), _token_after(stream, index, small.end()))
    first, middle, last = match[1], match[4], match[5]
    if len(first) == 4:
        year, day = int(first), int(last)
    elif len(last) == 4:
        year, day = int(last), int(first)
    else:
        return None
    month = int(middle)
    if month > 12 >= day:
        month, day = day, month
    mark, after = year_mark(stream, _token_after(stream, index, match.end()))
    calendar = calendar_of(year, mark)
    if calendar is None or not _valid(calendar, day, month):
        return None
    return Parsed(Day(calendar, day, month, year), after)


def _token_after(stream: DateStream, index: int, end: int) -> int:
    while index < len(stream) and stream.tokens[index].start < end:
        index += 1
    return index


def _valid(calendar: Calendar, day: int, month: int) -> bool:
    longest = 30 if calendar == "hijri" or month in (4, 6, 9, 11) else 29 if month == 2 else 31
    return 1 <= month <= 12 and 1 <= day <= longest


def _day_number(stream: DateStream, index: int) -> tuple[int, int] | None:
    """Read a day of a month in digits or as an ordinal: (day, the token after it)."""
    at = stream.skip(index, "ال")
    text = stream.at(at)
    if stream.is_number(at) and text.isdigit() and len(text) <= 2:
        return (int(text), at + 1) if 1 <= int(text) <= 31 else None
    ordinal = parse_ordinal(stream, index)
    return ordinal if ordinal and ordinal[0] <= 31 else None


def day_of_month(stream: DateStream, index: int) -> Parsed | None:
    """Read «7 أغسطس/آب», «الـ24 من يوليو», «الثالث من الشهر الجاري», «15 الجاري», «3 إلى 7 آب» from the number on."""
    number = _day_number(stream, index)
    if number is None:
        return None
    day, at = number
    second = None
    if stream.at(at) in _JOINERS:
        second = _day_number(stream, at + 1)
        if second is not None:
            at = second[1]
    elif stream.strip(at, "و") is not None:
        second = parse_ordinal(stream, at)
        if second is None:
            stream.restore(at)
        else:
            at = second[1]
    last = _rest_of_date(stream, second[0] if second else day, at)
    if last is None:
        return None
    if second is None:
        return last
    first = _rest_of_date(stream, day, at)
    return Parsed(Range(first.expression, last.expression), last.after) if first else None


def _rest_of_date(stream: DateStream, day: int, index: int) -> Parsed | None:
    """Read what follows the number of a day: the month with its year or modifier."""
    at = stream.skip(index, "من")
    in_month = _day_in_period(stream, day, at)
    if in_month:
        return in_month
    at = stream.skip(at, "شهر")
    name = month_name(stream, at)
    if name is None or not _valid(name.calendar, day, name.month):
        return None
    at = stream.skip(name.after, *v.MONTH_EPITHETS)
    shift = modifier(stream, at)
    if shift:
        return Parsed(Day(name.calendar, day, name.month, shift=shift[0]), shift[1])
    year = year_after(stream, at, name.calendar)
    if year is None:
        return Parsed(Day(name.calendar, day, name.month), at)
    return Parsed(Day(name.calendar, day, name.month, year.year, year_shift=year.shift), year.after)


def _day_in_period(stream: DateStream, day: int, at: int) -> Parsed | None:
    """Read «الجاري», «الشهر المقبل», «هذا الشهر», «شهرنا» after the number of a day."""
    if stream.at(at) in v.DEMONSTRATIVES and stream.at(at + 1) == "الشهر":
        return Parsed(DayOfMonth(day, 0), at + 2)
    # «15 الجاري»: the feminine and plural modifiers would belong to another noun.
    bare = stream.at(at) in ("الجاري", "الحالي", "المقبل", "القادم", "الماضي", "المنصرم")
    shift = modifier(stream, at + (stream.at(at) == "الشهر"))
    if shift and (bare or stream.at(at) == "الشهر"):
        return Parsed(DayOfMonth(day, shift[0]), shift[1])
    return None


def month(stream: DateStream, index: int, part: Part = "") -> Parsed | None:
    """Read «شهر يوليو الماضي», «سبتمبر/أيلول», «رمضان المبارك», «يناير 2014», «آذار من العام الماضي»."""
    at = stream.skip(index, "شهر")
    name = month_name(stream, at)
    if name is None:
        return None
    after = stream.skip(name.after, *v.MONTH_EPITHETS)
    shift = modifier(stream, after)
    year = None if shift else year_after(stream, after, name.calendar)
    if (
        not (shift or year or name.sure or part or at > index)
        and stream.at(index - 1).removeprefix("و") not in _TIME_WORDS
    ):
        return None
    if name.month == 8 and stream.at(at) == "اب" and not (name.sure or year or shift) and not _is_ab(stream, at):
        return None
    if shift:
        return Parsed(Month(name.calendar, name.month, shift=shift[0], part=part), _same_year(stream, shift[1]))
    if year:
        return Parsed(Month(name.calendar, name.month, year.year, None, year.shift, part), year.after)
    return Parsed(Month(name.calendar, name.month, shift=_shared_modifier(stream, after), part=part), after)


def _same_year(stream: DateStream, index: int) -> int:
    """Skip «من العام الحالي», «من هذا العام» after a month that already has its modifier."""
    year = year_after(stream, index) if stream.at(index) == "من" else None
    return year.after if year and year.shift == 0 else index


def _is_ab(stream: DateStream, index: int) -> bool:
    """Tell «آب» from «أب», which folds to the same letters."""
    start, end = stream.span(index, index + 1)
    return "آ" in stream.surface(start, end) or "\u0653" in stream.surface(start, end)


def _shared_modifier(stream: DateStream, index: int) -> int | None:
    """Read the modifier that two months share: «سبتمبر أو أكتوبر المقبلين», «يونيو ويوليو الماضيين»."""
    word = stream.at(index)
    if word == "او":
        other = month_name(stream, index + 1)
    elif word.startswith("و"):
        skip = stream.strip(index, "و")
        other = month_name(stream, index) if skip is not None else None
        stream.restore(index)
    else:
        return None
    if other is None or stream.at(other.after) not in v.DUAL_MODIFIERS:
        return None
    return v.MODIFIERS[stream.at(other.after)]


def part_word(stream: DateStream, index: int) -> Part:
    """Return the part of a period that a word names («مطلع», «أواخر»), "" for other words."""
    return cast(Part, v.PARTS.get(stream.at(index), ""))
