"""Makes a picture's files as soon as the picture is at the desk, so that they are there before its article is."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django_tasks import task

from marsad.newsroom import pictures


@task()
def make_renditions(picture_id: int) -> int:
    """Make the missing files of one picture; returns how many. Does nothing for a picture that is gone."""
    from marsad.newsroom.models import Picture

    picture = Picture.objects.prefetch_related("renditions").filter(pk=picture_id).first()
    return pictures.make(picture) if picture is not None else 0


def on_picture_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Have the files made; a picture whose focal point or file changed has lost its old ones."""
    if not raw:
        transaction.on_commit(partial(make_renditions.enqueue, instance.pk))


def connect() -> None:
    """Connect the handler; called once when Django starts."""
    from marsad.newsroom.models import Picture

    post_save.connect(on_picture_saved, sender=Picture, dispatch_uid="newsroom.renditions")
