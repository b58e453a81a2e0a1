"""A page's move as one transaction.

Wagtail's action commits the new place in the tree first, and only then says that the page has moved. What listens gives
the article its dated address, files it anew and tells kept pages; a process that is killed in between would leave all
that undone. The desk's views, its bulk action and `Page.move` all go through this action.
"""

from __future__ import annotations

from django.db import transaction
from wagtail.actions.move_page import MovePageAction

_move = MovePageAction._move_page


def install() -> None:
    """Let every move, with all that follows from it, be done wholly or not at all."""
    MovePageAction._move_page = transaction.atomic(_move)
