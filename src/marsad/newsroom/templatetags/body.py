"""``{% load body %}``: an article's body, its headings and its footnotes."""

from __future__ import annotations

from typing import Any

from django import template

from marsad.newsroom import body as bodies
from marsad.newsroom import style as written

register = template.Library()

_MARKS = "«»“”„\"'‹›"


@register.simple_tag(takes_context=True)
def body(context: template.Context, article: Any) -> bodies.Body:
    """Render the body: ``{% body article as text %}`` gives ``text.html``, ``text.headings`` and ``text.notes``.

    A view that shows the article in another dress gives the context a function `dress` from a body to a body.
    """
    style = written.of(context)
    found = bodies.render(article, context.flatten(), lambda number: written.digits(str(number), style))
    dress = context.get("dress")
    return dress(found) if dress else found


@register.filter
def quoted(text: str) -> str:
    """Return a quotation between «», without a second pair where it has marks of its own around it."""
    text = text.strip()
    inner = text[1:-1]
    if len(text) > 2 and text[0] in _MARKS and text[-1] in _MARKS and not set(_MARKS) & set(inner):
        text = inner.strip()
    return f"«{text}»"
