"""Parquet: the columns that hold an article, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from detente.reading.problem import Problem
from detente.reading.raw import Raw, choose_names

_ROWS = 64
"""Rows held at once."""


def read_parquet(source: str, file: str | IO[bytes]) -> Iterator[Raw | Problem]:
    """The rows of ``file``, a path or an open file that can be searched."""
    import pyarrow
    import pyarrow.parquet

    row = 0
    try:
        table: Any = pyarrow.parquet.ParquetFile(file)
        names = list(table.schema_arrow.names)
        chosen = choose_names(names)
        if "text" not in chosen:
            shown = ", ".join(repr(name) for name in names[:8])
            what = f"there is no column 'text' (there is {shown[:200]})"
            yield Problem(source, None, "malformed", what, "name the column that holds the articles 'text'")
            return
        for batch in table.iter_batches(batch_size=_ROWS, columns=list(chosen.values())):
            for values in batch.to_pylist():
                row += 1
                yield Raw(f"row {row}", **{part: values[name] for part, name in chosen.items()})
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        what = "this Parquet file is damaged or cut off"
        if row:
            what += f" after row {row}"
        yield Problem(source, None, "unreadable", f"{what} ({str(error).splitlines()[0][:120]})", "get the whole file")
