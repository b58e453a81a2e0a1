"""One network address of a request for whoever counts, throttles or bans."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from marsad.newsroom.models import User
from marsad.newsroom.visitors import client_address, network


def address(forwarded: str | None = None, remote: str = "192.0.2.1") -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("198.51.100.7", "198.51.100.7"),
        (" 198.51.100.7 ", "198.51.100.7"),
        ("198.51.100.7:52044", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("[2001:db8:1:2::7]:443", "2001:db8:1:2::"),
        ("[2001:db8:1:2::7]", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("[::ffff:198.51.100.7]:80", "198.51.100.7"),
        ("::1", "::"),
        ("", ""),
        ("unknown", ""),
        ("unix:", ""),
        ("198.51.100.7:port", ""),
        ("198.51.100.7:", ""),
        ("198.51.100.1234", ""),
        ("[2001:db8::7", ""),
        ("[2001:db8::7]x", ""),
        ("[198.51.100.7", ""),
        ("9" * 5000, ""),
    ],
)
def test_the_network_of_an_address(written, kept):
    assert network(written) == kept


def test_without_proxies_the_header_is_the_clients_own_word(settings):
    settings.MARSAD_TRUST_PROXY = 0
    assert address("198.51.100.7") == "192.0.2.1"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7:4711", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (2, "[2001:db8:1:2::7]:443, 10.0.0.2", "2001:db8:1:2::"),
        (1, "198.51.100.7, unknown", "192.0.2.1"),
        (1, "198.51.100.7,", "192.0.2.1"),  # an empty entry counts: else the client's own stood in its place
        (2, "198.51.100.7", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, None, "192.0.2.1"),
    ],
)
def test_behind_proxies_the_outermosts_entry_counts(settings, proxies, forwarded, found):
    settings.MARSAD_TRUST_PROXY = proxies
    assert address(forwarded) == found


def test_no_readable_address_is_none(settings):
    settings.MARSAD_TRUST_PROXY = 1
    assert address("unknown", remote="") == ""


@pytest.mark.django_db
def test_wrong_passwords_are_counted_by_that_address(settings):
    settings.MARSAD_TRUST_PROXY = 1
    User.objects.create_user("huda", password="secret-word")

    def enter(forwarded: str, password: str) -> int:
        headers = {"X-Forwarded-For": forwarded}
        form = {"username": "huda", "password": password}
        return Client(headers=headers).post("/desk/login/", form).status_code

    for number in range(settings.AXES_FAILURE_LIMIT):
        enter(f"203.0.113.{number}, 2001:db8:1:2::{number + 1:x}", "wrong")
    assert enter("203.0.113.99, [2001:db8:1:2::abc]:443", "secret-word") == 429
    assert enter("2001:db8:1:3::1", "secret-word") == 302
