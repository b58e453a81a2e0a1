"""The content security policy of the desk, which differs from that of the pages that readers get.

Scripts come from this server's files only, as on the site: `marsad.newsroom.desk.scripts` took the inline ones out of
Wagtail's widgets. Styles may be inline, because the editor of rich text writes style elements whose content depends on
the language; pictures may be blobs, because the upload shows what was chosen before it is sent; the preview is a frame
of this server's own.
"""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

DESK = {
    "default-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "object-src": [NONE],
    "base-uri": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}
#: Pages of Wagtail's promoted search results still carry a script of their own in their templates.
PROMOTIONS = {**DESK, "script-src": [SELF, UNSAFE_INLINE]}

#: Names of the desk's addresses that answer with a page of the site, which keeps the site's policy.
PREVIEWS = frozenset(
    f"wagtailadmin_pages:{name}"
    for name in ("preview_on_add", "preview_on_edit", "view_draft", "revisions_view", "workflow_preview")
)


class DeskPolicy:
    """Middleware, inside django-csp's: gives pages of the desk their policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        desk = reverse("wagtailadmin_home")
        if not request.path_info.startswith(desk):
            return response
        match = request.resolver_match
        if match is None or match.view_name not in PREVIEWS:
            promoted = request.path_info.startswith(f"{desk}searchpicks/")
            response._csp_config = PROMOTIONS if promoted else DESK
        return response
