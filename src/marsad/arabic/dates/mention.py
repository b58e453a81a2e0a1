"""What finding a date gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Granularity = Literal["day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "range"]
DayPart = Literal["", "dawn", "morning", "noon", "afternoon", "evening", "night"]
Relation = Literal["on", "since", "until", "before", "after"]
Direction = Literal["", "past", "present", "future"]
Calendar = Literal["gregorian", "hijri"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or time found in a text: `text == original[start:end]`.

    first, last: the first and last Gregorian day that it covers, both None when the text does not say («قبل أيام», an
        hour without a day, «بعد يومين من الهجوم»): a mention is never put on the reference day for want of better.
    granularity: how exact the text is. «الشهر الماضي» is a "month"; «من 3 إلى 7 آب» is a "range" of days.
    direction: where it lies from the day that the text was written, also known for some mentions without days («قبل أيام»).
    certain: false when the year or week had to be guessed and the text gives no tense, or when the text does not
        agree with the reference day («أمس الثلاثاء» on a Thursday; the named weekday decides) or with itself.
    approximate: the text says «نحو», «مطلع», «أواخر», or the calendar before 1924 has to be computed.
    calendar: the calendar that the text uses.
    time, zone: the time of day and its IANA zone ("UTC" for غرينتش, "local" for «بالتوقيت المحلي»), when said.
    day_part: «فجر», «صباح», «مساء» … when said.
    relation: what the word before says: «منذ» since, «حتى» until, «قبل» before, «بعد» after; else on.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    granularity: Granularity
    direction: Direction = ""
    certain: bool = True
    approximate: bool = False
    calendar: Calendar = "gregorian"
    time: time | None = None
    zone: str | None = None
    day_part: DayPart = ""
    relation: Relation = "on"

    @property
    def iso(self) -> str | None:
        """The mention in ISO 8601: «2015-08-11», «2015-08-11T14:30», «2015-08», «2015», or an interval of days.

        None when it has no days.
        """
        if self.first is None or self.last is None:
            return None
        if self.granularity == "month" and self.calendar == "gregorian":
            return f"{self.first:%Y-%m}"
        if self.granularity == "year" and self.calendar == "gregorian" and not self.approximate:
            return f"{self.first:%Y}"
        if self.first != self.last:
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        clock = f"T{self.time:%H:%M}" if self.time else ""
        return self.first.isoformat() + clock
