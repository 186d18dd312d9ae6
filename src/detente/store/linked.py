"""The derived tables of what goes on from article to article: threads of engagements, shifts of stance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from detente.record import Actor, DateSpan, Document, Place
from detente.store.documents import rebuild
from detente.store.rows import Row, date_columns, place_columns

if TYPE_CHECKING:
    from detente.corpus import Thread

_BATCH = 500
_WITHOUT_TEXT = "article_key, id, source, title, published, language, '' AS text"


def threads(connection: DuckDBPyConnection) -> dict[str, list[Row]]:
    """One row an engagement across articles, one an engagement of it, and its parties and host as participants.

    A thread's key is that of its earliest engagement.
    """
    from detente.corpus import link, tellings

    found = link(tellings(_documents(connection, "engagements", "engagement")))
    return {
        "threads": [_thread(thread) for thread in found],
        "thread_members": [
            {"thread": thread.key, "engagement_key": telling.key, "article_key": telling.article}
            for thread in found
            for telling in thread.tellings
        ],
        "participants": [
            _participant(thread.key, part, number, actor)
            for thread in found
            for part, actors in (("party", thread.parties), ("host", [thread.host] if thread.host else []))
            for number, actor in enumerate(actors, 1)
        ],
    }


def shifts(connection: DuckDBPyConnection) -> dict[str, list[Row]]:
    """One row a change of a holder's stance on a target from one article to a later one."""
    from detente.corpus import shifts, stands

    return {
        "shifts": [
            {
                "holder_name": shift.holder.name,
                "holder_country": shift.holder.country,
                "target": shift.target,
                "from_stance": shift.stances[0],
                "to_stance": shift.stances[1],
                "from_position": shift.before.key,
                "to_position": shift.after.key,
                "from_published": shift.before.published,
                "to_published": shift.after.published,
            }
            for shift in shifts(stands(_documents(connection, "positions", "position")))
        ]
    }


def _documents(connection: DuckDBPyConnection, table: str, record: str) -> Iterator[tuple[str, Document]]:
    """The articles that have rows in ``table``, by key, with these records only and without their texts."""
    keys = [key for (key,) in connection.execute(f"SELECT DISTINCT article_key FROM {table} ORDER BY ALL").fetchall()]
    for start in range(0, len(keys), _BATCH):
        some = keys[start : start + _BATCH]
        tables: dict[str, list[Row]] = {"events": [], "statements": [], "engagements": [], "positions": []}
        for name, columns, condition in (
            ("articles", _WITHOUT_TEXT, ""),
            (table, "*", ""),
            ("participants", "*", f" AND record = '{record}'"),
        ):
            sql = f"SELECT {columns} FROM {name} WHERE list_contains($keys, article_key){condition}"
            tables[name] = list(connection.sql(sql, params={"keys": some}).to_arrow_table().to_pylist())
        yield from zip(some, rebuild(tables, some), strict=True)


def _thread(thread: Thread) -> Row:
    history = [{"published": day, "status": status, "engagement_key": key} for day, status, key in thread.history]
    date: DateSpan | None = thread.date
    place: Place | None = thread.place
    return {
        "thread": thread.key,
        "kind": thread.kind,
        "status": thread.status,
        **date_columns(date),
        **place_columns(place),
        "issues": thread.issues,
        "first_published": thread.first_published,
        "last_published": thread.last_published,
        "articles": len(thread.articles),
        "history": history,
    }


def _participant(thread: str, part: str, number: int, actor: Actor) -> Row:
    """Without a span: the name may stand in any of the thread's articles."""
    return {
        **actor.model_dump(exclude={"evidence"}),
        "sector": next(iter(actor.sectors), None),
        "record_key": thread,
        "record": "thread",
        "part": part,
        "number": number,
    }
