"""Where a state's capital lies, for maps: degrees of longitude and latitude, to a tenth."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "capitals.tsv"


@lru_cache(maxsize=1)
def _points() -> dict[str, tuple[float, float]]:
    found = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, longitude, latitude = line.split("\t")
            found[code] = float(longitude), float(latitude)
    return found


def point(code: str) -> tuple[float, float] | None:
    """Return (longitude, latitude) of the capital of a state by its alpha-3 code; None when it is not listed."""
    return _points().get(code)
