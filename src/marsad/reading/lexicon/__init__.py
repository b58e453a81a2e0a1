"""The actor lexicon: who and what Arabic news names, as reviewable word lists in `data/` and one typed loader.

>>> lexicon = load()
>>> [(sense.entry.code, sense.form.value) for sense in lexicon.lookup("الكرملين")]
[('RUS', 'seat')]
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from marsad.reading.lexicon.build import assemble
from marsad.reading.lexicon.entries import (
    ROLES,
    Actor,
    Code,
    Form,
    GivenName,
    Grammar,
    Head,
    HeadForm,
    Kind,
    Office,
    Person,
    Place,
    Sense,
    State,
    Surface,
    Title,
    TitleForm,
    actors_of,
)
from marsad.reading.lexicon.lexicon import Lexicon
from marsad.reading.lexicon.tables import LexiconError

__all__ = [
    "ROLES",
    "Actor",
    "Code",
    "Form",
    "GivenName",
    "Grammar",
    "Head",
    "HeadForm",
    "Kind",
    "Lexicon",
    "LexiconError",
    "Office",
    "Person",
    "Place",
    "Sense",
    "State",
    "Surface",
    "Title",
    "TitleForm",
    "actors_of",
    "load",
]

DATA = Path(__file__).parent / "data"


def load(extra: Sequence[Path] = ()) -> Lexicon:
    """Give the lexicon, with the rows of the `extra` files added to (or, for the same key, put in place of) its own.

    The files have the tables and columns of those in `data/` (docs/actors.md). Each combination is read once a process;
    the Lexicon is shared, so do not change it. Raises LexiconError, naming file and line, when a file is wrong.
    """
    return _load(tuple(Path(path) for path in extra))


@lru_cache(maxsize=4)
def _load(extra: tuple[Path, ...]) -> Lexicon:
    return assemble(sorted(DATA.rglob("*.tsv")), extra)
