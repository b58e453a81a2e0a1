"""A lease: of several processes, one at a time does a thing."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Lease(models.Model):
    """Who does the named thing until when."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=64)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def take(cls, name: str, holder: str, seconds: float) -> bool:
        """Take or renew the lease on `name` for `seconds`; False when somebody else holds it."""
        now = timezone.now()
        until = now + timedelta(seconds=seconds)
        _, made = cls.objects.get_or_create(name=name, defaults={"holder": holder, "until": until})
        return made or bool(
            cls.objects.filter(Q(holder=holder) | Q(until__lt=now), name=name).update(holder=holder, until=until)
        )
