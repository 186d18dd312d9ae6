"""The tables that are worked out from the coded ones, made anew as a whole: one step a function.

A step reads what it needs through the connection (it may use every table of ``schema.sql``, and the derived tables of
the steps before it) and gives the rows of the tables that it is in charge of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from detente.store.linked import shifts, threads
from detente.store.rows import Row

if TYPE_CHECKING:
    from detente.corpus import Text

Derived = dict[str, list[Row]]
"""Rows by table. Rows of ``participants`` are of record ``thread``."""


def duplicates(connection: DuckDBPyConnection) -> Derived:
    """One row a copy: of which article, and how much of the shorter one stands in both."""
    from detente.corpus import find_copies

    reader = connection.cursor()

    def text_of(key: str) -> str:
        found = reader.execute(f"SELECT {_TEXT} FROM articles WHERE article_key = $key", {"key": key}).fetchone()
        return str(found[0]) if found else ""

    return {
        "duplicates": [
            {"article_key": copy.key, "duplicate_of": copy.of, "similarity": copy.similarity}
            for copy in find_copies(_Texts(connection), text_of)
        ]
    }


def stories(connection: DuckDBPyConnection) -> Derived:
    """One row an article: copies are of their original's story."""
    from detente.corpus import group

    copies = dict(connection.execute("SELECT article_key, duplicate_of FROM duplicates").fetchall())
    found = dict(group(_Texts(connection), copies))
    found |= {copy: found[original] for copy, original in copies.items()}
    return {"stories": [{"article_key": key, "story": story} for key, story in found.items()]}


_TEXT = "concat_ws(chr(10), title, text)"


class _Texts:
    """The articles' texts, titles first, in the order of :func:`detente.corpus.earlier`; they can be read again."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection

    def __iter__(self) -> Iterator[Text]:
        from detente.corpus import Text

        found = self._connection.cursor().execute(
            f"SELECT article_key, published, {_TEXT} FROM articles"
            f" ORDER BY published NULLS LAST, length({_TEXT}) DESC, article_key"
        )
        while rows := found.fetchmany(500):
            yield from (Text(*row) for row in rows)


STEPS: tuple[Callable[[DuckDBPyConnection], Derived], ...] = (duplicates, stories, threads, shifts)
"""What is worked out, in this order."""
