"""Records as Apache Parquet, with lists and records as such. Needs `pip install marsad[parquet]`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from marsad.observatory.analysts.fields import TABLES, Field
from marsad.observatory.selection import What

#: Records of a row group: what is in memory at a time, as Python's objects and as Arrow's.
GROUP = 2_000


class MissingLibrary(Exception):
    """Parquet is asked for, and pyarrow is not installed."""


def schema(what: What) -> Any:
    """Return the Arrow schema of a table; every field carries its meaning. Raises MissingLibrary."""
    pa = _arrow()
    return pa.schema([_field(pa, field) for field in TABLES[what]])


class Writer:
    """Writes records into an open binary file, a row group at a time."""

    def __init__(self, file: IO[bytes], what: What) -> None:
        self._schema = schema(what)
        import pyarrow.parquet as pq

        self._file = pq.ParquetWriter(file, self._schema, compression="zstd")
        self._waiting: list[dict[str, Any]] = []

    def write(self, records: Iterable[dict[str, Any]]) -> None:
        """Add records."""
        self._waiting += records
        if len(self._waiting) >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write what waits, and the file's end."""
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._waiting:
            pa = _arrow()
            rows = [
                {
                    name: list(value.items()) if pa.types.is_map(self._schema.field(name).type) else value
                    for name, value in row.items()
                }
                for row in self._waiting
            ]
            self._file.write_table(pa.Table.from_pylist(rows, schema=self._schema))
            self._waiting.clear()


def _arrow() -> Any:
    try:
        import pyarrow

        # Arrow's own pool keeps what it once had for later; a row group at a time needs none.
        pyarrow.set_memory_pool(pyarrow.system_memory_pool())
    except ImportError:
        raise MissingLibrary("Parquet needs a library more: pip install 'marsad[parquet]'") from None
    return pyarrow


def _field(pa: Any, field: Field) -> Any:
    return pa.field(field.name, _type(pa, field), metadata={"meaning": field.meaning, "source": field.source})


def _type(pa: Any, field: Field) -> Any:
    if field.type in ("record", "records"):
        struct = pa.struct([_field(pa, part) for part in field.parts])
        return pa.list_(struct) if field.type == "records" else struct
    simple = {
        "text": pa.string,
        "integer": pa.int64,
        "number": pa.float64,
        "yes/no": pa.bool_,
        "day": pa.date32,
        "texts": lambda: pa.list_(pa.string()),
        "counts": lambda: pa.map_(pa.string(), pa.int64()),
        "time": lambda: pa.timestamp("ms", tz="UTC"),
    }
    return simple[field.type]()
