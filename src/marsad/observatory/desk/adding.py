"""Adding, at the desk, what the reader missed in an article: the editor chooses a sentence and says what stands there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from marsad.newsroom.models import Article
from marsad.observatory import actions, passages
from marsad.observatory.desk import add_forms
from marsad.observatory.desk.doors import answer, decider
from marsad.observatory.models import Appearance

FORMS = {
    "statement": add_forms.AddStatementForm,
    "event": add_forms.AddEventForm,
    "person": add_forms.AddPersonForm,
}


@require_http_methods(["GET", "POST"])
@decider
def add(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Add a statement, event or person to an article, at the sentence that begins at ``at``."""
    article = get_object_or_404(Article.objects.live().select_related("source"), pk=pk)
    whole = passages.whole_of(article)
    sentence = _sentence(whole, request.GET.get("at", ""))
    form = FORMS[kind](whole, sentence, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            form.action(article, request.user).execute()
            messages.success(request, _("Added. No reading takes it away."))
            return redirect(f"{reverse('record_desk:article', args=[pk])}#record-missed")
        except actions.Refused as refused:
            messages.error(request, str(refused))
    titles = {"statement": _("Add a statement"), "event": _("Add an event"), "person": _("Add a person")}
    context = {"article": article, "sentence": sentence, "form": form, "page_subtitle": article.title}
    return answer(request, "add", titles[kind], context, 200 if not form.errors else 422)


def _sentence(whole: str, at: str) -> passages.Passage:
    """Return the sentence that holds the character `at`, the first one for nonsense."""
    place = int(at[:9]) if at.isascii() and at.isdigit() else 0
    found = passages.sentences(whole)
    return next((one for one in reversed(found) if one.start <= place), found[0])


@require_POST
@decider
def take_back_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that a person was added."""
    person = get_object_or_404(Appearance.objects.select_related("article", "actor"), pk=pk)
    try:
        actions.TakeBackPerson(person, request.user).execute()
        messages.success(request, _("Taken back."))
    except ValueError:
        messages.error(request, _("This person was read by the reader; correct the names of the actor instead."))
    return redirect("record_desk:article", person.article_id)


def missed(article: Article) -> dict[str, Any]:
    """Return what the article's page at the desk needs for adding: its sentences and the persons that are in it."""
    people = Appearance.objects.filter(article=article).select_related("actor").order_by("pk")
    return {"sentences": passages.sentences(passages.whole_of(article)), "people": people}
