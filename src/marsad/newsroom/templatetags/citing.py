"""``{% load citing %}``: authors with their affiliations, and how to cite a study."""

from __future__ import annotations

from typing import Any

from django import template

from marsad.newsroom import citing
from marsad.newsroom import style as written

register = template.Library()

register.simple_tag(citing.affiliated, name="affiliated")
register.simple_tag(citing.whereabouts, name="whereabouts")


@register.simple_tag(takes_context=True)
def citation(context: template.Context, study: Any, language: str = "ar") -> str:
    """Return the reference for `study` in one language."""
    return citing.citation(study, written.of(context), language)
