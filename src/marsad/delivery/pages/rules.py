"""Which requests may be answered from a kept page, and which answers may be kept. No Django here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

SEARCH = "بحث"
#: First words of addresses that are never kept: the desk, files, forms, what is asked with a query.
NEVER = frozenset({"desk", "documents", "images", "media", "static", "theme", "تعليق", SEARCH, "_", "healthz", "readyz",
                   "metrics"})  # fmt: skip
#: Names in a query that others add to follow their readers; they ask for nothing.
TRACKING = frozenset(
    {"fbclid", "gclid", "gbraid", "wbraid", "msclkid", "twclid", "igshid", "mc_cid", "mc_eid", "yclid"}
)
#: Cookies of somebody who is known here: an editor, or a reader whom a form answers.
PERSONAL = ("sessionid=", "csrftoken=", "messages=")
#: The largest answer that is kept, in bytes.
MOST_BYTES = 4 * 1024 * 1024
#: Headers that belong to one answer, or that the front door writes itself.
NOT_KEPT = frozenset({"content-length", "date", "set-cookie", "vary", "etag", "connection", "cache-control", "server",
                      "content-encoding", "transfer-encoding"})  # fmt: skip
#: A browser asks each time, and may show what it has while it asks; the page is seen at once by everybody else.
CACHE_CONTROL = "public, max-age=0, stale-while-revalidate=30, stale-if-error=86400"


def asks_for_page(method: str, path: str, query: str, cookie: str | None, authorization: str | None) -> bool:
    """Say whether a kept page may answer this request: an anonymous one, of a page, without a query that matters."""
    if query and not only_tracking(query):
        return False
    return _is_anonymous(method, path, cookie, authorization) and path[1:].partition("/")[0] not in NEVER


def asks_in_frame(method: str, path: str, query: str, cookie: str | None, authorization: str | None) -> bool:
    """Say whether the answer to this request is not kept, but stands in the same frame as kept pages: results."""
    return _is_anonymous(method, path, cookie, authorization) and path[1:].partition("/")[0] == SEARCH


def _is_anonymous(method: str, path: str, cookie: str | None, authorization: str | None) -> bool:
    if method not in ("GET", "HEAD") or authorization or path[:1] != "/":
        return False
    return not cookie or not any(name in cookie for name in PERSONAL)


def only_tracking(query: str) -> bool:
    """Say whether a query holds nothing but what follows readers."""
    names = (unquote(pair.partition("=")[0]) for pair in query.split("&") if pair)
    return all(name in TRACKING or name.startswith("utm_") for name in names)


def may_be_kept(status: int, headers: Mapping[str, str], has_cookies: bool, size: int) -> bool:
    """Say whether an answer is the same for everybody and until something changes."""
    if status != 200 or has_cookies or size > MOST_BYTES or "content-encoding" in headers:
        return False
    if any(word in headers.get("cache-control", "") for word in ("no-store", "no-cache", "private")):
        return False
    varies = {name.strip().lower() for name in headers.get("vary", "").split(",") if name.strip()}
    return varies <= {"accept-encoding"}


def kept_headers(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the headers that are kept with a page, in small letters as HTTP/2 wants them."""
    kept = [(name.lower(), _ordered(name.lower(), value)) for name, value in headers if name.lower() not in NOT_KEPT]
    return [*kept, ("cache-control", CACHE_CONTROL), ("vary", "accept-encoding")]


def _ordered(name: str, value: str) -> str:
    """Return a header's value; of a policy with its directives in one order, which each process else has its own of."""
    return "; ".join(sorted(value.split("; "))) if name == "content-security-policy" else value
