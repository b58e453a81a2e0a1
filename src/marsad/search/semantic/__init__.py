"""Sentence vectors, where `marsad[semantic]` is installed: texts that mean the same are near each other.

They help where a query's words stand in no text, and choose among related articles. They never decide alone: a vector
says which of two texts is nearer, not whether either is near.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from marsad.search.semantic.model import is_on

logger = logging.getLogger(__name__)


def near() -> Callable[[str, int], Sequence[int]] | None:
    """Return what finds articles by the meaning of a query; None where vectors are not used."""
    return partial(_asked, "to_query") if is_on() else None


def near_article() -> Callable[[int, int], Sequence[int]] | None:
    """Return what finds articles near in meaning to one of them; None where vectors are not used."""
    return partial(_asked, "to_article") if is_on() else None


def _asked(name: str, *arguments: Any) -> Sequence[int]:
    """Return what `nearest` answers; nothing, with a line in the log, when the model cannot be used on this machine."""
    try:
        from marsad.search.semantic import nearest

        return getattr(nearest, name)(*arguments)
    except (ImportError, OSError, RuntimeError):
        logger.exception("The sentence vectors cannot be used; search goes by words alone.")
        return []
