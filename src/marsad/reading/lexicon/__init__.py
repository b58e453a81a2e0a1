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
    "use",
]

DATA = Path(__file__).parent / "data"


_FileState = tuple[Path, int, int]
"""A file with its size and time of change, by which a new version of it is told from the last."""
_in_use: tuple[_FileState, ...] = ()


def load(extra: Sequence[Path] | None = None) -> Lexicon:
    """Give the lexicon, with the rows of the `extra` files added to (or, for the same key, put in place of) its own.

    The files have the tables and columns of those in `data/` (docs/actors.md). Without the argument those given to `use` count; () gives the
    built-in lists alone.
    Each combination is read once a process; the Lexicon is shared, so do not change it. Raises LexiconError, naming file
    and line, when a file is wrong.
    """
    return _load(_in_use if extra is None else tuple(map(_state, extra)))


def use(extra: Sequence[Path]) -> bool:
    """Let `load` without arguments, and with it the reader of this process, add these files from now on.

    Returns whether that is a change. A file that was written anew counts as another. Raises LexiconError when a file is
    wrong; the reader then goes on with what it had.
    """
    global _in_use  # noqa: PLW0603 - one reader a process is the point
    wanted = tuple(map(_state, extra))
    if wanted == _in_use:
        return False
    _load(wanted)
    _in_use = wanted
    return True


def _state(path: Path) -> _FileState:
    try:
        status = Path(path).stat()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); check the path.") from None
    return Path(path), status.st_size, status.st_mtime_ns


@lru_cache(maxsize=4)
def _load(extra: tuple[_FileState, ...]) -> Lexicon:
    return assemble(sorted(DATA.rglob("*.tsv")), [path for path, _, _ in extra])
