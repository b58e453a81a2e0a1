"""Times as machines write them, with a zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache

from marsad.arabic import fold
from marsad.arabic.calendar_names import LEVANTINE, MAGHREBI, WESTERN

_ALGERIAN_AND_TUNISIAN = (
    "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_EPOCH = re.compile(r"^\d{9,10}(\.\d+)?$|^\d{12,13}$")
_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s،,-]+(.*))?$")
_YEAR_LAST = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s،,-]+(.*))?$")
_NUMERIC_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
#: Words that stand beside a printed day, folded.
_AROUND_A_DAY = frozenset(
    fold(word)
    for word in [
        "السبت",
        "الأحد",
        "الاثنين",
        "الإثنين",
        "الثلاثاء",
        "الأربعاء",
        "الخميس",
        "الجمعة",
        "يوم",
        "الساعة",
        "في",
        "م",
        "ص",
        "ميلادية",
        "الموافق",
        "at",
        "on",
        "am",
        "pm",
        "utc",
        "gmt",
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sun",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
    ]
)
_CLOCK_WITHIN = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:am|pm|ص|م|صباحا|مساء)\b)?")
_CLOCK = re.compile(
    r"^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm|ص|م|صباحا|مساء)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$", re.I
)


def parse_time(value: object, zone: tzinfo) -> datetime | None:
    """Return the time that `value` stands for, always with a zone, or None when it stands for none.

    Understood: datetime; seconds or milliseconds since 1970; ISO 8601; RFC 5322 (``Sun, 09 Aug 2015 10:00:00 +0300``);
    year-month-day and day-month-year (the order of Arab countries and Europe) with ``-``, ``/`` or ``.``, with or
    without a clock time; Arabic and Persian digits. A value without a zone is in `zone`.
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    if isinstance(value, bool) or value is None:
        return None
    written = str(value).translate(_DIGITS).strip()
    try:
        if _EPOCH.match(written):
            return _from_epoch(float(written))
        found = _iso(written) or _by_parts(written, zone) or _rfc(written)
        if found is None:
            return None
        found = found if found.tzinfo else found.replace(tzinfo=zone)
        found.astimezone(UTC)  # a time at the very edge of the calendar cannot be turned into another zone
    except (ValueError, OverflowError, OSError):
        return None
    return found


def parse_printed(line: str, zone: tzinfo) -> datetime | None:
    """Return the day, with the clock time when there is one, that a line of a page prints, in `zone`; else None.

    «الأحد 9 أغسطس، 2015 10:15 م», «آب 9, 2015», «9 غشت 2015», "August 9, 2015": month names of all Arab countries and
    English.
    """
    written = fold(line.translate(_DIGITS)).casefold()
    match = _printed().search(written)
    if not match:
        return parse_time(line.strip(), zone)
    month = _months()[match["month1"] or match["month2"]]
    try:
        moment = datetime(int(match["year"]), month, int(match["day1"] or match["day2"]), tzinfo=zone)
        clock = _CLOCK_WITHIN.search(written, match.end())
        return _at(moment, clock[0]) if clock else moment
    except ValueError:
        return None


def is_printed_day(line: str) -> bool:
    """Return whether a line is a printed day and nothing else but its name and a clock time."""
    written = fold(line.translate(_DIGITS)).casefold()
    match = _printed().search(written) or _NUMERIC_DAY.search(written)
    if not match or parse_printed(line, UTC) is None:
        return False
    around = written[: match.start()] + " " + _CLOCK_WITHIN.sub(" ", written[match.end() :])
    return all(word in _AROUND_A_DAY for word in re.findall(r"\w+", around))


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for twelve in (
        WESTERN,
        LEVANTINE,
        MAGHREBI,
        _ALGERIAN_AND_TUNISIAN,
        _ENGLISH,
        [one[:3] for one in _ENGLISH],
    ):
        names.update({fold(name).casefold(): number for number, name in enumerate(twelve, 1)})
    return names


@cache
def _printed() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    second = rf"(?:\s*/\s*(?:{months}))?"  # «أغسطس/آب»
    return re.compile(
        rf"(?:(?<!\d)(?P<day1>\d{{1,2}})\s*[-/]?\s*(?P<month1>{months}){second}"
        rf"|\b(?P<month2>{months}){second}\s*(?P<day2>\d{{1,2}}))\s*[-/،,]?\s*(?P<year>\d{{4}})(?!\d)"
    )


def _from_epoch(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)


def _iso(written: str) -> datetime | None:
    if not written[:4].isdigit():
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _rfc(written: str) -> datetime | None:
    if len(written) > 60 or not re.search(r"\d{1,2}\s+[A-Za-z]{3,9}\s+\d{2,4}", written):
        return None
    try:
        return parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError):
        return None


def _by_parts(written: str, zone: tzinfo) -> datetime | None:
    if match := _YEAR_FIRST.match(written):
        year, month, day, clock = match.groups()
    elif match := _YEAR_LAST.match(written):
        day, month, year, clock = match.groups()
        if int(month) > 12 >= int(day):  # 08/30/2015 can only be the American order
            day, month = month, day
    else:
        return None
    moment = datetime(int(year), int(month), int(day), tzinfo=zone)
    return _at(moment, clock) if clock else moment


def _at(moment: datetime, clock: str) -> datetime:
    """The clock time is left out when it cannot be read: the day is still right."""
    match = _CLOCK.match(clock.strip())
    if not match:
        return moment
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or "").lower()
    if half in ("pm", "م", "مساء") and hour < 12:
        hour += 12
    elif half in ("am", "ص", "صباحا") and hour == 12:
        hour = 0
    offset = match[5]
    if offset:
        moment = moment.replace(tzinfo=datetime.strptime(offset, "%z").tzinfo if offset[0] in "+-" else UTC)
    return moment.replace(hour=hour, minute=minute, second=second)
