"""Parquet: the same flat table as CSV, with real dates, numbers and lists."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from detente.export import flat
from detente.export.told import Told

_GROUP = 10_000


def write(events: Iterable[Told], path: Path, *, pairs: bool = False) -> int:
    """Write events (or their directed dyads) in row groups; gives the number of rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = flat.schema(flat.PAIRS if pairs else flat.EVENTS)
    rows = (row for event in events for row in flat.rows(event, pairs=pairs))
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
            count += len(group)
    return count
