"""Fixtures of the record's tests: reports that are published and read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from marsad.newsroom.factories import ArticleFactory, SourceFactory
from marsad.newsroom.models import Article
from marsad.newsroom.tests.conftest import desk, person  # noqa: F401 - people of the desk in their roles
from marsad.observatory import naming

#: Two outlets' accounts of one meeting, a denial of it, and something else.
MEETING = (
    "وزير الخارجية الروسي يلتقي نظيره السعودي في موسكو",
    "التقى وزير الخارجية الروسي سيرغي لافروف نظيره السعودي عادل الجبير في موسكو يوم الثلاثاء 11 أغسطس 2015.",
    "وقال لافروف إن موسكو والرياض تتفقان على ضرورة التسوية السياسية في سوريا.",
)
MEETING_TOO = (
    "لافروف والجبير يبحثان الأزمة السورية",
    "التقى وزير الخارجية السعودي عادل الجبير نظيره الروسي سيرغي لافروف في موسكو يوم الثلاثاء 11 أغسطس 2015.",
    "وأكد الجبير أن الرياض تؤيد تسوية سياسية في سوريا.",
)
ELSEWHERE = (
    "مقتل جنود في هجوم",
    "قصفت طائرات التحالف العربي مواقع الحوثيين في صعدة يوم الاثنين 10 أغسطس 2015.",
)


@pytest.fixture(autouse=True)
def _forget_what_was_taught(settings, tmp_path):
    """The reader of each test knows the built-in word lists only."""
    settings.HOME = tmp_path
    settings.MARSAD_RECORD = True
    naming.use(())
    yield
    naming.use(())


@pytest.fixture
def publish(db, django_capture_on_commit_callbacks) -> Callable[..., Article]:
    """Return ``publish(title, *paragraphs, outlet="…", hour=8)``: an article of 11 August 2015 that was published and read."""
    outlets: dict[str, Any] = {}

    def make(title: str, *paragraphs: str, outlet: str = "وكالة أولى", hour: int = 8, **values: Any) -> Article:
        if outlet not in outlets:
            outlets[outlet] = SourceFactory(name=outlet)
        values = {"published_at": datetime(2015, 8, 11, hour, tzinfo=UTC), "summary": "", **values}
        with django_capture_on_commit_callbacks(execute=True):
            return ArticleFactory(title=title, paragraphs=paragraphs, source=outlets[outlet], **values)

    return make


@pytest.fixture
def meeting(publish) -> tuple[Article, Article]:
    """Two outlets' reports of one meeting."""
    return publish(*MEETING), publish(*MEETING_TOO, outlet="وكالة ثانية", hour=10)
