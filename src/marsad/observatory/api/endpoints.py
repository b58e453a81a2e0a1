"""The API's addresses: a list and one item of each of the four kinds, and the description of it all."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError

from marsad import __version__
from marsad.observatory.analysts.export import to_json
from marsad.observatory.analysts.loading import Loader
from marsad.observatory.api import cursors
from marsad.observatory.api.doors import error
from marsad.observatory.api.schemas import ActorQuery, Error, EventQuery, StatementQuery, item, page
from marsad.observatory.models import Actor, Event
from marsad.observatory.selection import (
    FilterError,
    What,
    in_public,
    make_filters,
    public_mentions,
    public_statements,
)
from marsad.observatory.selection import page as page_of

LARGEST = 2**63 - 1
Id = Annotated[int, Path(ge=1, le=LARGEST)]
_REFUSALS = {422: Error, 429: Error}

api = NinjaAPI(
    title="Marsad: the record",
    version=__version__,
    description="Who said and did what to whom, as the articles of this site tell it. Reading only; machine-read.",
    urls_namespace="observatory-api",
    docs_url=None,  # Its page loads scripts from elsewhere.
    openapi_url="/v1/openapi.json",
)


@api.exception_handler(FilterError)
def _refused(request: HttpRequest, problem: FilterError) -> HttpResponse:
    return error(422, str(problem), problem.field)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    first: dict[str, Any] = problem.errors[0]
    names = [str(part) for part in first["loc"][1:] if not isinstance(part, int)]
    return error(422, first["msg"], names[-1] if names else "")


@api.exception_handler(Http404)
def _missing(request: HttpRequest, problem: Http404) -> HttpResponse:
    return error(404, str(problem) or "there is nothing at this address")


def _list(request: HttpRequest, what: What, asked: EventQuery | StatementQuery | ActorQuery) -> HttpResponse:
    known = {field.alias or name for name, field in type(asked).model_fields.items()}
    for name in request.GET:
        if name not in known:
            raise FilterError(name, f"there is no such parameter; there are: {', '.join(sorted(known))}")
    values = asked.model_dump(exclude={"limit", "cursor"})
    values = {{"from_": "start", "to": "end"}.get(name, name): value for name, value in values.items()}
    found = page_of(what, make_filters(what, **values), cursors.read(what, asked.cursor), asked.limit)
    return _json({"items": Loader().load(what, found.keys), "next": cursors.write(found.next)})


def _one(what: What, key: tuple[Any, ...] | None) -> HttpResponse:
    found = Loader().load(what, [key]) if key else []
    if not found:
        raise Http404(f"there is no such item among the {what}, or it is public no more")
    return _json(found[0])


def _json(value: dict[str, Any]) -> HttpResponse:
    return HttpResponse(to_json(value), content_type="application/json")


@api.get("/v1/events", response={200: page(What.EVENTS), **_REFUSALS}, summary="Events")
def events(request: HttpRequest, asked: Query[EventQuery]) -> HttpResponse:
    """Events, the newest first."""
    return _list(request, What.EVENTS, asked)


@api.get("/v1/events/{id}", response={200: item(What.EVENTS), 404: Error, **_REFUSALS}, summary="One event")
def event(request: HttpRequest, id: Id) -> HttpResponse:
    """One event by its number."""
    return _one(What.EVENTS, Event.objects.filter(pk=id, reports__gt=0).values_list("pk").first())


@api.get("/v1/mentions", response={200: page(What.MENTIONS), **_REFUSALS}, summary="Mentions")
def mentions(request: HttpRequest, asked: Query[EventQuery]) -> HttpResponse:
    """Accounts of events in articles, those of the newest event first."""
    return _list(request, What.MENTIONS, asked)


@api.get("/v1/mentions/{id}", response={200: item(What.MENTIONS), 404: Error, **_REFUSALS}, summary="One mention")
def mention(request: HttpRequest, id: Id) -> HttpResponse:
    """One account by its number."""
    return _one(What.MENTIONS, public_mentions().filter(pk=id).values_list("pk").first())


@api.get("/v1/statements", response={200: page(What.STATEMENTS), **_REFUSALS}, summary="Statements")
def statements(request: HttpRequest, asked: Query[StatementQuery]) -> HttpResponse:
    """Statements, the newest first."""
    return _list(request, What.STATEMENTS, asked)


@api.get("/v1/statements/{id}", response={200: item(What.STATEMENTS), 404: Error, **_REFUSALS}, summary="One statement")
def statement(request: HttpRequest, id: Id) -> HttpResponse:
    """One statement by its number."""
    return _one(What.STATEMENTS, public_statements().filter(pk=id).values_list("pk").first())


@api.get("/v1/actors", response={200: page(What.ACTORS), **_REFUSALS}, summary="Actors")
def actors(request: HttpRequest, asked: Query[ActorQuery]) -> HttpResponse:
    """Actors that something public names, by number."""
    return _list(request, What.ACTORS, asked)


@api.get("/v1/actors/{id}", response={200: item(What.ACTORS), 404: Error, **_REFUSALS}, summary="One actor")
def actor(request: HttpRequest, id: Id) -> HttpResponse:
    """One actor by its number."""
    return _one(What.ACTORS, Actor.objects.filter(in_public(), pk=id).values_list("pk").first())
