"""Cutting files into parts that machines take one after the other: each is read by whoever codes it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

JSON_LINES = (".jsonl", ".ndjson")
ZIPPED = (".jsonl.gz", ".ndjson.gz")
PARQUET = (".parquet",)

PART_ROWS = 500
PART_BYTES = 2_000_000
"""A part of a Parquet file in rows, and one of JSON Lines in bytes: what is done again when a machine is lost."""
SLICES = 16
"""Parts of one row group at most, since each reads it as a whole."""

Part = dict[str, Any]
"""``path``, and ``start`` to ``end``: bytes, or rows of the row group ``group``; null ends stand for all of a file."""


def cut(path: str) -> Iterator[Part]:
    """The parts of a file; a zipped one is one part.

    Raises:
        OSError, pyarrow.ArrowException: it cannot be read.
    """
    if path.lower().endswith(ZIPPED):
        yield {"path": path, "group": None, "start": 0, "end": None}
    elif path.lower().endswith(JSON_LINES):
        size = Path(path).stat().st_size
        for start in range(0, size, PART_BYTES):
            yield {"path": path, "group": None, "start": start, "end": start + PART_BYTES}
    else:
        import pyarrow.parquet

        metadata = pyarrow.parquet.ParquetFile(path).metadata
        for group in range(metadata.num_row_groups):
            rows = metadata.row_group(group).num_rows
            size = max(PART_ROWS, -(-rows // SLICES))
            for start in range(0, rows, size):
                yield {"path": path, "group": group, "start": start, "end": start + size}


def read_part(part: Part) -> Iterator[str]:
    """The records of a part, as lines of JSON."""
    path, group, start, end = part["path"], part["group"], part["start"], part["end"]
    if group is not None:
        import pyarrow.parquet

        rows = pyarrow.parquet.ParquetFile(path).read_row_group(group).slice(start, end - start)
        for batch in rows.to_batches(max_chunksize=64):
            for record in batch.to_pylist():
                yield json.dumps(record, default=str)
        return
    with gzip.open(path) if path.lower().endswith(ZIPPED) else Path(path).open("rb") as file:
        if start:
            file.seek(start - 1)
            file.readline()  # it belongs to the part before
        while end is None or file.tell() < end:
            line = file.readline()
            if not line:
                return
            yield line.decode("utf-8", errors="replace")
