"""Keyed hashes of e-mail and network addresses: enough to recognise a sender again, useless without the site's key."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.utils.crypto import salted_hmac


def _keyed(kind: str, value: str) -> str:
    return salted_hmac(f"marsad.discussion.{kind}", value, algorithm="sha256").hexdigest()


def hash_email(email: str) -> str:
    """Return the HMAC-SHA256 of an e-mail address under SECRET_KEY, letter case ignored; "" for an empty address."""
    email = email.strip().casefold()
    return _keyed("email", email) if email else ""


def hash_address(address: str) -> str:
    """Return the HMAC-SHA256 of a network address under SECRET_KEY; "" for what is no address.

    Of an IPv6 address its /64 counts, since one household or phone draws new addresses from it all the time.
    """
    try:
        parsed = ip_address(address.strip())
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return _keyed("address", str(parsed.ipv4_mapped))
        return _keyed("address", str(IPv6Network((int(parsed) >> 64 << 64, 64))))
    return _keyed("address", str(parsed))


def mask_email(email: str) -> str:
    """Return an e-mail address as moderators may read it in a list: ``s…@example.org``."""
    local, at, domain = email.strip().rpartition("@")
    return f"{local[:1]}…@{domain}" if at else ""
