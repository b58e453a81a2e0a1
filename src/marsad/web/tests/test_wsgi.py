"""What a process of the server does before it takes requests."""

import runpy

import pytest

from marsad import arabic


@pytest.mark.parametrize(("serving", "times"), [("1", 1), ("", 0)])
def test_the_lexicon_is_read_before_the_first_request(monkeypatch, serving, times):
    read = []
    monkeypatch.setattr(arabic, "warm_up", lambda: read.append(True))
    monkeypatch.setenv("MARSAD_SERVING", serving)
    monkeypatch.setenv("MARSAD_TASKS", "0")
    assert callable(runpy.run_module("marsad.web.wsgi")["application"])
    assert len(read) == times
