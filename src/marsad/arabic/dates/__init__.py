"""Dates and times in Arabic text: found with their place and resolved against the day the text was written."""

from marsad.arabic.dates.find import WEEK_START, find_dates, written_day
from marsad.arabic.dates.mention import Calendar, DateMention, DayPart, Direction, Granularity, Relation

__all__ = [
    "WEEK_START",
    "Calendar",
    "DateMention",
    "DayPart",
    "Direction",
    "Granularity",
    "Relation",
    "find_dates",
    "written_day",
]
