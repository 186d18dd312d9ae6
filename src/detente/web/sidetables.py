"""The side tables: what pages are read from, made of the store's tables and kept beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

PLAN = Path(__file__).with_name("tables.sql")
"""The statements that make them, in their order."""
Progress = Callable[[int, int], None]
"""Told how many steps of how many are done."""
_RANGE = 40_000
"""How many articles a statement with ``$low`` and ``$high`` works on at a time."""
_MAKES = re.compile(r"CREATE OR REPLACE (?:TEMP )?TABLE (\S+) AS")


def attach(connection: duckdb.DuckDBPyConnection, file: Path | None) -> bool:
    """Open the database of the side tables as ``desk``; without a file in memory. Gives whether it is the file: not
    if another desk has it open. One that cannot be read is made anew."""
    import duckdb

    if file is not None:
        opens = f"ATTACH IF NOT EXISTS {_quoted(file)} AS desk (READ_WRITE)"
        try:
            connection.execute(opens)
        except duckdb.Error as error:
            if "lock" in str(error):
                file = None
            else:
                for broken in (file, file.with_name(f"{file.name}.wal")):
                    broken.unlink(missing_ok=True)
                connection.execute(opens)
    if file is None:
        connection.execute("ATTACH IF NOT EXISTS ':memory:' AS desk (READ_WRITE)")
    return file is not None


def is_current(connection: duckdb.DuckDBPyConnection, wanted: str) -> bool:
    """Whether they were made of the store as it is, by this version."""
    import duckdb

    try:
        return connection.execute("SELECT stamp FROM desk.stamp").fetchall() == [(wanted,)]
    except duckdb.CatalogException:
        return False


def make(connection: duckdb.DuckDBPyConnection, stamp: str, progress: Progress | None = None) -> None:
    """Make them anew. Only when all are there they count as made."""
    for (table,) in connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'desk'"
    ).fetchall():
        connection.execute(f'DROP TABLE desk."{table}"')
    steps = list(_steps(connection))
    for number, (statement, given) in enumerate(steps):
        if progress:
            progress(number, len(steps))
        connection.execute(statement, given)
    connection.execute("CREATE TABLE desk.stamp AS SELECT $stamp AS stamp", {"stamp": stamp})
    connection.execute("CHECKPOINT desk")


def _steps(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, dict[str, Any]]]:
    """The statements with their parameters; one for ranges of articles as often as there are ranges."""
    import duckdb

    ranges = _ranges(connection)
    for statement in duckdb.extract_statements(PLAN.read_text(encoding="utf-8")):
        query = statement.query
        if not statement.named_parameters:
            yield query, {}
            continue
        for number, (low, high) in enumerate(ranges):
            yield query if number == 0 else _MAKES.sub(r"INSERT INTO \1", query, count=1), {"low": low, "high": high}


def _ranges(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """The first and last article key of each range."""
    return connection.execute(
        """
        SELECT min(article_key), max(article_key)
        FROM (SELECT article_key, (row_number() OVER (ORDER BY article_key) - 1) // $size AS range FROM articles)
        GROUP BY range ORDER BY range
        """,
        {"size": _RANGE},
    ).fetchall() or [("", "")]


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
