"""The record's fixtures, for the tests of exports."""

from marsad.observatory.tests.conftest import _forget_what_was_taught, desk, meeting, person, publish  # noqa: F401
