"""Fixtures for every room's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import template_database

REPOSITORY = Path(__file__).parent
SHARED = REPOSITORY.parent / "shared"

template_database.install()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the checkout; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the measuring data in {SHARED}")
    return SHARED


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Uploads of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
