"""Absolute addresses."""

from __future__ import annotations

from typing import Any

from django.conf import settings


def absolute(path: str) -> str:
    """Return the public address of a path on this site; an address that is already absolute stays as it is."""
    return path if path.startswith(("http://", "https://")) else f"{settings.BASE_URL}{path}"


def address_of(thing: Any) -> str:
    """Return the public address of a page of the tree or of a record with a page of its own."""
    return absolute(thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else thing.url)
