"""Parts that stand on many pages and change often: the breaking strip, what is read most.

A page holds them between two comments. When a part changes, a page that holds an older one is put together anew from its
file before it is sent the next time, without Django's templates or the database: a millisecond in place of a page's
whole cost, and only for pages that are asked for.
"""

from __future__ import annotations

import re
from time import time

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from marsad.delivery.pages import keeper, kept
from marsad.delivery.pages.keeper import Keeper
from marsad.delivery.pages.kept import NEVER, Kept
from marsad.delivery.pages.state import PARTS, Part, State
from marsad.newsroom import made_of

#: The template of each part, for how many seconds it holds at most, and whether an old one may be sent a little longer.
TEMPLATES = {
    "breaking": ("web/parts/breaking.html", None, False),
    "most_read": ("delivery/most_read.html", 60, True),
}
_PLACE = re.compile(rb"<!--part (\w+)-->.*?<!--/part-->", re.DOTALL)
#: How often a part is made again that changed while it was made.
ATTEMPTS = 5


def html_of(name: str) -> str:
    """Return a part's HTML, written now."""
    return render_to_string(TEMPLATES[name][0], import_string(settings.MARSAD_FRAME)())


def write(name: str) -> tuple[str, made_of.MadeOf]:
    """Write a part, and return what it is made of too."""
    seconds = TEMPLATES[name][1]
    with made_of.recording() as found:
        html = html_of(name)
    if seconds is not None:
        found.end_by(time() + seconds)
    return html, found


def now(name: str, site: Keeper | None = None, *, renew: bool = False) -> Part:
    """Return a part as it is now, made when there is none that holds; with `renew` also when an old one would do."""
    site = site or keeper.current()

    def known() -> Part | None:
        part = site.state().parts.get(name)
        return part if part is not None and (time() < part.until or (part.patient and not renew)) else None

    if (part := known()) is not None:
        return part
    with site.folder.named(f"part-{name}"):
        for _ in range(ATTEMPTS):
            if (part := known()) is not None:
                return part
            before = site.mark()
            html, found = write(name)
            until = NEVER if found.until is None else found.until
            part = Part(html, until, TEMPLATES[name][2])
            if site.keep_part(name, part, found.keys, before):
                break
    assert part is not None
    return part


def refresh(site: Keeper) -> None:
    """Renew the parts whose time has passed."""
    for name, part in site.state().parts.items():
        if time() >= part.until:
            now(name, site, renew=True)


def marked(name: str, html: str) -> str:
    """Return a part as it stands in a page."""
    return f"<!--part {name}-->{html}<!--/part-->"


def names(body: bytes) -> list[str]:
    """Return the parts that stand in a page."""
    return [found.decode() for found in dict.fromkeys(_PLACE.findall(body)) if found.decode() in PARTS]


def assemble(body: bytes, site: Keeper) -> tuple[bytes, int, bytes]:
    """Return a page with its parts as they are now, the mask of the parts and their stamp."""
    present = names(body)
    mask = sum(1 << PARTS.index(name) for name in present)
    if not mask:
        return body, 0, kept.NO_STAMP
    here = {name: now(name, site) for name in present}
    stamp = State(parts=here).stamp(mask, 0)
    assert stamp is not None

    def replaced(match: re.Match[bytes]) -> bytes:
        part = here.get(match[1].decode())
        return match[0] if part is None else marked(match[1].decode(), part.html).encode()

    return _PLACE.sub(replaced, body), mask, stamp


def put_together(address: str, page: Kept, site: Keeper) -> Kept:
    """Return a kept page with its parts as they are now, and keep it so."""
    body, mask, stamp = assemble(page.text, site)
    new = kept.make(body, list(page.headers), mask=mask, parts=stamp, site=page.site, until=_or_none(page.until))
    site.put_together(address, new, page.digest)
    return new


def _or_none(until: float) -> float | None:
    return None if until == NEVER else until
