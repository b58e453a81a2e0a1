"""What the discussion does when the newsroom announces something."""

from __future__ import annotations

import secrets
from typing import Any

from marsad.discussion import privacy
from marsad.discussion.importing import import_comments
from marsad.intake.story import Story
from marsad.newsroom.models import Article, Lease
from marsad.newsroom.signals import schedule_ran, stories_imported

A_DAY = 24 * 60 * 60


def on_imported(pairs: list[tuple[int, Story]], **kwargs: Any) -> None:
    """Keep the comments that came with stories. They were published where they come from, so they are approved."""
    commented = {pk: story.comments for pk, story in pairs if story.comments}
    for article in Article.objects.filter(pk__in=commented):
        import_comments(article, commented[article.pk])


def on_schedule(**kwargs: Any) -> None:
    """Once a day, erase and remove what the site does not keep any longer."""
    # A holder that nobody is twice: the lease is not renewed, but taken anew when the day is over.
    if Lease.take("discussion.expire", secrets.token_hex(8), A_DAY):
        privacy.expire()


def connect() -> None:
    """Connect the handlers; called once when Django starts."""
    stories_imported.connect(on_imported, dispatch_uid="discussion.imported")
    schedule_ran.connect(on_schedule, dispatch_uid="discussion.schedule")
