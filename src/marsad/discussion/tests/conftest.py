"""An article that readers may comment on, and a reader's browser that sends comments to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client
from freezegun import freeze_time

from marsad.discussion.checks import stamps
from marsad.discussion.models import Comment, Status
from marsad.newsroom.factories import ArticleFactory, institution
from marsad.newsroom.models import Article, User

SAME_SITE = {"Sec-Fetch-Site": "same-origin"}
WRITTEN = {"name": "سلمى العطار", "email": "Salma@Example.org", "text": "كلام موزون عن الميناء.\nوسطر ثان."}


@pytest.fixture
def article(db: None) -> Article:
    institution(comments="held")
    return ArticleFactory(title="رصيف جديد")


def stamp_of(article: Article, age: float = 60) -> str:
    """Return a stamp as it was issued `age` seconds ago."""
    from datetime import UTC, datetime, timedelta

    with freeze_time(datetime.now(UTC) - timedelta(seconds=age)):
        return stamps.issue(article.pk)


class Reader:
    """A reader's browser, without cookies and script."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.client = Client(enforce_csrf_checks=True)
        self.address = f"/تعليق/{article.pk}/"

    def send(
        self, *, stamp: str | None = None, headers: dict[str, str] | None = None, ip: str = "192.0.2.7", **fields: Any
    ) -> HttpResponse:
        """Send the form as filled in by default, with `fields` instead of what it says otherwise."""
        data = {**WRITTEN, "stamp": stamp_of(self.article) if stamp is None else stamp, **fields}
        return self.client.post(self.address, data, headers=SAME_SITE if headers is None else headers, REMOTE_ADDR=ip)

    def outcome(self, response: HttpResponse) -> HttpResponse:
        """Follow a taken comment to the page that tells what became of it."""
        assert response.status_code == 303, response.content.decode()
        return self.client.get(response["Location"])


@pytest.fixture
def reader(article: Article) -> Reader:
    return Reader(article)


@pytest.fixture
def make(article: Article) -> Callable[..., Comment]:
    """Return ``make(text, parent=None, status=APPROVED, **fields)``, which keeps a comment without any check."""

    def make_(text: str = "تعليق.", parent: Comment | None = None, **fields: Any) -> Comment:
        values = {"article": article, "name": "قارئ", "status": Status.APPROVED, **fields}
        return Comment.objects.create(text=text, parent=parent, **values)

    return make_


@pytest.fixture
def moderator(db: None) -> User:
    """A desk user who may enter the desk and moderate, and nothing else."""
    user = User.objects.create_user("huda", password="x")
    for app, codename in (("wagtailadmin", "access_admin"), ("discussion", "moderate_comment")):
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


@pytest.fixture
def writer(db: None) -> User:
    """A desk user who may enter the desk and not moderate."""
    user = User.objects.create_user("omar", password="x")
    user.user_permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return user


def path_of(response: HttpResponse) -> str:
    return unquote(response["Location"])
