"""Queries whose SQL is compiled once.

Making SQL of a query set costs Django ten times what SQLite needs to answer it: a third of a millisecond for an article
with what is loaded beside it. Queries that every page makes are therefore written as prepared ones:

    BYLINE = Prepared(lambda pk: ArticleAuthor.objects.filter(article=pk).select_related("author"), int)
    rows = BYLINE(article.pk)

They give the same instances in the same order as the query set would, or the bare values of a `values_list` of one
column, and what observes statements and loaded rows (`marsad.delivery.pages.recording`) sees them as it sees all
others. Prefetching is left to the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

#: A query has a statement for each length of its lists; of so many at most.
MOST_PLANS = 64
_UNKNOWN: Any = object()
_LISTS: dict[Any, type] = {list[int]: int, list[str]: str}


@dataclass(frozen=True, slots=True)
class _Argument:
    """Where a value comes from: the argument's place, and for a list the place within it."""

    place: int
    within: int | None = None

    def of(self, arguments: Sequence[Any]) -> Any:
        value = arguments[self.place]
        return value if self.within is None else value[self.within]


class _Plan:
    """One compiled statement for one kind of database, and how its rows become instances."""

    def __init__(self, query: QuerySet[Any], alias: str, stand_ins: dict[Any, _Argument]) -> None:
        self.alias = alias
        self.compiler = compiler = query.query.get_compiler(using=alias)
        self.sql, params = compiler.as_sql()
        self.params = [stand_ins.get(value, value) if isinstance(value, int | str) else value for value in params]
        found = {value for value in self.params if isinstance(value, _Argument)}
        if missing := set(stand_ins.values()) - found:
            raise ValueError(f"The query makes no use of these arguments: {sorted(m.place for m in missing)}")
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        self.converters = compiler.get_converters(columns)
        info = compiler.klass_info
        self.model = None
        if query._fields is not None and len(columns) == 1:
            return
        if query._fields is not None or info is None or compiler.annotation_col_map:
            raise ValueError("Only queries for instances without annotations, or for one column, can be prepared")
        fields = info["select_fields"]
        self.model, self.columns = info["model"], slice(fields[0], fields[-1] + 1)
        self.names = [column[0].target.attname for column in compiler.select[self.columns]]
        self.beside = get_related_populators(info, compiler.select, alias)

    def run(self, arguments: Sequence[Any]) -> list[Any]:
        connection = connections[self.alias]
        values = [value.of(arguments) if isinstance(value, _Argument) else value for value in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            rows = cursor.fetchall()
        if self.converters and rows:
            rows = self.compiler.apply_converters(rows, self.converters)
        if self.model is None:
            return [row[0] for row in rows]
        return [self._instance(row) for row in rows]

    def _instance(self, row: Sequence[Any]) -> Any:
        instance = self.model.from_db(self.alias, self.names, row[self.columns])
        for populator in self.beside:
            populator.populate(row, instance)
        return instance


class Prepared:
    """A query set that `build` makes from arguments of these types: `int`, `str`, `list[int]` or `list[str]`."""

    def __init__(self, build: Callable[..., QuerySet[Any]], *kinds: Any) -> None:
        self.build, self.kinds = build, kinds
        self._plans: dict[tuple[Any, ...], _Plan | None] = {}

    def __call__(self, *arguments: Any, using: str = DEFAULT_DB_ALIAS) -> list[Any]:
        """Return the instances for these arguments; none for an empty list."""
        lengths = tuple(len(value) for kind, value in zip(self.kinds, arguments, strict=True) if kind in _LISTS)
        if 0 in lengths:
            return []
        key = (using, connections[using].vendor, lengths)
        plan = self._plans.get(key, _UNKNOWN)
        if plan is _UNKNOWN:
            if len(self._plans) >= MOST_PLANS:
                self._plans.clear()
            plan = self._plans[key] = self._compiled(arguments, using)
        return list(self.build(*arguments).using(using)) if plan is None else plan.run(arguments)

    def first(self, *arguments: Any, using: str = DEFAULT_DB_ALIAS) -> Any | None:
        """Return the first instance, None when there is none."""
        found = self(*arguments, using=using)
        return found[0] if found else None

    def _compiled(self, arguments: Sequence[Any], using: str) -> _Plan | None:
        """Return the plan for such arguments, None when Django would not ask for stand-ins: the query is made each time.

        It knows that nothing can be found, as for `none()`, or of a number that the column cannot hold; the latter may
        be true of the stand-in alone.
        """
        stand_ins: dict[Any, _Argument] = {}
        values: list[Any] = []
        for place, kind in enumerate(self.kinds):
            if kind in _LISTS:
                row = [_stand_in(_LISTS[kind], place, within) for within in range(len(arguments[place]))]
                stand_ins.update((value, _Argument(place, within)) for within, value in enumerate(row))
                values.append(row)
            else:
                values.append(_stand_in(kind, place))
                stand_ins[values[-1]] = _Argument(place)
        try:
            return _Plan(self.build(*values).using(using), using, stand_ins)
        except EmptyResultSet:
            return None


def _stand_in(kind: type, place: int, within: int | None = None) -> int | str:
    """Return what stands for an argument while the SQL is compiled: a value that no query names itself.

    A single number has to fit into the smallest column: Django knows that PostgreSQL's `smallint` cannot hold a greater
    one, and would make the query of nothing.
    """
    number = 32_000 + place if within is None else 1_900_000_000 + 100_000 * place + within
    return f"\ue000marsad:{number}" if kind is str else number
