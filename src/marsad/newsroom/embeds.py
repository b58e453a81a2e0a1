"""Addresses that a page can show in a frame."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import parse_qs, urlsplit

_YOUTUBE = re.compile(r"(?:www\.|m\.)?youtube(?:-nocookie)?\.com")
_YOUTUBE_ID = re.compile(r"[\w-]{11}")
_YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([\w-]{11})/?")
# Browsers and Python read the host of such an address differently: https://evil.example\@player.vimeo.com/
_AMBIGUOUS = re.compile(r"[\\@\x00-\x20\x7f]")
_VIMEO_PATH = re.compile(r"/(?:video/)?(\d+)/?")


def frame_address(address: str, hosts: Collection[str]) -> str | None:
    """Return the address to put into a frame for what a reader knows as `address`, None when it is not to be framed.

    Watching pages of YouTube and Vimeo become their players without cookies. Only https addresses on one of `hosts`
    are framed.
    """
    if _AMBIGUOUS.search(address):
        return None
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if parts.scheme != "https":
        return None
    framed = address
    if host == "youtu.be" or _YOUTUBE.fullmatch(host):
        video = _youtube_video(host, parts.path, parts.query)
        if video is None:
            return None
        framed = f"https://www.youtube-nocookie.com/embed/{video}"
    elif host in ("vimeo.com", "www.vimeo.com") and (match := _VIMEO_PATH.fullmatch(parts.path)):
        framed = f"https://player.vimeo.com/video/{match[1]}?dnt=1"
    return framed if urlsplit(framed).hostname in hosts else None


def _youtube_video(host: str, path: str, query: str) -> str | None:
    """Return the id of the video that a YouTube address names."""
    if match := _YOUTUBE_PATH.fullmatch(path):
        return match[1]
    named = path.strip("/") if host == "youtu.be" else (parse_qs(query).get("v") or [""])[0]
    return named if _YOUTUBE_ID.fullmatch(named) else None
