"""``{% load site %}``: addresses, pagers, share links, and the slots that other rooms fill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django import template
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.templatetags.static import static
from django.utils.encoding import iri_to_uri, uri_to_iri
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info

from marsad.newsroom import listings
from marsad.newsroom.addresses import numbered
from marsad.newsroom.models import Institution
from marsad.newsroom.stencil import Stencil, blank
from marsad.web import measuring

register = template.Library()

SEARCH = "/بحث/"
#: Where readers share, in order: name of the service and of its icon, what its link looks like.
SHARING = (
    ("whatsapp", "WhatsApp", "https://wa.me/?text={text}%20{url}"),
    ("x", "X", "https://x.com/intent/post?text={text}&url={url}"),
    ("facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    ("telegram", "Telegram", "https://t.me/share/url?url={url}&text={text}"),
)


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str, otherwise: str = "") -> str:
    """Include the template `name`, which another room brings, with everything this template knows.

    Where no room has brought it, `otherwise` is included, or nothing. Its own mistakes are errors as anywhere.
    """
    for candidate in filter(None, (name, otherwise)):
        try:
            found = get_template(candidate)
        except TemplateDoesNotExist as error:
            if str(error) != candidate:
                raise
            continue
        return found.template.render(context)
    return ""


@register.simple_tag(takes_context=True)
def standing(context: template.Context, name: str) -> str:
    """Include the template `name`, which writes the same on every page of a place: for kept pages it is written once.

    A place is a section, or what lies right in it; the menu marks the section that a page is in.
    """
    above = context.get("above") or []
    path = getattr(context.get("page"), "path", "")
    place = path if above and above[-1].path == path else f"{above[-1].path}/" if above else ""
    return context["chrome"].once((name, place), lambda: get_template(name).template.render(context))


@register.simple_tag
def asset(path: str) -> str:
    """Write the address of one of the site's static files. Where it was not collected, as on a page that tells of a
    failure, its plain address instead of a further failure.
    """
    try:
        return static(path)
    except ValueError:
        return settings.STATIC_URL + path


register.simple_tag(numbered)


@register.filter
def iri(address: str | None) -> SafeString:
    """Write an address with its Arabic letters instead of their codes: a third of the bytes."""
    return conditional_escape(uri_to_iri(address or ""))


@register.simple_tag(takes_context=True)
def address(context: template.Context, page: Any) -> SafeString:
    """Write the address of a page or of a record with a page of its own."""
    if hasattr(page, "get_url"):
        return iri(page.get_url(context.get("request")))
    return iri(page.get_absolute_url())


@register.simple_tag
def absolute(request: Any, path: str = "") -> str:
    """Return the site's whole address of `path`, of the request's own path when empty.

    Whatever host name the request carried: a page is kept for everybody, and the name is the asker's word.
    """
    path = path or request.path
    return path if path.startswith(("http://", "https://")) else f"{settings.BASE_URL}{iri_to_uri(path)}"


@register.simple_tag
def search_address() -> SafeString:
    """Write the address of the search page."""
    return iri(SEARCH)


@register.simple_tag(takes_context=True)
def trail(context: template.Context, page: Any) -> list[Any]:
    """Return the sections from the first level down to `page`, none for what is not in the tree of pages.

    The frame of every page keeps them as ``above`` before anything else is written.
    """
    return context["chrome"].trail(page) if getattr(page, "path", "") else []


@register.simple_tag(takes_context=True)
def subsections(context: template.Context, section: Any) -> list[Any]:
    """Return the live sections directly under `section`."""
    return next((one.subsections for one in context["chrome"].sections if one.pk == section.pk), [])


@register.simple_tag(takes_context=True)
def here(context: template.Context, section: Any) -> SafeString:
    """Write ``aria-current`` on the menu's link to `section` when this page is that section or lies in it."""
    page = context.get("page")
    path = getattr(page, "path", "")
    if not path.startswith(section.path):
        return SafeString("")
    return SafeString(' aria-current="page"' if path == section.path else ' aria-current="true"')


@register.simple_tag
def foreign(language: str) -> SafeString:
    """Write ``lang`` and ``dir`` for a text that is not in the page's language, nothing for one that is."""
    if language == get_language():
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language, direction(language))


@register.filter
def direction(language: str) -> str:
    """Return ``rtl`` or ``ltr`` for a language code; for an unknown one ``auto``."""
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "auto"


@register.simple_tag(takes_context=True)
def share(context: template.Context, title: str, url: str) -> SafeString:
    """Write links that share `title` and the whole address `url`: plain links, nothing of a third party is loaded."""
    chrome = context.get("chrome")
    links = chrome.once(("share",), _share_links) if chrome else _share_links()
    return links.filled(
        title=escape(title), url=escape(url), quoted_title=quote(title, safe=""), quoted_url=quote(url, safe="")
    )


def _share_links() -> Stencil:
    values = {"text": blank("quoted_title"), "url": blank("quoted_url")}
    written = {
        "services": [(icon, name, mark_safe(link.format(**values))) for icon, name, link in SHARING],
        "mail": mark_safe("mailto:?subject={text}&body={url}".format(**values)),
        "url": blank("url"),
        "title": blank("title"),
    }
    return Stencil(render_to_string("web/parts/share.html", written))


@register.inclusion_tag("web/parts/pager.html", takes_context=True)
def pager(context: template.Context, listing: Any, base: str, query: str = "") -> dict[str, Any]:
    """Write the pages of a `listing` at the address `base`; `query` is kept on every link.

    An `ArchivePage` or `ListingPage` will do, or anything with ``number`` and ``pages`` that counts from the newest.
    Page 2 of ``/a/`` is ``/a/page/2/``.
    """
    if not hasattr(listing, "older"):
        listing = listings.ListingPage(listing.number, listing.pages, 0, [])

    def page_address(number: int) -> str:
        return (base if number == listing.first else f"{base}page/{number}/") + (f"?{query}" if query else "")

    def steps() -> Iterator[tuple[int | None, str]]:
        for number in listing.numbers:
            yield number, "" if number is None else page_address(number)

    return {
        "request": context.get("request"),
        "listing": listing,
        "steps": list(steps()),
        "newer": page_address(listing.newer) if listing.newer is not None else "",
        "older": page_address(listing.older) if listing.older is not None else "",
    }


@register.inclusion_tag("web/parts/consent.html", takes_context=True)
def consent(context: template.Context) -> dict[str, Any]:
    """Write the banner that asks for consent to measuring, where the institution measures, and allow its hosts."""
    institution: Institution = context["institution"]
    if not (institution.pixel and institution.pixel_id):
        return {}
    measuring.allow(context["request"], institution.pixel)
    return {
        "pixel": institution.pixel,
        "pixel_id": institution.pixel_id,
        "script": asset("marsad/measure.js"),
    }
