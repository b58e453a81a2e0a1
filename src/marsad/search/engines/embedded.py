"""The embedded engine: tantivy, a folder beside the database, or the memory of this process.

Scores are BM25 of each field and level, weighted and summed, with a bonus where neighbouring words of the query stand
together. A document is replaced by adding it again under its key. Other processes see what was committed within a
second.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import tantivy

from marsad.search.engines import Busy, Facets, beginnings
from marsad.search.levels import LEVELS, Token
from marsad.search.ranking import BETWEEN, NEIGHBOURS, WEIGHTS, pair_weight
from marsad.search.wanted import FIELDS, NUMBERS, Document, Hit, Order, Term, Wanted

#: How much memory a writer fills before it writes to disk. A whole archive that fits becomes one segment, which costs a
#: fifth less to write than several that are merged, and less to search.
HEAP_BYTES, REBUILD_HEAP_BYTES = 64_000_000, 200_000_000
#: How long a writer waits for another process's.
LOCK_SECONDS = 60

#: How many words that begin alike are looked up while a reader types.
MOST_ENDINGS = 40

MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
Query = tantivy.Query


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("stamp", fast=True)
    builder.add_bytes_field("sketch", stored=True)
    for name, level in WEIGHTS:
        option = "freq" if level == "stems" else "position"  # nobody asks where a stem stands
        builder.add_text_field(f"{name}_{level}", tokenizer_name="whitespace", index_option=option)
    for name in NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


class Embedded:
    """An index in a folder, or in memory when there is none."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.schema = _schema()
        if folder is None:
            self._index = tantivy.Index(self.schema)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self.schema, path=str(folder))
        self._index.config_reader("commit")
        self._lock = threading.Lock()

    # --- writing -----------------------------------------------------------------------------------------------------

    def write(self, documents: Iterable[Document] = (), remove: Iterable[int] = (), *, clear: bool = False) -> None:
        with self._lock:
            writer = self._writer(REBUILD_HEAP_BYTES if clear else HEAP_BYTES)
            try:
                if clear:
                    writer.delete_all_documents()
                for key in remove:
                    writer.delete_documents_by_query(self._one("key", key))
                for document in documents:
                    if not clear:
                        writer.delete_documents_by_query(self._one("key", document.key))
                    writer.add_document(_made(document))
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()
        self._index.reload()

    def _writer(self, heap_bytes: int) -> tantivy.IndexWriter:
        """Return a writer; another process may be writing, so wait for it. Raises Busy when that takes too long."""
        deadline = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                return self._index.writer(heap_bytes, 1)
            except ValueError as error:
                if "lock" not in str(error).lower():
                    raise
                if time.monotonic() > deadline:
                    raise Busy("Another process has been writing to the search index for too long.") from error
                time.sleep(0.05)

    def discard_old_versions(self) -> list[str]:
        if self.folder is None:
            return []
        old = [path for path in self.folder.parent.iterdir() if path.is_dir() and path != self.folder]
        for path in old:
            shutil.rmtree(path, ignore_errors=True)
        return list(map(str, old))

    # --- reading -----------------------------------------------------------------------------------------------------

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> list[Hit]:
        searcher = self._index.searcher()
        query = self._query(wanted)
        newest = wanted.order is Order.NEWEST or wanted.is_empty
        order = {"order_by_field": "published"} if newest else {}
        found = searcher.search(query, limit, count=False, offset=offset, **order).hits
        hits = self._hits(searcher, found)
        return [Hit(hit.key, 0.0, hit.published) for hit in hits] if newest else hits

    @staticmethod
    def _hits(searcher: tantivy.Searcher, found: Sequence[tuple[Any, tantivy.DocAddress]]) -> list[Hit]:
        addresses = [address for _, address in found]
        keys = searcher.fast_field_values("key", addresses)
        dates = searcher.fast_field_values("published", addresses)
        return [
            Hit(int(key), float(score), int(date or 0))
            for key, date, (score, _) in zip(keys, dates, found, strict=True)
        ]

    def count(self, wanted: Wanted | None = None) -> int:
        searcher = self._index.searcher()
        if wanted is None:
            return searcher.num_docs
        return searcher.search(self._filter(wanted), 1, count=True).count

    def matching(self, wanted: Wanted, keys: Sequence[int]) -> set[int]:
        searcher = self._index.searcher()
        query = Query.boolean_query([(MUST, self._any_of("key", keys)), (MUST, self._filter(wanted))])
        found = searcher.search(query, max(1, len(keys)), count=False).hits
        return set(map(int, searcher.fast_field_values("key", [address for _, address in found])))

    def facets(self, wanted: Wanted, names: Sequence[str], most: int) -> Facets:
        asked: dict[str, Any] = {name: {"terms": {"field": name, "size": most}} for name in names}
        asked["total"] = {"value_count": {"field": "key"}}
        counted = self._index.searcher().aggregate(self._filter(wanted), asked)
        values = {
            name: [(int(bucket["key"]), int(bucket["doc_count"])) for bucket in counted[name]["buckets"]]
            for name in names
        }
        return Facets(int(counted["total"]["value"]), values)

    def titles(self, tokens: Sequence[Token], prefix: str, limit: int) -> list[Hit]:
        searcher = self._index.searcher()
        parts = [
            Query.boolean_query([(SHOULD, self._one("title_stems", stem)) for stem in token.stems]) for token in tokens
        ]
        endings = [
            (SHOULD, self._one("title_words", word))
            for start in beginnings(prefix)
            for word, _ in searcher.terms_with_prefix("title_words", start, limit=MOST_ENDINGS)
        ]
        if prefix:
            parts.append(Query.boolean_query(endings))
        query = Query.boolean_query([(MUST, Query.const_score_query(part, 0.0)) for part in parts])
        found = searcher.search(query, limit, count=False, order_by_field="published").hits
        keys = searcher.fast_field_values("key", [address for _, address in found])
        return [Hit(int(key), 0.0, int(date)) for key, (date, _) in zip(keys, found, strict=True)]

    def similar(self, stems: Sequence[tuple[str, float]], tags: Sequence[tuple[int, float]], limit: int) -> list[Hit]:
        searcher = self._index.searcher()
        clauses = [(SHOULD, Query.boost_query(self._one("body_stems", stem), weight)) for stem, weight in stems]
        clauses += [(SHOULD, Query.const_score_query(self._one("tag", tag), weight)) for tag, weight in tags]
        return self._hits(searcher, searcher.search(Query.boolean_query(clauses), limit, count=False).hits)

    def frequencies(self, stems: Sequence[str]) -> dict[str, int]:
        searcher = self._index.searcher()
        return {stem: searcher.doc_freq("body_stems", stem) for stem in stems}

    def sketches(self, keys: Sequence[int]) -> dict[int, bytes]:
        searcher = self._index.searcher()
        found = searcher.search(self._any_of("key", keys), max(1, len(keys)), count=False).hits
        documents = [searcher.doc(address) for _, address in found]
        return {document.get_first("key"): bytes(document.get_first("sketch") or b"") for document in documents}

    def stamps(self) -> dict[int, int]:
        searcher = self._index.searcher()
        found = searcher.search(Query.all_query(), max(1, searcher.num_docs), count=False).hits
        addresses = [address for _, address in found]
        keys = searcher.fast_field_values("key", addresses)
        return dict(zip(map(int, keys), map(int, searcher.fast_field_values("stamp", addresses)), strict=True))

    def word_frequencies(self, words: Iterable[str]) -> dict[str, int]:
        frequency = self._index.searcher().doc_freq
        found: dict[str, int] = {}
        for name in FIELDS:
            field = f"{name}_words"
            for word in words:
                if number := frequency(field, word):
                    found[word] = max(number, found.get(word, 0))
        return found

    # --- queries -----------------------------------------------------------------------------------------------------

    def _query(self, wanted: Wanted) -> Query:
        """Return the query that ranks: what must hold, and what adds to the score."""
        scored = [(SHOULD, clause) for term in wanted.terms for clause in self._scored(term)]
        scored += [(SHOULD, clause) for clause in self._neighbours(wanted.terms)]
        parts = [(MUST, Query.boolean_query(scored))] if scored else []
        if wanted.least > 1:
            parts.append((MUST, Query.const_score_query(self._matching(wanted), 0.0)))
        return Query.boolean_query([*parts, *self._conditions(wanted)] or [(MUST, Query.all_query())])

    def _filter(self, wanted: Wanted) -> Query:
        """Return the query that finds the same documents without ranking them."""
        parts = [(MUST, self._matching(wanted))] if wanted.terms else []
        return Query.boolean_query([*parts, *self._conditions(wanted)] or [(MUST, Query.all_query())])

    def _matching(self, wanted: Wanted) -> Query:
        """Return the query of the documents that hold the wanted number of terms, in any form."""
        return Query.boolean_query(
            [(SHOULD, self._any_form(term)) for term in wanted.terms if term.counts], wanted.least
        )

    def _any_form(self, term: Term) -> Query:
        # A text that holds the word itself holds its root; words need not be asked for.
        tokens = (term.token, *(token for token, _ in term.others))
        found = {("roots", token.root) for token in tokens} | {
            ("stems", stem) for token in tokens for stem in token.stems
        }
        return Query.boolean_query(
            [(SHOULD, self._one(f"{name}_{level}", text)) for name in FIELDS for level, text in sorted(found)]
        )

    def _conditions(self, wanted: Wanted) -> list[tuple[tantivy.Occur, Query]]:
        """Return what must hold and must not, which does not rank."""
        parts = [(MUST, self._phrase(phrase)) for phrase in wanted.phrases]
        parts += [(MUST, Query.const_score_query(self._any_of(name, values), 0.0)) for name, values in wanted.filters]
        if wanted.published != (None, None):
            parts.append((MUST, Query.const_score_query(self._between(*wanted.published), 0.0)))
        without = [(NOT, self._phrase(phrase)) for phrase in wanted.without]
        if without and not (parts or wanted.terms):
            parts.append((MUST, Query.all_query()))
        return parts + without

    def _one(self, field: str, value: Any) -> Query:
        return Query.term_query(self.schema, field, value)

    def _scored(self, term: Term) -> Iterable[Query]:
        """Yield the weighted clauses of one word; of a level's several texts the best counts, not their sum."""
        texts: dict[str, dict[str, float]] = {level: {} for level in LEVELS}
        for token, weight in ((term.token, 1.0), *term.others):
            for level, values in zip(LEVELS, ((token.word,), token.stems, (token.root,)), strict=True):
                for value in values:
                    texts[level].setdefault(value, weight * term.weight)
        for (name, level), boost in WEIGHTS.items():
            clauses = [
                Query.boost_query(self._one(f"{name}_{level}", text), weight * boost)
                for text, weight in texts[level].items()
            ]
            yield clauses[0] if len(clauses) == 1 else Query.disjunction_max_query(clauses)

    def _neighbours(self, terms: Sequence[Term]) -> Iterable[Query]:
        pairs = [[first.token.root, second.token.root] for first, second in pairwise(terms)]
        for roots in pairs:
            if roots[0] != roots[1]:
                for name, boost in NEIGHBOURS.items():
                    phrase = Query.phrase_query(self.schema, f"{name}_roots", roots, slop=BETWEEN)
                    yield Query.boost_query(phrase, boost * pair_weight(len(pairs)))

    def _phrase(self, tokens: Sequence[Token]) -> Query:
        """Return the query of a quoted phrase: the words side by side in one field, in any spelling, not inflected."""
        words = [token.word for token in tokens]
        if len(words) == 1:
            found = [self._one(f"{name}_words", words[0]) for name in FIELDS]
        else:
            found = [Query.phrase_query(self.schema, f"{name}_words", words) for name in FIELDS]
        return Query.boolean_query([(SHOULD, query) for query in found])

    def _any_of(self, name: str, values: Sequence[int]) -> Query:
        return Query.boolean_query([(SHOULD, self._one(name, value)) for value in values])

    def _between(self, first: int | None, last: int | None) -> Query:
        kind = tantivy.FieldType.Unsigned
        return Query.range_query(self.schema, "published", kind, first or 0, 2**62 if last is None else last)


def _made(document: Document) -> tantivy.Document:
    """Return the engine's form of a document: its tokens at each level, separated by spaces."""
    made = tantivy.Document()
    made.add_unsigned("key", document.key)
    made.add_unsigned("stamp", document.stamp)
    if document.sketch:
        made.add_bytes("sketch", document.sketch)
    for name in FIELDS:
        found = document.levels(name)
        if not found.words:
            continue
        made.add_text(f"{name}_words", found.words)
        made.add_text(f"{name}_stems", found.stems)
        made.add_text(f"{name}_roots", found.roots)
        if name == "body":
            made.add_text("lead_stems", found.lead)
    for name, values in document.numbers.items():
        for value in values:
            made.add_unsigned(name, value)
    return made
