"""Results of a search are not kept, but stand in the frame of kept pages, which is written once."""

import pytest

from marsad.delivery.pages import rules


@pytest.mark.parametrize(
    ("method", "path", "cookie", "authorization", "shared"),
    [
        ("GET", "/بحث/", None, None, True),
        ("HEAD", "/بحث/page/2/", "theme=dark", None, True),
        ("POST", "/بحث/", None, None, False),
        ("GET", "/بحث/", "sessionid=x", None, False),
        ("GET", "/بحث/", None, "Bearer x", False),
        ("GET", "/desk/", None, None, False),
        ("GET", "/تعليق/", None, None, False),
    ],
)
def test_only_anonymous_searches_stand_in_the_shared_frame(method, path, cookie, authorization, shared):
    assert rules.asks_in_frame(method, path, "q=x", cookie, authorization) is shared
    assert not rules.asks_for_page(method, path, "q=x", cookie, authorization)
