"""Stored files that readers may ask for by their path: the sizes of pictures, and the faces of the desk's people.

Everything else below `MEDIA_ROOT` may belong to a draft and has a name that can be guessed. Documents are read at
Wagtail's address for them, which asks for their number and name; an original is read by the server alone.
"""

from __future__ import annotations

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views import static

FOLDERS = ("images/", "avatar_images/")
#: What a browser may show; Python's own table lacks the newer ones.
KINDS = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the file at `path` below the media folder. Raises Http404 outside `FOLDERS`.

    What is no picture, which nobody put there by way of the desk, is saved by the browser and never shown.
    """
    path = posixpath.normpath(path).lstrip("/")
    if not path.startswith(FOLDERS):
        raise Http404
    response = static.serve(request, path, document_root=settings.MEDIA_ROOT)
    kind = KINDS.get(posixpath.splitext(path)[1].lower())
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Type"] = kind or "application/octet-stream"
    if kind is None:
        response["Content-Disposition"] = "attachment"
    return response
