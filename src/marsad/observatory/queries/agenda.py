"""What is announced: events that are planned for a day to come."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from marsad.observatory.models import Event


def announced(first: date, last: date | None = None, everything: bool = False) -> Any:
    """Return the planned events from day `first` on, to `last` where one is given; those of a whole month with its first day."""
    month = first.replace(day=1)
    found = Event.objects.filter(status="planned", reports__gt=0, day__gte=month)
    found = found.exclude(day__lt=first, granularity="day")
    if not everything:
        found = found.filter(likely=True)
    if last is not None:
        found = found.filter(day__lte=last)
    return found.order_by("day", "pk")


def starting_day(wanted: date | None) -> date:
    """Return the day that the agenda begins with: the wanted one, else today.

    An archive has nothing to come: without any event from today on it begins with its last reported day.
    """
    today = timezone.localdate()
    if wanted is not None:
        return wanted
    if announced(today).exists():
        return today
    newest = Event.objects.filter(reports__gt=0).order_by("-last_reported").values_list("last_reported", flat=True)
    newest = newest.first()
    return timezone.localtime(newest).date() if newest else today
