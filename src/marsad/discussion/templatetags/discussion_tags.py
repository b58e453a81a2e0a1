"""Readers' comments in templates: ``{% load discussion_tags %}{% comments article %}``."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils import formats, timezone, translation

from marsad.arabic import format_date, format_time
from marsad.discussion import threads
from marsad.discussion.actions.submit import is_open
from marsad.discussion.forms import CommentForm
from marsad.newsroom.models import Article, Institution

register = template.Library()


@register.inclusion_tag("discussion/thread.html", takes_context=True)
def comments(context: RequestContext, article: Article) -> dict[str, Any]:
    """Show an article's comments and, where readers may comment, the form.

    The form carries no token and nothing of the reader, so that the page may lie on disk for everybody.
    """
    institution = Institution.for_request(context["request"])
    # An article that is being previewed before it was ever saved has no comments and nowhere to send one.
    saved = article.pk is not None
    return {
        "request": context["request"],
        "article": article,
        "institution": institution,
        "thread": threads.load(article.pk) if saved else threads.Thread([], 0),
        "open": saved and is_open(article, institution),
        "form": CommentForm(article),
    }


@register.filter
def moment(value: datetime, institution: Institution) -> str:
    """Write a comment's date and time as the institution writes dates."""
    local = timezone.localtime(value)
    if not (translation.get_language() or "").startswith("ar"):
        return str(formats.date_format(local, "DATETIME_FORMAT"))
    day = format_date(local, institution.months, institution.digits, weekday=False)
    return f"{day}، {format_time(local, institution.digits)}"
