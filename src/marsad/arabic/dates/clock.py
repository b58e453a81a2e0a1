"""Rules for times of day: «الساعة الثالثة والنصف عصرا», «14:30 بتوقيت غرينتش», «الثامنة مساء»."""

from __future__ import annotations

import re
from datetime import time

from marsad.arabic.dates import vocabulary as v
from marsad.arabic.dates.mention import DayPart
from marsad.arabic.dates.walk import Clock, DateStream
from marsad.arabic.folding import fold
from marsad.arabic.numbers import parse_number, parse_ordinal

ZONES: dict[str, str] = {
    fold(name): zone
    for zone, names in {
        "UTC": "غرينتش،جرينتش،غرينيتش،جرينيتش،غرينتس",
        "Asia/Riyadh": "مكة،السعودية،الرياض،المملكة،جدة",
        "Africa/Cairo": "القاهرة،مصر",
        "Asia/Beirut": "بيروت،لبنان",
        "Asia/Damascus": "دمشق،سوريا،سورية",
        "Asia/Jerusalem": "القدس",
        "Asia/Gaza": "غزة،فلسطين",
        "Asia/Amman": "عمان،الأردن",
        "Asia/Baghdad": "بغداد،العراق",
        "Asia/Kuwait": "الكويت",
        "Asia/Qatar": "الدوحة،قطر",
        "Asia/Dubai": "الإمارات،أبوظبي،دبي",
        "Asia/Bahrain": "البحرين،المنامة",
        "Asia/Muscat": "مسقط",
        "Asia/Aden": "صنعاء،عدن،اليمن",
        "Africa/Tripoli": "طرابلس،ليبيا",
        "Africa/Tunis": "تونس",
        "Africa/Algiers": "الجزائر",
        "Africa/Casablanca": "الرباط،المغرب",
        "Africa/Khartoum": "الخرطوم،السودان",
        "Europe/Moscow": "موسكو",
        "Europe/Istanbul": "إسطنبول،أنقرة،تركيا",
        "Asia/Tehran": "طهران،إيران",
        "Europe/London": "لندن",
        "Europe/Paris": "باريس",
        "America/New_York": "نيويورك،واشنطن",
    }.items()
    for name in names.split("،")
}  # fmt: skip

_HH_MM = re.compile(r"(\d{1,2})[:.,](\d{2})")
_HHMM = re.compile(r"([01]\d|2[0-3])([0-5]\d)")


def clock(stream: DateStream, index: int) -> Clock | None:
    """Read a time of day. Without «الساعة» it needs a part of the day or a zone after it, to tell it from a score."""
    at = stream.skip(index, "تمام")
    headed = stream.at(at) in v.HOUR_HEADS
    at += headed
    if at > index and not headed:
        return None
    hour = _hour(stream, at, headed)
    if hour is None:
        return None
    hours, minutes, after = hour
    part, after = _part(stream, after, headed)
    zone, after = _zone(stream, after)
    if not headed and not part and zone is None:
        return None
    if part and zone is None:
        zone, after = _zone(stream, after)
    value = on_the_day(hours, minutes, part)
    return Clock(value, zone, part, after) if value else None


def _hour(stream: DateStream, index: int, headed: bool) -> tuple[int, int, int] | None:
    """Read the hour and minutes: (hour, minute, the token after them)."""
    at = stream.skip(index, "ال") if headed else index
    if stream.is_number(at):
        text = stream.at(at)
        match = _HH_MM.fullmatch(text) or _HHMM.fullmatch(text)
        if match and len(text) == 4 and ":" not in text and not headed and _zone(stream, at + 1)[0] is None:
            return None
        if match:
            return int(match[1]), int(match[2]), at + 1
        if not text.isdigit() or len(text) > 2:
            return None
        return _with_minutes(stream, int(text), at + 1)
    ordinal = parse_ordinal(stream, at)
    if ordinal is None or ordinal[0] > 12 or not stream.at(at).endswith(("ه", "ي")):
        return None
    return _with_minutes(stream, *ordinal)


_AFTER_HOUR = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_BEFORE_HOUR = {"ربعا": 15, "الربع": 15, "ربع": 15, "ثلثا": 20, "الثلث": 20, "ثلث": 20}


def _with_minutes(stream: DateStream, hour: int, index: int) -> tuple[int, int, int]:
    word = stream.at(index)
    if word in _AFTER_HOUR:
        return hour, _AFTER_HOUR[word], index + 1
    if word == "الا":
        following = stream.at(index + 1)
        before, after = _BEFORE_HOUR.get(following), index + 2
        if before is None and (number := parse_number(stream, index + 1)) and stream.at(number.after) in v.MINUTES:
            before, after = int(number.value), number.after + 1
        if before is not None and 0 < before < 60:
            return ((hour - 1) or 12) if hour <= 12 else hour - 1, 60 - before, after
    number_at = index + 1 if word == "و" else index
    if word.startswith("و") and (number := parse_number(stream, number_at)):
        minutes = stream.at(number.after)
        if minutes in v.MINUTES and number.value == int(number.value) and 0 < number.value < 60:
            return hour, int(number.value), number.after + 1
    return hour, 0, index


def _part(stream: DateStream, index: int, headed: bool) -> tuple[DayPart, int]:
    """Read «عصرا», «من مساء», «بعد الظهر» after an hour."""
    word = stream.at(index)
    if word in ("بعد", "قبل") and stream.at(index + 1) in ("الظهر", "ظهر"):
        return ("afternoon" if word == "بعد" else "morning"), index + 2
    if not headed and word in ("ص", "م"):
        previous = stream.at(index - 1)
        return (v.CLOCK_PARTS[word], index + 1) if ":" in previous else ("", index)
    if not headed and not word.endswith(("ا", "ء")):
        return "", index
    at = stream.skip(index, "من") if headed else index
    part = v.CLOCK_PARTS.get(stream.at(at))
    if part is None:
        return "", index
    return part, at + 1


def _zone(stream: DateStream, index: int) -> tuple[str | None, int]:
    at = stream.skip(index, "(", "،")
    opened = stream.at(at - 1) == "(" and at > index
    zone, after = None, at
    if stream.at(at) == "بالتوقيت" or (stream.at(at) == "حسب" and stream.at(at + 1) == "التوقيت"):
        after = at + 1 + (stream.at(at) == "حسب")
        zone = "local"
        if stream.at(after) == "المحلي":
            after += 1
    elif stream.at(at) in ("بتوقيت", "توقيت") and stream.at(at + 1) in ZONES:
        zone = ZONES[stream.at(at + 1)]
        after = stream.skip(at + 2, "المكرمه")
    elif stream.at(at) == "ت" and stream.at(at + 1) in ("غ", "ج"):
        zone, after = "UTC", at + 2
    elif stream.at(at) in ("تغ", "gmt", "utc"):
        zone, after = "UTC", at + 1
    if zone is None:
        return None, index
    if opened:
        return (zone, after + 1) if stream.at(after) == ")" else (None, index)
    return zone, after


def on_the_day(hour: int, minute: int, part: DayPart) -> time | None:
    """Turn an hour of the twelve-hour clock into one of twenty-four by the part of the day."""
    if part in ("dawn", "morning") and hour == 12:
        hour = 0
    elif part in ("noon", "afternoon", "evening") and 1 <= hour < 11:
        hour += 12
    elif part in ("afternoon", "evening") and hour == 11:
        hour = 23
    elif part == "evening" and hour == 12:
        hour = 0
    elif part == "night" and 6 <= hour <= 11:
        hour += 12
    elif part == "night" and hour == 12:
        hour = 0
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None
