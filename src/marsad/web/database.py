"""Database settings from one address."""

from __future__ import annotations

from typing import Any

import dj_database_url

from marsad.web.env import SettingError


def database_settings(url: str) -> dict[str, Any]:
    """Return Django's settings for the PostgreSQL or SQLite database at `url`. Raises SettingError for others."""
    if url.split(":", 1)[0] not in ("postgres", "postgresql", "sqlite"):
        raise SettingError("DATABASE_URL must look like postgres://user:password@host:5432/name.")
    try:
        return dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    except ValueError as error:
        raise SettingError(
            f"DATABASE_URL cannot be read: {error}. Write postgres://user:password@host:5432/name."
        ) from None


def search_engine(wanted: str, database: str) -> str:
    """Return the engine of the search: the `wanted` one, or where the database is when that is empty.

    database: Django's name of the database's backend. Raises SettingError for an engine that needs another database.
    """
    is_postgresql = database == "django.db.backends.postgresql"
    if wanted == "postgresql" and not is_postgresql:
        raise SettingError("MARSAD_SEARCH is 'postgresql', but DATABASE_URL names no PostgreSQL database.")
    return wanted or ("postgresql" if is_postgresql else "embedded")
