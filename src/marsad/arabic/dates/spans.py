"""Rules for weeks, months, years and longer, and for counted durations."""

from __future__ import annotations

import re
from typing import cast

from marsad.arabic.data_files import sections
from marsad.arabic.dates import vocabulary as v
from marsad.arabic.dates.expressions import Part, Unit
from marsad.arabic.dates.mention import Granularity
from marsad.arabic.dates.months import calendar_of, month_name, part_word, year_after, year_mark, year_number
from marsad.arabic.dates.periods import Ago, Lasting, PartOfYear, Period, Vague, Year
from marsad.arabic.dates.walk import DateStream, Parsed, modifier
from marsad.arabic.numbers import parse_number, parse_ordinal

# Years that are not the calendar's.
_OTHER_YEARS = frozenset({"الدراسي", "المالي", "الجامعي", "الهجري", "الاكاديمي", "التاميني", "الرياضي"})
_PLURALS: dict[str, Unit] = {
    "الايام": "day", "الاسابيع": "week", "الاشهر": "month", "الشهور": "month", "الاعوام": "year", "السنوات": "year",
    "السنين": "year", "العقود": "decade", "القرون": "century",
}  # fmt: skip
_DUALS: dict[str, Unit] = {
    "اليومين": "day", "الاسبوعين": "week", "الشهرين": "month", "العامين": "year", "السنتين": "year",
    "العقدين": "decade",
}  # fmt: skip
_APPROXIMATE = frozenset({"نحو", "حوالي", "قرابه", "زهاء"})
_COMPARED = frozenset({"اكثر", "اقل", "ازيد"})


def period(stream: DateStream, index: int, part: Part = "") -> Parsed | None:
    """Read «الأسبوع الماضي», «هذا الشهر», «العام الحالي», «القرن التاسع عشر», with `part` also «(نهاية) العام»."""
    if stream.at(index) in v.DEMONSTRATIVES:
        unit = v.PERIODS.get(stream.at(index + 1))
        usable = unit in ("week", "month", "year", "decade", "century")
        return Parsed(Period(unit, 0, part), index + 2) if unit and usable else None
    word = stream.at(index)
    unit = v.PERIODS.get(word)
    if unit is None:
        return None
    if unit in ("quarter", "half"):
        return _part_of_year(stream, index, unit, part)
    if word == "العام" and _is_general(stream, index):
        return None
    if unit == "century":
        numbered = _century(stream, index, part)
        if numbered:
            return numbered
    at = stream.skip(index + 1, "الميلادي")
    if stream.at(at) in _OTHER_YEARS:
        return None
    shift = modifier(stream, at)
    if shift:
        return Parsed(Period(unit, shift[0], part), _restated(stream, shift[1]))
    told_before = stream.at(at) in ("نفسه", "نفسها", "ذاته", "ذاتها", "التالي", "التاليه", "السابق", "الذي")
    bare = part and unit in ("week", "month", "year", "century") and at == index + 1 and not told_before
    return Parsed(Period(unit, 0, part), at) if bare else None


def _is_general(stream: DateStream, index: int) -> bool:
    """Tell «العام» the adjective ("general"), as in «الأمين العام», from «العام» the year."""
    return stream.at(index - 1).removeprefix("و") in sections("dates.txt")["before_general"]


def _restated(stream: DateStream, index: int) -> int:
    """Skip the number of the year after «العام الحالي»: it says nothing new."""
    at = stream.skip(index, "(")
    number = year_number(stream, at)
    if number is None:
        return index
    if at > index:
        return number[2] + 1 if stream.at(number[2]) == ")" else index
    return number[2]


def _century(stream: DateStream, index: int, part: Part) -> Parsed | None:
    at = stream.skip(index + 1, "ال")
    ordinal = parse_ordinal(stream, index + 1)
    if ordinal is None:
        text = stream.at(at)
        if not (at > index + 1 and stream.is_number(at) and text.isdigit() and len(text) <= 2):
            return None
        ordinal = int(text), at + 1
    number, after = ordinal
    after = stream.skip(after, "الميلادي")
    if stream.at(after) == "الهجري" or number < 1:
        return None
    first = 100 * (number - 1) + 1
    return Parsed(Year("gregorian", first, first + 99, part, "century"), after)


def _part_of_year(stream: DateStream, index: int, unit: Unit, part: Part) -> Parsed | None:
    """Read «الربع الأول من العام الحالي», «النصف الثاني من 2014», «الربع الماضي»."""
    shift = modifier(stream, index + 1)
    if shift:
        return Parsed(Period(unit, shift[0], part), shift[1]) if unit == "quarter" else None
    ordinal = parse_ordinal(stream, index + 1)
    length = 3 if unit == "quarter" else 6
    if stream.at(index + 1) in ("الاخير", "الاخيره"):
        ordinal = 12 // length, index + 2
    if ordinal is None or not 1 <= ordinal[0] <= 12 // length:
        return None
    granularity = cast(Granularity, unit)
    year = year_after(stream, ordinal[1], "gregorian")
    first_month = (ordinal[0] - 1) * length + 1
    if year:
        return Parsed(PartOfYear(granularity, first_month, length, year.year, year.shift, part=part), year.after)
    if stream.at(ordinal[1]) == "من" and stream.at(ordinal[1] + 1) in ("العام", "السنه"):
        if stream.at(ordinal[1] + 2) in _OTHER_YEARS:
            return None
        return Parsed(PartOfYear(granularity, first_month, length, shift=0, part=part), ordinal[1] + 2)
    return None


def season(stream: DateStream, index: int, part: Part = "") -> Parsed | None:
    """Read «الصيف الماضي», «صيف 2014», «فصل الخريف المقبل», «شتاء العام الماضي»."""
    at = stream.skip(index, "فصل")
    word = stream.at(at)
    first_month = v.SEASONS.get(word.removeprefix("ال"))
    if first_month is None:
        return None
    shift = modifier(stream, at + 1)
    if shift and word.startswith("ال"):
        return Parsed(PartOfYear("season", first_month, 3, nearest=max(-1, min(1, shift[0])), part=part), shift[1])
    year = year_after(stream, at + 1, "gregorian")
    if year and stream.at(at + 1) not in ("،", ",", "-", "/", "في"):
        return Parsed(PartOfYear("season", first_month, 3, year.year, year.shift, part=part), year.after)
    return None


def year(stream: DateStream, index: int, part: Part = "") -> Parsed | None:
    """Read «عام 2014», «سنة 1436 هـ», «عامي 2006 و2007», «الأعوام 2010-2014», «بحلول 2030»."""
    word = stream.at(index)
    if word in ("عام", "سنه", "العام", "السنه", "لعام", "عامي", "سنتي", "العامين", "الاعوام", "السنوات", "اعوام"):
        if word == "العام" and _is_general(stream, index):
            return None
        first = year_number(stream, index + 1)
        if first is None:
            return _year_pair(stream, index + 1, part)
        calendar, number, after = first
        joined = stream.skip(after, "و", "-", "–", "/", "الي", "حتي", "وحتي")
        second = year_number(stream, joined) if joined > after else None
        if second and second[0] == calendar and second[1] > number:
            return Parsed(Year(calendar, number, second[1], part), second[2])
        return Parsed(Year(calendar, number, part=part), after)
    return _bare_year(stream, index, part)


def _year_pair(stream: DateStream, index: int, part: Part) -> Parsed | None:
    """Read the two years of a school or budget year: «1436/1437 هـ», «2014/2015»."""
    text = stream.at(index)
    match = re.fullmatch(r"(\d{4})/(\d{4})", text)
    if match is None:
        return None
    mark, after = year_mark(stream, index + 1)
    first, last = int(match[1]), int(match[2])
    calendar = calendar_of(min(first, last), mark)
    return (
        Parsed(Year(calendar, min(first, last), max(first, last), part), after) if calendar and first != last else None
    )


def _bare_year(stream: DateStream, index: int, part: Part) -> Parsed | None:
    """Read a year that only its mark («2014م») or the word before it («منذ 2014») shows to be one."""
    number = year_number(stream, index)
    if number is None:
        pair = _year_pair(stream, index, part)
        return pair if pair and stream.at(pair.after - 1) in ("م", "ه", "هجريه") else None
    calendar, value, after = number
    if after > index + 1:
        return Parsed(Year(calendar, value, part=part), after) if value >= 1000 else None
    following = stream.at(after)
    counted = (
        following[:1].isalpha()
        and not following.startswith(("ال", "و", "ب", "ل", "ف"))
        and following not in sections("dates.txt")["after_bare_year"]
    )
    if (part or stream.at(index - 1).removeprefix("و") in _YEAR_PREPOSITIONS) and 1900 <= value <= 2100 and not counted:
        return Parsed(Year(calendar, value, part=part), after)
    return None


_YEAR_PREPOSITIONS = frozenset({"في", "منذ", "بحلول", "حتي", "خلال", "الي", "بين"})


def decade(stream: DateStream, index: int, part: Part = "") -> Parsed | None:
    """Read «الثمانينيات», «تسعينات القرن الماضي»: of the twentieth century unless another is named."""
    at = stream.skip(index, "عقد")
    word = stream.at(at)
    start = v.DECADES.get(word)
    if start is None or (stream.at(at + 1) == "من" and stream.at(at + 2).startswith(("عمر", "العمر"))):
        return None
    century, after = 1900, at + 1
    before = stream.skip(after, "من")
    if stream.at(before) == "القرن":
        named = _century(stream, before, "")
        if named and isinstance(named.expression, Year):
            century, after = named.expression.year - 1, named.after
        elif shift := modifier(stream, before + 1):
            after = shift[1]
            century = 1900 if shift[0] == -1 else 2000
        else:
            return None
    elif not word.startswith("ال"):
        return None
    return Parsed(Year("gregorian", century + start, century + start + 9, part, "decade"), after)


def counted_span(stream: DateStream, index: int) -> Parsed | None:
    """Read «الأيام الثلاثة الماضية», «الخمس سنوات المقبلة», «الـ24 ساعة الماضية», «العامين الماضيين»."""
    word = stream.at(index)
    unit: Unit | None
    count: float | None = None
    if word in _DUALS:
        unit, count, at = _DUALS[word], 2, index + 1
    elif word in _PLURALS:
        unit, at = _PLURALS[word], index + 1
        if number := _definite_number(stream, at):
            count, at = number
    else:
        number = _definite_number(stream, index)
        if number is None:
            return None
        count, at = number
        word = stream.at(at)
        if word in v.HOURS and count % 24 == 0:
            unit, count = "day", count / 24
        elif word in v.UNITS:
            unit = v.UNITS[word][0]
        else:
            return None
        at += 1
    at = stream.skip(at, *v.FEW)
    shift = modifier(stream, at)
    if shift is None and stream.at(at) in v.RECENT:
        shift = -1, at + 1
    if shift is None or shift[0] not in (-1, 1):
        return None
    if count is None or count != int(count) or count < 1 or count > 10000:
        return Parsed(Vague(unit, "past" if shift[0] < 0 else "future"), shift[1])
    return Parsed(Lasting(unit, shift[0] * int(count)), shift[1])


def _definite_number(stream: DateStream, index: int) -> tuple[float, int] | None:
    at = stream.skip(index, "ال")
    if stream.is_number(at):
        parsed = parse_number(stream, at)
        return (parsed.value, parsed.after) if parsed and at > index else None
    if not stream.at(index).startswith("ال"):
        return None
    parsed = parse_number(stream, index)
    return (parsed.value, parsed.after) if parsed and parsed.skip == 0 else None


def distance(stream: DateStream, index: int) -> Parsed | None:
    """Read «قبل يومين», «منذ ثلاثة أيام», «قبل نحو عام», «بعد شهر ونصف», «قبل أيام».

    «بعد عامين من …» and a bare «بعد يومين» count from another event: a mention without days.
    """
    sign = v.AGO_WORDS.get(stream.at(index))
    if sign is None:
        return None
    at = index + 1
    rough = False
    if stream.at(at) in _APPROXIMATE:
        rough, at = True, at + 1
    elif stream.at(at) in _COMPARED and stream.at(at + 1) == "من":
        rough, at = True, at + 2
    amount = _amount(stream, at)
    if amount is None or stream.at(index - 1) in v.UNITS:  # «عاما بعد عام»
        return None
    unit, count, after = amount
    after = stream.skip(after, "تقريبا")
    from_now = stream.at(after) == "من" and stream.at(after + 1) == "الان"
    if from_now:
        after += 2
    elif stream.at(index) in ("قبل", "بعد") and _from_event(stream, after):
        return Parsed(Vague(unit, ""), after)
    if count is None:
        return Parsed(Vague(unit, "past" if sign < 0 else ""), after) if sign < 2 else None
    if sign == 2:
        return None
    return Parsed(Ago(unit, sign * count, rough, from_now), after)


def _from_event(stream: DateStream, index: int) -> bool:
    """Tell «قبل يومين من الهجوم», «بعد عام على الحرب» from «قبل عام من أجل العمل»."""
    following = stream.at(index + 1)
    return stream.at(index) == "علي" or (stream.at(index) == "من" and following not in ("اجل", "جانب", "قبل", "خلال"))


def _amount(stream: DateStream, index: int) -> tuple[Unit, float | None, int] | None:
    """Read an amount of time: (unit, count or None when vague, the token after it)."""
    word = stream.at(index)
    if word in v.VAGUE_COUNTS and stream.at(index + 1) in v.UNITS:
        return v.UNITS[stream.at(index + 1)][0], None, index + 2
    if word in v.UNITS:
        unit, says = v.UNITS[word]
        if says == 0:
            few = stream.skip(index + 1, "قليله", "معدوده", "عده", "طويله")
            return unit, None, few
        after = stream.skip(index + 1, "واحد", "واحده")
        if after == index + 1 and says == 1 and _names_something(stream, after):
            return None
        return _and_half(stream, unit, float(says), after)
    if (
        word in v.HOURS
        or word in v.MINUTES
        or (word in v.VAGUE_COUNTS and stream.at(index + 1) in (*v.HOURS, *v.MINUTES))
    ):
        return "day", None, index + 1 + (word in v.VAGUE_COUNTS)
    number = parse_number(stream, index)
    if number is None or number.skip or number.value <= 0:
        return None
    noun = stream.at(number.after)
    if noun in v.UNITS:
        return _and_half(stream, v.UNITS[noun][0], float(number.value), number.after + 1)
    if noun in v.HOURS and number.value % 24 == 0:
        return "day", number.value / 24, number.after + 1
    if noun in v.HOURS or noun in v.MINUTES:
        return "day", None, number.after + 1
    return None


def _names_something(stream: DateStream, index: int) -> bool:
    """Tell «قبل عام» from «قبل عام 2010», «قبل شهر رمضان», «منذ يوم الأحد», «منذ يوم أمس»."""
    word = stream.at(index)
    return (
        stream.is_number(index)
        or word in v.WEEKDAYS
        or word in v.OFFSETS
        or word.startswith("ال")
        or word in ("اول", "غد")
        or month_name(stream, index) is not None
    )


def _and_half(stream: DateStream, unit: Unit, count: float, index: int) -> tuple[Unit, float | None, int]:
    if stream.at(index) == "ونصف":
        definite = stream.at(index + 1).startswith("ال") and stream.at(index + 1)[2:] in v.UNITS
        return unit, count + 0.5, index + 1 + definite
    return unit, count, index


def with_part(stream: DateStream, index: int) -> tuple[Part, int]:
    """Read «مطلع», «نهاية شهر» …: (the part or "", the token after it)."""
    part = part_word(stream, index)
    return (part, index + 1) if part else (cast(Part, ""), index)
