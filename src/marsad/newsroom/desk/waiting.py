"""What waits for somebody at the desk, gathered for the home page.

A room says what waits in it by registering a function; the newsroom knows none of them.

    from marsad.newsroom.desk import waiting

    @waiting.register(order=40)
    def held_comments(request):
        if not request.user.has_perm("discussion.moderate_comment"):
            return None
        held = Comment.objects.held()
        rows = [waiting.Row(comment.excerpt, comment.desk_url, when=comment.made_at) for comment in held[:waiting.ROWS]]
        return waiting.Waiting("comments", _("Comments to decide on"), held.count(), rows, url=reverse("…"))

The function returns None, or a `Waiting` with the count 0, when nothing waits or the user may not see it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

#: How many rows of each kind the home page shows.
ROWS = 5


@dataclass(frozen=True, slots=True)
class Button:
    """A thing that can be done to a row at once, by POST."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits: its title and address, what it is about, a note, and when it came or falls due."""

    title: str
    url: str = ""
    about: str = ""
    note: str = ""
    when: datetime | None = None
    buttons: Sequence[Button] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of thing that waits. `key` is its anchor on the page; `url` leads to all of them."""

    key: str
    heading: str
    count: int
    rows: Sequence[Row] = ()
    url: str = ""
    icon: str = "doc-empty"
    urgent: bool = False
    buttons: Sequence[Button] = field(default_factory=tuple)


_sources: list[tuple[int, Callable[[Any], Waiting | None]]] = []


def register(order: int = 100) -> Callable[[Callable[[Any], Waiting | None]], Callable[[Any], Waiting | None]]:
    """Return a decorator that adds a function from a request to what waits; lower `order` stands first."""

    def add(source: Callable[[Any], Waiting | None]) -> Callable[[Any], Waiting | None]:
        if source not in (known for _, known in _sources):
            _sources.append((order, source))
            _sources.sort(key=lambda pair: pair[0])
        return source

    return add


def gather(request: Any) -> list[Waiting]:
    """Return what waits for the user of `request`, without what is empty."""
    found = (source(request) for _, source in list(_sources))
    return [waiting for waiting in found if waiting is not None and waiting.count]
