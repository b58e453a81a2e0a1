"""Which network address a request came from: the same answer for whoever counts, throttles or bans."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

_WITH_PORT = re.compile(r"\[(?P<six>[^\[\]]*)\](?::\d+)?|(?P<four>[\d.]+):\d+", re.ASCII)
PREFIX = 64
"""Bits of an IPv6 address that count: one household or phone draws new addresses from its /64 all the time."""


def network(address: str) -> str:
    """Return an IPv4 address, or the first address of an IPv6 address's /64, in its usual spelling.

    `address` may carry a port (``ip:port``, ``[v6]:port``). An IPv4 address mapped into IPv6 is the former. Returns ""
    for what is no address.
    """
    address = address.strip()
    if match := _WITH_PORT.fullmatch(address):
        address = match["six"] or match["four"] or ""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    rest = 128 - PREFIX
    return str(IPv6Address(int(parsed) >> rest << rest))


def client_address(request: HttpRequest) -> str:
    """Return the `network` that a request came from, "" when it is not known.

    Behind MARSAD_TRUST_PROXY proxies it is that entry of X-Forwarded-For, counted from the end, which the outermost of
    them wrote; what stands before it is the client's own word. Where that entry is missing or no address, the address
    of the connection itself counts.
    """
    proxies: int = settings.MARSAD_TRUST_PROXY
    if proxies > 0:
        entries = request.headers.get("X-Forwarded-For", "").split(",")
        if len(entries) >= proxies and (found := network(entries[-proxies])):
            return found
    return network(str(request.META.get("REMOTE_ADDR") or ""))
