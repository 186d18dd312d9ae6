"""A store in a directory of Parquet files: a folder a table, in it a folder a month of publication.

While a run goes on, each batch adds a file to each table's folder ``month=pending``; at its end these are laid into the
months. Only files that the manifest names count: whatever ends a run, a batch is in it or not.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from detente.store.database import SCHEMA, arrow, check_version, create_tables, create_views, insert
from detente.store.derive import STEPS
from detente.store.errors import StoreError, explained
from detente.store.manifest import Manifest, load_manifest
from detente.store.rows import Tables
from detente.store.tables import CODED, DERIVED, TABLES

_PENDING = "month=pending"
"""Where batches wait."""
_MANY, _TOGETHER = 64, "-together"
"""How many of them wait before they are put into one file, and what its name ends with."""
_LOCK, _WORK = ".lock.duckdb", ".work"
_BLANK = "blank"
"""The schema (in memory) with the empty tables: what is shown of a table without files."""
_MONTH = "coalesce(strftime(published, '%Y-%m'), 'none')"


class ParquetFolder:
    """The tables in a directory. ``connection`` has them as views; they change only through this object."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path, self.read_only = path, read_only
        found = load_manifest(path)
        if found is None and read_only:
            what = "it holds no store" if path.is_dir() else "no such directory"
            raise StoreError(f"{path}: {what}; make one with `detente code ARTICLE... --output {path}`")
        if found is None and path.is_dir() and any(each.name != _LOCK for each in path.iterdir()):
            raise StoreError(f"cannot write to {path}: it is a directory with other things in it; choose an empty one")
        check_version(path, found.schema if found else SCHEMA)
        self._lock: duckdb.DuckDBPyConnection | None = None
        if not read_only:
            with explained(path, "write to"):
                path.mkdir(exist_ok=True)
                self._lock = duckdb.connect(str(path / _LOCK))  # one writer at a time, on every system
        try:
            self._open(load_manifest(path) or Manifest(SCHEMA))
        except BaseException:
            self.close()
            raise

    def _open(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self.connection = duckdb.connect()
        self.connection.execute(f"CREATE SCHEMA {_BLANK}; SET schema = '{_BLANK}'")
        create_tables(self.connection)
        self.connection.execute("SET schema = 'main'")
        if not self.read_only:
            with explained(self.path, "write to"):
                manifest.save(self.path)
                self._tidy()
        with explained(self.path, "open"):
            self._show(TABLES)
            create_views(self.connection)

    @property
    def derived(self) -> bool:
        """Whether the derived tables are up to date."""
        return self._manifest.derived

    def write(self, tables: Tables, replaced: Collection[str]) -> None:
        """Write the rows, in the place of those of the articles ``replaced``: all or none.

        Raises:
            StoreError: it is open to read only, or cannot be written to.
        """
        new = self._next()
        with explained(self.path, "write to"):
            if replaced:
                self._take_out(new, replaced)
            for table, rows in tables.items():
                if rows:
                    made = arrow(self.connection, f"{_BLANK}.{table}", rows)
                    self._put(new.files, table, f"{_PENDING}/{new.serial:06}", made)
            self._commit(new)
            small = [name for name in self._waiting(new, "articles") if _TOGETHER not in name]
            if len(small) >= _MANY:
                self._put_together()

    def derive(self) -> None:
        """Lay what waits into its months and make the derived tables anew.

        Raises:
            StoreError: it is open to read only, or cannot be written to.
        """
        with explained(self.path, "write to"):
            self._lay_out(self._next())
            new = self._next()
            new.made, new.derived = {}, True
            for table in DERIVED:  # while they are made, they are in memory: a step may read those before it
                self.connection.execute(f"CREATE OR REPLACE VIEW {table} AS FROM {_BLANK}.{table}")
            for step in STEPS:
                insert(self.connection, {f"{_BLANK}.{table}": rows for table, rows in step(self.connection).items()})
            for table in (*DERIVED, "participants"):
                rows = self.connection.sql(f"FROM {_BLANK}.{table}").to_arrow_table()
                self.connection.execute(f"DELETE FROM {_BLANK}.{table}")
                if rows.num_rows:
                    part = "month=threads/" if table == "participants" else ""
                    self._put(new.made, table, f"{part}{new.serial:06}", rows)
            self._commit(new, DERIVED)

    def close(self) -> None:
        """Let go of the directory."""
        for connection in (getattr(self, "connection", None), self._lock):
            if connection is not None:
                with suppress(duckdb.Error):
                    connection.close()
        if self._lock is not None:
            self._lock = None
            with suppress(OSError):
                (self.path / _LOCK).unlink()

    # --- files ---

    def _next(self) -> Manifest:
        """What the manifest will be after the next write."""
        if self.read_only:
            raise StoreError(f"{self.path} is open to read only")
        old = self._manifest
        files = {table: list(paths) for table, paths in old.files.items()}
        return Manifest(old.schema, old.serial + 1, False, files, dict(old.made))

    def _put(self, files: dict[str, list[str]], table: str, name: str, rows: pa.Table) -> None:
        """Write a file and note it in ``files``."""
        path = self.path / table / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".tmp")
        with new.open("wb") as file:
            pq.write_table(rows, file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        files.setdefault(table, []).append(path.relative_to(self.path).as_posix())

    def _commit(self, new: Manifest, shown: Iterable[str] = ()) -> None:
        """From here on ``new`` is what counts. Files that it does not name are removed, views made anew."""
        old = self._manifest
        new.save(self.path)
        self._manifest = new
        self._show({*shown, *(table for table in TABLES if old.paths(table) != new.paths(table))})
        for table in TABLES:
            for name in set(old.paths(table)) - set(new.paths(table)):
                with suppress(OSError):
                    (self.path / name).unlink()

    def _tidy(self) -> None:
        """Remove what a run that was cut off left behind."""
        shutil.rmtree(self.path / _WORK, ignore_errors=True)
        named = {self.path / name for table in TABLES for name in self._manifest.paths(table)}
        for table in (*CODED, *DERIVED):
            for path in (self.path / table).rglob("*"):
                if path.is_file() and path not in named:
                    path.unlink()

    def _show(self, tables: Iterable[str]) -> None:
        """Make the views of ``tables`` show what the manifest names."""
        for table in tables:
            paths = self._manifest.paths(table)
            rows = self._read(paths) if paths else f"{_BLANK}.{table}"
            self.connection.execute(f"CREATE OR REPLACE VIEW {table} AS FROM {rows}")

    def _read(self, names: Iterable[str], options: str = "") -> str:
        paths = ", ".join(_quoted(self.path / name) for name in names)
        return f"read_parquet([{paths}], hive_partitioning = false{options})"

    def _take_out(self, new: Manifest, keys: Collection[str]) -> None:
        """Write the files that hold rows of the articles ``keys`` anew, without these."""
        params = {"keys": sorted(keys)}
        for table in CODED:
            names = new.files.get(table, [])
            if not names:
                continue
            sql = f"FROM {self._read(names, ', filename = true')} WHERE list_contains($keys, article_key)"
            hit = {path for (path,) in self.connection.execute(f"SELECT DISTINCT filename {sql}", params).fetchall()}
            new.files[table] = [name for name in names if str(self.path / name) not in hit]
            for number, name in enumerate(name for name in names if str(self.path / name) in hit):
                kept = f"FROM {self._read([name])} WHERE NOT list_contains($keys, article_key)"
                rows = self.connection.sql(kept, params=params).to_arrow_table()
                if rows.num_rows:
                    month = Path(name).parent.name
                    self._put(new.files, table, f"{month}/{new.serial:06}-without-{number}", rows)

    def _waiting(self, new: Manifest, table: str) -> list[str]:
        return [name for name in new.files.get(table, ()) if Path(name).parent.name == _PENDING]

    def _put_together(self) -> None:
        """Make one file of the small ones that wait."""
        new = self._next()
        for table in CODED:
            small = [name for name in self._waiting(new, table) if _TOGETHER not in name]
            if small:
                new.files[table] = [name for name in new.files[table] if name not in small]
                rows = self.connection.sql(f"FROM {self._read(small)}").to_arrow_table()
                self._put(new.files, table, f"{_PENDING}/{new.serial:06}{_TOGETHER}", rows)
        self._commit(new)

    def _lay_out(self, new: Manifest) -> None:
        """Lay what waits into its months, and make one file of several of a month."""
        waiting = self._waiting(new, "articles")
        if not waiting:
            return
        months = f"(SELECT article_key, {_MONTH} AS month FROM articles)"
        found = self.connection.execute(f"SELECT DISTINCT {_MONTH} FROM {self._read(waiting)}").fetchall()
        touched = {_PENDING, *(f"month={month}" for (month,) in found)}
        for table in CODED:
            old = [name for name in new.files.get(table, ()) if Path(name).parent.name in touched]
            if not old:
                continue
            new.files[table] = [name for name in new.files[table] if name not in old]
            work = self.path / _WORK / table
            work.mkdir(parents=True, exist_ok=True)
            self.connection.execute(
                f"COPY (SELECT t.*, m.month FROM {self._read(old)} t JOIN {months} m USING (article_key))"
                f" TO {_quoted(work)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), OVERWRITE_OR_IGNORE)"
            )
            for number, made in enumerate(sorted(work.rglob("*.parquet"))):
                name = f"{table}/{made.parent.name}/{new.serial:06}-{number}.parquet"
                (self.path / name).parent.mkdir(parents=True, exist_ok=True)
                made.replace(self.path / name)
                new.files[table].append(name)
        self._commit(new)
        shutil.rmtree(self.path / _WORK, ignore_errors=True)
        for table in CODED:
            with suppress(OSError):
                (self.path / table / _PENDING).rmdir()


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
