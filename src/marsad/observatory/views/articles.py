"""An article as a record: its own page, with people, statements and events marked where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marsad.newsroom.models import Article
from marsad.observatory.marking import Marker, Range
from marsad.observatory.queries.articles import ArticleRecord, Told, shown_record
from marsad.observatory.views.answer import page
from marsad.observatory.vocabulary import LIKELY


@require_safe
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The article's page with marks. Anchors: ``#m1`` an account of an event, ``#s1`` a statement.

    It is written by the article's own template, which is given `marked_title` and `dress`, so that nothing of the article
    is missing; the script of the article's page takes title and text from here.
    """
    article = get_object_or_404(Article.objects.live().public(), pk=pk).specific
    found = shown_record(article) or ArticleRecord([], [], [])
    marker = Marker(f"{' '.join(article.title.split(chr(10)))}\n{article.text}", ranges_of(found))
    context = {
        **article.get_context(request),
        "as_record": True,
        "marked_title": marker.title(),
        "dress": partial(dressed, marker),
    }
    return page(request, article.get_template(request), context)


def dressed(marker: Marker, body: Any) -> Any:
    """Return a rendered body with its marks, and above it what they mean."""
    legend = render_to_string("observatory/parts/legend.html")
    return replace(body, html=legend + marker.dress(body.html))


def ranges_of(found: ArticleRecord) -> Iterator[Range]:
    """Yield where in the text the people, statements and accounts stand.

    An account that is rather wrong than right has its anchor only, for the lists that lead to it.
    """
    person = _("person")
    for one in found.people:
        address = one.actor.get_absolute_url() if one.actor else ""
        for start, end in one.spans:
            yield Range(start, end, "who", label=person, address=address)
    for said in found.statements:
        address = said.speaker.get_absolute_url() if said.speaker else ""
        anchor, spoken = f"s{said.pk}", _("of %(name)s") % {"name": said.speaker_name}
        yield Range(said.start, said.end, "said", anchor, _("statement"), spoken, _("end of the statement"), address)
        yield Range(said.speaker_start, said.speaker_end, "who", label=_("speaker"), address=address)
    for told in found.told:
        mention, likely = told.mention, told.mention.kept or told.mention.confidence >= LIKELY
        anchor = f"m{mention.pk}"
        if likely:
            address = reverse("observatory:event", args=[mention.event_id])
            yield Range(mention.start, mention.end, "told", anchor, name_of(told), "", _("end of the event"), address)
        else:
            yield Range(mention.start, mention.end, "place", anchor)


def name_of(told: Told) -> str:
    """Return what an account is called in the text: its type, and its status when it did not simply happen."""
    mention = told.mention
    kind = mention.get_type_display()
    if mention.status == "happened":
        return kind
    return _("%(type)s, %(status)s") % {"type": kind, "status": mention.get_status_display()}
