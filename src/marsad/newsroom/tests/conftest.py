"""Fixtures of the desk's tests: people in their roles, and the forms that they send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from marsad.newsroom.models import User
from marsad.newsroom.roles import enlist


@pytest.fixture
def person() -> Callable[[str], User]:
    """Return ``person(role)``: a user with that role, or an administrator for ``admin``; the same one each time."""
    made: dict[str, User] = {}

    def of(role: str) -> User:
        if role not in made:
            user = User.objects.create_user(role, f"{role}@example.org", "secret-word", first_name=role)
            if role == "admin":
                user.is_superuser = True
                user.save()
            elif role != "nobody":
                enlist(user, role)
            made[role] = user
        return made[role]

    return of


@pytest.fixture
def desk(person: Callable[[str], User]) -> Callable[[str], Client]:
    """Return ``desk(role)``: a browser in which that person is logged in."""

    def of(role: str) -> Client:
        client = Client()
        client.force_login(person(role), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return of


def article_form(**values: Any) -> dict[str, Any]:
    """Return what the browser sends from an article's form; `values` replace single fields."""
    form = {
        "title": "رصيف جديد في الميناء",
        "slug": "",
        "kind": "news",
        "label": "",
        "summary": "",
        "body": streamfield([("part", {"text": rich_text("<p>وصلت أولى السفن صباح اليوم.</p>"), "source": ""})]),
        "article_authors": inline_formset([]),
        "corrections": inline_formset([]),
        "footnotes": inline_formset([]),
        "tags": "",
        "language": "ar",
        "comments_open": "on",
    }
    return nested_form_data({**form, **values})
