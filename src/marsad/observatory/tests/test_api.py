"""The record over HTTP."""

import json

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings

from marsad.observatory import api
from marsad.observatory.models import Event, Statement

BASE = "/api/record"


def get(path: str, status: int = 200):
    response = Client().get(f"{BASE}/{path}")
    assert response.status_code == status, response.content
    return response.json()


def test_rows_come_in_pages_by_cursor(meeting):
    seen, cursor = [], 0
    while cursor is not None:
        page = get(f"statements?limit=1&cursor={cursor}")
        assert len(page["items"]) == 1
        seen += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert seen == sorted(seen)
    assert len(seen) == Statement.objects.count()


def test_filters(meeting):
    assert {row["type"] for row in get("events?type=CONSULT")["items"]} == {"CONSULT"}
    assert get("events?status=denied")["items"] == []
    assert get("events?actor=روسيا")["items"]
    assert get("events?from=2016-01-01")["items"] == []
    assert get("actors?actor=RUS")["items"][0]["name"] == "روسيا"
    assert "detail" in get("events?actor=nobody-at-all", 404)
    get("events?type=DANCE", 422)
    get("events?limit=100000", 422)


def test_one_event(meeting):
    event = Event.objects.get(type="CONSULT", reports=2)
    assert get(f"events/{event.pk}")["outlets"] == 2
    get("events/999999", 404)


def test_any_site_may_read_and_nobody_write(meeting):
    response = Client().get(f"{BASE}/events")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "max-age=60" in response["Cache-Control"]
    again = Client().get(f"{BASE}/events", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert Client().options(f"{BASE}/events").status_code == 204
    for method in ("post", "put", "delete", "patch"):
        assert getattr(Client(), method)(f"{BASE}/events").status_code == 405


def test_too_many_questions_are_refused(db):
    cache.clear()
    statuses = {Client().get(f"{BASE}/events/1").status_code for _ in range(185)}
    assert 429 in statuses
    cache.clear()


def test_every_field_and_parameter_is_documented():
    document = json.loads(json.dumps(api.api.get_openapi_schema(), default=str))
    for name, schema in document["components"]["schemas"].items():
        for field, told in schema.get("properties", {}).items():
            assert told.get("description"), f"{name}.{field}"
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation["summary"]
            for parameter in operation.get("parameters", []):
                described = parameter.get("description") or parameter["schema"].get("description")
                assert described, f"{path} {parameter['name']}"
    # What the API calls by itself from another host would break the site's rule.
    assert "cdn" not in json.dumps(document)


@pytest.fixture
def no_limit(monkeypatch):
    monkeypatch.setattr(api.AddressThrottle, "allow_request", lambda self, request: True)
    # A WSGI application lets go of the connection after each request, which here is the test's own.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def test_no_input_breaks_it(meeting, no_limit):
    # In this thread, where the test's transaction is: the record has something to find.
    schema = schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", get_wsgi_application())

    few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    for operation in schema.get_all_operations():

        def check(case):
            case.call_and_validate()

        few(given(case=operation.ok().as_strategy())(check))()
