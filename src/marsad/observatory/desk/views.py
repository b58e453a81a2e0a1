"""The record's pages at the desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, re_path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages

from marsad.newsroom.models import Article
from marsad.observatory import actions, passages
from marsad.observatory.desk import adding, forms, queue
from marsad.observatory.desk.doors import actor_editor, answer, back, decider
from marsad.observatory.models import Actor, Decision, Event, Mention, MistakeReport, Statement
from marsad.observatory.queries.lists import mentions_of

MODELS: dict[str, Any] = {"mention": Mention, "statement": Statement}
DONE = {"confirm": gettext_lazy("Confirmed."), "reject": gettext_lazy("Rejected."), "undo": gettext_lazy("Taken back.")}


@require_GET
@decider
def index(request: HttpRequest) -> HttpResponse:
    """The queue."""
    kind = request.GET.get("kind", "")
    counts = queue.counts()
    if kind not in queue.KINDS:
        kind = next((name for name in ("reported", "contested") if counts[name]), "doubtful")
    names = {
        "reported": _("Reported by readers"),
        "contested": _("Contested"),
        "doubtful": _("Least certain"),
        "statements": _("Statements"),
        "newest": _("Newest"),
    }
    context = {
        "kind": kind,
        "kinds": [(name, names[name], counts.get(name)) for name in queue.KINDS],
        "page_obj": queue.page_of(kind, request.GET.get("p")),
        "next": request.get_full_path(),
    }
    return answer(request, "queue", _("The record"), context)


@require_GET
@decider
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """All that was read in one article, each item beside its sentence."""
    found = get_object_or_404(Article, pk=pk)
    mentions = Mention.objects.filter(article=pk).select_related("article", "source", "event").order_by("start", "pk")
    rows = [
        queue.Item(m, "mention", []) for m in mentions.prefetch_related("participants__actor", "participants__person")
    ]
    said = (
        Statement.objects.filter(article=pk).select_related("article", "source", "speaker", "actor").order_by("start")
    )
    context = {
        "article": found,
        "events": rows,
        "statements": [queue.Item(one, "statement", []) for one in said],
        "next": request.get_full_path(),
        "page_subtitle": found.title,
        **(adding.missed(found) if found.live else {}),
    }
    return answer(request, "article", _("Read in this article"), context)


@require_POST
@decider
def decide(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Confirm, reject or take back, in one click."""
    item = get_object_or_404(MODELS[kind], pk=pk)
    action = request.POST.get("action", "")
    if action not in DONE:
        messages.error(request, _("That decision is not known; nothing was changed."))
    else:
        actions.Decide(item, action, request.user).execute()
        messages.success(request, DONE[action])
    return back(request, reverse("record_desk:index"))


@require_POST
@decider
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that what a reader reported is no mistake."""
    found = get_object_or_404(MistakeReport, pk=pk)
    MistakeReport.objects.filter(kind=found.kind, item=found.item, state=MistakeReport.State.OPEN).update(
        state=MistakeReport.State.DISMISSED
    )
    messages.success(request, _("The report is dismissed."))
    return back(request, reverse("record_desk:index"))


@require_http_methods(["GET", "POST"])
@decider
def mention(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct an account of an event."""
    found = get_object_or_404(Mention.objects.select_related("article", "event"), pk=pk)
    form = forms.MentionForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        day = data["day"].replace(day=1) if data["day"] and data["whole_month"] else data["day"]
        actions.CorrectMention(
            found, request.user, data["type"], data["status"], day, "month" if data["whole_month"] else "day",
            data["place"], form.sides(),
        ).execute()  # fmt: skip
        messages.success(request, _("Corrected. The reader learns from it."))
        return back(request, reverse("record_desk:article", args=[found.article_id]))
    context = {"item": found, "form": form, "kind": "mention", "next": request.GET.get("next", "")}
    return answer(request, "mention", _("Correct an event"), context, 200 if not form.errors else 422)


@require_http_methods(["GET", "POST"])
@decider
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a statement."""
    found = get_object_or_404(Statement.objects.select_related("article", "speaker", "actor"), pk=pk)
    form = forms.StatementForm(found, passages.whole_of(found.article), request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.CorrectStatement(
            found, request.user, data["speaker"], data["kind"], data["content"], data["named"]
        ).execute()
        messages.success(request, _("Corrected. The reader learns from it."))
        return back(request, reverse("record_desk:article", args=[found.article_id]))
    context = {"item": found, "form": form, "kind": "statement", "next": request.GET.get("next", "")}
    return answer(request, "statement", _("Correct a statement"), context, 200 if not form.errors else 422)


@require_http_methods(["GET", "POST"])
@decider
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """An event's accounts: take one out, or merge the event with another."""
    found = get_object_or_404(Event, pk=pk)
    form = forms.EventMergeForm(request.POST if "other" in request.POST else None)
    if request.method == "POST":
        outcome = _change_event(request, found, form)
        if outcome is not None:
            return outcome
    context = {"event": found, "mentions": mentions_of([pk]), "form": form, "page_subtitle": f"{found.pk}"}
    return answer(request, "event", _("Event"), context)


def _change_event(request: HttpRequest, found: Event, form: forms.EventMergeForm) -> HttpResponse | None:
    if "split" in request.POST:
        wanted = request.POST["split"]
        one = get_object_or_404(Mention, pk=int(wanted) if wanted.isascii() and wanted.isdigit() else 0, event=found)
        try:
            new = actions.SplitMention(one, request.user).execute()
        except ValueError:
            messages.error(request, _("It is the only account of this event."))
            return redirect("record_desk:event", found.pk)
        messages.success(request, _("The account is an event of its own now: %(number)s.") % {"number": new.pk})
        return redirect("record_desk:event", found.pk)
    if form.is_valid():
        other = Event.objects.filter(pk=form.cleaned_data["other"]).first()
        if other is None or other == found:
            form.add_error("other", _("There is no other event of this number."))
            return None
        actions.MergeEvents(found, other, request.user).execute()
        messages.success(request, _("The two are one event now."))
        return redirect("record_desk:event", found.pk)
    return None


@require_http_methods(["GET", "POST"])
@actor_editor
def actor(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct an actor, or merge it with another."""
    found = get_object_or_404(Actor, pk=pk)
    initial = {name: getattr(found, name) for name in ("name", "name_en", "kind", "code", "role", "country")}
    initial["aliases"] = "\n".join(found.aliases)
    merging = "other" in request.POST
    form = forms.ActorForm(None if merging else request.POST or None, initial=initial)
    merge = forms.ActorMergeForm(request.POST if merging else None)
    if request.method == "POST":
        try:
            if merging and merge.is_valid():
                actions.MergeActors(found, merge.cleaned_data["other"], request.user).execute()
                messages.success(request, _("The two are one actor now."))
                return redirect("record_desk:actor", found.pk)
            if not merging and form.is_valid():
                actions.CorrectActor(found, request.user, form.cleaned_data).execute()
                messages.success(request, _("Saved. The next reading knows it."))
                return redirect("record_desk:actor", found.pk)
        except actions.Refused as refused:
            messages.error(request, str(refused))
        except ValueError:
            merge.add_error("other", _("These two cannot be made one."))
    context = {"actor": found, "form": form, "merge": merge, "page_subtitle": found.name}
    return answer(request, "actor", _("Actor"), context)


@require_http_methods(["GET", "POST"])
@actor_editor
def title(request: HttpRequest) -> HttpResponse:
    """Teach the reader an office title."""
    form = forms.TitleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.TeachTitle(form.cleaned_data["title"], form.cleaned_data["role"], request.user).execute()
            messages.success(request, _("Saved. The next reading knows it."))
            return redirect("record_desk:title")
        except actions.Refused as refused:
            messages.error(request, str(refused))
    taught = Decision.objects.filter(kind="actor", item=0, after__has_key="title")[:50]
    return answer(request, "title", _("Office titles"), {"form": form, "taught": taught})


@require_GET
@decider
def find(request: HttpRequest) -> HttpResponse:
    """Actors by name, for whoever corrects."""
    from marsad.observatory.queries.actors import search

    text = request.GET.get("q", "")[:200]
    return answer(request, "actors", _("Actors"), {"text": text, "found": search(text) if text else []})


urlpatterns = [
    path("", index, name="index"),
    path("article/<int:pk>/", article, name="article"),
    re_path(r"^decide/(?P<kind>mention|statement)/(?P<pk>\d{1,18})/$", decide, name="decide"),
    path("dismiss/<int:pk>/", dismiss, name="dismiss"),
    re_path(r"^article/(?P<pk>\d{1,18})/add/(?P<kind>statement|event|person)/$", adding.add, name="add"),
    path("person/<int:pk>/", adding.take_back_person, name="take_back_person"),
    path("mention/<int:pk>/", mention, name="mention"),
    path("statement/<int:pk>/", statement, name="statement"),
    path("event/<int:pk>/", event, name="event"),
    path("actors/", find, name="actors"),
    path("actor/<int:pk>/", actor, name="actor"),
    path("titles/", title, name="title"),
]
