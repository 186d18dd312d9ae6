"""Opening a DuckDB file as a store, or saying why it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from detente.store.errors import StoreError

SCHEMA = "1"
"""The version of ``schema.sql``. A store of another version is refused."""

_HERE = Path(__file__).parent


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection to the store at ``path``; without ``read_only`` a new one is made where there is none.

    Raises:
        StoreError: it is no store, of another schema version, held by another process, or cannot be opened.
    """
    if read_only and not path.exists():
        raise StoreError(f"{path}: no such file; make it with `detente code ARTICLE... --output {path}`")
    with explained(path, "open"):
        connection = duckdb.connect(str(path), read_only=read_only)
    try:
        with explained(path, "open"):
            _check(connection, path, read_only)
            connection.execute("SET autoinstall_known_extensions = false")
    except BaseException:
        connection.close()
        raise
    return connection


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables and views, all or none."""
    connection.execute("BEGIN")
    connection.execute((_HERE / "schema.sql").read_text(encoding="utf-8"))
    connection.execute("INSERT INTO meta VALUES ('detente schema', $version)", {"version": SCHEMA})
    create_views(connection)
    connection.execute("COMMIT")


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the views over the tables."""
    connection.execute((_HERE / "views.sql").read_text(encoding="utf-8"))


def _check(connection: duckdb.DuckDBPyConnection, path: Path, read_only: bool) -> None:
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables and not read_only:
        create(connection)
        return
    found = None
    if "meta" in tables:
        with explained(path, "open", duckdb.BinderException):
            row = connection.execute("SELECT value FROM meta WHERE key = 'detente schema'").fetchone()
            found = row[0] if row else None
    if found is None:
        raise StoreError(f"{path} is a DuckDB file, but not one that Détente made; choose another file")
    if found != SCHEMA:
        raise StoreError(
            f"{path} has version {found} of the tables, and this version of Détente reads version {SCHEMA}:"
            " code the articles anew into another file"
        )


@contextmanager
def explained(path: Path, doing: str, *ignored: type[duckdb.Error]) -> Iterator[None]:
    """Turns DuckDB's errors into a :class:`StoreError` that says what to do; passes over the ``ignored`` ones."""
    try:
        yield
    except ignored:
        return
    except duckdb.Error as error:
        raise StoreError(f"cannot {doing} {path}: {_reason(str(error))}") from error


def _reason(message: str) -> str:
    low = message.lower()
    held = re.search(r"conflicting lock is held in (.*?)\(PID (\d+)\)", message, re.DOTALL | re.IGNORECASE)
    if held:
        return f"another process (number {held[2]}) has it open; wait until it has ended, or end it"
    if "lock on file" in low:
        return "another process has it open; wait until it has ended, or end it"
    if "different configuration" in low:
        return "this process has it open in another way (read-only or not); close that first"
    if "not a valid duckdb database" in low or "not a duckdb" in low:
        return "it is no DuckDB file; choose another file"
    if "no space left" in low or "file too large" in low or "disk quota" in low or "could not write all" in low:
        return (
            "the disk is full (or the file may not grow); free some space and run it again, what was finished is kept"
        )
    if "read-only" in low:
        return "it may only be read; check its permissions and those of its folder"
    if "permission denied" in low:
        return "permission denied; check its permissions and those of its folder"
    if "no such file" in low or "does not exist" in low:
        return "no such file or directory; check the path"
    if "is a directory" in low:
        return "it is a directory"
    first = message.strip().splitlines()[0] if message.strip() else "no reason given"
    return re.sub(r"^[A-Za-z-]+ Error: ", "", first)
