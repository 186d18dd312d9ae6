"""The store: coded documents in, tables out."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pyarrow as pa

from detente.record import Document, Versions
from detente.store.database import DuckFile
from detente.store.documents import rebuild
from detente.store.errors import StoreError
from detente.store.folder import ParquetFolder
from detente.store.keys import article_key
from detente.store.places import is_folder
from detente.store.rows import Rows
from detente.store.status import Status, read_status
from detente.store.tables import CODED, TABLES, VIEWS

BATCH = 100
"""How many documents are written in one transaction."""
_SECONDS = 10.0
"""The longest that a coded document waits for the others of its batch, before the next one comes."""

Params = Mapping[str, object] | Sequence[object] | None


class Store:
    """Coded documents as the tables of ``docs/store.md``, in one DuckDB file or a directory of Parquet files.

    Use it as a context manager, or :meth:`close` it. One process at a time may have it open to write; any number may
    read while nobody writes. Reading from several threads is fine.

    Args:
        path: the file or directory; a new one is made where there is none (a directory if the name has no suffix).
        read_only: open it to read; it must be there.

    Raises:
        StoreError: it cannot be opened, is no store, or is one of another version. The message says what to do.
    """

    def __init__(self, path: Path | str, read_only: bool = False) -> None:
        self.path, self.read_only = Path(path), read_only
        kind = ParquetFolder if is_folder(self.path) else DuckFile
        self._place: ParquetFolder | DuckFile = kind(self.path, read_only=read_only)

    # --- in ---

    def add(
        self,
        documents: Iterable[Document],
        *,
        versions: Versions | None = None,
        replace: bool = False,
        batch: int = BATCH,
        derive: bool = True,
    ) -> int:
        """Add documents, ``batch`` of them in a transaction (or fewer, if they come slowly); gives how many were added.

        An article that is there already (see :func:`detente.store.article_key`) is passed over, or with ``replace``
        put in the place of the old one. ``versions`` is what they were coded with. At the end the derived tables are
        made anew if anything was added since they last were; ``derive=False`` leaves that to :meth:`derive`.

        If ``documents`` raises (or is interrupted), those that it gave before are kept.

        Raises:
            StoreError: it cannot be written to. What was finished before is kept.
        """
        added, written = 0, time.monotonic()
        waiting: dict[str, Document] = {}
        try:
            for document in documents:
                key = article_key(document.article)
                if replace or key not in waiting:
                    waiting[key] = document
                if len(waiting) >= batch or time.monotonic() - written > _SECONDS:
                    full, waiting = waiting, {}
                    added += self._write(full, versions, replace)
                    written = time.monotonic()
        finally:
            added += self._write(waiting, versions, replace)
        if derive:
            self.derive()
        return added

    def _write(self, documents: dict[str, Document], versions: Versions | None, replace: bool) -> int:
        known = self.keys(documents)
        rows = Rows(versions or Versions(), datetime.datetime.now(datetime.UTC).replace(tzinfo=None))
        for key, document in documents.items():
            if replace or key not in known:
                rows.add(document)
        if len(rows):
            self._place.write(rows.tables, known if replace else ())
        return len(rows)

    def derive(self, *, anew: bool = False) -> None:
        """Make the derived tables anew, all or none, if anything was added since they last were (or ``anew``).

        Raises:
            StoreError: it cannot be written to.
        """
        if anew or not self._place.derived:
            self._place.derive()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection on which everything is done or nothing is. Not for several threads at once.

        Raises:
            StoreError: it is open to read only, cannot be written to, or is a directory of Parquet files.
        """
        if isinstance(self._place, ParquetFolder):
            raise StoreError(f"{self.path} is a directory of Parquet files, which only coding changes")
        with self._place.transaction() as connection:
            yield connection

    # --- out ---

    def keys(self, among: Iterable[str] | None = None) -> set[str]:
        """The keys of all articles, or of those ``among`` that are there."""
        if among is None:
            return {
                key for (key,) in self._place.connection.cursor().execute("SELECT article_key FROM articles").fetchall()
            }
        sql = "SELECT article_key FROM articles WHERE list_contains($keys, article_key)"
        return {key for (key,) in self._place.connection.cursor().execute(sql, {"keys": list(among)}).fetchall()}

    def documents(self, keys: Iterable[str] | None = None) -> Iterator[Document]:
        """The documents as they were added: those of ``keys`` in that order, or all by day of publication.

        Raises:
            KeyError: there is no article with one of ``keys``.
        """
        if keys is None:
            sql = "SELECT article_key FROM articles ORDER BY published NULLS LAST, id, article_key"
            keys = [key for (key,) in self._place.connection.cursor().execute(sql).fetchall()]
        wanted = list(keys)
        for start in range(0, len(wanted), BATCH):
            some = wanted[start : start + BATCH]
            tables = {table: self._rows_of(table, some) for table in CODED}
            missing = set(some) - {row["article_key"] for row in tables["articles"]}
            if missing:
                raise KeyError(min(missing))
            yield from rebuild(tables, some)

    def _rows_of(self, table: str, keys: list[str]) -> list[dict[str, Any]]:
        cursor = self._place.connection.cursor()
        cursor.execute(f"SELECT * FROM {table} WHERE list_contains($keys, article_key)", {"keys": keys})
        columns = [column[0] for column in cursor.description or []]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def sql(self, query: str, params: Params = None) -> duckdb.DuckDBPyRelation:
        """The answer to a query: a DuckDB relation, with ``.fetchall()``, ``.df()``, ``.pl()``, ``.to_arrow_table()``.

        ``params`` are the values of its parameters: a mapping for ``$name``, a sequence for ``?``.
        """
        found: duckdb.DuckDBPyRelation | None = self._place.connection.cursor().sql(query, params=params)
        if found is None:
            raise ValueError("the query gives no table; to change something use Store.transaction()")
        return found

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of your own to the same database, for one thread: for what :meth:`sql` cannot do, such as
        attaching another database. Close it when you are done."""
        return self._place.connection.cursor()

    def table(self, name: str) -> duckdb.DuckDBPyRelation:
        """A table or view (:data:`TABLES`, :data:`VIEWS`) as a DuckDB relation.

        Raises:
            KeyError: there is none of that name.
        """
        if name not in TABLES and name not in VIEWS:
            raise KeyError(f"no table {name!r}: there are {', '.join((*TABLES, *VIEWS))}")
        return self._place.connection.cursor().table(name)

    def arrow(self, name: str) -> pa.Table:
        """A table or view as an Arrow table."""
        return self.table(name).to_arrow_table()

    def pandas(self, name: str) -> Any:
        """A table or view as a pandas data frame. Needs pandas (``pip install detente[frames]``)."""
        return self.table(name).df()

    def polars(self, name: str) -> Any:
        """A table or view as a Polars data frame. Needs Polars (``pip install detente[frames]``)."""
        return self.table(name).pl()

    def status(self, current: Versions | None = None) -> Status:
        """What is in it; with ``current`` (as :attr:`detente.Coder.versions`), what was coded otherwise is stale."""
        return read_status(self._place.connection.cursor(), self._place.derived, current)

    def close(self) -> None:
        """Let go of the file."""
        self._place.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
