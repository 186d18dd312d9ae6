"""Actors: who there is, what somebody was called and when, and with whom they had to do."""

from __future__ import annotations

from dataclasses import dataclass

from detente.web import names
from detente.web.desk import Desk, Row
from detente.web.filters import Filters, where
from detente.web.queries.tables import Ask, Part


@dataclass(frozen=True)
class Who:
    """An actor page's actor: a country as a whole, or somebody by name (and country, where it is known)."""

    country: str | None = None
    name: str | None = None

    @property
    def label(self) -> str:
        return self.name or names.country(self.country)


def known(desk: Desk, who: Who) -> list[Row]:
    """What is recorded of an actor, how much and over which days: a row for each country that one of the name is of."""
    found, given = ["name = $name" if who.name is not None else "name IS NULL"], {}
    if who.name is not None:
        given["name"] = who.name
    if who.country is not None:
        found.append("country = $country")
        given["country"] = who.country
    return desk.rows(f"SELECT * FROM desk.actors {where(found)}", given)


def totals(rows: list[Row]) -> Row:
    """What is recorded of the same name in all its countries; what two of them share counts for each."""
    counts = ("records", "articles", "deeds", "suffered", "statements", "positions", "engagements")
    found: Row = {name: sum(row[name] for row in rows) for name in counts}
    found["first_seen"] = min((row["first_seen"] for row in rows if row["first_seen"]), default=None)
    found["last_seen"] = max((row["last_seen"] for row in rows if row["last_seen"]), default=None)
    return found


def offices(part: Part) -> Ask:
    """What a named actor was, by date: role, sector, first and last day, mentions."""
    sql = (
        "SELECT role, sector, min(first_seen) AS first_seen, max(last_seen) AS last_seen,"
        f" sum(mentions)::BIGINT AS mentions FROM {part.table} {where([*part.conditions])} GROUP BY role, sector"
    )
    return Ask(sql, "last_seen DESC, mentions DESC, role, sector")


def deeds(filters: Filters, part: Part) -> Ask:
    """What an actor did, by type, over which days."""
    found, given = filters.events()
    sql = (
        "SELECT type, quad, count(*) AS events, avg(score) AS score, min(day) AS first_day, max(day) AS last_day"
        f" FROM {part.table} {where([*part.conditions, *found])} GROUP BY type, quad"
    )
    return Ask(sql, "events DESC, type", given)


def partners(part: Part) -> Ask:
    """With whom an actor shares events and engagements, by how often (twenty at most)."""
    sql = f"""
        SELECT a.name, a.country, sum(p.records)::BIGINT AS records, max(p.latest) AS latest
        FROM (SELECT * FROM {part.table} {where([*part.conditions])}) p
        JOIN desk.actors a ON a.who = p.other
        GROUP BY ALL
    """
    return Ask(sql, "records DESC, name, country")


def people(country: str) -> Ask:
    """The named actors of a country, those of whom most is recorded first."""
    sql = "SELECT name, country, role, records FROM desk.actors WHERE country = $country AND role IS NOT NULL"
    return Ask(sql, "records DESC, name", {"country": country})
