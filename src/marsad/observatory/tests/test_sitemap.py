"""Which pages of the record search engines are told of."""

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from marsad.observatory.models import Actor, Event, EventActor, EventPair
from marsad.observatory.queries import sitemap


@pytest.fixture
def full(meeting, monkeypatch):
    for name in ("EVENTS", "PAIR_EVENTS", "STATEMENTS"):
        monkeypatch.setattr(sitemap, name, 1)
    for model in (Event, EventActor, EventPair):
        model.objects.update(likely=True)
    return Event.objects.get(type="CONSULT", reports=2)


def test_pages_with_enough_on_them_are_named(full):
    russia, saudi = Actor.objects.get(key="RUS"), Actor.objects.get(key="SAU")
    found = list(sitemap.addresses())
    assert reverse("observatory:map") in found
    assert russia.get_absolute_url() in found
    low, high = sorted((russia, saudi), key=lambda actor: actor.pk)
    assert reverse("observatory:pair", args=[low.slug, high.slug]) in found
    assert reverse("observatory:pair", args=[high.slug, low.slug]) not in found
    assert full.get_absolute_url() in found
    assert len(found) == len(set(found))
    html = Client().get("/sitemap-record.xml").content.decode()
    assert russia.slug in unquote(html)
    assert "/sitemap-record.xml" in Client().get("/sitemap.xml").content.decode()


def test_nearly_empty_and_guessed_pages_are_not(full, monkeypatch):
    Actor.objects.filter(key="RUS").update(made_by="reader")
    monkeypatch.setattr(sitemap, "PAIR_EVENTS", 50)
    found = list(sitemap.addresses())
    assert Actor.objects.get(key="RUS").get_absolute_url() not in found
    assert not any("/بين/" in unquote(address) for address in found)


def test_without_a_record_there_is_none(full, settings):
    settings.MARSAD_RECORD = False
    assert list(sitemap.addresses()) == []
    assert "/sitemap-record.xml" not in Client().get("/sitemap.xml").content.decode()
