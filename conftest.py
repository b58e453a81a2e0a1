"""Fixtures for every room's tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django.plugin import blocking_manager_key

from tests import template_database

REPOSITORY = Path(__file__).parent
SHARED = REPOSITORY.parent / "shared"

template_database.install()

#: Fixtures whose tests commit to the database.
COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}


def commits(item: pytest.Item) -> bool:
    """Return whether a test commits, so that the database is emptied after it."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or bool(
        COMMITTING & set(getattr(item, "fixturenames", ()))
    )


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None):
    """Put back what migrations put into the database, after a test that ended with an empty one.

    Not after the last test: then the test database is gone already, and the connection leads to the ordinary one.
    """
    yield
    if nextitem and commits(item):
        with item.config.stash[blocking_manager_key].unblock():
            template_database.restore()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the checkout; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the measuring data in {SHARED}")
    return SHARED


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Uploads of a test go to a folder of its own, and no test is told of the files of another by the cache."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    return settings.MEDIA_ROOT
