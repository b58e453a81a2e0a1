"""The embedded index: tantivy, a folder beside the database. It knows tokens and numbers, not articles.

Scores are BM25 of each level and field, weighted and summed, with a bonus where neighbouring words of the query stand
together. A document is replaced by adding it again under its key.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from marsad.search.levels import LEVELS, Token, analyse

#: Fields of text, with the weight of each beside the body's.
FIELDS = {"title": 2.0, "names": 1.2, "body": 1.0}
#: Weights of the levels.
WEIGHTS = {"words": 0.3, "stems": 1.0, "roots": 0.6}
#: Bonus where two neighbouring words of the query stand together, by their roots.
NEIGHBOURS = 0.4
#: Numbers that a document carries, by which results are filtered and counted. Those with many values are lists.
NUMBERS = ("section", "source", "year", "author", "tag", "kind", "day")
HEAP_BYTES = 64_000_000
LOCK_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed of one article: texts by field, numbers by name, a stamp that changes when the article does."""

    key: int
    texts: dict[str, str]
    numbers: dict[str, Sequence[int]] = field(default_factory=dict)
    stamp: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: the document's key and its score."""

    key: int
    score: float


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query, with the other words that may have been meant by it and their weights."""

    token: Token
    others: tuple[tuple[Token, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: terms (any may match), phrases and filters that must hold, terms that must not occur."""

    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[Token, ...], ...] = ()
    without: tuple[Token, ...] = ()
    filters: tuple[tuple[str, tuple[int, ...]], ...] = ()
    days: tuple[int | None, int | None] = (None, None)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("stamp", stored=True, fast=True)
    for name in FIELDS:
        for level in LEVELS:
            builder.add_text_field(f"{name}_{level}", tokenizer_name="whitespace", index_option="position")
    for name in NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


class Index:
    """An index in a folder, or in memory when there is none."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.schema = _schema()
        if folder is None:
            self._index = tantivy.Index(self.schema)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self.schema, path=str(folder))
        self._lock = threading.Lock()

    # --- writing -----------------------------------------------------------------------------------------------------

    def write(self, documents: Iterable[Document] = (), remove: Iterable[int] = (), *, clear: bool = False) -> None:
        """Add or replace documents and remove others, all of it or nothing."""
        with self._lock:
            writer = self._writer()
            try:
                if clear:
                    writer.delete_all_documents()
                for key in remove:
                    writer.delete_documents_by_term("key", key)
                for document in documents:
                    if not clear:
                        writer.delete_documents_by_term("key", document.key)
                    writer.add_document(self._made(document))
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()
        self._index.reload()

    def _writer(self) -> tantivy.IndexWriter:
        """Return a writer; another process may be writing, so wait for it."""
        deadline = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                return self._index.writer(HEAP_BYTES, 1)
            except ValueError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def _made(self, document: Document) -> tantivy.Document:
        made = tantivy.Document()
        made.add_unsigned("key", document.key)
        made.add_unsigned("stamp", document.stamp)
        for name, text in document.texts.items():
            tokens = analyse(text)
            made.add_text(f"{name}_words", " ".join([t.word for t in tokens]))
            made.add_text(f"{name}_stems", " ".join([s for t in tokens for s in t.stems]))
            made.add_text(f"{name}_roots", " ".join([t.root for t in tokens]))
        for name, values in document.numbers.items():
            for value in values:
                made.add_unsigned(name, value)
        return made

    # --- reading -----------------------------------------------------------------------------------------------------

    def search(self, wanted: Wanted, limit: int) -> list[Hit]:
        """Return the best `limit` documents."""
        searcher = self.searcher()
        found = searcher.search(self._query(wanted), limit, count=False).hits
        keys = searcher.fast_field_values("key", [address for _, address in found])
        return [Hit(int(key), score) for key, (score, _) in zip(keys, found, strict=True)]

    def searcher(self) -> tantivy.Searcher:
        return self._index.searcher()

    def count(self) -> int:
        """Return how many documents there are."""
        return self.searcher().num_docs

    def _query(self, wanted: Wanted) -> tantivy.Query:
        must, should = tantivy.Occur.Must, tantivy.Occur.Should
        clauses = [(should, clause) for term in wanted.terms for clause in self._term(term)]
        clauses += [(should, clause) for clause in self._neighbours(wanted.terms)]
        parts = [(must, tantivy.Query.boolean_query(clauses))] if clauses else []
        parts += [(must, self._phrase(phrase)) for phrase in wanted.phrases]
        parts += [(must, tantivy.Query.const_score_query(self._any_of(n, v), 0.0)) for n, v in wanted.filters]
        if wanted.days != (None, None):
            parts.append((must, tantivy.Query.const_score_query(self._days(*wanted.days), 0.0)))
        if not parts:
            parts = [(must, tantivy.Query.all_query())]
        parts += [
            (tantivy.Occur.MustNot, self._one(f"{name}_stems", token.stems[0])) for token in wanted.without for name in FIELDS
        ]
        return tantivy.Query.boolean_query(parts)

    def _one(self, field: str, text: Any) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, text)

    def _term(self, term: Term) -> Iterable[tantivy.Query]:
        """Yield the weighted clauses of one word; of a level's several texts the best counts, not their sum."""
        texts: dict[str, dict[str, float]] = {level: {} for level in LEVELS}
        for token, weight in ((term.token, 1.0), *term.others):
            for level, values in zip(LEVELS, ((token.word,), token.stems, (token.root,)), strict=True):
                for value in values:
                    texts[level].setdefault(value, weight)
        for name, boost in FIELDS.items():
            for level, values in texts.items():
                made = [self._boosted(self._one(f"{name}_{level}", t), w * boost * WEIGHTS[level]) for t, w in values.items()]
                yield made[0] if len(made) == 1 else tantivy.Query.disjunction_max_query(made)

    @staticmethod
    def _boosted(query: tantivy.Query, weight: float) -> tantivy.Query:
        return tantivy.Query.boost_query(query, weight)

    def _neighbours(self, terms: Sequence[Term]) -> Iterable[tantivy.Query]:
        for first, second in zip(terms, terms[1:], strict=False):
            roots = [first.token.root, second.token.root]
            if roots[0] != roots[1]:
                for name, boost in FIELDS.items():
                    yield self._boosted(tantivy.Query.phrase_query(self.schema, f"{name}_roots", roots), NEIGHBOURS * boost)

    def _phrase(self, tokens: Sequence[Token]) -> tantivy.Query:
        """Return the query of a quoted phrase: the words side by side in one field, in any spelling, not inflected."""
        words = [token.word for token in tokens]
        if len(words) == 1:
            made = [self._one(f"{name}_words", words[0]) for name in FIELDS]
        else:
            made = [tantivy.Query.phrase_query(self.schema, f"{name}_words", words) for name in FIELDS]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in made])

    def _any_of(self, name: str, values: Sequence[int]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, self._one(name, value)) for value in values])

    def _days(self, first: int | None, last: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self.schema, "day", tantivy.FieldType.Unsigned, first or 0, last or 2**31)
