"""PostgreSQL as the engine: posting lists in tables of the site's own database, BM25 over them as arrays.

PostgreSQL's own ranking knows no document frequency, and its executor takes a third of a microsecond for each posting
that a sum in SQL looks at. So the database keeps what must be kept, in whole posting lists and within transactions,
and numpy does the sums, the same as in the embedded engine. See docs/decisions/0035.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from django.db import transaction

from marsad.search.engines import Facets, beginnings
from marsad.search.engines.postgresql.postings import Postings, term_name
from marsad.search.engines.postgresql.scoring import Scorer, names_in, names_placed
from marsad.search.engines.postgresql.segments import AT_ONCE, Builder, Column, to_merge
from marsad.search.engines.postgresql.tables import Tables
from marsad.search.engines.postgresql.view import View, view_of
from marsad.search.levels import Token
from marsad.search.wanted import FIELDS, Document, Hit, Order, Wanted

#: Whether something was written is asked again after so long.
FRESH_SECONDS = 0.2
#: How many bytes of posting lists are kept between queries.
KEPT_BYTES = 32_000_000
#: How many words that begin alike are looked up while a reader types.
MOST_ENDINGS = 40


class PostgreSQL:
    """An index in the tables that the search's migrations make, of one `version`."""

    def __init__(self, version: int, alias: str = "default") -> None:
        self.tables = Tables(version, alias)
        self._view, self._columns = view_of((), {}), dict[int, dict[str, Column]]()
        self._kept: OrderedDict[tuple[str, bool], Postings | None] = OrderedDict()
        self._kept_bytes = 0
        self._checked = 0.0
        self._lock = threading.Lock()

    # --- writing -----------------------------------------------------------------------------------------------------

    def write(self, documents: Iterable[Document] = (), remove: Iterable[int] = (), *, clear: bool = False) -> None:
        with transaction.atomic(self.tables.alias):
            self.tables.lock()
            self.tables.sweep()
            if clear:
                self.tables.clear()
            self.tables.remove(list(remove))
            builder, held = Builder(), dict[int, tuple[Document, int]]()
            for document in documents:
                if document.key in held or builder.size >= AT_ONCE:
                    self._write_segment(builder, held)
                    builder, held = Builder(), {}
                held[document.key] = (document, builder.add(document))
            self._write_segment(builder, held)
            self._merge()
        self._checked = 0.0

    def _write_segment(self, builder: Builder, held: dict[int, tuple[Document, int]]) -> None:
        if held:
            self.tables.remove(list(held))
            self.tables.add(builder, held)

    def _merge(self) -> None:
        segments = {segment.number: segment for segment in self.tables.segments()}
        chosen = to_merge({number: segment.size - len(segment.dead) for number, segment in segments.items()})
        if not chosen:
            return
        builder, columns = Builder(), self.tables.columns(chosen)
        for number in sorted(chosen):
            alive = np.ones(segments[number].size, np.bool_)
            alive[list(segments[number].dead)] = False
            builder.take(columns[number], self.tables.written(number), alive)
        self.tables.replace(builder, chosen)

    def discard_old_versions(self) -> list[str]:
        with transaction.atomic(self.tables.alias):
            return [f"version {number}" for number in self.tables.discard_other_versions()]

    # --- what is read ------------------------------------------------------------------------------------------------

    def _current(self) -> View:
        """Return the view of what is there, a fraction of a second old at most."""
        with self._lock:
            if time.monotonic() - self._checked > FRESH_SECONDS:
                segments = self.tables.segments()
                if tuple(segments) != self._view.segments:
                    self._columns = {s.number: self._columns[s.number] for s in segments if s.number in self._columns}
                    self._columns |= self.tables.columns([s.number for s in segments if s.number not in self._columns])
                    self._view = view_of(segments, self._columns)
                    self._kept.clear()
                    self._kept_bytes = 0
                self._checked = time.monotonic()
            return self._view

    def _scorer(self, names: Iterable[str], placed: Iterable[str] = ()) -> Scorer:
        """Return what answers from the postings of these terms; of the `placed` ones with their places."""
        view, placed = self._current(), set(placed)
        wanted = [(name, False) for name in set(names) - placed] + [(name, True) for name in placed]
        found: dict[str, Postings | None] = {}
        with self._lock:
            if view is self._view:
                for key in wanted:
                    if key in self._kept:
                        self._kept.move_to_end(key)
                        found[key[0]] = self._kept[key]
        for with_places in (False, True):
            missing = [name for name, has_places in wanted if has_places == with_places and name not in found]
            if missing and view.segments:
                read = self.tables.postings(missing, dict(view.bases), with_places)
                found |= {name: read.get(name) for name in missing}
                self._keep(view, with_places, {name: found[name] for name in missing})
        return Scorer(view, {name: postings for name, postings in found.items() if postings is not None})

    def _keep(self, view: View, placed: bool, read: Mapping[str, Postings | None]) -> None:
        with self._lock:
            if view is not self._view:
                return
            for name, postings in read.items():
                if (name, placed) not in self._kept:
                    self._kept[name, placed] = postings
                    self._kept_bytes += _bytes(postings)
            while self._kept_bytes > KEPT_BYTES:
                self._kept_bytes -= _bytes(self._kept.popitem(last=False)[1])

    # --- answers -----------------------------------------------------------------------------------------------------

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> list[Hit]:
        scorer = self._scorer(names_in(wanted), names_placed(wanted))
        view = scorer.view
        if wanted.order is Order.NEWEST or wanted.is_empty:
            rows = np.flatnonzero(scorer.passing(wanted))
            order = np.lexsort((-view.keys[rows], -view.published[rows]))
            return _hits(view, rows[order][offset : offset + limit])
        scores, found = scorer.scores(wanted)
        return _best(view, scores, found, limit, offset)

    def count(self, wanted: Wanted | None = None) -> int:
        if wanted is None:
            return int(np.count_nonzero(self._current().alive))
        return int(np.count_nonzero(self._filtering(wanted).passing(wanted)))

    def matching(self, wanted: Wanted, keys: Sequence[int]) -> set[int]:
        scorer = self._filtering(wanted)
        rows = scorer.view.rows_of(keys)
        return set(scorer.view.keys[rows[scorer.passing(wanted)[rows]]].tolist())

    def facets(self, wanted: Wanted, names: Sequence[str], most: int) -> Facets:
        scorer = self._filtering(wanted)
        passing = scorer.passing(wanted)
        counted = {}
        for name in names:
            held = scorer.view.numbers[name]
            values, counts = np.unique(held.values[passing[held.rows]], return_counts=True)
            order = np.lexsort((values, -counts))[:most]
            counted[name] = list(zip(values[order].tolist(), counts[order].tolist(), strict=True))
        return Facets(int(np.count_nonzero(passing)), counted)

    def _filtering(self, wanted: Wanted) -> Scorer:
        quoted = Wanted(phrases=wanted.phrases, without=wanted.without)
        return self._scorer(names_in(wanted), names_placed(quoted))

    def titles(self, tokens: Sequence[Token], prefix: str, limit: int) -> list[Hit]:
        starts = [term_name("title", "words", start) for start in beginnings(prefix)]
        endings = self.tables.beginning(starts, MOST_ENDINGS) if starts else []
        any_of = [[term_name("title", "stems", stem) for stem in token.stems] for token in tokens]
        any_of += [endings] if prefix else []
        scorer = self._scorer({name for names in any_of for name in names})
        mask = scorer.view.alive.copy()
        for names in any_of:
            one = np.zeros(scorer.view.size, np.bool_)
            for name in names:
                if postings := scorer.postings.get(name):
                    one[postings.rows] = True
            mask &= one
        rows = np.flatnonzero(mask)
        order = np.lexsort((-scorer.view.keys[rows], -scorer.view.published[rows]))
        return _hits(scorer.view, rows[order][:limit])

    def similar(self, stems: Sequence[tuple[str, float]], tags: Sequence[tuple[int, float]], limit: int) -> list[Hit]:
        scorer = self._scorer([term_name("body", "stems", stem) for stem, _ in stems])
        scores = scorer.similar(stems, tags)
        return _best(scorer.view, scores, scores > 0, limit, 0)

    def frequencies(self, stems: Sequence[str]) -> dict[str, int]:
        names = {stem: term_name("body", "stems", stem) for stem in stems}
        found = self.tables.frequencies(list(names.values()), [s.number for s in self._current().segments])
        return {stem: found.get(name, 0) for stem, name in names.items()}

    def sketches(self, keys: Sequence[int]) -> dict[int, bytes]:
        return self.tables.sketches(keys)

    def stamps(self) -> dict[int, int]:
        return self.tables.stamps()

    def word_frequencies(self, words: Iterable[str]) -> dict[str, int]:
        words = list(words)
        names = [term_name(name, "words", word) for name in FIELDS for word in words]
        found: dict[str, int] = {}
        for name, number in self.tables.frequencies(names, [s.number for s in self._current().segments]).items():
            found[name[2:]] = max(number, found.get(name[2:], 0))
        return found


def _bytes(postings: Postings | None) -> int:
    return 200 + (postings.weight if postings is not None else 0)


def _best(view: View, scores: np.ndarray, found: np.ndarray, limit: int, offset: int) -> list[Hit]:
    """Return the hits with the highest scores among those found; of equal ones, the one first written."""
    rows = np.flatnonzero(found)
    most = offset + limit
    if len(rows) > most:
        rows = rows[scores[rows] >= np.partition(scores[rows], -most)[-most]]
    order = np.argsort(-scores[rows], kind="stable")
    return _hits(view, rows[order][offset:most], scores)


def _hits(view: View, rows: np.ndarray, scores: np.ndarray | None = None) -> list[Hit]:
    given = [0.0] * len(rows) if scores is None else scores[rows].tolist()
    return [
        Hit(key, score, published)
        for key, score, published in zip(view.keys[rows].tolist(), given, view.published[rows].tolist(), strict=True)
    ]
