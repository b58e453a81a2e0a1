"""Finding the dates and times of a text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, cast

from marsad.arabic.dates import vocabulary as v
from marsad.arabic.dates.clock import clock, on_the_day
from marsad.arabic.dates.days import named_day, night_between, with_equivalent
from marsad.arabic.dates.expressions import Context, Day, DayOffset, DayOfMonth, Expression, Resolved, Tense, Weekday
from marsad.arabic.dates.mention import Calendar, DateMention, DayPart, Direction, Relation
from marsad.arabic.dates.months import day_of_month, month, numeric_date
from marsad.arabic.dates.periods import Ago, Range
from marsad.arabic.dates.spans import counted_span, decade, distance, period, season, with_part, year
from marsad.arabic.dates.tense import nearby_tense
from marsad.arabic.dates.walk import DateStream, Parsed

#: Saturday, the first day of the week in most Arab countries (CLDR).
WEEK_START = 5


class _Found(NamedTuple):
    expression: Expression | None
    after: int
    part: DayPart = ""
    time: time | None = None
    zone: str | None = None


def find_dates(
    text: str, reference: date, *, tense: Tense | None = None, week_start: int = WEEK_START
) -> list[DateMention]:
    """Return the dates and times that `text` mentions, in order and without overlaps.

    reference: the day that the text was written or published (of a datetime, its own day).
    tense: "past" or "future" when the caller knows the tense of the governing verb; it decides which Tuesday
        «الثلاثاء» is, and which year «14 سبتمبر». Without it the verbs near each mention are looked at; when they
        tell nothing, weekdays are taken as past, dates as the nearest, and the mention's `certain` is false.
    week_start: first day of the week for «الأسبوع الماضي», Monday 0 to Sunday 6.

    A text that names its day («أعلن أمس الثلاثاء», published on a Thursday) was written on the day that this implies;
    its other mentions are then read from that day too. Who reads a text sentence by sentence asks `written_day` first.

    A mention that tells no day has `first` and `last` None; it is never put on the reference day.
    Raises ValueError for a `week_start` outside 0 to 6 or another `tense`.
    """
    if not 0 <= week_start <= 6:
        raise ValueError(f"week_start must be 0 (Monday) to 6 (Sunday), not {week_start}")
    if tense not in (None, "past", "future"):
        raise ValueError(f"tense must be 'past', 'future' or None, not {tense!r}")
    day = _day_of(reference)
    stream = DateStream(text)
    places = _places(stream)
    written = _written_on(day, places)
    context = Context(written, tense, week_start, inferred=written != day)
    return [_mention(stream, index, skip, found, context) for index, skip, found in places]


def written_day(text: str, reference: date) -> date:
    """Return the day that `text` itself says it was written on: «غدا الخميس» was written on a Wednesday.

    That is the last such day up to the reference day, if all its named days agree on one; else the reference day.
    """
    return _written_on(_day_of(reference), _places(DateStream(text)))


_Place = tuple[int, int, _Found]


def _day_of(reference: date) -> date:
    return reference.date() if isinstance(reference, datetime) else reference


def _places(stream: DateStream) -> list[_Place]:
    """Return each date phrase with the index of its first token and the letters of proclitics before it."""
    places: list[_Place] = []
    index = 0
    while index < len(stream):
        found, skip = _at(stream, index)
        if found is not None:
            places.append((index, skip, found))
        index = found.after if found else index + 1
    return places


def _written_on(reference: date, places: list[_Place]) -> date:
    expressions = (found.expression for _, _, found in places)
    days = {
        reference - timedelta(days=(reference.weekday() + expression.days - expression.weekday) % 7)
        for expression in expressions
        if isinstance(expression, DayOffset) and expression.weekday is not None and reference.toordinal() > 7
    }
    return days.pop() if len(days) == 1 else reference


def _at(stream: DateStream, index: int) -> tuple[_Found | None, int]:
    """Read the date phrase that begins at a token: (what was found, letters of proclitics before it)."""
    if stream.is_number(index):
        return _whole(stream, index), 0
    skip = stream.strip(index)
    if skip is None:
        return None, 0
    found = _whole(stream, index)
    if found is None:
        stream.restore(index)
    return found, skip


def _whole(stream: DateStream, index: int) -> _Found | None:
    """Read a date with the time beside it, or a time with the date beside it, and the range that it may begin."""
    if stream.is_number(index) and not _may_begin(stream, index):
        return None
    hour = clock(stream, index)
    if hour:
        day = _day_after_clock(stream, hour.after)
        if day:
            return _Found(
                day.expression, day.after, hour.part or day.part, _with_part(hour.time, hour.part, day.part), hour.zone
            )
        return _Found(None, hour.after, hour.part, hour.time, hour.zone)
    day = _part_and_day(stream, index)
    if day is None or day.expression is None:
        return day
    ranged = _range(stream, index, day)
    if ranged:
        return ranged
    beside = stream.skip(day.after, "،", "عند", "في", "علي")
    hour = clock(stream, beside) if stream.at(beside) in ("الساعه", "تمام") else None
    if hour:
        part = day.part or hour.part
        return _Found(day.expression, hour.after, part, _with_part(hour.time, hour.part, day.part), hour.zone)
    return day


def _may_begin(stream: DateStream, index: int) -> bool:
    text = stream.at(index)
    return len(text) <= 10 and not text.startswith("00")


def _with_part(value: time, own: DayPart, other: DayPart) -> time:
    """Move an hour without a part of the day into the part that its day has: «الساعة 5 … عصر اليوم»."""
    return value if own or not other else on_the_day(value.hour, value.minute, other) or value


def _day_after_clock(stream: DateStream, index: int) -> _Found | None:
    at = stream.skip(index, "،")
    at = stream.skip(at, "من", "في")
    skip = stream.strip(at)
    found = _part_and_day(stream, at) if skip is not None or stream.is_number(at) else None
    if found is None:
        stream.restore(at)
        return None
    return found if found.expression is not None and _is_day(found.expression) else None


def _is_day(expression: Expression) -> bool:
    return isinstance(expression, (Day, DayOfMonth, DayOffset, Weekday))


def _part_and_day(stream: DateStream, index: int) -> _Found | None:
    """Read «مساء أمس», «فجر يوم الجمعة», «ليل الجمعة السبت», «بعد ظهر الأحد», or a date without a part of the day."""
    at = index
    if stream.at(at) in ("بعد", "قبل", "قبيل", "عقب") and stream.at(at + 1) == "ظهر":
        part: DayPart = "afternoon" if stream.at(at) in ("بعد", "عقب") else "morning"
        at += 2
    elif stream.at(at) in v.DAY_PARTS:
        part = v.DAY_PARTS[stream.at(at)]
        at += 1
    else:
        found = _date(stream, index)
        return _Found(found.expression, found.after, _night(stream, index)) if found else None
    at = stream.skip(at, "من")
    found = (night_between(stream, at) if part in ("night", "evening") else None) or _date(stream, at)
    if found is None:
        return None
    if _is_day(found.expression) or isinstance(found.expression, Range):
        return _Found(found.expression, found.after, part)
    return None


def _night(stream: DateStream, index: int) -> DayPart:
    word = stream.at(index + 1) if stream.at(index) in v.DEMONSTRATIVES else stream.at(index)
    return {"الليله": "night", "الصباح": "morning", "المساء": "evening"}.get(word, "")  # type: ignore[return-value]


_RULES: tuple[Callable[[DateStream, int], Parsed | None], ...] = (
    named_day, counted_span, distance, day_of_month, period, month, year, season, decade,
)  # fmt: skip


def _date(stream: DateStream, index: int) -> Parsed | None:
    if stream.is_number(index):
        found = with_equivalent(stream, numeric_date(stream, index) or day_of_month(stream, index))
        return found or year(stream, index)
    part, at = with_part(stream, index)
    if part:
        for rule in (month, period, year, season, decade):
            found = rule(stream, at, part)
            if found:
                return found
        # «أول من أمس» and «أول أغسطس» both begin with a word that can be a part.
    for rule_ in _RULES:
        found = rule_(stream, index)
        if found:
            return with_equivalent(stream, found)
    return None


def _range(stream: DateStream, index: int, first: _Found) -> _Found | None:
    """Read the second date of «(من) الأحد إلى الثلاثاء», «(بين) 3 آب و7 أيلول», «منذ الاثنين حتى الجمعة»."""
    at = first.after
    word, before = stream.at(at), stream.at(index - 1)
    if word in ("الي", "حتي", "وحتي", "لغايه", "ولغايه") or (word in ("-", "–") and isinstance(first.expression, Day)):
        at += 1
    elif not (before == "بين" and word.startswith("و")):
        return None
    elif word == "و":
        at += 1
    skip = 0 if stream.is_number(at) else stream.strip(at)
    second = _part_and_day(stream, at) if skip is not None else None
    if second is None or second.expression is None or first.expression is None:
        stream.restore(at)
        return None
    if isinstance(first.expression, (Range, Ago)) or isinstance(second.expression, (Range, Ago)):
        stream.restore(at)
        return None
    return _Found(Range(first.expression, second.expression), second.after)


def _mention(stream: DateStream, index: int, skip: int, found: _Found, context: Context) -> DateMention:
    start, end = stream.span(index, found.after, skip)
    text = stream.surface(start, end)
    relation = cast(Relation, v.RELATIONS.get(stream.at(index - 1).removeprefix("و"), "on"))
    if stream.at(index) in ("منذ", "مذ"):
        relation = "since"
    if found.expression is None:
        return DateMention(
            start,
            end,
            text,
            None,
            None,
            "day",
            time=found.time,
            zone=found.zone,
            day_part=found.part,
            relation=relation,
        )
    if context.tense is None and not found.expression.anchored:
        tense = _RELATION_TENSE.get(relation) or nearby_tense(stream, index, found.after)
        context = context.at(context.reference, tense)
    resolved = found.expression.resolve(context)
    return DateMention(
        start,
        end,
        text,
        resolved.first,
        resolved.last,
        resolved.granularity,
        _direction(resolved, context.reference),
        resolved.certain and not (context.inferred and isinstance(found.expression, DayOffset)),
        resolved.approximate,
        cast(Calendar, getattr(found.expression, "calendar", "gregorian")),
        found.time,
        found.zone,
        found.part,
        relation,
    )


# «منذ يناير» began in the past, whatever the verb.
_RELATION_TENSE: dict[Relation, Tense] = {"since": "past"}


def _direction(resolved: Resolved, reference: date) -> Direction:
    if resolved.first is None or resolved.last is None:
        return resolved.direction
    if resolved.last < reference:
        return "past"
    return "future" if resolved.first > reference else "present"
