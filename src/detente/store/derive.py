"""The tables that are worked out from the coded ones, made anew as a whole: one step a function.

A step reads what it needs through the connection (it may use every table of ``schema.sql``, and the derived tables of
the steps before it) and gives the rows of the tables that it is in charge of.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from duckdb import DuckDBPyConnection

Row = dict[str, Any]
Derived = dict[str, list[Row]]
"""Rows by table. Rows of ``participants`` are of record ``thread``."""


def stories(connection: DuckDBPyConnection) -> Derived:
    """Every article is a story of its own."""
    keys = connection.execute("SELECT article_key FROM articles ORDER BY article_key").fetchall()
    return {"stories": [{"article_key": key, "story": key} for (key,) in keys]}


STEPS: tuple[Callable[[DuckDBPyConnection], Derived], ...] = (stories,)
"""What is worked out, in this order."""
