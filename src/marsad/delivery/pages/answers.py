"""The answer that a kept page gives to a request. No Django here."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.delivery.pages.kept import Kept

Headers = list[tuple[str, str]]
#: The smallest first: what is sent to a client that likes them alike.
ENCODINGS = ("br", "zstd", "gzip")


def encoding_for(accepted: str | None, offered: Iterable[str] = ENCODINGS) -> str | None:
    """Return which of the encodings `offered`, best first, to send to a client that accepts `accepted`, None for none.

    RFC 9110, 12.5.3.
    """
    if not accepted:
        return None
    if ";" not in accepted:
        # What browsers send; no need to take it apart.
        return next((name for name in offered if name in accepted), None)
    weights: dict[str, float] = {}
    for item in accepted.split(","):
        name, _, parameter = item.partition(";")
        weight = parameter.partition("q=")[2].strip()
        try:
            weights[name.strip().lower()] = float(weight) if weight else 1.0
        except ValueError:
            weights[name.strip().lower()] = 0.0
    other = weights.get("*", 0.0)
    best = max(((weights.get(name, other), name) for name in offered), key=lambda pair: pair[0])
    return best[1] if best[0] > 0 else None


def matches(if_none_match: str | None, etag: str) -> bool:
    """Say whether a client has this page already (RFC 9110, 13.1.2; tags are compared weakly)."""
    if not if_none_match:
        return False
    bare = etag[2:]
    return if_none_match.strip() == "*" or any(
        tag.strip().removeprefix("W/") == bare for tag in if_none_match.split(",")
    )


def answer(page: Kept, accepted: str | None, if_none_match: str | None) -> tuple[int, Headers, bytes]:
    """Return status, headers and body for a request with these headers. A HEAD is answered without the body."""
    headers: Headers = [*page.headers, ("etag", page.etag)]
    if matches(if_none_match, page.etag):
        return 304, [(name, value) for name, value in headers if name != "content-type"], b""
    encoding = encoding_for(accepted)
    sent = headers if encoding is None else [*headers, ("content-encoding", encoding)]
    return 200, sent, page.form(encoding)
