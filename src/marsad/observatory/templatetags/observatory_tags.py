"""``{% load observatory_tags %}``: how the record's items are written."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from marsad.newsroom import style
from marsad.newsroom.addresses import numbered
from marsad.newsroom.models import Article
from marsad.observatory import margin as margins
from marsad.observatory.queries import articles
from marsad.observatory.queries.lists import Row
from marsad.observatory.queries.statements import STANCES
from marsad.observatory.vocabulary import MUTUAL, REASONS

register = template.Library()


@register.filter
def names(actors: list[Any]) -> str:
    """Write the names of actors, joined by commas."""
    return _(", ").join(actor.name for actor in actors)


@register.filter
def event_title(row: Row, with_day: bool = False) -> str:
    """Write an event in a line: «لقاء أو محادثات: روسيا، السعودية»."""
    acting, receiving = names(row.acting), names(row.receiving)
    if not receiving or receiving == acting:
        sides = acting
    elif row.event.type in MUTUAL:
        sides = _("%(one)s and %(other)s") % {"one": acting, "other": receiving}
    else:
        sides = _("%(one)s → %(other)s") % {"one": acting, "other": receiving}
    title = f"{row.event.get_type_display()}: {sides}"
    return f"{row.event.day:%Y-%m-%d} {title}" if with_day and row.event.day else title


@register.filter
def stance_name(said: Any) -> str:
    """Write what a speaker does with what is said: «denial», «accusation»."""
    return str(STANCES.get(said.stance, ""))


@register.filter
def reasons(stored: str) -> str:
    """Write why an account was joined to its event, as merging keeps it («words 0.41, day»), in readers' words."""
    written = []
    for reason in stored.split(", "):
        name, _space, share = reason.partition(" ")
        if name == "words" and share.replace(".", "", 1).isdigit():
            written.append(_("%(percent)s of a hundred words in common") % {"percent": min(100, percent(float(share)))})
        else:
            written.append(str(REASONS.get(reason, reason)))
    return _(", ").join(written)


@register.filter
def sentence_address(item: Any) -> str:
    """Return the address of the sentence that a mention or statement was read from."""
    letter = "m" if hasattr(item, "quote") else "s"
    return f"{numbered('observatory:text', item.article_id)}#{letter}{item.pk}"


@register.filter
def pair_address(actor: Any, other: Any) -> str:
    """Return the address of the page of two actors."""
    return reverse("observatory:pair", args=[actor.slug, other.slug])


@register.simple_tag(takes_context=True)
def when(context: template.Context, item: Any) -> str:
    """Write the day, or month, of an event or account; nothing where nobody gives one."""
    if not item.day:
        return ""
    written = style.of(context)
    whole = style.day(item.day, written)
    if item.granularity == "month":
        return whole.split(" ", 1)[1]
    return whole


@register.simple_tag
def margin(kind: str = "", status: str = "", everything: bool = False) -> margins.Share:
    """Return how often events of a type and status are read rightly."""
    return margins.margin(kind, status, everything)


@register.simple_tag
def statement_margin() -> margins.Share:
    """Return how often statements are read rightly."""
    return margins.statement_margin()


@register.simple_tag
def article_record(article: Article) -> articles.ArticleRecord | None:
    """Return what was read in a live article, None where it was not read or nothing was found."""
    return articles.shown_record(article)


@register.simple_tag
def record_address() -> str:
    """Return the address of the record's first page, "" where nothing is read into one."""
    return reverse("observatory:record") if settings.MARSAD_RECORD else ""


@register.simple_tag
def query(wanted: Any, **changes: Any) -> str:
    """Write a filter as the query of an address, with changes."""
    return wanted.query_string(**changes)


@register.filter
def unlocalised(number: float) -> str:
    """Write a number as SVG reads it, whatever the language."""
    return f"{number:g}"


@register.simple_tag(takes_context=True)
def short_day(context: template.Context, day: Any, step: int) -> str:
    """Write a day on the axis of a chart: without the year, or as month and year where a bar is longer than a month."""
    written = style.of(context)
    words = style.day(day, written).split(" ")
    return " ".join(words[1:] if step >= 30 else words[:-1])


@register.filter
def percent(share: float) -> int:
    """Write a share as a whole number of a hundred."""
    return round(100 * share)
