"""The country of the outlet that a report comes from, by the outlet's short name or address."""

from __future__ import annotations

import re
from functools import cache

from marsad.reading.words.vocabulary import rows

_HOST = re.compile(r"^(?:https?://)?(?:www\.|ara?\.|m\.)?([^/?#]+)")


@cache
def _outlets() -> dict[str, str]:
    return {name: country for country, names in rows("outlets.tsv") for name in names.split(" ")}


def home_of(source: str | None) -> str | None:
    """Alpha-3 of an outlet's country from its short name («alriyadh») or address; None when it is not listed."""
    if not source:
        return None
    table = _outlets()
    word = source.strip().casefold()
    if word in table:
        return table[word]
    found = _HOST.match(word)
    if found is None:
        return None
    host = found.group(1)
    for part in (host, *host.split(".")):
        if part in table:
            return table[part]
    return None
