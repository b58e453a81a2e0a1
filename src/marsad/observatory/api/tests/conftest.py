"""The record's fixtures, for the tests of the API."""

import pytest
from django.core.cache import cache

from marsad.observatory.tests.conftest import ELSEWHERE, _forget_what_was_taught, desk, meeting, person, publish  # noqa: F401


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def record(meeting, publish):  # noqa: F811
    publish(*ELSEWHERE, outlet="وكالة ثالثة")
    return meeting
