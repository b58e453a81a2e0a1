"""The tables that hold the index, read and written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import psycopg
from django.db import connections

from marsad.search.engines import Busy
from marsad.search.engines.postgresql.postings import Postings, joined, unpack
from marsad.search.engines.postgresql.segments import Builder, Column, Written
from marsad.search.engines.postgresql.view import Segment
from marsad.search.wanted import Document

#: How long a writer waits for another one.
LOCK_SECONDS = 60
#: Whoever looked up which segments there are has read them after so long.
READ_AFTER = "5 minutes"
# `segment + 0` below: after much was written and before statistics are made anew, PostgreSQL may take the index on
# `segment` for the better one, which reads every row of it.

#: Names the writers' lock among the database's advisory locks: "marsad" in numbers.
LOCK = 0x6D6172736164


class Tables:
    """The tables of one version of the index, in the database with this alias."""

    def __init__(self, version: int, alias: str = "default") -> None:
        self.version, self.alias = version, alias

    @property
    def connection(self) -> Any:
        """Django's connection of this thread."""
        return connections[self.alias]

    @contextmanager
    def cursor(self) -> Iterator[psycopg.Cursor[Any]]:
        """Give a cursor whose rows hold bytes as such: Django's writes them as digits, twice as long."""
        self.connection.ensure_connection()
        with self.connection.wrap_database_errors, psycopg.Cursor(self.connection.connection) as cursor:
            cursor.format = psycopg.pq.Format.BINARY
            yield cursor

    def rows(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Return all rows that a query gives."""
        with self.cursor() as cursor:
            return cursor.execute(query, parameters).fetchall()

    def execute(self, query: str, *parameters: Any) -> None:
        """Carry out a statement that gives no rows."""
        with self.cursor() as cursor:
            cursor.execute(query, parameters)

    # --- reading -----------------------------------------------------------------------------------------------------

    def segments(self) -> list[Segment]:
        """Return the segments that make up the index."""
        query = "SELECT id, size, dead FROM search_segment WHERE version = %s AND retired IS NULL ORDER BY id"
        return [Segment(number, size, tuple(dead)) for number, size, dead in self.rows(query, self.version)]

    def columns(self, segments: Sequence[int]) -> dict[int, dict[str, Column]]:
        """Return the columns of these segments by their names."""
        found: dict[int, dict[str, Column]] = defaultdict(dict)
        query = "SELECT segment, name, slots, numbers FROM search_column WHERE segment = ANY(%s)"
        for segment, name, slots, numbers in self.rows(query, list(segments)):
            held = None if slots is None else np.frombuffer(slots, "<i4")
            found[segment][name] = Column(name, np.frombuffer(numbers, "<i8"), held)
        return found

    def postings(self, terms: Iterable[str], bases: dict[int, int], placed: bool) -> dict[str, Postings]:
        """Return the postings of these terms, given the first row of each segment."""
        places = "places" if placed else "NULL::bytea"
        query = f"""
            SELECT term, segment, documents, postings, {places} FROM search_posting
            WHERE term = ANY(%s) AND segment + 0 = ANY(%s) ORDER BY term, segment
        """  # noqa: S608 - one of two words of ours
        parts: dict[str, list[tuple[int, Postings]]] = defaultdict(list)
        for term, segment, documents, packed, where in self.rows(query, list(terms), list(bases)):
            slots, times = unpack(packed, documents)
            base = bases[segment]
            stands = None if where is None else np.frombuffer(where, "<u2")
            parts[term].append((base, Postings(slots.astype(np.uint32) + np.uint32(base), times, stands)))
        return {term: joined([part for _, part in sorted(found, key=lambda p: p[0])]) for term, found in parts.items()}

    def frequencies(self, terms: Sequence[str], segments: Sequence[int]) -> dict[str, int]:
        """Return in how many documents each of these terms stands."""
        query = """
            SELECT term, sum(documents)::int FROM search_posting WHERE term = ANY(%s) AND segment + 0 = ANY(%s) GROUP BY term
        """
        return dict(self.rows(query, list(terms), list(segments)))

    def beginning(self, starts: Sequence[str], most: int) -> list[str]:
        """Return terms that begin with one of these strings, `most` of each."""
        query = """
            SELECT found.term FROM unnest(%s::text[], %s::text[]) AS asked (first, beyond), LATERAL (
                SELECT DISTINCT term FROM search_posting
                WHERE term >= asked.first COLLATE "C" AND term < asked.beyond COLLATE "C" ORDER BY term LIMIT %s
            ) AS found
        """
        return [term for (term,) in self.rows(query, list(starts), [start + "\U0010ffff" for start in starts], most)]

    def stamps(self) -> dict[int, int]:
        """Return the stamp of every document by its key."""
        return dict(self.rows("SELECT key, stamp FROM search_document WHERE version = %s", self.version))

    def sketches(self, keys: Sequence[int]) -> dict[int, bytes]:
        """Return the sketches of these documents."""
        query = "SELECT key, sketch FROM search_document WHERE version = %s AND key = ANY(%s)"
        return {key: bytes(sketch) for key, sketch in self.rows(query, self.version, list(keys))}

    # --- writing, within a transaction -------------------------------------------------------------------------------

    def lock(self) -> None:
        """Wait until nobody else writes, until the end of the transaction. Raises Busy."""
        try:
            ((before,),) = self.rows("SELECT current_setting('lock_timeout')")
            self.execute("SELECT set_config('lock_timeout', %s, true)", f"{LOCK_SECONDS}s")
            self.execute("SELECT pg_advisory_xact_lock(%s)", LOCK)
            self.execute("SELECT set_config('lock_timeout', %s, true)", before)
        except Exception as error:
            if isinstance(error.__cause__, psycopg.errors.LockNotAvailable):
                raise Busy("Another process has been writing to the search index for too long.") from error
            raise

    def clear(self) -> None:
        """Remove every document. Whoever reads already goes on reading."""
        self.execute("UPDATE search_segment SET retired = now() WHERE version = %s AND retired IS NULL", self.version)
        self.execute("DELETE FROM search_document WHERE version = %s", self.version)

    def remove(self, keys: Sequence[int]) -> None:
        """Remove these documents."""
        self.execute(
            """
            WITH gone AS (DELETE FROM search_document WHERE version = %s AND key = ANY(%s) RETURNING segment, slot)
            UPDATE search_segment SET dead = dead || slots
            FROM (SELECT segment, array_agg(slot) AS slots FROM gone GROUP BY segment) AS found
            WHERE id = found.segment
            """,
            self.version,
            list(keys),
        )

    def add(self, builder: Builder, documents: dict[int, tuple[Document, int]]) -> None:
        """Write a segment, with the documents of it by key and their slots. They must not be there any more."""
        segment = self._new_segment(builder)
        with (
            self.cursor() as cursor,
            cursor.copy(
                "COPY search_document (version, key, segment, slot, stamp, sketch) FROM STDIN (FORMAT BINARY)"
            ) as copy,
        ):
            copy.set_types(["int4", "int8", "int4", "int4", "int8", "bytea"])
            for key, (document, slot) in documents.items():
                copy.write_row((self.version, key, segment, slot, document.stamp, document.sketch))

    def replace(self, builder: Builder, segments: Sequence[int]) -> None:
        """Write a segment made of what is alive in others, and retire those."""
        segment = self._new_segment(builder)
        self.execute(
            """
            UPDATE search_document SET segment = %s, slot = made.slot
            FROM unnest(%s::bigint[], %s::int[]) AS made (key, slot)
            WHERE version = %s AND search_document.key = made.key
            """,
            segment,
            builder.keys,
            list(range(builder.size)),
            self.version,
        )
        self.execute("UPDATE search_segment SET retired = now() WHERE id = ANY(%s)", list(segments))

    def _new_segment(self, builder: Builder) -> int:
        ((segment,),) = self.rows(
            "INSERT INTO search_segment (version, size) VALUES (%s, %s) RETURNING id", self.version, builder.size
        )
        with self.cursor() as cursor:
            with cursor.copy("COPY search_column (segment, name, slots, numbers) FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types(["int4", "text", "bytea", "bytea"])
                for column in builder.finished_columns():
                    slots = None if column.slots is None else column.slots.tobytes()
                    copy.write_row((segment, column.name, slots, column.numbers.tobytes()))
            with cursor.copy(
                "COPY search_posting (term, segment, documents, postings, places) FROM STDIN (FORMAT BINARY)"
            ) as copy:
                copy.set_types(["text", "int4", "int4", "bytea", "bytea"])
                for row in builder.finished_rows():
                    copy.write_row((row.term, segment, row.documents, row.postings, row.places))
        return segment

    def written(self, segment: int) -> Iterator[Written]:
        """Yield the rows of a segment."""
        query = "SELECT term, documents, postings, places FROM search_posting WHERE segment = %s"
        for row in self.rows(query, segment):
            yield Written(*row)

    def sweep(self) -> None:
        """Delete the segments that were retired so long ago that nobody reads them."""
        gone = "SELECT id FROM search_segment WHERE retired < now() - %s::interval"
        self._delete([number for (number,) in self.rows(gone, READ_AFTER)])

    def discard_other_versions(self) -> list[int]:
        """Delete the indexes of other versions; returns which there were."""
        found = self.rows("SELECT id, version FROM search_segment WHERE version <> %s", self.version)
        self._delete([number for number, _ in found])
        self.execute("DELETE FROM search_document WHERE version <> %s", self.version)
        return sorted({version for _, version in found})

    def _delete(self, segments: Sequence[int]) -> None:
        if segments:
            for table in ("search_posting", "search_column"):
                self.execute(f"DELETE FROM {table} WHERE segment = ANY(%s)", list(segments))  # noqa: S608
            self.execute("DELETE FROM search_segment WHERE id = ANY(%s)", list(segments))
