"""What falls due by the clock: articles go live, articles expire."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Due:
    """How many went live, how many expired, and how many could not and stay on the desk's list."""

    published: int = 0
    expired: int = 0
    failed: int = 0


def run_due() -> Due:
    """Publish what was scheduled until now and take down what has expired; return how many.

    What Wagtail's command ``publish_scheduled`` does, each in a transaction of its own: one that fails is logged, shown
    on the desk (`articles_waiting.missed`) and tried again next time, and does not keep the others waiting.
    """
    due, now = Due(), timezone.now()
    kinds = [model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)]
    for model in (Page, *kinds):
        for item in model._default_manager.filter(live=True, expire_at__lt=now).order_by("expire_at"):
            expire = partial(item.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
            if _attempt(item, expire):
                due.expired += 1
            else:
                due.failed += 1
    for version in Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at"):
        if _attempt(version, partial(version.publish, log_action="wagtail.publish.scheduled")):
            # One that an embargo holds has been planned anew instead.
            due.published += version.approved_go_live_at <= now
        else:
            due.failed += 1
    return due


def _attempt(what: object, action: Callable[[], object]) -> bool:
    """Run `action` in a transaction; log what went wrong and return whether it worked."""
    try:
        with transaction.atomic():
            action()
    except Exception:
        logger.exception("What was due failed: %s", what)
        return False
    return True
