"""Makes docs/record-2015.ipynb anew: runs its cells on Parquet exports and keeps what they print.

marsad export events --format parquet --min-confidence 0.5 --from 2015-07-01 --to 2015-08-31 --out events.parquet
marsad export mentions --format parquet --min-confidence 0.5 --from 2015-07-01 --to 2015-08-31 --out mentions.parquet
python tools/notebook.py FOLDER
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

NOTEBOOK = Path(__file__).parent.parent / "docs" / "record-2015.ipynb"
CELLS = [
    (
        "markdown",
        "# July and August 2015 in the record\n\nThree questions to a Parquet export of the record, asked with DuckDB "
        "(`pip install duckdb`). The archive is 29,125 articles of Gulf newspapers of 21 July to 11 August 2015; events of confidence "
        "0.5 and more, of which about 61 in a hundred are read rightly, so the large numbers mean something and the small ones little.\n\n"
        "    marsad export events --format parquet --min-confidence 0.5 --from 2015-07-01 --to 2015-08-31 --out events.parquet\n"
        "    marsad export mentions --format parquet --min-confidence 0.5 --from 2015-07-01 --to 2015-08-31 --out mentions.parquet",
    ),
    (
        "code",
        "import duckdb\n\n"
        'print(duckdb.sql("select count(*) as events, min(date)::varchar as first, max(date)::varchar as last, "\n'
        "                 \"sum(articles)::int as articles from 'events.parquet'\"))",
    ),
    (
        "markdown",
        "## 1. With whom did Saudi Arabia deal, and how?\n\nBoth directions, without what lies within the kingdom.",
    ),
    (
        "code",
        'print(duckdb.sql("""\n'
        "with sides as (\n"
        "  select quad, unnest(recipients) as other from 'events.parquet' where list_contains(actors, 'SAU')\n"
        "  union all\n"
        "  select quad, unnest(actors) from 'events.parquet' where list_contains(recipients, 'SAU')\n"
        ")\n"
        "select other, count(*) filter (quad = 1) as words_together, count(*) filter (quad = 2) as deeds_together,\n"
        "       count(*) filter (quad = 3) as words_against, count(*) filter (quad = 4) as deeds_against\n"
        "from sides where other <> 'SAU' group by other order by count(*) desc, other limit 12\n"
        '"""))',
    ),
    (
        "markdown",
        "## 2. How did talk of Iran and the powers move, week by week?\n\nThe agreement of Vienna was reached on 14 July, before the "
        "archive begins. Weeks begin on Monday.",
    ),
    (
        "code",
        'print(duckdb.sql("""\n'
        "select date_trunc('week', first_reported::timestamp)::date::varchar as week,\n"
        "       count(*) filter (quad <= 2) as together, count(*) filter (quad > 2) as against\n"
        "from 'events.parquet'\n"
        "where list_has_any(list_concat(actors, recipients), ['IRN'])\n"
        "  and list_has_any(list_concat(actors, recipients), ['P5+1', 'USA', 'GBR', 'FRA', 'DEU', 'RUS', 'CHN', 'UNSC', 'EU'])\n"
        "group by week order by week\n"
        '"""))',
    ),
    (
        "markdown",
        "## 3. Who reports first what others report too?\n\nOf the events that at least three outlets tell: how often an outlet was the "
        "first, and how often it told one at all.",
    ),
    (
        "code",
        'print(duckdb.sql("""\n'
        "with several as (select id, outlet from 'events.parquet' where outlets >= 3),\n"
        "told as (select m.outlet, count(distinct m.event) as told from 'mentions.parquet' m\n"
        "         join several on several.id = m.event group by m.outlet)\n"
        "select told.outlet, count(several.id) as first, told.told, round(100.0 * count(several.id) / told.told) as percent\n"
        "from told left join several using (outlet) group by told.outlet, told.told order by first desc, outlet limit 10\n"
        '"""))',
    ),
]


def run(source: str, names: dict[str, object]) -> str:
    """Run a cell and return what it printed."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "cell", "exec"), names)
    return out.getvalue()


def main(folder: Path) -> None:
    """Run every cell in `folder`, where the Parquet files are, and write the notebook."""
    os.chdir(folder)
    names: dict[str, object] = {}
    cells = []
    for number, (kind, source) in enumerate(CELLS):
        lines = source.splitlines(keepends=True)
        cell: dict[str, object] = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": lines}
        if kind == "code":
            text = run(source, names)
            output = {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}
            cell |= {"execution_count": number, "outputs": [output]}
        cells.append(cell)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
