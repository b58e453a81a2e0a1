"""OpenSearch as the engine: the same tokens in fields that only split at spaces, the same weighted sum as a query.

One index of one shard, so that document frequencies are true, behind an alias named for the version. A rebuild fills a
new index and moves the alias. A bulk request is not a transaction: what a failure leaves half-written is found by its
stamps and mended.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from opensearchpy import OpenSearch as Client
from opensearchpy import helpers
from opensearchpy.exceptions import ConnectionError as NotReached
from opensearchpy.exceptions import NotFoundError

from marsad.search.engines import Facets, Unavailable, beginnings
from marsad.search.engines.opensearch_queries import all_of, filtering, one, ranking
from marsad.search.levels import Token
from marsad.search.ranking import K1, WEIGHTS, B
from marsad.search.wanted import FIELDS, NUMBERS, Document, Hit, Order, Wanted

#: In front of the names of all indexes and aliases.
PREFIX = "marsad"
TIMEOUT_SECONDS = 10
#: How many results OpenSearch gives at once, and how far it counts pages.
WINDOW = 10_000
NEWEST = [{"published": {"order": "desc", "missing": 0}}, {"key": "desc"}]

SETTINGS: dict[str, Any] = {
    "index": {
        "number_of_shards": 1,
        "max_result_window": WINDOW,
        "max_terms_count": 65_536,
        "analysis": {"analyzer": {"tokens": {"type": "custom", "tokenizer": "whitespace", "filter": []}}},
        "similarity": {"sum": {"type": "BM25", "k1": K1, "b": B}},
    }
}


def mappings() -> dict[str, Any]:
    """Return the fields of the index."""
    texts = {
        f"{name}_{level}": {
            "type": "text",
            "analyzer": "tokens",
            "similarity": "sum",
            "index_options": "freqs" if level == "stems" else "positions",  # nobody asks where a stem stands
        }
        for name, level in WEIGHTS
    }
    numbers = {name: {"type": "long"} for name in ("key", *NUMBERS)}
    return {
        "dynamic": "strict",
        "_source": {"includes": ["sketch"]},
        "properties": {
            **numbers,
            "stamp": {"type": "long", "index": False},
            "sketch": {"type": "binary"},
            **texts,
        },
    }


def source_of(document: Document) -> dict[str, Any]:
    """Return what is sent of a document: its tokens at each level, separated by spaces."""
    source: dict[str, Any] = {
        "key": document.key,
        "stamp": document.stamp,
        "sketch": base64.b64encode(document.sketch).decode(),
    }
    for name in FIELDS:
        found = document.levels(name)
        if name == "body":
            source["lead_stems"] = found.lead
        source |= {f"{name}_words": found.words, f"{name}_stems": found.stems, f"{name}_roots": found.roots}
    for name, values in document.numbers.items():
        source[name] = list(values)
    return source


class OpenSearch:
    """An index of one version in the OpenSearch at an address."""

    def __init__(self, address: str, version: int, client: Any = None) -> None:
        self.alias = f"{PREFIX}-{version}"
        self._client = client or Client(address, timeout=TIMEOUT_SECONDS, max_retries=2, http_compress=True)
        self._is_made = False

    @contextmanager
    def _reached(self) -> Iterator[Any]:
        """Give the client, with an index to use. Raises Unavailable when nobody answers."""
        try:
            if not self._is_made:
                if not self._client.indices.exists_alias(name=self.alias):
                    self._make({self.alias: {}})
                self._is_made = True
            yield self._client
        except NotReached as error:
            raise Unavailable(f"OpenSearch does not answer: {error}") from error

    def _make(self, aliases: Mapping[str, Any]) -> str:
        name = f"{self.alias}-{time.time_ns()}"
        body = {"settings": SETTINGS, "mappings": mappings(), "aliases": aliases}
        self._client.indices.create(index=name, body=body)
        return name

    # --- writing -----------------------------------------------------------------------------------------------------

    def write(self, documents: Iterable[Document] = (), remove: Iterable[int] = (), *, clear: bool = False) -> None:
        with self._reached():
            if clear:
                self._rebuild(documents)
                return
            actions = [{"_op_type": "delete", "_index": self.alias, "_id": str(key)} for key in remove]
            # All of it is made before any of it is sent: what cannot be made leaves the index as it was.
            actions += [self._action(self.alias, document) for document in documents]
            self._send(actions)
            self._client.indices.refresh(index=self.alias)

    def _rebuild(self, documents: Iterable[Document]) -> None:
        name = self._make({})
        try:
            self._send(self._action(name, document) for document in documents)
            self._client.indices.refresh(index=name)
        except BaseException:
            self._client.indices.delete(index=name)
            raise
        old = list(self._client.indices.get_alias(name=self.alias))
        moves: list[dict[str, Any]] = [{"remove_index": {"index": index}} for index in old]
        self._client.indices.update_aliases(body={"actions": [{"add": {"index": name, "alias": self.alias}}, *moves]})

    @staticmethod
    def _action(index: str, document: Document) -> dict[str, Any]:
        return {"_op_type": "index", "_index": index, "_id": str(document.key), "_source": source_of(document)}

    def _send(self, actions: Iterable[dict[str, Any]]) -> None:
        for succeeded, item in helpers.streaming_bulk(self._client, actions, raise_on_error=False):
            (result,) = item.values()
            if not succeeded and result.get("status") != 404:  # to remove what is not there is no failure
                raise RuntimeError(f"OpenSearch refused document {result.get('_id')}: {result.get('error')}")

    def discard_old_versions(self) -> list[str]:
        with self._reached() as client:
            try:
                found = client.indices.get_alias(index=f"{PREFIX}-*")
            except NotFoundError:
                return []
            old = [name for name in found if not name.startswith(f"{self.alias}-")]
            for name in old:
                client.indices.delete(index=name)
            return old

    # --- reading -----------------------------------------------------------------------------------------------------

    def _hits(self, query: Mapping[str, Any], limit: int, offset: int = 0, **options: Any) -> list[dict[str, Any]]:
        limit = min(limit, WINDOW - offset)
        if limit <= 0:
            return []
        body = {
            "query": query,
            "from": offset,
            "size": limit,
            "_source": False,
            "docvalue_fields": ["key", "published", "stamp"],
            "track_total_hits": False,
            **options,
        }
        with self._reached() as client:
            return client.search(index=self.alias, body=body)["hits"]["hits"]

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> list[Hit]:
        if wanted.order is Order.NEWEST or wanted.is_empty:
            found = self._hits(filtering(wanted), limit, offset, sort=NEWEST)
            return [_hit(item, 0.0) for item in found]
        return [_hit(item, item["_score"]) for item in self._hits(ranking(wanted), limit, offset)]

    def count(self, wanted: Wanted | None = None) -> int:
        with self._reached() as client:
            query = {"match_all": {}} if wanted is None else filtering(wanted)
            return client.count(index=self.alias, body={"query": query})["count"]

    def matching(self, wanted: Wanted, keys: Sequence[int]) -> set[int]:
        query = all_of([{"terms": {"key": list(keys)}}, filtering(wanted)])
        return {_hit(item).key for item in self._hits(query, len(keys))}

    def facets(self, wanted: Wanted, names: Sequence[str], most: int) -> Facets:
        asked = {name: {"terms": {"field": name, "size": most}} for name in names}
        with self._reached() as client:
            body = {"query": filtering(wanted), "size": 0, "track_total_hits": True, "aggs": asked}
            found = client.search(index=self.alias, body=body)
        counted = found["aggregations"]
        values = {
            name: [(int(bucket["key"]), bucket["doc_count"]) for bucket in counted[name]["buckets"]] for name in names
        }
        return Facets(found["hits"]["total"]["value"], values)

    def titles(self, tokens: Sequence[Token], prefix: str, limit: int) -> list[Hit]:
        parts = [
            {"bool": {"should": [one("title_stems", stem) for stem in token.stems], "minimum_should_match": 1}}
            for token in tokens
        ]
        if prefix:
            begun = [{"prefix": {"title_words": {"value": start}}} for start in beginnings(prefix)]
            parts.append({"bool": {"should": begun, "minimum_should_match": 1}})
        return [_hit(item) for item in self._hits(all_of(parts), limit, sort=NEWEST)]

    def similar(self, stems: Sequence[tuple[str, float]], tags: Sequence[tuple[int, float]], limit: int) -> list[Hit]:
        should = [one("body_stems", stem, weight) for stem, weight in stems]
        should += [{"constant_score": {"filter": {"term": {"tag": tag}}, "boost": weight}} for tag, weight in tags]
        query = {"bool": {"should": should, "minimum_should_match": 1}}
        return [_hit(item, item["_score"]) for item in self._hits(query, limit)]

    def frequencies(self, stems: Sequence[str]) -> dict[str, int]:
        found = self._frequencies({"body_stems": stems})["body_stems"]
        return {stem: found.get(stem, 0) for stem in stems}

    def word_frequencies(self, words: Iterable[str]) -> dict[str, int]:
        words = list(words)
        found: dict[str, int] = {}
        for frequencies in self._frequencies({f"{name}_words": words for name in FIELDS}).values():
            for word, number in frequencies.items():
                found[word] = max(number, found.get(word, 0))
        return found

    def _frequencies(self, terms: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
        """Return by field in how many documents each term stands, as the index would tell of a document with them."""
        body = {
            "doc": {name: " ".join(texts) for name, texts in terms.items()},
            "fields": list(terms),
            "term_statistics": True,
            "field_statistics": False,
            "positions": False,
            "offsets": False,
            "payloads": False,
        }
        with self._reached() as client:
            told = client.termvectors(index=self.alias, body=body).get("term_vectors", {})
        return {
            name: {
                text: term["doc_freq"]
                for text, term in told.get(name, {}).get("terms", {}).items()
                if term.get("doc_freq")
            }
            for name in terms
        }

    def sketches(self, keys: Sequence[int]) -> dict[int, bytes]:
        found = self._hits({"terms": {"key": list(keys)}}, len(keys), _source=["sketch"])
        return {_hit(item).key: base64.b64decode(item["_source"]["sketch"]) for item in found}

    def stamps(self) -> dict[int, int]:
        found: dict[int, int] = {}
        after: dict[str, Any] = {}
        while page := self._hits({"match_all": {}}, WINDOW, sort=[{"key": "asc"}], **after):
            found |= {_hit(item).key: int(item["fields"]["stamp"][0]) for item in page}
            after = {"search_after": page[-1]["sort"]}
        return found


def _hit(item: Mapping[str, Any], score: float = 0.0) -> Hit:
    fields = item["fields"]
    return Hit(int(fields["key"][0]), score, int(fields.get("published", [0])[0]))
