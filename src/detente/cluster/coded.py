"""The Parquet files that a cluster writes: a row an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.record import Article, Document, Versions

if TYPE_CHECKING:
    import pyarrow

COLUMNS = {
    "id": "string",
    "source": "string",
    "title": "string",
    "published": "date32[day]",
    "coder": "string",
    "codebook": "string",
    "model": "string",
    "document": "string",
    "problem": "string",
}
"""The columns and their types: ``document`` is the line that ``detente code`` writes, ``problem`` why there is none."""


def row(article: Article | None, versions: Versions, document: Document | None, problem: str | None) -> dict[str, Any]:
    """One row; ``article`` is null where not even that could be read."""
    return {
        "id": article.id if article else None,
        "source": article.source if article else None,
        "title": article.title if article else None,
        "published": article.published if article else None,
        "coder": versions.coder,
        "codebook": versions.codebook,
        "model": versions.model,
        "document": document.model_dump_json() if document else None,
        "problem": problem,
    }


def as_table(rows: list[dict[str, Any]]) -> pyarrow.Table:
    """The rows as an Arrow table with the types of :data:`COLUMNS`."""
    import pyarrow as pa

    types = {"string": pa.string(), "date32[day]": pa.date32()}
    schema = pa.schema([(name, types[type_]) for name, type_ in COLUMNS.items()])
    return pa.Table.from_pylist(rows, schema=schema)


def read_coded(folder: Path) -> Iterator[Document]:
    """The documents in the Parquet files of ``folder``, a batch at a time."""
    import pyarrow.dataset

    for batch in pyarrow.dataset.dataset(folder, format="parquet").to_batches(columns=["document"], batch_size=256):
        for line in batch.column("document").to_pylist():
            if line is not None:
                yield Document.model_validate_json(line)
