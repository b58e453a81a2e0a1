"""The API: lists and items, filters, pages, what is hidden, caches, limits, errors."""

import json
from datetime import date
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.newsroom.models import Article
from marsad.observatory.analysts.export import to_json
from marsad.observatory.analysts.loading import Loader
from marsad.observatory.api import cursors, doors
from marsad.observatory.models import Event
from marsad.observatory.selection import FilterError, Filters, What, walk

LISTS = ("events", "mentions", "statements", "actors")


def get(client, path, **asked):
    response = client.get(f"/api/v1/{path}", asked)
    assert response["Content-Type"] == "application/json"
    return response, json.loads(response.content)


def test_lists_hold_what_exports_hold(record, client):
    for name in LISTS:
        what = What(name)
        exported = [to_json(one) for keys in walk(what, Filters()) for one in Loader().load(what, keys)]
        _, found = get(client, name, limit=500)
        listed = [to_json(one) for one in found["items"]]
        assert sorted(listed) == sorted(exported)
        assert found["next"] is None
        _, one = get(client, f"{name}/{found['items'][0]['id']}")
        assert one == found["items"][0]


def test_pages_follow_each_other(record, client):
    for name in LISTS:
        _, whole = get(client, name, limit=500)
        found, cursor = [], ""
        while cursor is not None:
            _, page = get(client, name, limit=2, cursor=cursor)
            found += page["items"]
            cursor = page["next"]
        assert found == whole["items"]


def test_filters(record, client):
    _, found = get(
        client, "events", actor=["روسيا", "SAU"], type="CONSULT", **{"from": "2015-08-11", "to": "2015-08-11"}
    )
    assert [one["type"] for one in found["items"]] == ["CONSULT"]
    _, found = get(client, "events", **{"to": "2015-08-01"})
    assert found["items"] == []
    _, found = get(client, "statements", actor="P:Adel al-Jubeir")
    assert {one["speaker"]["key"] for one in found["items"]} == {"P:Adel al-Jubeir"}
    _, found = get(client, "actors", type="person")
    assert {one["kind"] for one in found["items"]} == {"person"}


def test_what_is_not_live_is_hidden(record, client):
    mention = get(client, "mentions", type="ASSAULT")[1]["items"][0]
    Article.objects.filter(pk=mention["article"]).update(live=False)
    assert get(client, "mentions", type="ASSAULT")[1]["items"] == []
    assert get(client, f"mentions/{mention['id']}")[0].status_code == 404
    assert get(client, f"events/{mention['event']}")[0].status_code == 404
    assert get(client, "events", type="ASSAULT")[1]["items"] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "asked", "status", "field", "says"),
    [
        ("events", {"type": "WAR"}, 422, "type", "ASSAULT"),
        ("events", {"typ": "AID"}, 422, "typ", "no such parameter"),
        ("events", {"from": "yesterday"}, 422, "from", "date"),
        ("events", {"to": "0.0"}, 422, "to", "YYYY-MM-DD"),
        ("events", {"to": "1438387200"}, 422, "to", "YYYY-MM-DD"),
        ("events", {"from": "2015-08-02", "to": "2015-08-01"}, 422, "from", "after the last"),
        ("events", {"actor": "لا أحد بهذا الاسم"}, 422, "actor", "there is no actor"),
        ("events", {"cursor": "abc"}, 422, "cursor", "next"),
        ("events", {"limit": "501"}, 422, "limit", "500"),
        ("statements", {"status": "denied"}, 422, "status", "no such parameter"),
        ("events/99999999999", {}, 404, "", "no such item"),
        ("events/9223372036854775808", {}, 422, "id", "9223372036854775807"),
        ("events/x", {}, 422, "id", "integer"),
        ("wars", {}, 404, "", "no such address"),
    ],
)
def test_errors_say_what_to_do(client, path, asked, status, field, says):
    response, found = get(client, path, **asked)
    assert response.status_code == status
    assert found["error"]["field"] == field
    assert says in found["error"]["message"]


def test_answers_are_for_caches_and_for_anybody(record, client):
    response = client.get("/api/v1/events")
    assert response["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    again = client.get("/api/v1/events", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Event.objects.update(place="عدن")
    assert client.get("/api/v1/events", headers={"If-None-Match": response["ETag"]}).status_code == 200
    head = client.head("/api/v1/events")
    assert head.status_code == 200
    assert head.content == b""


@pytest.mark.django_db
def test_it_can_only_be_read(client):
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)("/api/v1/events")
        assert response.status_code == 405
        assert response["Allow"] == "GET, HEAD, OPTIONS"
        assert "read only" in response.json()["error"]["message"]
    asked = client.options("/api/v1/events")
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert asked["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
def test_each_client_has_its_share(client, monkeypatch):
    monkeypatch.setattr(doors, "A_MINUTE", 2)
    monkeypatch.setattr(doors.time, "time", lambda: 1_440_000_030.0)
    assert [client.get("/api/v1/events").status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get("/api/v1/events")
    assert refused["Retry-After"] == "30"
    assert "no-store" in refused["Cache-Control"]
    assert client.get("/api/v1/events", REMOTE_ADDR="203.0.113.9").status_code == 200
    monkeypatch.setattr(doors.time, "time", lambda: 1_440_000_060.0)
    assert client.get("/api/v1/events").status_code == 200


def test_answers_are_as_described(record, client):
    described = client.get("/api/v1/openapi.json").json()
    for name in LISTS:
        for path in (f"/api/v1/{name}", f"/api/v1/{name}/{{id}}"):
            schema = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            whole = {**schema, "components": described["components"]}
            check = jsonschema_rs.validator_for(whole)
            _, found = get(client, name)
            check.validate(found if path.endswith(name) else found["items"][0])


def test_the_cost_of_a_page_is_bounded(record, client, django_assert_max_num_queries):
    for name in LISTS:
        with django_assert_max_num_queries(14):
            client.get(f"/api/v1/{name}")


@pytest.mark.django_db
def test_every_parameter_and_address_is_documented(client):
    text = (Path(__file__).parents[5] / "docs" / "api.md").read_text(encoding="utf-8")
    described = client.get("/api/v1/openapi.json").json()
    for path, methods in described["paths"].items():
        assert f"`{path}`" in text
        for parameter in methods["get"].get("parameters", []):
            assert f"| `{parameter['name']}` |" in text or parameter["in"] == "path", parameter["name"]


@given(st.sampled_from(list(What)), st.text())
def test_no_cursor_breaks_it(what, text):
    try:
        key = cursors.read(what, text)
    except FilterError:
        return
    assert key is None or cursors.read(what, cursors.write(key)) == key


def test_cursors_come_back():
    for what, key in ((What.MENTIONS, (date(2015, 8, 11), 2, 2**62)), (What.ACTORS, (7,))):
        assert cursors.read(what, cursors.write(key)) == key
