"""Schemathesis asks the API what its description allows, and what it forbids, and finds no failure."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from marsad.observatory.api import doors

pytestmark = [pytest.mark.slow]
#: Questions for each address in each mode.
QUESTIONS = 25


@pytest.fixture
def _one_connection():
    """A server closes the database's connection between requests; the test's, with its transaction, has to stay."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
def test_no_failure(record, monkeypatch):
    monkeypatch.setattr(doors, "A_MINUTE", 10**9)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) == 8
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            _ask(operation.as_strategy(generation_mode=mode), mode)


def _ask(cases, mode):
    @given(case=cases)
    @settings(max_examples=QUESTIONS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def ask(case):
        response = case.call()
        refused = response.json()["error"]["field"] if response.status_code == 422 else None
        # Well written, but of nobody, of no list, or from a day after the last: no schema can say that these are wrong.
        meaningless = mode is GenerationMode.POSITIVE and refused in ("actor", "about", "cursor", "from")
        case.validate_response(response, excluded_checks=[positive_data_acceptance] if meaningless else [])

    ask()
