"""Full text over statements and articles: an index in SQLite (FTS5) beside the store, made once and added to.

DuckDB's own full-text search is an extension that has to be downloaded; SQLite's comes with Python.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.web.desk import Desk, Row

VERSION = "2"
TOKENS = "porter unicode61 remove_diacritics 2"
_OPEN, _CLOSE = "\x02", "\x03"
_SCHEMA = f"""
CREATE TABLE told (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE indexed (article_key TEXT PRIMARY KEY, coded_at TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE said USING fts5(speaker, content, about, around, tokenize = '{TOKENS}');
CREATE TABLE said_facts (
    number INTEGER PRIMARY KEY, statement_key TEXT, day TEXT, speaker TEXT, country TEXT, form TEXT, paper TEXT,
    issues TEXT
);
CREATE VIRTUAL TABLE texts USING fts5(title, text, content = '', tokenize = '{TOKENS}');
CREATE TABLE text_facts (number INTEGER PRIMARY KEY, article_key TEXT, day TEXT, paper TEXT);
"""
_KEYS = "SELECT article_key, coalesce(CAST(coded_at AS VARCHAR), '') AS coded_at FROM articles"
_STATEMENTS = """
    SELECT s.statement_key, s.article_key, coalesce(s.speaker_name, '') AS speaker,
        coalesce(s.speaker_country, '') AS country, coalesce(s.speaker.role, '') AS role, s.content, s.form,
        coalesce(s.paper, '') AS paper, coalesce(CAST(s.day AS VARCHAR), '') AS day,
        array_to_string(s.issues, ' ') AS issues,
        array_to_string(list_transform(list_concat(s.about, s.addressees), lambda x: x.name), ' ') AS about,
        substring(a.text, t.evidence.sentence[1] + 1, t.evidence.sentence[2] - t.evidence.sentence[1]) AS sentence
    FROM desk.sayings s
    JOIN statements t USING (statement_key)
    JOIN articles a ON a.article_key = s.article_key
"""
_ARTICLES = """
    SELECT a.article_key, coalesce(a.title, '') AS title, a.text, coalesce(CAST(a.published AS VARCHAR), '') AS day,
        coalesce(p.paper, '') AS paper, coalesce(CAST(a.coded_at AS VARCHAR), '') AS coded_at
    FROM articles a JOIN desk.papers p USING (article_key)
"""


class Index:
    """The index of a desk. :meth:`start` brings it up to date in a thread; until then :attr:`ready` is False."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._temporary = None if desk.cache else tempfile.TemporaryDirectory(prefix="detente-desk-")
        self._path = (desk.cache or Path(str(self._temporary and self._temporary.name))) / "search.sqlite"
        self._connections = threading.local()
        self._finished = threading.Event()
        self._stop = threading.Event()
        self.failure: str | None = None
        self.done = 0

    @property
    def ready(self) -> bool:
        """Whether it can be asked."""
        return self._finished.is_set() and self.failure is None

    def start(self) -> None:
        """Bring the index up to date in a thread of its own."""
        threading.Thread(target=self._run, name="search index").start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it can be asked; gives whether it can."""
        self._finished.wait(seconds)
        return self.ready

    def close(self) -> None:
        """Stop making it, and forget it if it was temporary."""
        self._stop.set()
        self._finished.wait(10)
        if self._temporary is not None:
            self._temporary.cleanup()

    def rows(self, sql: str, given: dict[str, Any]) -> list[Row]:
        """The rows of a query on the index."""
        connection: sqlite3.Connection | None = getattr(self._connections, "one", None)
        if connection is None:
            connection = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, check_same_thread=False)
            connection.row_factory = sqlite3.Row
            self._connections.one = connection
        return [dict(row) for row in connection.execute(sql, given)]

    def _run(self) -> None:
        try:
            self._update()
        except Exception as error:  # the desk works without a search; the page says why there is none
            self.failure = f"{type(error).__name__}: {error}"
        finally:
            self._finished.set()

    def _update(self) -> None:
        now = {
            row["article_key"]: row["coded_at"]
            for row in self._desk.rows(
                "SELECT article_key, coalesce(CAST(coded_at AS VARCHAR), '') AS coded_at FROM articles"
            )
        }
        before = self._before()
        if before is None or any(now.get(key) != coded_at for key, coded_at in before.items()):
            before = {}
            self._path.unlink(missing_ok=True)
        new = now.keys() - before.keys()
        if not new and before:
            return
        with contextlib.closing(sqlite3.connect(self._path)) as connection:
            connection.execute("PRAGMA journal_mode = OFF" if not before else "PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = OFF")
            if not before:
                connection.executescript(_SCHEMA)
            with connection:
                self._fill(connection, None if not before else new)
                connection.execute("INSERT OR REPLACE INTO told VALUES ('version', ?)", (VERSION,))

    def _before(self) -> dict[str, str] | None:
        """The articles that are indexed; None: there is no index, or one of another make."""
        if not self._path.exists():
            return None
        try:
            with contextlib.closing(sqlite3.connect(self._path)) as connection:
                if connection.execute("SELECT value FROM told WHERE key = 'version'").fetchone() != (VERSION,):
                    return None
                return dict(connection.execute("SELECT article_key, coded_at FROM indexed"))
        except sqlite3.Error:
            return None

    def _fill(self, connection: sqlite3.Connection, only: set[str] | None) -> None:
        for batch in self._batches(_STATEMENTS, only):
            number = connection.execute("SELECT coalesce(max(number), 0) FROM said_facts").fetchone()[0]
            connection.executemany(
                "INSERT INTO said (rowid, speaker, content, about, around) VALUES (?, ?, ?, ?, ?)",
                [
                    (number + n, f"{row['speaker']} {row['role']}", row["content"], row["about"], _around(row))
                    for n, row in enumerate(batch, 1)
                ],
            )
            names = ("statement_key", "day", "speaker", "country", "form", "paper", "issues")
            connection.executemany(
                "INSERT INTO said_facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(number + n, *(row[name] for name in names)) for n, row in enumerate(batch, 1)],
            )
        for batch in self._batches(_ARTICLES, only):
            number = connection.execute("SELECT coalesce(max(number), 0) FROM text_facts").fetchone()[0]
            connection.executemany(
                "INSERT INTO texts (rowid, title, text) VALUES (?, ?, ?)",
                [(number + n, row["title"], row["text"]) for n, row in enumerate(batch, 1)],
            )
            connection.executemany(
                "INSERT INTO text_facts VALUES (?, ?, ?, ?)",
                [(number + n, row["article_key"], row["day"], row["paper"]) for n, row in enumerate(batch, 1)],
            )
            connection.executemany(
                "INSERT INTO indexed VALUES (?, ?)", [(row["article_key"], row["coded_at"]) for row in batch]
            )
            self.done += len(batch)

    def _batches(self, sql: str, only: set[str] | None) -> Iterator[list[Row]]:
        for batch in self._desk.batches(sql, {}, 2_000):
            if self._stop.is_set():
                raise InterruptedError("the desk is closing")
            yield [row for row in batch.to_pylist() if only is None or row["article_key"] in only]


def _around(row: Row) -> str:
    """What the sentence of a statement has beside its content."""
    before, found, after = row["sentence"].partition(row["content"])
    return f"{before} … {after}" if found else str(row["sentence"])


def hits(text: str) -> list[tuple[str, bool]]:
    """A text with marked words as pieces, each with whether it is one of them."""
    found: list[tuple[str, bool]] = []
    for number, piece in enumerate(text.split(_OPEN)):
        if number == 0:
            found.append((piece, False))
            continue
        word, _, rest = piece.partition(_CLOSE)
        found += [(word, True), (rest, False)]
    return [(piece, hit) for piece, hit in found if piece]
