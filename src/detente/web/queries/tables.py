"""The tables that pages, the API and downloads show: each a question to the desk, asked for a page of it or whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.web.desk import Desk, Row
from detente.web.filters import PER_PAGE, Conditions, Filters, where

_HIDDEN = {"desk.deeds": "n, real, cooperates, spot"}
"""Columns that serve the desk alone; of the other tables it is ``n``."""
_SHOWN = {
    "desk.deeds": "event_key, day, type, mode, quad, score, status, actors, recipients, sentence, speakers, claimed,"
    " place_name, paper",
    "desk.sayings": "statement_key, day, speaker, cue, about, content, form, issues, paper",
    "desk.stances": "position_key, day, holder, stance, target_text, sentence, issues, paper",
}
"""What the lists of a page show of a record, if not everything."""
_FAR = 1_000


@dataclass(frozen=True)
class Ask:
    """A query with its order, and what its parameters are given.

    ``numbers`` and ``table``: it is the rows of a table with these numbers (``n``), so that a page of it is found among
    the numbers and only its own rows are read.
    """

    sql: str
    order: str
    given: dict[str, Any] = field(default_factory=dict)
    numbers: str | None = None
    table: str = ""

    @property
    def whole(self) -> str:
        return f"{self.sql} ORDER BY {self.order}"


@dataclass(frozen=True)
class Listing:
    """One page of a table and how many rows there are in all."""

    rows: list[Row]
    total: int
    page: int = 1
    per_page: int = PER_PAGE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.per_page))

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def page(desk: Desk, ask: Ask, number: int = 1, per_page: int = PER_PAGE, *, short: bool = False) -> Listing:
    """Page ``number`` (from 1) of what is asked; ``short``: of a record only what a line of a page shows."""
    if ask.numbers:
        total, found = _window(desk, ask, number, per_page)
        columns = _SHOWN.get(ask.table) if short else None
        return Listing(numbered(desk, ask.table, found, columns), total, number, per_page)
    window = f"LIMIT {per_page:d} OFFSET {(number - 1) * per_page:d}"
    rows = desk.rows(f"SELECT *, count(*) OVER () AS total FROM ({ask.sql}) ORDER BY {ask.order} {window}", ask.given)
    totals = [row.pop("total") for row in rows]
    if totals or number == 1:
        return Listing(rows, totals[0] if totals else 0, number, per_page)
    total = desk.rows(f"SELECT count(*) AS total FROM ({ask.sql})", ask.given)[0]["total"]
    return Listing(rows, total, number, per_page)


def top(desk: Desk, ask: Ask, most: int = 12) -> list[Row]:
    """The first rows of what is asked."""
    return desk.rows(f"{ask.whole} LIMIT {most:d}", ask.given)


def _window(desk: Desk, ask: Ask, number: int, per_page: int) -> tuple[int, list[int]]:
    """How many numbers there are, and those of the page; of the first pages both at once."""
    before, until = (number - 1) * per_page, number * per_page
    if until <= _FAR:
        sql = f"SELECT count(*) AS total, max(n, {until:d}) AS highest FROM ({ask.numbers})"
        (row,) = desk.rows(sql, ask.given)
        return row["total"], (row["highest"] or [])[before:]
    (row,) = desk.rows(f"SELECT count(*) AS total FROM ({ask.numbers})", ask.given)
    found = desk.rows(f"{ask.numbers} ORDER BY n DESC LIMIT {per_page:d} OFFSET {before:d}", ask.given)
    return row["total"], [one["n"] for one in found]


def numbered(desk: Desk, table: str, numbers: Sequence[int], columns: str | None = None) -> list[Row]:
    """The rows of a table with these numbers, in their order."""
    if not numbers:
        return []
    listed = ", ".join(str(int(n)) for n in numbers)
    wanted = columns or f"* EXCLUDE ({_HIDDEN.get(table, 'n')})"
    found = desk.rows(f"SELECT n AS place, {wanted} FROM {table} WHERE n IN ({listed})")
    known = {row.pop("place"): row for row in found}
    return [known[n] for n in numbers]


@dataclass(frozen=True)
class Part:
    """Which records of a kind: those in a table of numbers that fit the conditions.

    ``twice``: a number may be there more than once.
    """

    table: str
    conditions: tuple[str, ...] = ()
    given: dict[str, Any] = field(default_factory=dict)
    twice: bool = False


def relation(desk: Desk, first: str, second: str) -> int:
    """The number of a relation; 0, which none has, where nothing is recorded between the two."""
    low, high = sorted((first, second))
    sql = "SELECT pair FROM desk.relations WHERE first = $first AND second = $second"
    row = desk.row(sql, {"first": low, "second": high})
    return row["pair"] if row else 0


def between(table: str, pair: int) -> Part:
    """The records between two countries, by the table that has them and the relation's number in it."""
    return Part(f"desk.{table}", ("pair = $pair",), {"pair": pair})


def of(table: str, who: Sequence[int]) -> Part:
    """The records of an actor, by the table that has them and the actor's numbers in it."""
    listed = ", ".join(str(int(one)) for one in who) or "0"
    return Part(f"desk.{table}", (f"who IN ({listed})" if len(who) > 1 else f"who = {listed}",), {}, len(who) > 1)


def events(filters: Filters, part: Part | None = None) -> Ask:
    """Events, the latest first."""
    return _numbers("desk.deeds", filters.events(), part)


def statements(filters: Filters, part: Part | None = None) -> Ask:
    """Statements, the latest first."""
    return _numbers("desk.sayings", filters.sayings(), part)


def positions(filters: Filters, part: Part | None = None) -> Ask:
    """Positions, the latest first."""
    return _numbers("desk.stances", filters.stances(), part)


def engagements(filters: Filters, part: Part | None = None) -> Ask:
    """Engagements, the latest first."""
    return _numbers("desk.meetings", filters.meetings(), part)


def articles(filters: Filters) -> Ask:
    """Articles, the latest first."""
    return _numbers("desk.papers", filters.papers(), None)


def days(filters: Filters, part: Part | None = None) -> Ask:
    """Events counted by day and quad class: all, or those of ``part``."""
    among = part or Part("desk.deeds")
    found, given = filters.events()
    clause = where([*among.conditions, *found], "day IS NOT NULL")
    sql = f"SELECT day, quad, count(*) AS events, sum(score) AS score FROM {among.table} {clause} GROUP BY day, quad"
    return Ask(sql, "day, quad", given | among.given)


_BALANCE = """
    count(*) AS events, count(*) FILTER (cooperates) AS cooperation, count(*) FILTER (NOT cooperates) AS conflict,
    avg(score) AS score, max(day) AS latest
"""


def dyads(filters: Filters, country: str | None = None) -> Ask:
    """Pairs of countries by the number of events between them, the most active first; each event counts once."""
    found, given = filters.events()
    sides = ["first <> second"]
    if country:
        sides.append("first = $country OR second = $country")
        given = given | {"country": country}
    sql = f"""
        SELECT first, second, * EXCLUDE (first, second, pair)
        FROM (SELECT pair, {_BALANCE} FROM desk.pairs {where(found)} GROUP BY pair)
        JOIN desk.relations USING (pair) {where(sides)}
    """
    return Ask(sql, "events DESC, first, second", given)


def places(filters: Filters) -> Ask:
    """Places with events, the busiest first: name, country, degrees, events by cooperation and conflict."""
    found, given = filters.events()
    sql = f"""
        SELECT name, country, latitude, longitude, * EXCLUDE (name, country, latitude, longitude, spot)
        FROM (SELECT spot, {_BALANCE} FROM desk.deeds {where(found, "spot IS NOT NULL")} GROUP BY spot)
        JOIN desk.spots USING (spot)
    """
    return Ask(sql, "events DESC, name, country", given)


def actors(words: str = "", country: str | None = None) -> Ask:
    """Actors by how much is recorded of them; ``words`` must stand in the name."""
    found: list[str] = []
    given: dict[str, Any] = {}
    if words:
        found.append("contains(lower(name), lower($words))")
        given["words"] = words
    if country:
        found.append("country = $country")
        given["country"] = country
    columns = "name, country, records, deeds, statements, articles, first_seen, last_seen, role, sector"
    sql = f"SELECT {columns} FROM desk.actors {where(found, 'name IS NOT NULL')}"
    return Ask(sql, "records DESC, name, country", given)


def _numbers(table: str, conditions: Conditions, part: Part | None) -> Ask:
    among = part or Part(table)
    once = "DISTINCT " if among.twice else ""
    numbers = f"SELECT {once}n FROM {among.table} {where([*among.conditions, *conditions[0]])}"
    sql = f"SELECT * EXCLUDE ({_HIDDEN.get(table, 'n')}) FROM {table} WHERE n IN ({numbers})"
    return Ask(sql, "n DESC", conditions[1] | among.given, numbers, table)
