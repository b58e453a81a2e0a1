"""Readers' comments in templates: ``{% load discussion_tags %}{% comments article %}``."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

from marsad.discussion import addresses, threads
from marsad.discussion.actions.submit import is_open
from marsad.discussion.forms import CommentForm
from marsad.newsroom.models import Article, Institution
from marsad.newsroom.stencil import Stencil, blank

register = template.Library()


@register.inclusion_tag("discussion/comments.html", takes_context=True)
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
        "form": _form(context, institution, article),
        **addresses.of_form(article.pk or 0),
    }


def _form(context: RequestContext, institution: Institution, article: Article) -> SafeString:
    """Return the empty form, which is the same under every article but for where it is sent."""

    def write() -> Stencil:
        blanks = {name: blank(name) for name in ("form_url", "ticket_url")}
        wants = {"institution": institution, "form": CommentForm(article), "level": "3", **blanks}
        return Stencil(render_to_string("discussion/form.html", wants))

    chrome: Any = context.get("chrome")
    stencil = chrome.once(("comment form",), write) if chrome else write()
    return stencil.filled(**{name: escape(to) for name, to in addresses.of_form(article.pk or 0).items()})
