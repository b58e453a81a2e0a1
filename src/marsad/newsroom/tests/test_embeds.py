"""Which addresses are shown in a frame, and which frame."""

import pytest

from marsad.newsroom.embeds import frame_address

HOSTS = ["www.youtube-nocookie.com", "player.vimeo.com"]
VIDEO = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", VIDEO),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", VIDEO),
        ("https://youtu.be/dQw4w9WgXcQ?si=x", VIDEO),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", VIDEO),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ", VIDEO),
        ("https://vimeo.com/123456", "https://player.vimeo.com/video/123456?dnt=1"),
        ("https://player.vimeo.com/video/123456", "https://player.vimeo.com/video/123456"),
        ("https://www.youtube.com/@channel", None),
        ("https://www.youtube.com/watch?v=../../x", None),
        ("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", None),
        ("https://user@evil.example/embed/dQw4w9WgXcQ", None),
        ("http://www.youtube.com/watch?v=dQw4w9WgXcQ", None),
        ("javascript:alert(1)", None),
        ("https://example.org/video", None),
        ("", None),
    ],
)
def test_frame_address(address, frame):
    assert frame_address(address, HOSTS) == frame


def test_a_host_that_is_not_allowed_is_not_framed():
    assert frame_address("https://youtu.be/dQw4w9WgXcQ", ["player.vimeo.com"]) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example\\@player.vimeo.com/x",
        "https://user@player.vimeo.com/x",
        "https://player.vimeo.com/x y",
        "https://player.vimeo.com\t.evil.example/",
    ],
)
def test_an_address_that_browsers_read_differently_is_not_framed(address):
    assert frame_address(address, HOSTS) is None
