"""The watching itself works: a page that misbehaves is caught."""

import pytest


@pytest.fixture
def blank(open_page):
    watched = open_page("/static/nothing-here.css")
    watched.forgive("404")
    return watched


def test_console_errors_and_exceptions_are_noticed(blank):
    blank.page.evaluate("() => { console.error('wrong'); setTimeout(() => { throw new Error('worse') }, 0) }")
    blank.page.wait_for_timeout(50)
    assert [p.split(":")[0] for p in blank.unforgiven()] == ["console error", "exception"]
    blank.forgive("wrong")
    blank.forgive("worse")


def test_requests_to_other_hosts_are_noticed(blank):
    blank.page.evaluate("() => fetch('http://127.0.0.2:9/x').catch(() => 0)")
    assert any("another host: http://127.0.0.2:9/x" in p for p in blank.unforgiven())
    blank.forgive("127.0.0.2")
    blank.forgive("ERR_")


def test_axe_finds_what_is_wrong(blank, axe):
    blank.page.set_content("<html lang='ar'><title>x</title><main><img src='data:,'><button></button></main></html>")
    found = axe(blank.page)
    assert any(line.startswith("button-name") for line in found)
    assert any(line.startswith("image-alt") for line in found)
