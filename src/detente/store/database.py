"""A store in one DuckDB file: opened, or said why it cannot be; written to in transactions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from detente.store.derive import STEPS
from detente.store.errors import StoreError, explained
from detente.store.rows import Tables
from detente.store.tables import CODED, DERIVED

SCHEMA = "1"
"""The version of ``schema.sql``. A store of another version is refused."""

_HERE = Path(__file__).parent


class DuckFile:
    """The tables in a DuckDB file. ``connection`` is open to it."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path, self.read_only = path, read_only
        self.connection = connect(path, read_only=read_only)

    @property
    def derived(self) -> bool:
        """Whether the derived tables are up to date."""
        return not self.connection.execute("SELECT 1 FROM meta WHERE key = 'derived' AND value = 'no'").fetchall()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection on which everything is done or nothing is.

        Raises:
            StoreError: it is open to read only, or cannot be written to.
        """
        if self.read_only:
            raise StoreError(f"{self.path} is open to read only")
        with explained(self.path, "write to"):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(duckdb.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def write(self, tables: Tables, replaced: Collection[str]) -> None:
        """Write the rows, in the place of those of the articles ``replaced``: all or none."""
        with self.transaction() as connection:
            if replaced:
                for table in CODED:
                    connection.execute(
                        f"DELETE FROM {table} WHERE list_contains($keys, article_key)", {"keys": sorted(replaced)}
                    )
            insert(connection, tables)
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('derived', 'no')")

    def derive(self) -> None:
        """Make the derived tables anew: all or none."""
        with self.transaction() as connection:
            for table in DERIVED:
                connection.execute(f"DELETE FROM {table}")
            connection.execute("DELETE FROM participants WHERE record = 'thread'")
            for step in STEPS:
                insert(connection, step(connection))
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('derived', 'yes')")

    def close(self) -> None:
        """Let go of the file."""
        with suppress(duckdb.Error):
            self.connection.close()


def insert(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Insert rows through Arrow."""
    for table, rows in tables.items():
        if rows:
            connection.register("incoming", arrow(connection, table, rows))
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            connection.unregister("incoming")


def arrow(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, object]]) -> pa.Table:
    """Rows as an Arrow table with the columns and types of ``table``."""
    schema = connection.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
    return pa.Table.from_pylist(rows, schema=schema)


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


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables, empty."""
    connection.execute((_HERE / "schema.sql").read_text(encoding="utf-8"))
    connection.execute("INSERT INTO meta VALUES ('detente schema', $version)", {"version": SCHEMA})


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the views over the tables."""
    connection.execute((_HERE / "views.sql").read_text(encoding="utf-8"))


def _check(connection: duckdb.DuckDBPyConnection, path: Path, read_only: bool) -> None:
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables and not read_only:
        connection.execute("BEGIN")
        create_tables(connection)
        create_views(connection)
        connection.execute("COMMIT")
        return
    found = None
    if "meta" in tables:
        with suppress(duckdb.BinderException):
            row = connection.execute("SELECT value FROM meta WHERE key = 'detente schema'").fetchone()
            found = row[0] if row else None
    if found is None:
        raise StoreError(f"{path} is a DuckDB file, but not one that Détente made; choose another file")
    check_version(path, found)


def check_version(path: Path, found: str) -> None:
    """Raises :class:`StoreError` if ``found`` is not the version of the tables that this code knows."""
    if found != SCHEMA:
        raise StoreError(
            f"{path} has version {found} of the tables, and this version of Détente reads version {SCHEMA}:"
            " code the articles anew into another place"
        )
