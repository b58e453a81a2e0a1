"""The API's addresses, each behind the same door; and what answers where there is none."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path

from marsad.observatory.api.doors import error, guarded
from marsad.observatory.api.endpoints import api


def nothing(request: HttpRequest) -> HttpResponse:
    """Answer an address of the API that there is not."""
    return error(404, "there is no such address; /api/v1/openapi.json tells which there are")


patterns, app, namespace = api.urls
for pattern in patterns:
    pattern.callback = guarded(pattern.callback)
urlpatterns = [path("", include((patterns, app), namespace=namespace)), re_path("", guarded(nothing))]
