"""The desk's view of a store: side tables made once, and queries from many threads."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente._version import __version__
from detente.record import Document
from detente.store import Store
from detente.web import sidetables

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Row = dict[str, Any]
_STAMP = """
SELECT concat_ws('/',
    (SELECT count(*) FROM articles), (SELECT max(coded_at) FROM articles), (SELECT count(*) FROM events),
    (SELECT count(*) FROM statements), (SELECT count(*) FROM participants), (SELECT count(*) FROM duplicates),
    (SELECT count(*) FROM thread_members), (SELECT count(*) FROM shifts)) AS stamp
"""


class Desk:
    """A store and the tables that pages are read from, which lie in a cache folder and are made anew when the store
    has changed.

    Args:
        store: an open store. It is used from many threads, each with a cursor of its own.
        cache: the folder for side tables and search index; None keeps them in memory.
        progress: told how far the side tables are, if they are made anew.
    """

    def __init__(self, store: Store, *, cache: Path | None = None, progress: sidetables.Progress | None = None) -> None:
        self.store = store
        self._cursors = threading.local()
        self.writing = threading.Lock()
        (row,) = self.store.sql(_STAMP).fetchall()
        plan = hashlib.sha1(sidetables.PLAN.read_bytes(), usedforsecurity=False).hexdigest()[:12]
        stamp = f"{__version__}/{plan}/{row[0]}"
        self.cache = _usable(cache)
        connection = self._cursor()
        if not sidetables.attach(connection, self.cache / "tables.duckdb" if self.cache else None):
            self.cache = None
        if not sidetables.is_current(connection, stamp):
            sidetables.make(connection, stamp, progress)
        # A page asks many short questions, and many readers ask at once: each is answered by the thread that asks.
        connection.execute("SET threads = 1")

    def rows(self, sql: str, given: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of a query as dictionaries."""
        cursor = self._cursor()
        cursor.execute(sql, dict(given or {}))
        columns = [column[0] for column in cursor.description or []]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, given: Mapping[str, Any] | None = None) -> Row | None:
        """The first row of a query, if there is one."""
        return next(iter(self.rows(sql, given)), None)

    def columns(self, sql: str, given: Mapping[str, Any] | None = None) -> list[tuple[str, str]]:
        """The columns that a query gives, each with its DuckDB type."""
        cursor = self._cursor().execute(f"SELECT * FROM ({sql}) LIMIT 0", dict(given or {}))
        return [(column[0], str(column[1])) for column in cursor.description or []]

    def batches(self, sql: str, given: Mapping[str, Any], size: int) -> pa.RecordBatchReader:
        """The result of a query as Arrow batches of ``size`` rows, read while it is worked out."""
        return self.store.cursor().sql(sql, params=dict(given)).to_arrow_reader(size)

    def document(self, article_key: str) -> Document | None:
        """The document of an article, as the coder made it."""
        try:
            return next(iter(self.store.documents([article_key])), None)
        except KeyError:
            return None

    def write(self, sql: str, given: Mapping[str, Any]) -> None:
        """Change the store itself; one writer at a time."""
        with self.writing:
            self._cursor().execute(sql, dict(given))

    @cached_property
    def facts(self) -> Row:
        """What is in the store: counts, the first and last day, the day that "ahead" is counted from."""
        found = self.row(
            """
            SELECT count(*) AS articles, count(copy_of) AS copies, min(published) AS first, max(published) AS last,
                (SELECT count(*) FROM desk.deeds) AS events, (SELECT count(*) FROM desk.sayings) AS statements,
                (SELECT count(*) FROM desk.meetings) AS engagements, (SELECT count(*) FROM desk.stances) AS positions
            FROM desk.papers
            """
        )
        assert found is not None
        return found

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._cursors, "one", None)
        if cursor is None:
            cursor = self._cursors.one = self.store.cursor()
        return cursor


def cache_folder(store: Path) -> Path:
    """Where side tables and search index of a store lie: below ``XDG_CACHE_HOME`` or ``~/.cache``."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = hashlib.sha1(str(store.resolve()).encode(), usedforsecurity=False).hexdigest()[:16]
    return base / "detente" / "desk" / name


def _usable(folder: Path | None) -> Path | None:
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
