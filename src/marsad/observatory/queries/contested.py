"""What is claimed and denied."""

from __future__ import annotations

from typing import Any

from marsad.observatory.models import Event


def contested() -> Any:
    """Return the events on which accounts disagree."""
    return Event.objects.filter(contested=True)


def doubtful() -> Any:
    """Return the events that are only alleged, or only denied: a claim that nobody has answered in the archive."""
    return Event.objects.filter(contested=False, reports__gt=0, status__in=("alleged", "denied"))
