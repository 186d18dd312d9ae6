"""Tables to take away: CSV in a stream, Parquet as a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from fastapi.responses import FileResponse, Response, StreamingResponse
from starlette.background import BackgroundTask

from detente.web.desk import Desk
from detente.web.queries.tables import Ask

CSV, PARQUET = "text/csv", "application/vnd.apache.parquet"
_BATCH = 5_000


def csv_answer(desk: Desk, ask: Ask, name: str) -> Response:
    """The whole table as CSV, flat: of actors their names, lists joined by "; "."""
    columns = [_flat(column, kind) for column, kind in desk.columns(ask.sql, ask.given)]
    reader = desk.batches(
        f"SELECT {', '.join(column for column in columns if column)} FROM ({ask.whole})", ask.given, _BATCH
    )

    def written() -> Iterator[bytes]:
        import pyarrow as pa
        import pyarrow.csv as pa_csv

        with pa.BufferOutputStream() as header:
            pa_csv.write_csv(reader.schema.empty_table(), header)
            yield header.getvalue().to_pybytes()
        options = pa_csv.WriteOptions(include_header=False)
        for batch in reader:
            with pa.BufferOutputStream() as sink:
                pa_csv.write_csv(pa.Table.from_batches([batch]), sink, options)
                yield sink.getvalue().to_pybytes()

    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(written(), media_type=CSV, headers=headers)


def parquet_answer(desk: Desk, ask: Ask, name: str) -> Response:
    """The whole table as Parquet (zstd), nested values as they are."""
    import pyarrow.parquet as pq

    with tempfile.NamedTemporaryFile(suffix=".parquet", delete=False) as file:
        path = Path(file.name)
    try:
        reader = desk.batches(ask.whole, ask.given, 50_000)
        with pq.ParquetWriter(path, reader.schema, compression="zstd") as writer:
            for batch in reader:
                writer.write_batch(batch)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return FileResponse(
        path, media_type=PARQUET, filename=f"{name}.parquet", background=BackgroundTask(path.unlink, missing_ok=True)
    )


def _flat(column: str, kind: str) -> str | None:
    """The expression that makes a column fit for CSV; None leaves it out."""
    name = f'"{column}"'
    if kind == "VARCHAR":
        value = name
    elif kind == "VARCHAR[]":
        value = f"array_to_string({name}, '; ')"
    elif kind.startswith("STRUCT(") and kind.endswith("[]"):
        if "published" in kind:
            value = f"array_to_string(list_transform({name}, lambda x: concat_ws(' ', x.published, x.status)), '; ')"
        else:
            value = f"array_to_string(list_transform({name}, lambda x: x.name), '; ')"
    elif kind.startswith("STRUCT("):
        value = f"{name}.name"
    else:
        return name
    # A cell that begins so would be run as a formula by a spreadsheet.
    return f"if(regexp_matches({value}, '^[=+@\\t\\r-]'), chr(39) || {value}, {value}) AS {name}"
