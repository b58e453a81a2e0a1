"""Write docs/codebook.md from the tables that exports and the API are made of. Run it after a change to a field.

python tools/codebook.py
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

TARGET = Path(__file__).parent.parent / "docs" / "codebook.md"
INTRO = Path(__file__).parent / "codebook_intro.md"


def text() -> str:
    """Return the whole document."""
    from marsad.observatory.analysts import decisions, flat, geo, graph, plover, polecat
    from marsad.observatory.analysts.fields import TABLES
    from marsad.observatory.selection import What

    parts = [INTRO.read_text(encoding="utf-8")]
    for what, fields in TABLES.items():
        parts.append(f"## Fields of {what}: JSON Lines, Parquet, API\n\n" + _table(fields))
    parts.append(
        "## Columns of events: CSV\n\nPOLECAT's columns, then ours from `Status` on.\n\n" + _table(polecat.COLUMNS)
    )
    for what in (What.STATEMENTS, What.MENTIONS, What.ACTORS):
        parts.append(f"## Columns of {what}: CSV\n\n" + _table(flat.columns(what)))
    parts.append("## Fields of events: PLOVER\n\n" + _table(plover.fields()))
    parts.append("## Properties of events: GeoJSON\n\n" + _table(geo.PROPERTIES))
    parts.append("## Nodes: GraphML\n\n" + _table(graph.NODE))
    parts.append("## Edges: GraphML\n\n" + _table(graph.EDGE))
    parts.append("## Fields of decisions: JSON Lines\n\n" + _table(decisions.FIELDS))
    return "\n".join(parts)


def _table(fields: Iterable) -> str:
    rows = "".join(f"| `{name}` | {kind} | {meaning} | {source} |\n" for name, kind, meaning, source in _rows(fields))
    return "| name | type | meaning | source |\n|---|---|---|---|\n" + rows


def _rows(fields: Iterable, prefix: str = "") -> Iterable[tuple[str, str, str, str]]:
    for field in fields:
        kind = f"{field.type} or null" if field.nullable else field.type
        yield prefix + field.name, kind, field.meaning, field.source
        yield from _rows(field.parts, f"{prefix}{field.name}.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
    import django

    django.setup()
    TARGET.write_text(text(), encoding="utf-8")
