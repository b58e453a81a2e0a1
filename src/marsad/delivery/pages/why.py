"""What a kept page was made of, and why it is fresh or not."""

from __future__ import annotations

from datetime import datetime
from time import time
from urllib.parse import unquote, urlsplit

from django.utils import timezone

from marsad.delivery.pages import changes, rules
from marsad.delivery.pages.keeper import Keeper
from marsad.delivery.pages.state import PARTS


def explain(address: str, site: Keeper) -> list[str]:
    """Return lines that say what is known of the page at `address`, a path or whole address as a browser shows it."""
    parts = urlsplit(address)
    path = unquote(parts.path) or "/"
    if not rules.asks_for_page("GET", path, parts.query, None, None):
        return [f"{path}: never kept. Pages of the desk, forms, searches and files are Django's or the file server's."]
    page = site.read(path)
    with site.folder.locked():
        entry = site.ledger.entry(path)
        position = site.ledger.position
    if page is None or entry is None:
        return [f"{path}: not kept now. It is written when somebody asks for it, and kept when its answer is a page."]
    state, now = site.state(), time()
    lines = [
        f"{path}: kept, {len(page.text):,} bytes, written {_moment(entry.stored)}",
        f"file: {site.folder.file_of(path)}",
    ]
    waiting = [touch.key for _, found in changes.unseen(position or changes.newest()) for touch in found]
    held = [name for bit, name in enumerate(PARTS) if page.mask >> bit & 1]
    if page.until <= now:
        lines.append(f"not true any longer since {_moment(page.until)}, by the clock; written anew when asked for")
    elif any(key in entry.keys for key in waiting):
        lines.append("about to go: a change that it depends on has not been followed yet")
    elif page.mask and state.stamp(page.mask, now) != page.parts:
        lines.append("true, but holds an older shared part; put together anew when asked for")
    elif page.site != state.site:
        lines.append(f"old: written for number {page.site} of the site, which is {state.site} now; sent until renewed")
    else:
        lines.append("fresh")
    if entry.until is not None:
        lines.append(f"true until {_moment(entry.until)}, unless something changes before")
    lines.append(f"shared parts: {', '.join(held) or 'none'}")
    lines.append("made of: what stands on every page, and")
    lines += [f"  {key}{_span(*span)}" for key, span in sorted(entry.keys.items())]
    return lines


def _span(low: float, high: float) -> str:
    first = "" if low == float("-inf") else f" from {_moment(low)}"
    return first if high == float("inf") else f"{first} up to {_moment(high)}"


def _moment(seconds: float) -> str:
    return (
        f"{timezone.localtime(datetime.fromtimestamp(seconds, tz=timezone.get_current_timezone())):%Y-%m-%d %H:%M:%S}"
    )
