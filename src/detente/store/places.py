"""Where a store lies: told from a path, without opening anything."""

from __future__ import annotations

from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether ``path`` is, or would become, a directory of Parquet files; otherwise a DuckDB file."""
    return path.is_dir() or (not path.exists() and path.suffix.lower() in {"", ".parquet"})


def is_store(path: Path) -> bool:
    """Whether output to ``path`` is meant for a store, by its name or by what is there."""
    return is_folder(path) or path.suffix.lower() in {".duckdb", ".db"}
