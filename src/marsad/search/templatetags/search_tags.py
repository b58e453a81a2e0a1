"""Related articles in templates: ``{% load search_tags %}{% related article as articles %}``."""

from __future__ import annotations

from typing import Any

from django import template

from marsad.newsroom.models import Article
from marsad.search import related as links

register = template.Library()


@register.simple_tag(takes_context=True)
def related(context: template.Context, article: Article, most: int = links.SHOWN) -> list[Article]:
    """Return the live articles that readers of `article` may want to read next, ready for cards; two queries.

    The sections that the page's menu has loaded already, where it has one, are used again.
    """
    if article.pk is None:
        return []
    chrome: Any = context.get("chrome")
    return links.of(article, most, sections=chrome.sections if chrome else None)
