"""Writes the tables of docs/codebook.md from the columns that the exports have.

python tools/codebook.py
"""

from __future__ import annotations

from pathlib import Path

from marsad.observatory.export.fields import KINDS

BOOK = Path(__file__).parent.parent / "docs" / "codebook.md"
MARK = "<!-- tables: python tools/codebook.py -->"


def tables() -> str:
    """Return a section with a table for each kind."""
    parts = []
    for kind, fields in KINDS.items():
        rows = [
            f"| `{f.name}` | {f.polecat or '='} | {f.kind} | {f.meaning.replace('|', chr(92) + '|')} |" for f in fields
        ]
        parts.append("\n".join([f"## {kind}", "", "| column | in CSV | is | means |", "|---|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    BOOK.write_text(BOOK.read_text(encoding="utf-8").partition(MARK)[0] + f"{MARK}\n\n{tables()}", encoding="utf-8")
