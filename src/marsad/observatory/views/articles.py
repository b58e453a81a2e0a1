"""An article's text as a record: people, statements and events marked where they stand."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from marsad.newsroom.models import Article
from marsad.observatory.marking import Range, mark
from marsad.observatory.queries.articles import ArticleRecord, record_of
from marsad.observatory.views.answer import page


@require_safe
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The article as a record. Anchors: ``#m1`` an account of an event, ``#s1`` a statement."""
    article = get_object_or_404(Article.objects.live().public().select_related("source"), pk=pk)
    found = record_of(article)
    whole = f"{' '.join(article.title.split(chr(10)))}\n{article.text}"
    context = {"article": article, "record": found, "paragraphs": mark(whole, ranges_of(found))}
    return page(request, "observatory/text.html", context)


def ranges_of(found: ArticleRecord) -> list[Range]:
    """Return where in the text the people, statements and accounts stand."""
    ranges = []
    for person in found.people:
        address = person.actor.get_absolute_url() if person.actor else ""
        ranges += [Range(start, end, "who", "", address) for start, end in person.spans]
    for said in found.statements:
        address = reverse("observatory:actor", args=[said.speaker.slug]) if said.speaker else ""
        ranges.append(Range(said.start, said.end, "said", f"s{said.pk}"))
        ranges.append(Range(said.speaker_start, said.speaker_end, "who", "", address))
    ranges += [Range(one.mention.start, one.mention.end, "told", f"m{one.mention.pk}") for one in found.told]
    return ranges
