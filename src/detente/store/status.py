"""What is in a store, and what of it is stale."""

from __future__ import annotations

import datetime
from typing import Any

from duckdb import DuckDBPyConnection
from pydantic import Field

from detente.record import Versions
from detente.record.base import Model


class Coded(Model):
    """How many articles were coded with ``versions``. ``stale``: these are not the ones to compare with."""

    versions: Versions
    articles: int
    stale: bool | None = None


class Status(Model):
    """The figures of a store. ``first`` and ``last`` are days of publication, null where no article has one."""

    articles: int
    undated: int
    words: int
    first: datetime.date | None
    last: datetime.date | None
    sources: int
    records: dict[str, int]
    """How many rows: events, statements, engagements, positions."""
    duplicates: int
    stories: int
    threads: int
    shifts: int
    corrections: int
    derived: bool
    """Whether duplicates, stories, threads and shifts are up to date with the articles."""
    coded: list[Coded] = Field(default_factory=list)
    stale: int | None = None
    """How many articles were coded with other versions; null if nothing was given to compare with."""


def read_status(connection: DuckDBPyConnection, derived: bool, current: Versions | None = None) -> Status:
    """The figures; with ``current``, what was coded with other versions is stale.

    ``derived``: whether the derived tables are up to date.
    """

    def rows(sql: str) -> list[tuple[Any, ...]]:
        return connection.execute(sql).fetchall()

    def count(what: str) -> int:
        return int(rows(f"SELECT count(*) FROM {what}")[0][0])

    ((articles, undated, words, first, last, sources),) = rows(
        "SELECT count(*), count(*) FILTER (published IS NULL), coalesce(sum(words), 0)::BIGINT,"
        " min(published), max(published), count(DISTINCT source) FROM articles"
    )
    coded = [
        Coded(versions=versions, articles=number, stale=None if current is None else versions != current)
        for *made, number in rows(
            "SELECT coder, codebook, model, count(*) FROM articles GROUP BY ALL"
            " ORDER BY count(*) DESC, coder, codebook, model"
        )
        for versions in [Versions(coder=made[0], codebook=made[1], model=made[2])]
    ]
    return Status(
        articles=articles,
        undated=undated,
        words=words,
        first=first,
        last=last,
        sources=sources,
        records={kind: count(kind) for kind in ("events", "statements", "engagements", "positions")},
        duplicates=count("duplicates"),
        stories=count("(SELECT DISTINCT story FROM stories)"),
        threads=count("threads"),
        shifts=count("shifts"),
        corrections=count("corrections"),
        derived=derived,
        coded=coded,
        stale=None if current is None else sum(group.articles for group in coded if group.stale),
    )
