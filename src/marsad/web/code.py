"""What pages are written with: when it changes, kept pages are old."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import marsad

#: Settings that stand on pages.
SHOWN = ("BASE_URL", "LANGUAGE_CODE", "TIME_ZONE", "EMBED_HOSTS", "HTTPS", "STATIC_URL", "MEDIA_URL", "MARSAD_SEARCH")


def mark() -> str:
    """Return a digest of the installed files and of the settings that stand on pages."""
    from django.conf import settings

    shown = "".join(f"{name}={getattr(settings, name, '')!r}\n" for name in SHOWN)
    return hashlib.blake2b(f"{files()}\n{shown}".encode(), digest_size=12).hexdigest()


def files() -> str:
    """Return a digest of the installed files; asked before Django is loaded, too."""
    root = Path(marsad.__file__).parent
    digest = hashlib.blake2b(digest_size=12)
    for place, folders, names in os.walk(root):
        folder = Path(place)
        folders[:] = sorted(name for name in folders if name not in ("tests", "__pycache__"))
        for file in sorted(names):
            found = (folder / file).stat()
            digest.update(f"{folder.relative_to(root)}/{file} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
