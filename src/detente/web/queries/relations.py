"""Relations between two countries: who has most to do with whom, and what one of them amounts to."""

from __future__ import annotations

import datetime

from detente.web.desk import Desk, Row
from detente.web.filters import Filters, where
from detente.web.queries.tables import Ask, Part, numbered


def summary(desk: Desk, filters: Filters, first: str, second: str, pair: int) -> Row:
    """What a relation amounts to in numbers: each side's deeds towards the other, and the mean score."""
    found, given = filters.events()
    row = desk.row(
        f"""
        SELECT count(*) AS events, avg(score) AS score, min(day) AS first_day, max(day) AS last_day,
            count(*) FILTER (forward) AS forward, avg(score) FILTER (forward) AS forward_score,
            count(*) FILTER (backward) AS backward, avg(score) FILTER (backward) AS backward_score,
            count(*) FILTER (claimed) AS claimed
        FROM desk.pairs {where(["pair = $pair", *found])}
        """,
        given | {"pair": pair},
    )
    assert row is not None
    if first > second:
        row["forward"], row["backward"] = row["backward"], row["forward"]
        row["forward_score"], row["backward_score"] = row["backward_score"], row["forward_score"]
    return row


def ahead(desk: Desk, day: datetime.date | None, part: Part | None = None, limit: int = 12) -> list[Row]:
    """Engagements still to come after ``day``, the next first: all, or those of ``part``.

    One that has no date counts when a text of the last thirty days speaks of it as to come.
    """
    if day is None:
        return []
    among = part or Part("desk.meetings")
    clauses = [
        *among.conditions,
        "status IN ('scheduled', 'intended', 'possible', 'invited', 'postponed', 'under way')",
        "(date_end >= $day OR (date_end IS NULL AND last_published >= $recent))",
    ]
    order = "date_start IS NULL, date_start, status <> 'scheduled', last_published DESC, n"
    found = desk.rows(
        f"SELECT n FROM {among.table} {where(clauses)} ORDER BY {order} LIMIT {limit:d}",
        among.given | {"day": day, "recent": day - datetime.timedelta(days=30)},
    )
    return numbered(desk, "desk.meetings", [row["n"] for row in found])


def issues(filters: Filters, first: str, second: str, pair: int) -> Ask:
    """What the two sides speak of when they speak of each other, by issue: statements, those of either side, and
    positions for and against something."""
    said, given = filters.sayings()
    stood, more = filters.stances()
    sql = f"""
        SELECT issue, count(*) FILTER (stance IS NULL) AS statements, count(*) FILTER (country = $one) AS one,
            count(*) FILTER (country = $other) AS other, count(*) FILTER (stance = 'supports') AS supports,
            count(*) FILTER (stance = 'opposes') AS opposes
        FROM (
            SELECT unnest(issues) AS issue, speaker_country AS country, NULL AS stance
            FROM desk.saying_pairs {where(["pair = $pair", *said])}
            UNION ALL
            SELECT unnest(issues), NULL, stance
            FROM desk.stance_pairs {where(["pair = $pair", *stood])}
        )
        GROUP BY issue
    """
    order = "statements DESC, supports + opposes DESC, issue"
    return Ask(sql, order, given | more | {"one": first, "other": second, "pair": pair})


def shifts() -> Ask:
    """Who has changed sides, the latest first."""
    return Ask("SELECT * FROM shifts", "to_published DESC NULLS LAST, holder_name, to_position")


def papers(filters: Filters) -> Ask:
    """Where the articles came from."""
    found, given = filters.papers()
    sql = f"SELECT paper, count(*) AS articles, max(published) AS latest FROM desk.papers {where(found)} GROUP BY paper"
    return Ask(sql, "articles DESC, paper", given)
