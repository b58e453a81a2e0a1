"""Which machines may be fetched from. An address from outside must not reach into the network that the server is in."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable

from marsad.intake.reasons import Reason
from marsad.intake.reasons import Reason as _
from marsad.intake.source import UnreadableError

#: Name and port to IP addresses, as texts.
Resolve = Callable[[str, int], list[str]]

#: IPv6 ranges whose addresses stand for an IPv4 address in their last 32 bits (RFC 6052, RFC 4291).
_EMBEDDING = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))

#: RFC 8215: local translation to IPv4, always into the own network.
_LOCAL_TRANSLATION = ipaddress.ip_network("64:ff9b:1::/48")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


def checked_addresses(host: str, port: int, resolve: Resolve, allow_loopback: bool, seconds: float) -> list[str]:
    """Return the IP addresses of `host`, all of which may be connected to. The caller must connect to one of these,
    not to the name, whose address may be another a moment later (DNS rebinding).

    Raises UnreadableError when the name is not found within `seconds`, or when any of its addresses is refused.
    """
    found = _within(seconds, resolve, host, port)
    if not found:
        raise UnreadableError(_("The name {host} is not found", host=host))
    for one in found:
        reason = refusal(one, allow_loopback)
        if reason:
            raise UnreadableError(
                _("{host} is at {address}, {what}: nothing is fetched from there", host=host, address=one, what=reason)
            )
    return found


def refusal(address: str, allow_loopback: bool = False) -> Reason | None:
    """Return why the IP `address` is refused, or None when it may be connected to: only public unicast may."""
    try:
        ip = _innermost(ipaddress.ip_address(address.partition("%")[0]))
    except ValueError:
        return _("which is not an IP address")
    if ip.is_loopback:
        return None if allow_loopback else _("an address of this machine itself")
    if ip.is_multicast:
        return _("a multicast address")
    if ip.is_link_local:
        return _("a link-local address")
    if ip.version == 6 and ip in _LOCAL_TRANSLATION:
        return _("a private address")
    if not ip.is_global or ip.is_reserved or ip.is_unspecified or (ip.version == 6 and ip.is_site_local):
        return _("a private or reserved address")
    return None


def resolve_name(host: str, port: int) -> list[str]:
    """Return the addresses of `host` as the system gives them; it also reads the old forms 2130706433 and 0x7f.1."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def _innermost(ip: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, Teredo, translated; else the address itself."""
    if ip.version == 4:
        return ip
    inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
    if inner is None and int(ip) > 1 and any(ip in network for network in _EMBEDDING):
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return inner or ip


def _within(seconds: float, resolve: Resolve, host: str, port: int) -> list[str]:
    """Looking up a name cannot be given a time limit, so it is done beside, and left behind when it takes too long."""
    answer: queue.Queue[list[str]] = queue.Queue()
    threading.Thread(target=lambda: answer.put(resolve(host, port)), daemon=True).start()
    try:
        return answer.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise UnreadableError(_("Looking up the name {host} took too long", host=host)) from None
