"""The course of cooperation and conflict: events counted by period and quad class."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Literal

from detente.record import QUADS
from detente.web.desk import Desk
from detente.web.filters import Filters, where
from detente.web.queries.tables import Part

Ends = tuple[datetime.date | None, datetime.date | None]
Step = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True)
class Period:
    """One period: its first day, the events by quad class, and the mean score (None: no event)."""

    start: datetime.date
    counts: dict[str, int]
    score: float | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Course:
    """Periods without a gap, in their order."""

    step: Step
    periods: list[Period]

    def label(self, start: datetime.date) -> str:
        """A period as a reader says it."""
        match self.step:
            case "year":
                return f"{start:%Y}"
            case "quarter":
                return f"Q{(start.month + 2) // 3} {start:%Y}"
            case "month":
                return f"{start:%b %Y}"
            case "week":
                return f"week of {start.day} {start:%b %Y}"
        return f"{start.day} {start:%b %Y}"


def course(desk: Desk, filters: Filters, part: Part | None = None, ends: Ends | None = None, most: int = 60) -> Course:
    """The events of ``filters`` over time, all or those of ``part``, in at most ``most`` periods or so.

    ``ends``: their first and last day, if these are known.
    """
    found, given = filters.events()
    if part:
        return _series(desk, part.table, "count(*)", [*part.conditions, *found], given | part.given, ends, most)
    if filters.speaker or filters.confidence or filters.source or filters.place:
        return _series(desk, "desk.deeds", "count(*)", found, given, ends, most)
    return _series(desk, "desk.counts", "sum(events)", found, given, ends, most)


def _series(
    desk: Desk, table: str, number: str, found: list[str], given: dict[str, Any], ends: Ends | None, most: int
) -> Course:
    clause = where(found, "day IS NOT NULL")
    if ends is None:
        (row,) = desk.rows(f"SELECT min(day) AS first, max(day) AS last FROM {table} {clause}", given)
        ends = row["first"], row["last"]
    first, last = ends
    if first is None or last is None:
        return Course("month", [])
    step = _step((last - first).days, most)
    counted = desk.rows(
        f"SELECT CAST(date_trunc('{step}', day) AS DATE) AS start, quad, {number}::BIGINT AS n, sum(score) AS score"
        f" FROM {table} {clause} GROUP BY start, quad",
        given,
    )
    counts: dict[datetime.date, dict[str, int]] = {}
    scores: dict[datetime.date, float] = {}
    for row in counted:
        counts.setdefault(row["start"], dict.fromkeys(QUADS, 0))[row["quad"]] = row["n"]
        scores[row["start"]] = scores.get(row["start"], 0.0) + row["score"]
    periods = []
    start, end = _start(first, step), _start(last, step)
    while start <= end:
        there = counts.get(start, dict.fromkeys(QUADS, 0))
        total = sum(there.values())
        periods.append(Period(start, there, scores[start] / total if total else None))
        start = _next(start, step)
    return Course(step, periods)


def _step(days: int, most: int) -> Step:
    lengths: tuple[tuple[Step, float], ...] = (("day", 1), ("week", 7), ("month", 30.4), ("quarter", 91.3))
    for step, length in lengths:
        if days / length <= most:
            return step
    return "year"


def _start(day: datetime.date, step: Step) -> datetime.date:
    match step:
        case "year":
            return day.replace(month=1, day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "month":
            return day.replace(day=1)
        case "week":
            return day - datetime.timedelta(days=min(day.weekday(), (day - datetime.date.min).days))
    return day


def _next(start: datetime.date, step: Step) -> datetime.date:
    length = {"day": 1, "week": 7, "month": 32, "quarter": 94, "year": 370}[step]
    return _start(start + datetime.timedelta(days=length), step)
