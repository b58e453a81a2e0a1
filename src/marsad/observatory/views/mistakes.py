"""A reader says that an item is wrong; it goes to the desk's queue. Sets no cookie and keeps no address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from marsad.discussion.checks.origins import from_this_site
from marsad.newsroom.visitors import client_address
from marsad.observatory.models import Event, Mention, MistakeReport, Statement

#: Reports that one sender may make in an hour, and that are open for one item at most.
MOST_AN_HOUR, MOST_OPEN = 8, 10
KINDS: dict[str, Any] = {"mention": Mention, "statement": Statement, "event": Event}


class MistakeForm(forms.Form):
    """What is wrong. `url` is a field that only machines fill in."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"), choices=MistakeReport.Reason.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("In a few words, if you like"), max_length=600, required=False, widget=forms.Textarea({"rows": 3})
    )
    url = forms.CharField(required=False, widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}))


# No token: see `discussion.checks.origins.from_this_site`.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The form, and where it is sent."""
    if kind not in KINDS:
        raise Http404
    item = get_object_or_404(KINDS[kind], pk=pk)
    form = MistakeForm(request.POST or None)
    state, status = "form", 200
    if request.method == "POST":
        if not from_this_site(request):
            state, status = "refused", 403
        elif form.is_valid():
            state, status = _take(request, kind, pk, form.cleaned_data)
    context = {"form": form, "item": item, "kind": kind, "state": state, "words": _words(item)}
    response = TemplateResponse(request, "observatory/mistake.html", context, status=status)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _take(request: HttpRequest, kind: str, pk: int, data: dict[str, str]) -> tuple[str, int]:
    """Keep a report; returns what to say, and the status to say it with."""
    if data["url"]:
        return "thanks", 200
    address = client_address(request)
    sender = salted_hmac("marsad.observatory.mistake", address, algorithm="sha256").hexdigest() if address else ""
    lately = MistakeReport.objects.filter(sender=sender, made_at__gte=timezone.now() - timedelta(hours=1))
    if lately.count() >= MOST_AN_HOUR:
        return "too many", 429
    opened = MistakeReport.objects.filter(kind=kind, item=pk, state=MistakeReport.State.OPEN)
    if opened.count() < MOST_OPEN:
        MistakeReport.objects.create(kind=kind, item=pk, reason=data["reason"], text=data["text"], sender=sender)
    return "thanks", 200


def _words(item: Any) -> str:
    """Return the words that the item was read from."""
    if isinstance(item, Event):
        first = item.mentions.order_by("published", "pk").first()
        return first.quote if first else ""
    return item.quote if isinstance(item, Mention) else item.content
