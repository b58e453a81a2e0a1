"""Migrated once, copied ever after.

Wagtail's migrations take about ten seconds of every run, so SQLite's test database is copied from a template file. It
lies in the temporary folder under a name that depends on every migration file: a changed migration makes a new one.

A test that commits ends with an emptied database (Django flushes it), and what migrations put there (front page, roles)
is gone for the tests after it. `restore` puts it back, from the template or, on PostgreSQL, from a copy of the database.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import time
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import management
from django.db import connections
from django.db.backends.base.creation import BaseDatabaseCreation

#: How often a locked database is tried again, each time after a tenth of a second.
ATTEMPTS = 100

#: Names of the test databases of this run, by alias.
_made: dict[str, str] = {}

_call_command = management.call_command
_create_test_db = BaseDatabaseCreation.create_test_db


def install() -> None:
    """Let Django's test runner copy the template instead of migrating."""
    BaseDatabaseCreation.create_test_db = _create


def _create(self: BaseDatabaseCreation, *args: Any, **options: Any) -> str:
    management.call_command = _call
    try:
        name = _create_test_db(self, *args, **options)
    finally:
        management.call_command = _call_command
    _made[self.connection.alias] = name
    if self.connection.vendor == "postgresql":
        _copy(self.connection, name, f"{name}_base")
    return name


def restore() -> None:
    """Make the test database what it was before the first test.

    Raises:
        RuntimeError: when the connection does not lead to a test database (it would be overwritten).
    """
    connection = connections["default"]
    if connection.settings_dict["NAME"] != _made.get(connection.alias):
        raise RuntimeError(f"{connection.settings_dict['NAME']} is not the test database")
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        _copy(connection, f"{name}_base", name)
    else:
        connection.ensure_connection()
        _fill(connection)


def _copy(connection: Any, source: str, target: str) -> None:
    """Make the PostgreSQL database `target` a copy of `source`; nobody may be connected to either."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def _fill(connection: Any) -> None:
    """Copy the template into the connected database, once the live server's last request has let go of it."""
    with closing(sqlite3.connect(_template())) as source:
        for attempt in range(ATTEMPTS):
            try:
                source.backup(connection.connection)
                return
            except sqlite3.OperationalError:
                if attempt == ATTEMPTS - 1:
                    raise
                time.sleep(0.1)


def _call(name: str, *args: Any, **options: Any) -> Any:
    connection = connections[options.get("database", "default")]
    if name != "migrate" or connection.vendor != "sqlite":
        return _call_command(name, *args, **options)
    template = _template()
    connection.ensure_connection()
    if not template.exists():
        _call_command(name, *args, **options)
        draft = template.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(draft)) as target:
            connection.connection.backup(target)
        draft.replace(template)
        return None
    _fill(connection)
    return None


@cache
def _template() -> Path:
    marks = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            marks.update(f"{config.label}/{path.name}".encode() + path.read_bytes())
    # Content types and permissions come from the models themselves, after the migrations.
    for model in apps.get_models():
        marks.update(f"{model._meta.label}{model._meta.permissions}".encode())
    return Path(tempfile.gettempdir()) / f"marsad-tests-{marks.hexdigest()[:16]}.sqlite3"
