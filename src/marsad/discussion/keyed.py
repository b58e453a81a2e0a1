"""Keyed hashes of e-mail and network addresses: enough to recognise a sender again, useless without the site's key."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from marsad.newsroom.visitors import PREFIX, network


def _keyed(kind: str, value: str) -> str:
    return salted_hmac(f"marsad.discussion.{kind}", value, algorithm="sha256").hexdigest()


def hash_email(email: str) -> str:
    """Return the HMAC-SHA256 of an e-mail address under SECRET_KEY, letter case ignored; "" for an empty address."""
    email = email.strip().casefold()
    return _keyed("email", email) if email else ""


def hash_address(address: str) -> str:
    """Return the HMAC-SHA256 of a network address under SECRET_KEY; "" for what is no address.

    Of an IPv6 address its /64 counts (see `network`).
    """
    found = network(address)
    # The prefix is part of what was always hashed: bans would end without it.
    return _keyed("address", f"{found}/{PREFIX}" if ":" in found else found) if found else ""


def mask_email(email: str) -> str:
    """Return an e-mail address as moderators may read it in a list: ``s…@example.org``."""
    local, at, domain = email.strip().rpartition("@")
    return f"{local[:1]}…@{domain}" if at else ""
