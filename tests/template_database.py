"""Migrated once, copied ever after: makes the test database of SQLite from a template file.

Wagtail's migrations take about ten seconds of every run. The template lies in the temporary folder under a name that
depends on every migration file, so that a changed migration makes a new one.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import management
from django.db import connections
from django.db.backends.base.creation import BaseDatabaseCreation

_call_command = management.call_command
_create_test_db = BaseDatabaseCreation.create_test_db


def install() -> None:
    """Let Django's test runner copy the template instead of migrating."""
    BaseDatabaseCreation.create_test_db = _create


def _create(self: BaseDatabaseCreation, *args: Any, **options: Any) -> str:
    management.call_command = _call
    try:
        return _create_test_db(self, *args, **options)
    finally:
        management.call_command = _call_command


def _call(name: str, *args: Any, **options: Any) -> Any:
    connection = connections[options.get("database", "default")]
    if name != "migrate" or connection.vendor != "sqlite":
        return _call_command(name, *args, **options)
    template = _template()
    connection.ensure_connection()
    if not template.exists():
        _call_command(name, *args, **options)
        draft = template.with_suffix(f".{os.getpid()}")
        with sqlite3.connect(draft) as target:
            connection.connection.backup(target)
        target.close()
        draft.replace(template)
        return None
    with sqlite3.connect(template) as source:
        source.backup(connection.connection)
    source.close()
    return None


def _template() -> Path:
    marks = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            marks.update(f"{config.label}/{path.name}".encode() + path.read_bytes())
    # Content types and permissions come from the models themselves, after the migrations.
    for model in apps.get_models():
        marks.update(f"{model._meta.label}{model._meta.permissions}".encode())
    return Path(tempfile.gettempdir()) / f"marsad-tests-{marks.hexdigest()[:16]}.sqlite3"
