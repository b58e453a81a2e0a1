"""What a date phrase means before it is known when it was written, and how it is resolved against that day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from marsad.arabic.dates import calendars
from marsad.arabic.dates.mention import Calendar, Direction, Granularity

Tense = Literal["past", "future"]
Part = Literal["", "start", "middle", "end"]
Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Context:
    """When a text was written, the tense around the phrase (None when nothing tells) and the week's first day.

    `inferred` is true when the day was taken from the text itself because it does not fit the one given.
    """

    reference: date
    tense: Tense | None = None
    week_start: int = 5
    inferred: bool = False

    def at(self, reference: date, tense: Tense | None) -> Context:
        return replace(self, reference=reference, tense=tense)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Days that a phrase covers, or None for both when it does not say."""

    first: date | None
    last: date | None
    granularity: Granularity
    certain: bool = True
    approximate: bool = False
    direction: Direction = ""


class Expression(Protocol):
    """A date phrase. `anchored` tells whether it fixes its year or week by itself."""

    @property
    def anchored(self) -> bool: ...

    def resolve(self, context: Context) -> Resolved:
        """Return the days it covers for a text written in `context`."""
        ...


def unknown(granularity: Granularity, direction: Direction = "") -> Resolved:
    """Return what is known of a phrase that names no day."""
    return Resolved(None, None, granularity, certain=False, direction=direction)


def third(first: date, last: date, part: Part) -> tuple[date, date]:
    """Narrow a period to its first, middle or last third."""
    size = max(1, ((last - first).days + 1) // 3)
    if part == "start":
        return first, first + timedelta(days=size - 1)
    if part == "end":
        return last - timedelta(days=size - 1), last
    if part == "middle":
        return first + timedelta(days=size), last - timedelta(days=size)
    return first, last


def _later(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month: «7 أغسطس», «26 شوال 1436 هـ», «14 سبتمبر المقبل», «الجمعة 7 أغسطس».

    shift: -1 الماضي, 0 الجاري, 1 المقبل, said of the date. year_shift: the same said of the year («من العام الماضي»).
    """

    calendar: Calendar
    day: int
    month: int
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    weekday: int | None = None

    @property
    def anchored(self) -> bool:
        return (self.year, self.shift, self.year_shift) != (None, None, None)

    def _in(self, year: int) -> date | None:
        days = calendars.month_days(self.calendar, year, self.month)
        if days is None or self.day > (days[1] - days[0]).days + 1:
            return None
        return days[0] + timedelta(days=self.day - 1)

    def resolve(self, context: Context) -> Resolved:
        this_year = calendars.month_of(self.calendar, context.reference)[0]
        if self.year is not None or self.year_shift is not None:
            year = self.year if self.year is not None else this_year + (self.year_shift or 0)
            found = self._in(year)
            if found is None:
                return unknown("day")
            return self._resolved(found, True, calendars.is_computed(self.calendar, year))
        days = [day for year in range(this_year - 5, this_year + 6) if (day := self._in(year))]
        chosen = _choose(days, context, self.shift)
        if chosen is None:
            return unknown("day")
        near = abs((chosen - context.reference).days) <= 90
        # A weekday that fits one of the neighbouring years tells the year better than nearness does.
        if self.weekday is not None and chosen.weekday() != self.weekday and not near:
            fitting = [day for day in days if day.weekday() == self.weekday]
            chosen = _choose(fitting, context, self.shift) or chosen
        return self._resolved(chosen, self.anchored or context.tense is not None or near, False)

    def _resolved(self, day: date, certain: bool, approximate: bool) -> Resolved:
        agrees = self.weekday is None or day.weekday() == self.weekday
        # Moon-sighting calendars differ from the tables by a day: the weekday then tells the day meant.
        if not agrees and self.calendar == "hijri" and self.weekday is not None:
            near = [d for n in (-1, 1, -2, 2) if (d := _later(day, n)) and d.weekday() == self.weekday]
            day, agrees = (near[0], True) if near else (day, agrees)
        return Resolved(day, day, "day", certain and agrees, approximate)


def _choose(days: list[date], context: Context, shift: int | None) -> date | None:
    """Choose among yearly occurrences the one that the modifier, else the tense, else nearness points at."""
    reference = context.reference
    before = [d for d in days if d < reference]
    after = [d for d in days if d > reference]
    if shift == -1:
        return before[-1] if before else None
    if shift == 1:
        return after[0] if after else None
    nearest = min(days, key=lambda d: _distance((d - reference).days), default=None)
    if shift is None and nearest != reference:
        if context.tense == "past" and before:
            return before[-1]
        if context.tense == "future" and after:
            return after[0]
    return nearest


def _distance(ahead: int) -> int:
    """Weigh a distance in time: what lies ahead counts double, for texts tell more often of what has been."""
    return 2 * ahead if ahead > 0 else -ahead


@dataclass(frozen=True, slots=True)
class Month:
    """A named month: «يوليو/تموز الماضي», «مطلع آب», «رمضان 1436»."""

    calendar: Calendar
    month: int
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    part: Part = ""

    @property
    def anchored(self) -> bool:
        return (self.year, self.shift, self.year_shift) != (None, None, None)

    def resolve(self, context: Context) -> Resolved:
        year, month = calendars.month_of(self.calendar, context.reference)
        certain = True
        if self.year is not None:
            year = self.year
        elif self.year_shift is not None:
            year += self.year_shift
        else:
            year, certain = self._nearest_year(year, month, context)
        days = calendars.month_days(self.calendar, year, self.month)
        if days is None:
            return unknown("month")
        approximate = bool(self.part) or calendars.is_computed(self.calendar, year)
        return Resolved(*third(*days, self.part), "month", certain, approximate)

    def _nearest_year(self, year: int, month: int, context: Context) -> tuple[int, bool]:
        distance = self.month - month
        if self.shift == -1:
            return (year if distance < 0 else year - 1), True
        if self.shift == 1:
            return (year if distance > 0 else year + 1), True
        if self.shift is None and context.tense == "past":
            return (year if distance <= 0 else year - 1), True
        if self.shift is None and context.tense == "future":
            return (year if distance >= 0 else year + 1), True
        nearest = min((distance - 12, distance, distance + 12), key=_distance)
        return year + (nearest - distance) // 12, self.shift is not None or abs(nearest) <= 3


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month told by its place: «15 الجاري», «الثالث من الشهر المقبل»."""

    day: int
    shift: int
    anchored: bool = field(default=True, init=False)

    def resolve(self, context: Context) -> Resolved:
        year, month = calendars.shifted_month(context.reference.year, context.reference.month, self.shift)
        try:
            day = date(year, month, self.day)
        except ValueError:
            return unknown("day")
        return Resolved(day, day, "day")


@dataclass(frozen=True, slots=True)
class DayOffset:
    """A day counted from the reference day: «أمس», «غدا», «أول من أمس»; with the weekday that the text names."""

    days: int
    weekday: int | None = None
    anchored: bool = field(default=True, init=False)

    def resolve(self, context: Context) -> Resolved:
        day = _later(context.reference, self.days)
        if day is None:
            return unknown("day")
        if self.weekday is None or day.weekday() == self.weekday:
            return Resolved(day, day, "day")
        # The text was written some days before it was published: the weekday that it names decides.
        named = _later(day, -((day.weekday() - self.weekday) % 7))
        return Resolved(named, named, "day", certain=False) if named else unknown("day")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: «الثلاثاء», «الأحد الماضي», «الخميس قبل الماضي», «الأربعاء من الأسبوع المقبل»."""

    weekday: int
    shift: int | None = None
    week_shift: int | None = None

    @property
    def anchored(self) -> bool:
        return self.shift is not None or self.week_shift is not None

    def resolve(self, context: Context) -> Resolved:
        reference = context.reference
        week_shift = 0 if self.shift == 0 else self.week_shift
        if week_shift is not None:
            first = _week(context, week_shift)
            day = first and _later(first, (self.weekday - first.weekday()) % 7)
            return Resolved(day, day, "day") if day else unknown("day")
        ahead = (self.weekday - reference.weekday()) % 7
        if self.shift is not None and self.shift > 0:
            day = _later(reference, (ahead or 7) + 7 * (self.shift - 1))
        elif self.shift is not None:
            day = _later(reference, ahead + 7 * self.shift)
        else:
            day = _later(reference, ahead if context.tense == "future" or ahead == 0 else ahead - 7)
        certain = self.anchored or context.tense is not None
        return Resolved(day, day, "day", certain) if day else unknown("day")


def _week(context: Context, shift: int) -> date | None:
    """Return the first day of the week that lies `shift` weeks from the reference day's."""
    back = (context.reference.weekday() - context.week_start) % 7
    return _later(context.reference, 7 * shift - back)
