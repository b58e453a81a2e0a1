"""What notes by itself what a page reads, so that a page cannot forget to.

- Every row that becomes one of `MODELS` is noted by its key, such as ``author:3``.
- What a query reads of our other tables is noted as the whole table, ``table:observatory_event``, and every write to
  such a table tells so. That is true for every room that brings pages, and coarse; a room that knows better notes keys
  of its own with `marsad.newsroom.made_of`, tells them with `tell`, and calls `covers` for its tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.signals import connection_created
from django.db.models.signals import post_init, post_save

from marsad.delivery.pages import changes, keeper
from marsad.delivery.pages.changes import Touch
from marsad.newsroom import made_of

#: Models whose rows are noted one by one, and what their keys are called.
MODELS = {
    "newsroom.Article": "article",
    "newsroom.Study": "article",
    "newsroom.Section": "section",
    "newsroom.FrontPage": "front",
    "newsroom.InfoPage": "info",
    "newsroom.Author": "author",
    "newsroom.Source": "source",
    "newsroom.Tag": "tag",
    "newsroom.Series": "series",
    "newsroom.Picture": "picture",
    "wagtaildocs.Document": "document",
}
#: Of so many rows of one model a page notes the model as a whole instead: ``tag:*``.
MOST_ROWS = 250
#: Tables of ours that are read by the functions that note for them, or that no reader's page shows.
_covered: set[str] = set()
#: Apps whose tables are noted as a whole unless a room says that it notes better.
OURS = ("newsroom", "discussion", "search", "observatory", "delivery", "web")

_READ = re.compile(r'(?:FROM|JOIN) "(\w+)"')
_WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "(\w+)"')


def covers(*models: str) -> None:
    """Say that these models' rows are noted by whoever reads them, or stand on no page."""
    _covered.update(apps.get_model(model)._meta.db_table for model in models)
    watched.cache_clear()


@lru_cache(maxsize=1)
def watched() -> frozenset[str]:
    """Return the tables that are noted as a whole."""
    by_row = {apps.get_model(model)._meta.db_table for model in MODELS}
    ours = {
        model._meta.db_table
        for app in OURS
        if apps.is_installed(f"marsad.{app}")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }
    return frozenset(ours - by_row - _covered)


@lru_cache(maxsize=2048)
def _tables(sql: str) -> tuple[tuple[str, ...], str | None]:
    """Return the watched tables that a statement reads, and the one that it writes."""
    write = _WRITE.match(sql)
    read = tuple(f"table:{name}" for name in sorted(set(_READ.findall(sql)) & watched()))
    return read, write[1] if write and write[1] in watched() else None


def observe(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Run a statement, and note or tell the watched tables in it. Wraps every statement of every connection."""
    read, written = _tables(sql)
    if read:
        made_of.note(*read)
    if written is None or not keeper.is_on():
        return execute(sql, params, many, context)
    # Told first: while a statement that returns rows is being read, SQLite takes no further one that writes.
    _tell(written)
    result = execute(sql, params, many, context)
    if not context["connection"].in_atomic_block and "RETURNING" not in sql:
        _tell(written)
    return result


def on_saved(sender: Any, **kwargs: Any) -> None:
    """Outside a transaction the change was told before it was there; tell it once more, now that it is."""
    if sender._meta.db_table in watched() and keeper.is_on() and not connection.in_atomic_block:
        _tell(sender._meta.db_table)


def _tell(table: str) -> None:
    changes.tell([Touch(f"table:{table}")], keeper.follow)


def on_connection(connection: Any, **kwargs: Any) -> None:
    if observe not in connection.execute_wrappers:
        connection.execute_wrappers.append(observe)


def _noting(kind: str) -> Callable[..., None]:
    prefix = f"{kind}:"

    def on_loaded(instance: Any, **kwargs: Any) -> None:
        recording = made_of.current()
        if recording is not None and instance.pk is not None:
            recording.keys.setdefault(f"{prefix}{instance.pk}", made_of.ALWAYS)

    return on_loaded


def fewer(spans: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return what a page is made of with models in place of their rows where those are too many to keep."""
    kinds: dict[str, int] = {}
    for key in spans:
        kind = key.partition(":")[0]
        kinds[kind] = kinds.get(kind, 0) + 1
    many = {kind for kind, number in kinds.items() if number > MOST_ROWS and kind in MODELS.values()}
    if not many:
        return spans
    kept = {key: span for key, span in spans.items() if key.partition(":")[0] not in many}
    return kept | {f"{kind}:*": made_of.ALWAYS for kind in many}


def rows(kind: str, keys: Iterable[Any]) -> list[Touch]:
    """Return the touches for rows of one of `MODELS`."""
    return [*(Touch(f"{kind}:{key}") for key in keys), Touch(f"{kind}:*")]


def connect() -> None:
    """Begin to note; called once when Django starts."""
    for label, kind in MODELS.items():
        post_init.connect(_noting(kind), sender=apps.get_model(label), weak=False, dispatch_uid=f"delivery.{label}")
    connection_created.connect(on_connection, dispatch_uid="delivery.observe")
    post_save.connect(on_saved, dispatch_uid="delivery.saved")
