"""Actors: who there is, what somebody was called and when, and with whom they had to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.web import names
from detente.web.desk import Desk, Row
from detente.web.filters import Filters, where


@dataclass(frozen=True)
class Who:
    """An actor page's actor: a country as a whole, or somebody by name (and country, where it is known)."""

    country: str | None = None
    name: str | None = None

    @property
    def label(self) -> str:
        return self.name or names.country(self.country)

    def conditions(self) -> tuple[list[str], dict[str, Any]]:
        """Conditions on rows with ``name`` and ``country``."""
        found, given = [], {}
        if self.name is not None:
            found.append("name = $name")
            given["name"] = self.name
        if self.country is not None:
            found.append("country = $country")
            given["country"] = self.country
        return found, given


def offices(desk: Desk, who: Who, limit: int = 12) -> list[Row]:
    """What a named actor was, by date: role, sector, first and last day, mentions."""
    found, given = who.conditions()
    return desk.rows(
        f"SELECT * FROM desk.offices {where(found, 'role IS NOT NULL')}"
        f" ORDER BY last_seen DESC, mentions DESC, role LIMIT {limit:d}",
        given,
    )


def totals(desk: Desk, who: Who) -> Row:
    """How much is recorded of an actor, and over which days."""
    if who.name is None:
        known = desk.row("SELECT * FROM desk.country_totals WHERE country = $country", {"country": who.country})
        if known is not None:
            return known
    found, given = who.conditions()
    row = desk.row(
        f"""
        SELECT count(DISTINCT record_key) AS records, count(DISTINCT article_key) AS articles,
            count(DISTINCT n) FILTER (record = 'event' AND part = 'actor') AS did,
            count(DISTINCT n) FILTER (record = 'event' AND part = 'recipient') AS suffered,
            count(DISTINCT n) FILTER (part = 'speaker') AS said,
            count(DISTINCT n) FILTER (part = 'holder') AS stances,
            count(DISTINCT n) FILTER (record = 'engagement') AS meetings,
            min(published) AS first_seen, max(published) AS last_seen
        FROM desk.actings {where(found)}
        """,
        given,
    )
    assert row is not None
    return row


def deeds(desk: Desk, filters: Filters, who: Who) -> list[Row]:
    """What an actor did, by type, and how real it was."""
    found, given = filters.events()
    condition, params = _acted(who)
    return desk.rows(
        f"SELECT type, quad, count(*) AS events, avg(score) AS score FROM desk.deeds {where(found, condition)}"
        " GROUP BY type, quad ORDER BY events DESC, type",
        given | params,
    )


def partners(desk: Desk, who: Who, limit: int = 12) -> list[Row]:
    """With whom an actor shares events and engagements: the others on the same records, by how often."""
    if who.name is None:
        sql = "SELECT other AS country, records, latest FROM desk.partners WHERE country = $country"
        return desk.rows(f"{sql} ORDER BY records DESC, other LIMIT {limit:d}", {"country": who.country})
    found, given = who.conditions()
    mine = where(found, "record IN ('event', 'engagement')")
    return desk.rows(
        f"""
        WITH mine AS (SELECT DISTINCT record_key FROM desk.actings {mine})
        SELECT b.name AS name, b.country AS country, count(DISTINCT b.record_key) AS records, max(b.published) AS latest
        FROM desk.actings b
        WHERE b.record_key IN (SELECT record_key FROM mine) AND b.name <> $name
        GROUP BY ALL ORDER BY records DESC, name, country LIMIT {limit:d}
        """,
        given,
    )


def people(desk: Desk, country: str, limit: int = 12) -> list[Row]:
    """The named actors of a country of whom most is recorded."""
    return desk.rows(
        "SELECT * FROM desk.actors WHERE country = $country AND role IS NOT NULL"
        f" ORDER BY records DESC, name LIMIT {limit:d}",
        {"country": country},
    )


def _acted(who: Who) -> tuple[str, dict[str, Any]]:
    found, given = who.conditions()
    clause = where(found, "record = 'event'", "part = 'actor'")
    return f"n IN (SELECT n FROM desk.actings {clause})", given
