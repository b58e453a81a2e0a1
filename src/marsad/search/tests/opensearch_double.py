"""A stand-in for an OpenSearch server: it obeys the mappings and answers the query bodies that the engine sends.

It splits fields at spaces, ranks by BM25 and refuses what it does not know, so that the tests of the contract can run
where no server is at hand. What it understands follows OpenSearch's documentation of these queries.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from opensearchpy.exceptions import NotFoundError
from opensearchpy.serializer import JSONSerializer


class Held:
    """One index: its mappings and the documents by id."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        self.settings, self.fields = body["settings"]["index"], body["mappings"]["properties"]
        self.documents: dict[str, dict[str, Any]] = {}

    def put(self, key: str, source: dict[str, Any]) -> None:
        unknown = source.keys() - self.fields.keys()
        assert not unknown, f"the mappings are strict and have no {unknown}"
        self.documents[key] = source

    def tokens(self, document: Mapping[str, Any], field: str) -> list[str]:
        analyzer = self.settings["analysis"]["analyzer"][self.fields[field]["analyzer"]]
        assert analyzer == {"type": "custom", "tokenizer": "whitespace", "filter": []}
        return document.get(field, "").split()

    def bm25(self, document: Mapping[str, Any], field: str, texts: list[str], times: float) -> float:
        similarity = self.settings["similarity"][self.fields[field]["similarity"]]
        k1, b = similarity["k1"], similarity["b"]
        lengths = [length for d in self.documents.values() if (length := len(self.tokens(d, field)))]
        rarity = 0.0
        for text in texts:
            holding = sum(text in self.tokens(d, field) for d in self.documents.values())
            rarity += math.log(1 + (len(lengths) - holding + 0.5) / (holding + 0.5))
        norm = k1 * (1 - b + b * len(self.tokens(document, field)) / (sum(lengths) / len(lengths)))
        return rarity * (k1 + 1) * times / (times + norm)

    # Each returns the score of a document that matches, None for one that does not.

    def ask(self, query: Mapping[str, Any], document: Mapping[str, Any]) -> float | None:
        ((kind, body),) = query.items()
        return getattr(self, f"ask_{kind}")(body, document)

    def ask_match_all(self, body, document):
        return 1.0

    def ask_match_none(self, body, document):
        return None

    def ask_term(self, body, document):
        ((field, asked),) = body.items()
        if self.fields[field]["type"] == "long":
            return 1.0 if asked in _values(document, field) else None
        times = Counter(self.tokens(document, field))[asked["value"]]
        return asked["boost"] * self.bm25(document, field, [asked["value"]], times) if times else None

    def ask_terms(self, body, document):
        ((field, asked),) = body.items()
        return 1.0 if set(asked) & set(_values(document, field)) else None

    def ask_range(self, body, document):
        ((field, asked),) = body.items()
        assert asked.keys() <= {"gte", "lte"}
        values = _values(document, field)
        held = any(asked.get("gte", -math.inf) <= value <= asked.get("lte", math.inf) for value in values)
        return 1.0 if held else None

    def ask_prefix(self, body, document):
        ((field, asked),) = body.items()
        return 1.0 if any(word.startswith(asked["value"]) for word in self.tokens(document, field)) else None

    def ask_constant_score(self, body, document):
        return body["boost"] if self.ask(body["filter"], document) is not None else None

    def ask_dis_max(self, body, document):
        scores = [score for query in body["queries"] if (score := self.ask(query, document)) is not None]
        return max(scores, default=None)

    def ask_match_phrase(self, body, document):
        ((field, asked),) = body.items()
        assert self.fields[field]["index_options"] == "positions"
        words, held = asked["query"].split(), self.tokens(document, field)
        times = sum(_stands(words, held, at, asked.get("slop", 0)) for at in range(len(held)))
        return asked.get("boost", 1.0) * self.bm25(document, field, words, times) if times else None

    def ask_bool(self, body, document):
        assert body.keys() <= {"must", "filter", "must_not", "should", "minimum_should_match"}
        must = [self.ask(query, document) for query in body.get("must", [])]
        should = [score for q in body.get("should", []) if (score := self.ask(q, document)) is not None]
        if (
            None in must
            or any(self.ask(query, document) is None for query in body.get("filter", []))
            or any(self.ask(query, document) is not None for query in body.get("must_not", []))
            or len(should) < body.get("minimum_should_match", 0)
        ):
            return None
        return sum(must) + sum(should)


def _values(document: Mapping[str, Any], field: str) -> list[int]:
    value = document.get(field, [])
    return value if isinstance(value, list) else [value]


def _stands(words: list[str], held: list[str], at: int, slop: int) -> float:
    """Return how much the phrase that begins here counts: less when there are words between."""
    if held[at] != words[0]:
        return 0.0
    moved = 0
    for word in words[1:]:
        step = next((step for step in range(1, slop - moved + 2) if held[at + step : at + step + 1] == [word]), None)
        if step is None:
            return 0.0
        moved, at = moved + step - 1, at + step
    return 1 / (1 + moved)


class Server:
    """What `opensearchpy.OpenSearch` is to the engine."""

    def __init__(self) -> None:
        self.held: dict[str, Held] = {}
        self.aliases: dict[str, str] = {}
        self.indices = self
        self.transport = SimpleNamespace(serializer=JSONSerializer())
        self.asked: list[dict[str, Any]] = []

    def _index(self, name: str) -> Held:
        return self.held[self.aliases.get(name, name)]

    def exists_alias(self, name):
        return name in self.aliases

    def create(self, index, body):
        self.held[index] = Held(body)
        self.aliases |= dict.fromkeys(body["aliases"], index)

    def delete(self, index):
        del self.held[index]
        self.aliases = {alias: name for alias, name in self.aliases.items() if name != index}

    def refresh(self, index):
        self._index(index)

    def get_alias(self, name=None, index=None):
        found = [self.aliases[name]] if name else [key for key in self.held if key.startswith(index.rstrip("*"))]
        if not found:
            raise NotFoundError(404, "no such index", {})
        return {key: {} for key in found}

    def update_aliases(self, body):
        for action in body["actions"]:
            ((kind, what),) = action.items()
            if kind == "add":
                self.aliases[what["alias"]] = what["index"]
            else:
                assert kind == "remove_index"
                del self.held[what["index"]]

    def bulk(self, body, **options):
        lines = [json.loads(line) for line in body.splitlines()] if isinstance(body, str) else list(body)
        items = []
        while lines:
            ((kind, head),) = lines.pop(0).items()
            index = self._index(head["_index"])
            if kind == "delete":
                status = 200 if index.documents.pop(head["_id"], None) else 404
            else:
                index.put(head["_id"], lines.pop(0))
                status = 201
            items.append({kind: {"_id": head["_id"], "status": status}})
        return {"items": items}

    def count(self, index, body):
        held = self._index(index)
        return {"count": sum(held.ask(body["query"], d) is not None for d in held.documents.values())}

    def search(self, index, body):
        self.asked.append(body)
        held = self._index(index)
        found = [(score, d) for d in held.documents.values() if (score := held.ask(body["query"], d)) is not None]
        if "aggs" in body:
            assert body["track_total_hits"] is True, "else it counts ten thousand at most"
            counted = {name: self._buckets(found, asked) for name, asked in body["aggs"].items()}
            return {"hits": {"total": {"value": len(found)}}, "aggregations": counted}
        if "sort" in body:
            found.sort(key=lambda item: _order(item[1], body["sort"]))
        else:
            found.sort(key=lambda item: (-item[0], item[1]["key"]))
        if "search_after" in body:
            found = [item for item in found if item[1]["key"] > body["search_after"][0]]
        page = found[body["from"] : body["from"] + body["size"]]
        return {"hits": {"hits": [_shown(score, document, body) for score, document in page]}}

    @staticmethod
    def _buckets(found, asked):
        counts = Counter(value for _, d in found for value in _values(d, asked["terms"]["field"]))
        best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: asked["terms"]["size"]]
        return {"buckets": [{"key": key, "doc_count": count} for key, count in best]}

    def termvectors(self, index, body):
        held = self._index(index)
        assert body["term_statistics"] is True
        told = {}
        for field in body["fields"]:
            counts = Counter(word for d in held.documents.values() for word in set(held.tokens(d, field)))
            terms = {word: {"doc_freq": counts[word]} if word in counts else {} for word in body["doc"][field].split()}
            told[field] = {"terms": terms}
        return {"term_vectors": told}


def _order(document, sort):
    places = []
    for part in sort:
        ((field, how),) = part.items()
        how = {"order": how} if isinstance(how, str) else how
        value = next(iter(_values(document, field)), how.get("missing", 0))
        places.append(-value if how["order"] == "desc" else value)
    return places


def _shown(score, document, body):
    fields = {name: values for name in body["docvalue_fields"] if (values := _values(document, name))}
    item = {"_score": score, "fields": fields, "sort": [document["key"]]}
    return item | {"_source": {name: document[name] for name in body["_source"]}} if body["_source"] else item
