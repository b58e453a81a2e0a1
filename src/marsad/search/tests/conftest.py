"""Fixtures of the search's tests: an empty index of each engine, and articles that are in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from django.db import connection

from marsad.newsroom.factories import ArticleFactory
from marsad.newsroom.models import Article
from marsad.search import index
from marsad.search.engines import Engine
from marsad.search.engines.embedded import Embedded

#: Engines that run here for real, with which everything is tried, and those that keep the contract.
ENGINES = ["embedded", *(["postgresql"] if connection.vendor == "postgresql" else [])]
ALL_ENGINES = [*ENGINES, *(["opensearch"] if find_spec("opensearchpy") else [])]


@pytest.fixture(params=ENGINES)
def engine(request, settings, db) -> Iterator[Engine]:
    """The process's index: turned on and empty; each engine that can be had with the tests' database in turn."""
    settings.MARSAD_SEARCH = request.param
    engine = Embedded()
    if request.param == "postgresql":
        from marsad.search.engines.postgresql import PostgreSQL

        engine = PostgreSQL(index.VERSION)
    elif request.param == "opensearch":
        from marsad.search.engines.opensearch import OpenSearch
        from marsad.search.tests.opensearch_double import Server

        engine = OpenSearch("", index.VERSION, Server())
    index.use(engine)
    yield engine
    index.close()


@pytest.fixture
def article(engine, django_capture_on_commit_callbacks) -> Callable[..., Article]:
    """Return ``article(title, *paragraphs, **values)``: publishes an article, and everything that follows from that."""

    def publish(title: str, *paragraphs: str, **values: Any) -> Article:
        with django_capture_on_commit_callbacks(execute=True):
            return ArticleFactory(title=title, paragraphs=paragraphs, **{"summary": "", **values})

    return publish
