"""The stylesheet in an institution's colours.

Pages carry no style of their own and ask for one stylesheet. A site in the colours that the stylesheet comes with uses
the static file; any other gets the same rules followed by its colours, at an address that holds their digest, so that
the answer can be kept for ever and a change of colour is a change of address.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse

from marsad.web import bundles
from marsad.web.colour import on, readable

if TYPE_CHECKING:
    from marsad.newsroom.models import Institution, Section

DEFAULT_COLOUR = "#0b5a6f"
#: The grounds that coloured words stand on: `--paper` and `--surface` of assets/css/20-tokens.css.
LIGHT, DARK = ("#fdfcf9", "#f4f1ea"), ("#14171a", "#1d2125")
#: On dark grounds a colour at the least allowed contrast looks dull; this much reads well.
DARK_RATIO = 6.5
YEAR = 31_536_000

_FONT = re.compile(r'url\("?(fonts/[^")]+)"?\)')


def pair(colour: str) -> tuple[str, str]:
    """Return what `colour` becomes on light grounds and on dark ones."""
    return readable(colour, *LIGHT), readable(colour, *DARK, ratio=DARK_RATIO)


@lru_cache(maxsize=16)
def rules(colour: str, sections: tuple[tuple[int, str], ...]) -> str:
    """Return the rules that give the site `colour` and each (primary key, colour) of `sections` its own."""
    light, dark = pair(colour)
    found = [
        f":root{{--accent-light:{light};--accent-dark:{dark};--on-accent-light:{on(light)};--on-accent-dark:{on(dark)}}}"
    ]
    for pk, own in sections:
        light, dark = pair(own)
        found.append(f'[data-section="{pk}"]{{--tint-light:{light};--tint-dark:{dark}}}')
    return f"@layer theme{{{''.join(found)}}}"


def colours(institution: Institution, sections: Iterable[Section]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return the colours of a site: its own, and (primary key, colour) of the sections that have one."""
    return institution.colour.lower(), tuple((s.pk, s.colour.lower()) for s in sections if s.colour)


def address(institution: Institution, sections: Iterable[Section]) -> str:
    """Return the address of the stylesheet for a site with these sections."""
    own, by_section = colours(institution, sections)
    if own == DEFAULT_COLOUR and not by_section:
        return static(bundles.STYLE)
    return reverse("web:theme", args=[digest(own, by_section)])


def digest(colour: str, sections: tuple[tuple[int, str], ...]) -> str:
    """Return the name of the stylesheet with these colours; another version of the rules has another name."""
    return _digest(sheet(colour, sections))


@lru_cache(maxsize=16)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def sheet(colour: str, sections: tuple[tuple[int, str], ...]) -> str:
    """Return the whole stylesheet with these colours."""
    return _base() + rules(colour, sections)


def _base() -> str:
    """Return the stylesheet's own rules with its fonts at their static addresses, read anew while developing."""
    return _rewritten() if settings.DEBUG else _kept()


def _rewritten() -> str:
    return _FONT.sub(lambda match: f'url("{static("marsad/" + match[1])}")', bundles.css())


@lru_cache(maxsize=1)
def _kept() -> str:
    return _rewritten()


@lru_cache(maxsize=16)
def _packed(text: str, encoding: str) -> bytes:
    data = text.encode()
    return brotli.compress(data, quality=11) if encoding == "br" else gzip.compress(data, mtime=0)


def serve(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with the stylesheet of the site that is asked. An old name, from a page kept elsewhere, gets today's."""
    from marsad.web.chrome import Chrome

    chrome = Chrome.of(request)
    own, by_section = colours(chrome.institution, chrome.sections)
    text = sheet(own, by_section)
    accepted = {part.split(";")[0].strip() for part in request.headers.get("Accept-Encoding", "").split(",")}
    encoding = next((e for e in ("br", "gzip") if e in accepted), None)
    content = _packed(text, encoding) if encoding else text.encode()
    response = HttpResponse(content, content_type="text/css; charset=utf-8")
    if encoding:
        response["Content-Encoding"] = encoding
    response["Vary"] = "Accept-Encoding"
    current = name == digest(own, by_section)
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable" if current else "public, max-age=60"
    return response
