"""Fixtures of the search's tests: an index in memory, and articles that are in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marsad.newsroom.factories import ArticleFactory
from marsad.newsroom.models import Article
from marsad.search import index
from marsad.search.engines import Engine
from marsad.search.engines.embedded import Embedded


@pytest.fixture
def engine(settings) -> Engine:
    """The process's index: turned on, empty, in memory."""
    settings.MARSAD_SEARCH = "embedded"
    engine = Embedded()
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
