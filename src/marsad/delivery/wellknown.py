"""Small files that machines look for: robots.txt, the web app manifest."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse

from marsad.delivery.addresses import absolute
from marsad.newsroom.models import Institution

#: What no crawler needs: the desk, search results (endless), forms, reports, the data behind the record's pages.
CLOSED = ("/desk/", "/بحث/", "/تعليق/", "/_/", "/api/", "/السجل/خطأ/")
ICON_SIZES = (192, 512)


def robots(request: HttpRequest) -> HttpResponse:
    """Answer with robots.txt (RFC 9309)."""
    from urllib.parse import quote

    lines = ["User-agent: *", *(f"Disallow: {quote(path)}" for path in CLOSED), "Allow: /", ""]
    lines += [f"Sitemap: {absolute(reverse(f'delivery:{name}'))}" for name in ("sitemap", "sitemap_news")]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def manifest(request: HttpRequest) -> JsonResponse:
    """Answer with the web app manifest (W3C)."""
    site = Institution.for_request(request)
    icons = [
        {"src": static(f"marsad/icons/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_SIZES
    ]
    icons.append({**icons[-1], "src": static("marsad/icons/maskable-512.png"), "purpose": "maskable"})
    data = {
        "name": site.name,
        "short_name": site.name[:24],
        "description": site.tagline,
        "lang": "ar",
        "dir": "rtl",
        "start_url": "/",
        "display": "minimal-ui",
        "theme_color": site.colour,
        "background_color": "#ffffff",
        "icons": icons,
    }
    return JsonResponse(data, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
