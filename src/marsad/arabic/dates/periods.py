"""Date expressions longer than a day, counted durations and ranges."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

from marsad.arabic.dates import calendars
from marsad.arabic.dates.expressions import (
    Context,
    Expression,
    Part,
    Resolved,
    Unit,
    third,
    unknown,
)
from marsad.arabic.dates.mention import Calendar, Direction, Granularity

_UNIT_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def _years(first: int, last: int) -> tuple[date, date] | None:
    return (date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last <= 9999 else None


def _months(year: int, month: int, count: int) -> tuple[date, date] | None:
    first = calendars.month_days("gregorian", year, month)
    last = calendars.month_days("gregorian", *calendars.shifted_month(year, month, count - 1))
    return (first[0], last[1]) if first and last else None


def unit_days(unit: Unit, shift: int, context: Context) -> tuple[date, date] | None:
    """Return the days of the week, month, … that lies `shift` of its kind from the reference day's own."""
    day = context.reference
    if unit in ("day", "week"):
        length = 7 if unit == "week" else 1
        back = (day.weekday() - context.week_start) % 7 if unit == "week" else 0
        try:
            first = day + timedelta(days=length * shift - back)
            return first, first + timedelta(days=length - 1)
        except OverflowError:
            return None
    if unit in ("month", "quarter", "half"):
        length = {"month": 1, "quarter": 3, "half": 6}[unit]
        year, month = calendars.shifted_month(day.year, (day.month - 1) // length * length + 1, length * shift)
        return _months(year, month, length) if 1 <= year <= 9999 else None
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    start = 1 if unit == "century" else 0
    year = (day.year - start) // length * length + start + length * shift
    return _years(year, year + length - 1)


@dataclass(frozen=True, slots=True)
class Period:
    """The week, month, year … of the reference day or a neighbour: «الأسبوع الماضي», «مطلع الشهر المقبل»."""

    unit: Unit
    shift: int
    part: Part = ""
    anchored: bool = field(default=True, init=False)

    def resolve(self, context: Context) -> Resolved:
        days = unit_days(self.unit, self.shift, context)
        granularity = cast(Granularity, self.unit)
        if days is None:
            return unknown(granularity)
        return Resolved(*third(*days, self.part), granularity, approximate=bool(self.part))


@dataclass(frozen=True, slots=True)
class Year:
    """A numbered year, or years: «عام 2014», «1436هـ», «بين عامي 2003 و2011»; or a decade or century of them."""

    calendar: Calendar
    year: int
    last_year: int | None = None
    part: Part = ""
    granularity: Granularity = "year"
    anchored: bool = field(default=True, init=False)

    def resolve(self, context: Context) -> Resolved:
        first = calendars.year_days(self.calendar, self.year)
        last = calendars.year_days(self.calendar, self.last_year or self.year)
        granularity = "range" if self.last_year and self.granularity == "year" else self.granularity
        if not first or not last or last[1] < first[0]:
            return unknown(granularity)
        approximate = bool(self.part) or calendars.is_computed(self.calendar, self.year)
        return Resolved(*third(first[0], last[1], self.part), granularity, approximate=approximate)


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A numbered quarter, half or season of a year: «الربع الأول من 2015», «صيف العام الماضي», «الصيف المقبل».

    first_month and months say which; winter is December to February of the year after. `year` is the year, `shift` its
    distance from the reference year; with neither, `nearest` (-1, 0, 1) asks for the last, this or next such part.
    """

    granularity: Granularity
    first_month: int
    months: int
    year: int | None = None
    shift: int | None = None
    nearest: int | None = None
    part: Part = ""
    anchored: bool = field(default=True, init=False)

    def resolve(self, context: Context) -> Resolved:
        this_year = context.reference.year
        if self.nearest is None:
            days = _months(
                self.year if self.year is not None else this_year + (self.shift or 0), self.first_month, self.months
            )
        else:
            near = [
                d for year in range(this_year - 2, this_year + 3) if (d := _months(year, self.first_month, self.months))
            ]
            days = self._near(near, context.reference)
        if days is None:
            return unknown(self.granularity)
        return Resolved(
            *third(*days, self.part), self.granularity, approximate=bool(self.part) or self.granularity == "season"
        )

    def _near(self, near: list[tuple[date, date]], reference: date) -> tuple[date, date] | None:
        if self.nearest == -1:
            return max((d for d in near if d[1] < reference), default=None)
        if self.nearest == 1:
            return min((d for d in near if d[0] > reference), default=None)
        return min(near, key=lambda d: abs((d[0] - reference).days + self.months * 15), default=None)


@dataclass(frozen=True, slots=True)
class Ago:
    """A counted distance from the reference day: «قبل عامين» (-2 years), «بعد ثلاثة أيام من الآن» (+3 days).

    «بعد ثلاثة أيام» alone counts from now only where the text looks ahead, else from something told before.
    """

    unit: Unit
    count: float
    approximate: bool = False
    from_now: bool = False

    @property
    def anchored(self) -> bool:
        return self.count < 0 or self.from_now

    def resolve(self, context: Context) -> Resolved:
        if not self.anchored and context.tense != "future":
            return unknown(cast(Granularity, self.unit))
        granularity = cast(Granularity, self.unit)
        reference, count = context.reference, self.count
        try:
            if self.unit in ("day", "week"):
                day = reference + timedelta(days=round(count * (7 if self.unit == "week" else 1)))
                half = 3 if self.unit == "week" else 0
                return Resolved(
                    day - timedelta(days=half), day + timedelta(days=half), granularity, True, self.approximate
                )
            if count != int(count):
                granularity = "month"
            if granularity == "month":
                by = round(count * _UNIT_MONTHS[self.unit])
                days = _months(*calendars.shifted_month(reference.year, reference.month, by), 1)
            else:
                by = int(count) * _UNIT_MONTHS[self.unit] // 12
                days, granularity = _years(reference.year + by, reference.year + by), "year"
        except (OverflowError, ValueError):
            days = None
        if days is None:
            return unknown(granularity, "past" if self.count < 0 else "future")
        return Resolved(*days, granularity, True, self.approximate or self.unit in ("decade", "century"))


@dataclass(frozen=True, slots=True)
class Lasting:
    """A counted stretch up to or from the reference day: «الأيام الثلاثة الماضية» (-3), «الأسبوعين المقبلين» (+2)."""

    unit: Unit
    count: int
    anchored: bool = field(default=True, init=False)

    def resolve(self, context: Context) -> Resolved:
        direction: Direction = "past" if self.count < 0 else "future"
        reference, day = context.reference, timedelta(days=1)
        try:
            if self.unit in ("day", "week"):
                end: date | None = reference + day * self.count * (7 if self.unit == "week" else 1)
            else:
                end = calendars.add_months(reference, self.count * _UNIT_MONTHS[self.unit])
            if end is None:
                return unknown("range", direction)
            bounds = (end, reference - day) if self.count < 0 else (reference + day, end)
        except OverflowError:
            return unknown("range", direction)
        return Resolved(*bounds, "range", approximate=True)


@dataclass(frozen=True, slots=True)
class Vague:
    """A phrase that tells a direction but no day: «قبل أيام», «السنوات المقبلة»; or one told from another event."""

    unit: Unit
    direction: Direction
    anchored: bool = field(default=True, init=False)

    def resolve(self, context: Context) -> Resolved:
        return unknown(cast(Granularity, self.unit), self.direction)


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another: «من 3 إلى 7 آب», «بين الأحد والثلاثاء», «ليل الجمعة السبت»."""

    first: Expression
    last: Expression

    @property
    def anchored(self) -> bool:
        return self.first.anchored or self.last.anchored

    def resolve(self, context: Context) -> Resolved:
        if self.last.anchored and not self.first.anchored:
            last = self.last.resolve(context)
            first = self.first.resolve(context.at(last.last, "past") if last.last else context)
        else:
            first = self.first.resolve(context)
            inner = context if self.last.anchored or not first.first else context.at(first.first, "future")
            last = self.last.resolve(inner)
        certain = first.certain and last.certain
        if self.last.anchored != self.first.anchored:
            certain = True
        elif not self.anchored:
            certain = first.certain
        if not first.first or not last.last or last.last < first.first:
            return unknown("range")
        return Resolved(first.first, last.last, "range", certain, first.approximate or last.approximate)
