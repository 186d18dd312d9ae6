"""The tables that pages, the API and downloads show: each a question to the desk, asked for a page of it or whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.web.desk import Desk, Row
from detente.web.filters import PER_PAGE, Conditions, Filters, where

_NEAR = 4096


@dataclass(frozen=True)
class Ask:
    """A query with its order, and what its parameters are given.

    ``wide``: it is all columns of a table with numbered rows (``n``), so that a page of it is found by number first.
    """

    sql: str
    order: str
    given: dict[str, Any] = field(default_factory=dict)
    wide: str | None = None

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


def page(desk: Desk, ask: Ask, number: int = 1, per_page: int = PER_PAGE) -> Listing:
    """Page ``number`` (from 1) of what is asked."""
    window = f"LIMIT {per_page:d} OFFSET {(number - 1) * per_page:d}"
    if ask.wide:
        total = desk.rows(f"SELECT count(*) AS total FROM ({ask.sql})", ask.given)[0]["total"]
        found = desk.rows(f"SELECT n FROM ({ask.sql}) ORDER BY {ask.order} {window}", ask.given)
        rows = _numbered(desk, ask.wide, [int(row["n"]) for row in found])
        return Listing(rows, total, number, per_page)
    rows = desk.rows(f"SELECT *, count(*) OVER () AS total FROM ({ask.sql}) ORDER BY {ask.order} {window}", ask.given)
    totals = [row.pop("total") for row in rows]
    if totals or number == 1:
        return Listing(rows, totals[0] if totals else 0, number, per_page)
    total = desk.rows(f"SELECT count(*) AS total FROM ({ask.sql})", ask.given)[0]["total"]
    return Listing(rows, total, number, per_page)


def _numbered(desk: Desk, table: str, numbers: list[int]) -> list[Row]:
    """The rows of those numbers, the highest first.

    Each run of near ones is looked up by its range, which DuckDB can do without reading much of what lies between.
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number - runs[-1][-1] < _NEAR:
            runs[-1].append(number)
        else:
            runs.append([number])
    if not runs:
        return []
    parts = [
        f"SELECT * FROM {table} WHERE n >= {run[0]:d} AND n <= {run[-1]:d} AND n IN ({', '.join(map(str, run))})"
        for run in runs
    ]
    return sorted(desk.rows(" UNION ALL ".join(parts)), key=lambda row: -int(row["n"]))


@dataclass(frozen=True)
class Part:
    """Which records of a kind: conditions and what they are given."""

    conditions: tuple[str, ...] = ()
    given: dict[str, Any] = field(default_factory=dict)


ALL = Part()


def pair(table: str, first: str, second: str) -> Part:
    """The records between two countries, by the table of pairs."""
    low, high = sorted((first, second))
    condition = f"n IN (SELECT n FROM desk.{table} WHERE first = $first AND second = $second)"
    return Part((condition,), {"first": low, "second": high})


def acted(record: str, parts: Sequence[str], country: str | None, name: str | None) -> Part:
    """The records that somebody takes part in: a country's, or a named actor's."""
    listed = ", ".join(f"'{part}'" for part in parts)
    conditions = [f"record = '{record}'", f"part IN ({listed})"]
    given: dict[str, Any] = {}
    if country is not None:
        conditions.append("country = $country")
        given["country"] = country
    if name is not None:
        conditions.append("name = $name")
        given["name"] = name
    return Part((f"n IN (SELECT n FROM desk.actings {where(conditions)})",), given)


def events(filters: Filters, part: Part = ALL) -> Ask:
    """Events, the latest first."""
    return _ask("desk.deeds", "n DESC", filters.events(deeds=True), part)


def statements(filters: Filters, part: Part = ALL) -> Ask:
    """Statements, the latest first."""
    return _ask("desk.sayings", "n DESC", filters.sayings(), part)


def positions(filters: Filters, part: Part = ALL) -> Ask:
    """Positions, the latest first."""
    return _ask("desk.stances", "n DESC", filters.stances(), part)


def engagements(filters: Filters, part: Part = ALL) -> Ask:
    """Engagements, the latest first."""
    found, given = filters.days()
    if filters.source:
        found.append("paper = $source")
        given["source"] = filters.source
    return _ask("desk.meetings", "n DESC", (found, given), part)


def articles(filters: Filters) -> Ask:
    """Articles, the latest first."""
    found, given = filters.days()
    found = [one.replace("day", "published") for one in found]
    if filters.source:
        found.append("paper = $source")
        given["source"] = filters.source
    return _ask("desk.papers", "n DESC", (found, given), ALL)


def days(filters: Filters, pair: tuple[str, str] | None = None) -> Ask:
    """Events counted by day and quad class: all, or those between two countries."""
    found, given = filters.events(deeds=pair is None)
    if pair:
        found = [*found, "first = $first", "second = $second"]
        given = given | dict(zip(("first", "second"), sorted(pair), strict=True))
    table = "desk.pairs" if pair else "desk.deeds"
    clause = where(found, "day IS NOT NULL")
    sql = f"SELECT day, quad, count(*) AS events, sum(score) AS score FROM {table} {clause} GROUP BY day, quad"
    return Ask(sql, "day, quad", given)


def dyads(filters: Filters, country: str | None = None) -> Ask:
    """Pairs of countries by the number of events between them, the most active first; each event counts once."""
    found, given = filters.events()
    clauses = [*found, "first <> second"]
    if country:
        clauses.append("(first = $country OR second = $country)")
        given = given | {"country": country}
    sql = f"""
        SELECT first, second, count(*) AS events,
            count(*) FILTER (quad IN ('verbal cooperation', 'material cooperation')) AS cooperation,
            count(*) FILTER (quad IN ('verbal conflict', 'material conflict')) AS conflict,
            avg(score) AS score, max(day) AS latest
        FROM desk.pairs {where(clauses)}
        GROUP BY first, second
    """
    return Ask(sql, "events DESC, first, second", given)


def places(filters: Filters) -> Ask:
    """Places with events, the busiest first: name, country, degrees, events by cooperation and conflict."""
    found, given = filters.events(deeds=True)
    sql = f"""
        SELECT place_name AS name, place_country AS country, avg(latitude) AS latitude, avg(longitude) AS longitude,
            count(*) AS events, count(*) FILTER (quad IN ('verbal cooperation', 'material cooperation')) AS cooperation,
            count(*) FILTER (quad IN ('verbal conflict', 'material conflict')) AS conflict,
            avg(score) AS score, max(day) AS latest
        FROM desk.deeds {where(found, "latitude IS NOT NULL", "longitude IS NOT NULL")}
        GROUP BY place_name, place_country
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
    return _ask("desk.actors", "records DESC, name, country", (found, given), ALL)


def _ask(table: str, order: str, conditions: Conditions, part: Part) -> Ask:
    sql = f"SELECT * FROM {table} {where(conditions[0], *part.conditions)}"
    return Ask(sql, order, conditions[1] | part.given, table if order == "n DESC" else None)
