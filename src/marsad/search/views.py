"""The search page and its suggestions."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from marsad.newsroom import listings
from marsad.newsroom.models import Article, Institution, Section
from marsad.search import index, names
from marsad.search.forms import CHOICES, SearchForm
from marsad.search.results import Results
from marsad.search.results import search as find
from marsad.search.suggest import suggest as suggestions
from marsad.search.wider import wider

#: For how many seconds browsers and proxies may keep an answer: a reader who goes back should not wait again.
KEPT_SECONDS = 60
#: Articles that stand on a page that would otherwise be blank.
INSTEAD = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was chosen beside the words, with the search from which it is taken away."""

    label: str
    without: str


@require_safe
def search(request: HttpRequest, number: int = 1) -> HttpResponse:
    """The search page: without a query its form and tips, with one the results."""
    form = SearchForm.read(request.GET)
    if request.resolver_match and request.resolver_match.url_name == "search_page" and number == 1:
        return HttpResponsePermanentRedirect(f"{reverse('search:search')}?{form.query_string()}")
    context: dict[str, Any] = {"form": form, "base": reverse("search:search"), "query_string": form.query_string()}
    try:
        results = find(
            **form.arguments(), page=number, per_page=Institution.for_request(request).per_page, facets=number == 1
        )
    except index.Unavailable:
        return TemplateResponse(request, "search/search.html", {**context, "off": True}, status=503)
    if not 1 <= number <= results.pages:
        raise Http404
    context |= {"results": results, "chips": _chips(form), "facets": _facets(form, results)}
    if results.suggestion:
        context["suggestion_query"] = replace(form, q=results.suggestion).query_string()
    if not results.items:
        context |= {"instead": _instead(form), "wider": wider(form, results.query)}
    response = TemplateResponse(request, "search/search.html", context)
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What a reader may be looking for: ``{"suggestions": [{"kind", "label", "address"}]}``."""
    try:
        found = suggestions(request.GET.get("q", "").replace("\x00", " "))
    except index.Unavailable:
        found = []
    response = JsonResponse(
        {"suggestions": [asdict(suggestion) for suggestion in found]}, json_dumps_params={"ensure_ascii": False}
    )
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def _facets(form: SearchForm, results: Results) -> list[dict[str, Any]]:
    """Return the facets with the search that each choice leads to; one with a single, unchosen value is no choice."""
    return [
        {
            "kind": facet.kind,
            "choices": [
                {"choice": choice, "query_string": form.choose(facet.kind, choice.value).query_string()}
                for choice in facet.choices
                if not choice.chosen
            ],
        }
        for facet in results.facets
        if len(facet.choices) > 1
    ]


def _chips(form: SearchForm) -> list[Chip]:
    """Return what was chosen, by name."""
    chips = []
    for kind in CHOICES:
        for value in getattr(form, kind):
            found = names.keys(kind, value)
            label = names.labels(kind, found[:1])[found[0]][1] if found else value
            chips.append(Chip(label, form.choose(kind, value).query_string()))
    if form.year:
        chips.append(Chip(str(form.year), form.choose("year", str(form.year)).query_string()))
    return chips


def _instead(form: SearchForm) -> list[Article]:
    """Return the newest articles of the section that was searched, else of the site."""
    for value in form.section:
        section = Section.objects.live().filter(pk__in=names.keys("section", value)).first()
        if section is not None:
            return listings.section(section).articles(0, INSTEAD)
    return listings.everything().articles(0, INSTEAD)
