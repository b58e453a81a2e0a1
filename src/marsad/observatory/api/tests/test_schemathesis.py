"""Schemathesis asks the API everything that its description allows, and what it forbids, and finds no failure."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings

from marsad.observatory.api import doors

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def description(record, monkeypatch):
    monkeypatch.setattr(doors, "A_MINUTE", 10**9)
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


schema = schemathesis.pytest.from_fixture("description")


@schema.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_failure(case):
    case.call_and_validate()
