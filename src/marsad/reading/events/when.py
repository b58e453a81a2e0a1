"""The date and the place of an event, from what its sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from marsad.arabic import DateMention, find_dates, fold
from marsad.reading.actors.mention import Mention
from marsad.reading.analysis import Analysis
from marsad.reading.events.triggers import Trigger

_TODAY = frozenset({"اليوم", "هذا اليوم", "مساء اليوم", "صباح اليوم", "ظهر اليوم", "فجر اليوم", "الليله", "عصر اليوم"})
_FAR = 200
"""Characters between an event word and a date beyond which the date belongs to something else."""
_BACK = 2
"""Sentences before an event's own whose date may be its date too."""


class Calendar:
    """Dates of a document's sentences, found when they are first asked for."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._found: dict[int, list[DateMention]] = {}

    def dates(self, sentence: int) -> list[DateMention]:
        """Date mentions of a sentence that tell a day or a month; offsets point into the document."""
        known = self._found.get(sentence)
        if known is None:
            known = self._found[sentence] = list(self._read(sentence))
        return known

    def _read(self, sentence: int) -> Sequence[DateMention]:
        analysis = self.analysis
        if analysis.published is None:
            return []
        doc = analysis.doc
        first, last = doc.sentences[sentence]
        start = doc.start[first]
        found = find_dates(doc.text[start : doc.end[last - 1]], analysis.published)
        return [_moved(m, start) for m in found if m.first is not None and fold(m.text).strip() not in _TODAY]


def _moved(mention: DateMention, by: int) -> DateMention:
    from dataclasses import replace

    return replace(mention, start=mention.start + by, end=mention.end + by)


def iso(mention: DateMention) -> str | None:
    """A day, or the month for weeks and months; None for what is less exact than a month."""
    assert mention.first is not None
    if mention.granularity in {"day", "range"}:
        return mention.first.isoformat()
    if mention.granularity in {"week", "month"}:
        return f"{mention.first:%Y-%m}"
    return None


def event_date(calendar: Calendar, places: Sequence[Trigger], status: str) -> tuple[str | None, str | None]:
    """Date of an event and what it rests on, from the first of its places whose sentence tells one.

    said: the words tell the day; inferred: a day of the week whose week the tense decides, or, for what has happened,
    the day that the sentences before it in the same paragraph tell.
    """
    for trigger in places:
        day, basis = _date_at(calendar, trigger, status, trigger.sentence)
        if day is not None:
            return day, basis
    if status not in {"happened", "alleged"} or not places:
        return None, None
    doc = calendar.analysis.doc
    for back in range(1, _BACK + 1):
        number = places[0].sentence - back
        if (
            number < doc.title_sentences
            or "\n" in doc.text[doc.start[doc.sentences[number][0]] : doc.start[places[0].first]]
        ):
            break
        day, _ = _date_at(calendar, places[0], status, number)
        if day is not None:
            return day, "inferred"
    return None, None


def _date_at(calendar: Calendar, trigger: Trigger, status: str, sentence: int) -> tuple[str | None, str | None]:
    doc = calendar.analysis.doc
    place = doc.start[trigger.first]
    best: DateMention | None = None
    least = float(_FAR) if sentence == trigger.sentence else float("inf")
    for mention in calendar.dates(sentence):
        if mention.relation == "until" or iso(mention) is None:
            continue
        distance = float(mention.start - place if mention.start > place else place - mention.end)
        if mention.end < place:
            distance *= 1.3
        if ":" in doc.text[min(place, mention.start) : max(place, mention.start)]:
            distance *= 2
        if mention.relation == "since":
            distance *= 2
        if distance < least:
            best, least = mention, distance
    if best is None:
        return None, None
    assert best.first is not None
    published = calendar.analysis.published
    day = best.first
    if status == "planned" and published and day < published and not best.certain and (published - day) < timedelta(7):
        return _next_week(day), "inferred"
    return iso(best), "said" if best.certain else "inferred"


def _next_week(day: date) -> str:
    return (day + timedelta(7)).isoformat()


def event_place(analysis: Analysis, trigger: Trigger, mentions: Sequence[Mention]) -> Mention | None:
    """The nearest place in the sentence that stands after «في», «ب» or «إلى»."""
    norm = analysis.doc.norm
    best: Mention | None = None
    least = 40
    for mention in mentions:
        if mention.kind not in {"place", "capital", "state"}:
            continue
        governed = mention.preposition == "ب" or (
            mention.first > 0 and norm[mention.first - 1] in {"في", "الي", "مدينه", "محافظه", "بمدينه"}
        )
        if not governed:
            continue
        distance = mention.first - trigger.last if mention.first > trigger.last else 8 + trigger.first - mention.last
        distance -= 3 if mention.kind == "place" else 0
        if distance < least:
            best, least = mention, distance
    return best
