"""``{% load numbers %}``: numbers in the institution's digits."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token

from marsad.newsroom import style as written

register = template.Library()


@register.simple_tag(takes_context=True)
def number(context: dict[str, Any], value: int | None) -> str:
    """Write a whole number with its thousands apart."""
    return written.number(int(value or 0), written.of(context))


class DigitsNode(template.Node):
    def __init__(self, nodes: NodeList) -> None:
        self.nodelist = nodes

    def render(self, context: template.Context) -> str:
        return written.digits(self.nodelist.render(context), written.of(context))


@register.tag
def digits(parser: Parser, token: Token) -> DigitsNode:
    """Write what is between ``{% digits %}`` and ``{% enddigits %}`` in the institution's digits; text, no markup."""
    nodes = parser.parse(("enddigits",))
    parser.delete_first_token()
    return DigitsNode(nodes)
