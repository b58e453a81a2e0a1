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
    def take(cls, name: str, holder: str, seconds: float, *, renew: bool = True) -> bool:
        """Take the lease on `name` for `seconds`; False when somebody else holds it.

        Whoever holds it may renew it before it ends; without `renew` not, so that the thing is done once in `seconds`.
        """
        now = timezone.now()
        until = now + timedelta(seconds=seconds)
        _, made = cls.objects.get_or_create(name=name, defaults={"holder": holder, "until": until})
        free = Q(until__lt=now) | Q(holder=holder) if renew else Q(until__lt=now)
        return made or bool(cls.objects.filter(free, name=name).update(holder=holder, until=until))
