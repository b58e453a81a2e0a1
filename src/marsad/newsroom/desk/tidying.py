"""The page that offers typographic tidying of a draft; nothing changes before an editor says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from marsad.arabic import TIDY_RULES
from marsad.newsroom.actions.tidy_text import Changed, TidyText
from marsad.newsroom.desk.articles_waiting import edit_url
from marsad.newsroom.models import Article


def button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Hook: the button in the menu of an article's form."""
    if isinstance(page.specific_deferred, Article) and page.permissions_for_user(user).can_edit():
        url = reverse("newsroom_desk:tidy", args=[page.pk])
        yield Button(_("Tidy typography"), url, icon_name="pilcrow", priority=35)


@require_http_methods(["GET", "POST"])
def tidy(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what could be tidied in the newest draft; carry out what was chosen, in a new draft."""
    article = get_object_or_404(Article, pk=pk)
    action = TidyText(article, request.user)
    action.check()
    if request.method == "POST":
        chosen = {int(number) for number in request.POST.getlist("chosen") if number.isdecimal()}
        version = request.POST.get("version", "")
        try:
            count = action.execute(chosen, int(version) if version.isdecimal() else -1)
        except Changed:
            messages.warning(
                request, _("Somebody has changed the draft meanwhile; these are the suggestions for it now.")
            )
            return redirect(request.path)
        done = ngettext("%(count)d place tidied in the draft.", "%(count)d places tidied in the draft.", count)
        messages.success(request, done % {"count": count})
        return redirect(edit_url(pk))
    context = {
        "page_title": _("Tidy typography"),
        "page_subtitle": action.draft.title,
        "header_icon": "pilcrow",
        "version": action.version,
        "offers": [
            (offer, _(TIDY_RULES[offer.rule]), _visible(offer.old), _visible(offer.new)) for offer in action.offers()
        ],
        "back": edit_url(pk),
    }
    return TemplateResponse(request, "newsroom/desk/tidy.html", context)


def _visible(text: str) -> str:
    """Return spaces and invisible characters of a change as something that can be seen."""
    return "".join("␣" if letter.isspace() else letter if letter.isprintable() else "·" for letter in text)


urlpatterns = [path("tidy/<int:pk>/", tidy, name="tidy")]
