"""The record over HTTP: the same rows as the exports, in pages by cursor, for whoever reads by program.

Everything is public and for reading only: any site's script may ask (CORS), answers may be kept for a minute, and each
address may ask a few times a second.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.urls import path
from django.utils.cache import patch_cache_control
from ninja import NinjaAPI, Path, Query, Router, Schema, Status
from ninja.throttling import SimpleRateThrottle
from pydantic import Field, StringConstraints, create_model

from marsad import __version__
from marsad.newsroom.visitors import client_address
from marsad.observatory.export import rows
from marsad.observatory.export.fields import KINDS
from marsad.observatory.queries.filters import find_actor
from marsad.observatory.vocabulary import EventType
from marsad.observatory.vocabulary import Status as EventStatus

RATE = "180/m"
KEPT_SECONDS = 60
MOST = 500
_LARGEST = 2**62
_TYPES: dict[str, Any] = {
    "text": str,
    "int": int,
    "float": float,
    "bool": bool,
    "date": date,
    "moment": datetime,
    "list": list[str],
}


class AddressThrottle(SimpleRateThrottle):
    """So many questions a minute from one network address."""

    scope = "record"

    def get_cache_key(self, request: HttpRequest) -> str | None:
        return f"record-api:{client_address(request)}"


class Message(Schema):
    """Why there is no answer."""

    detail: str = Field(description="What was wrong, in English.")


def _row(kind: str) -> Any:
    """Return the schema of a kind's rows, made of the code book."""
    fields: dict[str, Any] = {f.name: (_TYPES[f.kind], Field(description=f.meaning)) for f in KINDS[kind]}
    return create_model(f"{kind.title().removesuffix('s')}Row", __base__=Schema, **fields)


def _page(kind: str) -> Any:
    return create_model(
        f"{kind.title()}Page",
        __base__=Schema,
        items=(list[ROWS[kind]], Field(description="The rows of this page, in the order of their numbers.")),
        next=(int | None, Field(description="Give it as `cursor` for the next page; null at the end.")),
    )


ROWS = {kind: _row(kind) for kind in KINDS if kind != "decisions"}
PAGES = {kind: _page(kind) for kind in ROWS}
Types = Literal[tuple(EventType.values)]  # type: ignore[valid-type]
Statuses = Literal[tuple(EventStatus.values)]  # type: ignore[valid-type]
Name = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]


class Window(Schema):
    """Which rows, and how many at a time."""

    actor: Name | None = Field(None, description="Only what this actor takes part in: code, key, slug or name.")
    cursor: int = Field(0, ge=0, le=_LARGEST, description="`next` of the page before.")
    limit: int = Field(100, ge=1, le=MOST, description="How many rows a page holds at most.")


class Period(Window):
    """And of which days."""

    from_: date | None = Field(None, alias="from", description="From this day on.")
    to: date | None = Field(None, description="Up to this day.")
    min_confidence: float = Field(0.0, ge=0, le=1, description="Only what is at least so certain.")


class EventWindow(Period):
    """And of which type and status."""

    type: Types | None = Field(None, description="Only this event type.")  # type: ignore[valid-type]
    status: Statuses | None = Field(None, description="Only this status.")  # type: ignore[valid-type]


router = Router(tags=["record"])


def _answer(kind: str, window: Window) -> Any:
    actor = find_actor(window.actor) if window.actor else None
    if window.actor and actor is None:
        return Status(404, {"detail": "The record knows no actor of this name, code or key."})
    wanted = rows.Wanted(
        getattr(window, "from_", None),
        getattr(window, "to", None),
        actor.pk if actor else None,
        getattr(window, "type", None) or "",
        getattr(window, "status", None) or "",
        getattr(window, "min_confidence", 0.0),
        window.cursor,
    )
    found, following = rows.page(kind, wanted, window.limit)
    return Status(200, {"items": found, "next": following or None})


def _operation(kind: str, window: type[Window], summary: str) -> None:
    def operation(request: HttpRequest, window: Any) -> Any:
        return _answer(kind, window)

    operation.__name__ = f"list_{kind}"
    operation.__annotations__["window"] = Query[window]  # type: ignore[valid-type]
    responses = {200: PAGES[kind], 404: Message, 429: Message}
    router.get(f"/{kind}", response=responses, summary=summary, operation_id=f"list_{kind}")(operation)


_operation("events", EventWindow, "Events: what the accounts of all articles tell together")
_operation("mentions", EventWindow, "Mentions: single articles' accounts of events")
_operation("statements", Period, "Statements: who said what")
_operation("actors", Window, "Actors: states, organisations, groups, persons")


@router.get(
    "/events/{number}",
    response={200: ROWS["events"], 404: Message, 429: Message},
    summary="One event by its number",
    operation_id="get_event",
)
def get_event(
    request: HttpRequest, number: int = Path(..., ge=1, le=_LARGEST, description="The event's number.")
) -> Any:
    """Return one event."""
    found = list(rows.event_rows(list(rows.events(rows.Wanted()).filter(pk=number))))
    return Status(200, found[0]) if found else Status(404, {"detail": "There is no event of this number."})


api = NinjaAPI(
    title="Marsad: the record",
    version=__version__,
    description="Who did, said and planned what with whom, as the articles of the site tell it. Read by machine.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="record_api",
    throttle=[AddressThrottle(RATE)],
)
api.add_router("", router)


def shared(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let any site's script read the answer, let it be kept for a minute, and answer «not modified» where it is."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response["Access-Control-Max-Age"] = "86400"
        else:
            response = view(request, *args, **kwargs)
            if response.status_code == 200:
                patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
                response = ConditionalGetMiddleware(lambda _: response)(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["X-Robots-Tag"] = "noindex"
        return response

    wrapped.csrf_exempt = True
    return wrapped


def _shared(patterns: list[Any]) -> list[Any]:
    for pattern in patterns:
        pattern.callback = shared(pattern.callback)
    return patterns


urlpatterns = [path("api/record/", (_shared(api.urls[0]), *api.urls[1:]))]
