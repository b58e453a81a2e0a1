"""The map: who stands where, what leads where, and how much it weighs."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse

from marsad.observatory import atlas, maps
from marsad.observatory.models import Actor, Event, EventPair
from marsad.observatory.queries.actors import Dealings
from marsad.observatory.queries.pairs import Link, Network


def network(*pairs):
    actors = {
        key: Actor(pk=n, key=key, kind="state", name=key)
        for n, key in enumerate({k: 0 for p in pairs for k in p[:2]}, 1)
    }
    links = [Link(actors[a], actors[b], Dealings(actors[b], {quad: n})) for a, b, quad, n in pairs]
    return Network(list(actors.values()), links)


def test_states_stand_at_their_capitals_and_far_ones_at_the_edge():
    chart = maps.map_chart(network(("SAU", "IRN", 3, 4), ("SAU", "USA", 1, 2)), "region", flip=True)
    pins = {pin.actor.key: pin for pin in chart.pins}
    assert pins["SAU"].x < pins["IRN"].x
    assert pins["SAU"].y > pins["IRN"].y
    assert not pins["SAU"].beyond
    assert pins["USA"].beyond
    assert pins["USA"].x == 16
    assert not any(pin.beyond for pin in maps.map_chart(network(("SAU", "USA", 1, 2)), "world", flip=True).pins)
    assert {line.kind for line in chart.lines} == {"against", "together"}


def test_labels_do_not_cover_each_other():
    pairs = [("SAU", key, 1, 3) for key in ("LBN", "SYR", "ISR", "PSE", "JOR", "QAT", "BHR", "ARE", "KWT", "IRQ")]
    chart = maps.map_chart(network(*pairs), "region", flip=True)
    boxes = []
    for pin in (pin for pin in chart.pins if pin.label):
        wide = len(pin.label) * 9.2
        left = {"end": pin.label_x, "start": pin.label_x - wide, "middle": pin.label_x - wide / 2}[pin.anchor]
        boxes.append((left, pin.label_y - 15, left + wide, pin.label_y + 5))
    assert len(boxes) > 5
    assert not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for i, a in enumerate(boxes) for b in boxes[:i]
    )


def test_who_has_no_place_is_named_beside_it():
    found = network(("SAU", "X:nowhere", 1, 1))
    chart = maps.map_chart(found, "region", flip=False)
    assert [actor.key for actor in chart.unplaced] == ["X:nowhere"]
    assert chart.lines == []


@pytest.mark.parametrize("frame", ["region", "world"])
def test_every_arab_state_is_drawn_or_has_a_seat(frame):
    arab = [
        "DZA",
        "BHR",
        "COM",
        "DJI",
        "EGY",
        "IRQ",
        "JOR",
        "KWT",
        "LBN",
        "LBY",
        "MRT",
        "MAR",
        "OMN",
        "PSE",
        "QAT",
        "SAU",
        "SOM",
        "SDN",
        "SYR",
        "TUN",
        "ARE",
        "YEM",
    ]
    assert set(arab) <= atlas.seats().keys()
    assert {"SAU", "EGY", "PSE", "QAT", "SYR", "YEM"} <= atlas.shapes(frame).keys()


@pytest.mark.django_db
def test_the_page_leads_to_events_and_is_light(meeting):
    for model in (Event, EventPair):
        model.objects.update(likely=True)
    response = Client().get(reverse("observatory:map"))
    html = response.content.decode()
    russia, saudi = Actor.objects.get(key="RUS"), Actor.objects.get(key="SAU")
    assert html.count(f"/{russia.slug}/{saudi.slug}/?from=") + html.count(f"/{saudi.slug}/{russia.slug}/?from=") == 2
    assert "<desc" in html
    assert '<table class="record-table">' in html
    assert len(response.content) < 150_000
    assert len(gzip.compress(response.content)) < 40_000
    assert "<circle" not in Client().get(reverse("observatory:map") + "?type=ASSAULT&status=denied").content.decode()
