"""Breaking news in three fields, from the home page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from marsad.newsroom.desk.choosers import viewset as article_chooser
from marsad.newsroom.models import Article, BreakingNotice

ADD, CHANGE = "newsroom.add_breakingnotice", "newsroom.change_breakingnotice"
MINUTES, MAX_MINUTES = 120, 24 * 60


class NoticeForm(forms.Form):
    """What is said, where it leads, how long it stands."""

    text = forms.CharField(label=gettext_lazy("Breaking news"), max_length=200)
    article = forms.ModelChoiceField(
        Article.objects.live(), label=gettext_lazy("article"), required=False, widget=article_chooser.widget_class
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes on the site"), initial=MINUTES, min_value=1, max_value=MAX_MINUTES
    )

    def save(self) -> BreakingNotice:
        """Make the notice, from now on."""
        now = timezone.now()
        return BreakingNotice.objects.create(
            text=self.cleaned_data["text"],
            article=self.cleaned_data["article"],
            starts_at=now,
            expires_at=now + timedelta(minutes=self.cleaned_data["minutes"]),
        )


@require_POST
@permission_required(ADD, raise_exception=True)
def announce(request: HttpRequest) -> HttpResponse:
    """Put a notice on the site; with a mistake in the form, show it again."""
    form = NoticeForm(request.POST, prefix="notice")
    if not form.is_valid():
        context: dict[str, Any] = {"form": form, "page_title": _("Breaking news"), "header_icon": "warning"}
        return TemplateResponse(request, "newsroom/desk/notice.html", context, status=422)
    notice = form.save()
    log(instance=notice, action="wagtail.create", user=request.user)
    messages.success(request, _("“%(text)s” is on the site.") % {"text": notice.text})
    return redirect("wagtailadmin_home")


@require_POST
@permission_required(CHANGE, raise_exception=True)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a notice off the site now."""
    notice = get_object_or_404(BreakingNotice.objects.current(), pk=pk)
    notice.expires_at = timezone.now()
    notice.save(update_fields=["expires_at"])
    log(instance=notice, action="marsad.notice.end", user=request.user)
    messages.success(request, _("“%(text)s” is off the site.") % {"text": notice.text})
    return redirect("wagtailadmin_home")


urlpatterns = [
    path("notices/announce/", announce, name="announce"),
    path("notices/<int:pk>/end/", end, name="end_notice"),
]
