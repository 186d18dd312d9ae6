"""The two sets as tables of one DuckDB in memory, and the questions asked of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from detente.compare.agreement import Agreement, Comparison, NothingInCommonError
from detente.compare.others import Days

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_STEPS = {"day": "1 DAY", "week": "7 DAY", "month": "1 MONTH", "quarter": "3 MONTH", "year": "1 YEAR"}
_KINDS = {"type": "type", "quad": "quad", "any": "''"}


class Work:
    """Two tables, ``ours`` and ``theirs``: one row an event and dyad."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, by: str, match: str, window: int) -> None:
        self.connection, self.by, self.match, self.window = connection, by, match, window

    def ask(self, sql: str, **params: object) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, params or None).fetchall()

    def load(self, name: str, table: pa.Table, *, directed: bool, once: bool) -> None:
        """A table from rows of ``id, day, source, target, type, quad, text``.

        An event counts once in a dyad, whichever way; ``once``: a type counts once in a dyad and day.
        """
        ends = ("source", "target") if directed else ("least(source, target)", "greatest(source, target)")
        same = "a, b, type, day" if once else "a, b, id"
        self.connection.register("incoming", table)
        self.connection.execute(f"""
CREATE TABLE {name} AS
SELECT row_number() OVER (ORDER BY day, a, b, type, id) AS number, *, FALSE AS matched,
    CAST(date_trunc('{self.by}', day) AS DATE) AS period, {_KINDS[self.match]} AS kind
FROM (
    SELECT DISTINCT ON ({same}) * FROM (
        SELECT id, day, type, quad, text, {ends[0]} AS a, {ends[1]} AS b FROM incoming
    ) ORDER BY {same}, text
)""")
        self.connection.unregister("incoming")

    def common(
        self, ours: Days | None, theirs: Days | None, since: datetime.date | None, until: datetime.date | None
    ) -> tuple[datetime.date, datetime.date, tuple[int, int]]:
        """The first and last day that both have, and how many rows of each lie outside; those are dropped.

        ``ours`` and ``theirs`` are the days of the whole sets, which reach further than what is chosen of them.

        Raises:
            NothingInCommonError: one is empty, or there is no such time.
        """
        spans = [span for span in (ours, theirs) if span is not None]
        first = max([span[0] for span in spans] + ([since] if since else []), default=None)
        last = min([span[1] for span in spans] + ([until] if until else []), default=None)
        if ours and theirs and first and last and last < first:
            told = f"the store has {ours[0]} to {ours[1]}, the other set {theirs[0]} to {theirs[1]}"
            asked = f"; asked for is {since or '…'} to {until or '…'}" if since or until else ""
            raise NothingInCommonError(f"no time in common: {told}{asked}")
        for name, whose in (("ours", "the store"), ("theirs", "the other set")):
            ((count,),) = self.ask(f"SELECT count(*) FROM {name}")
            if not count or first is None or last is None:
                raise NothingInCommonError(f"{whose} has no events between two countries that fit the options")
        assert first is not None and last is not None
        outside = []
        for name in ("ours", "theirs"):
            where = f"FROM {name} WHERE day NOT BETWEEN CAST($first AS DATE) AND CAST($last AS DATE)"
            ((count,),) = self.ask(f"SELECT count(*) {where}", first=first, last=last)
            self.connection.execute(f"DELETE {where}", {"first": first, "last": last})
            outside.append(int(count))
        return first, last, (outside[0], outside[1])

    def comparison(
        self, first: datetime.date, last: datetime.date, outside: tuple[int, int], examples: int, top: int
    ) -> Comparison:
        """Everything that is told of the two."""
        self._match("ours", "theirs")
        self._match("theirs", "ours")
        self.connection.execute(
            f"CREATE TABLE periods AS SELECT CAST(unnest(generate_series(date_trunc('{self.by}', CAST($first AS DATE)),"
            f" CAST($last AS TIMESTAMP), INTERVAL {_STEPS[self.by]})) AS DATE) AS period",
            {"first": first, "last": last},
        )
        self.connection.execute(_COUNTS)
        ((ours, theirs, both),) = self.ask(_DYADS)
        series = self.ask(_SERIES)
        return Comparison(
            by=self.by,
            match=self.match,
            window=self.window,
            first=first,
            last=last,
            periods=len(series),
            total=next(iter(self._agreements("'all'", 1))),
            cells=self._cells(),
            dyads_ours=ours,
            dyads_theirs=theirs,
            dyads_both=both,
            outside=outside,
            series=[{"period": period.isoformat(), "ours": one, "theirs": other} for period, one, other in series],
            dyads=list(self._agreements("a || '-' || b", top)),
            types=self._types(),
            ours_alone=self._alone("ours", examples),
            theirs_alone=self._alone("theirs", examples),
        )

    def _match(self, name: str, other: str) -> None:
        """Mark the events of one that have a counterpart in the other."""
        self.connection.execute(
            f"UPDATE {name} SET matched = TRUE WHERE number IN (SELECT x.number FROM {name} x JOIN {other} y"
            f" ON x.a = y.a AND x.b = y.b AND x.kind = y.kind AND abs(x.day - y.day) <= {self.window})"
        )

    def _cells(self) -> float | None:
        """The correlation over every period of every dyad and class that either has."""
        ((value,),) = self.ask(
            f"SELECT {_CORRELATION} FROM counts, (SELECT (SELECT count(*) FROM periods)"
            " * (SELECT count(*) FROM (SELECT DISTINCT a, b, kind FROM counts)) AS n)"
        )
        return _number(value)

    def _agreements(self, name: str, limit: int) -> Iterator[Agreement]:
        """All at once or dyad by dyad, those with most events in both first."""
        for who, ours, theirs, ours_matched, theirs_matched, correlation in self.ask(
            _AGREEMENTS.format(name=name, correlation=_CORRELATION), limit=limit
        ):
            yield Agreement(who, ours, theirs, ours_matched, theirs_matched, _number(correlation))

    def _types(self) -> list[dict[str, Any]]:
        """Our type and theirs, of each of our events and the nearest of theirs in its dyad; commonest first."""
        found = self.ask(
            "SELECT ours, theirs, count(*) FROM (SELECT x.number, x.type AS ours,"
            " arg_min(y.type, (abs(x.day - y.day), x.type <> y.type, y.number)) AS theirs"
            f" FROM ours x JOIN theirs y ON x.a = y.a AND x.b = y.b AND abs(x.day - y.day) <= {self.window}"
            " GROUP BY x.number, x.type) GROUP BY ALL ORDER BY count(*) DESC, ours, theirs"
        )
        return [{"ours": ours, "theirs": theirs, "count": count} for ours, theirs, count in found]

    def _alone(self, name: str, examples: int) -> list[dict[str, Any]]:
        """Events without a counterpart: one of each dyad, of those with most such events first, then a second …"""
        found = self.ask(
            "SELECT id, day, a || '-' || b, type, text FROM (SELECT *, count(*) OVER (PARTITION BY a, b) AS weight,"
            f" row_number() OVER (PARTITION BY a, b ORDER BY day, number) AS place FROM {name} WHERE NOT matched)"
            " ORDER BY place, weight DESC, number LIMIT $examples",
            examples=examples,
        )
        return [
            {"id": id, "day": day.isoformat(), "dyad": dyad, "type": type_, "text": text}
            for id, day, dyad, type_, text in found
        ]


def _number(value: float | None) -> float | None:
    """A correlation, or None where there is none."""
    return None if value is None or value != value else round(float(value), 6)


_COUNTS = """
CREATE TABLE counts AS
SELECT a, b, kind, period, count(*) FILTER (WHERE mine) AS ours, count(*) FILTER (WHERE NOT mine) AS theirs
FROM (
    SELECT a, b, kind, period, TRUE AS mine FROM ours UNION ALL SELECT a, b, kind, period, FALSE FROM theirs
) GROUP BY ALL
"""
_CORRELATION = """
(any_value(n) * sum(ours * theirs)::DOUBLE - sum(ours)::DOUBLE * sum(theirs))
    / nullif(sqrt(any_value(n) * sum(ours * ours)::DOUBLE - sum(ours)::DOUBLE * sum(ours))
        * sqrt(any_value(n) * sum(theirs * theirs)::DOUBLE - sum(theirs)::DOUBLE * sum(theirs)), 0)
"""
"""Pearson's correlation of counts over ``n`` periods, of which those without events have no row."""

_SERIES = """
SELECT p.period, coalesce(sum(c.ours), 0)::BIGINT, coalesce(sum(c.theirs), 0)::BIGINT
FROM periods p LEFT JOIN counts c USING (period) GROUP BY ALL ORDER BY p.period
"""
_DYADS = """
SELECT (SELECT count(DISTINCT (a, b)) FROM ours), (SELECT count(DISTINCT (a, b)) FROM theirs),
    (SELECT count(*) FROM (SELECT DISTINCT a, b FROM ours INTERSECT SELECT DISTINCT a, b FROM theirs))
"""
_AGREEMENTS = """
WITH series AS (
SELECT {name} AS name, period, sum(ours) AS ours, sum(theirs) AS theirs FROM counts GROUP BY ALL
), matched AS (
SELECT {name} AS name, count(*) FILTER (WHERE mine) AS ours, count(*) FILTER (WHERE NOT mine) AS theirs
FROM (SELECT a, b, TRUE AS mine FROM ours WHERE matched UNION ALL SELECT a, b, FALSE FROM theirs WHERE matched)
GROUP BY ALL
), whole AS (
SELECT name, sum(ours)::BIGINT AS ours, sum(theirs)::BIGINT AS theirs, {correlation} AS correlation
FROM series, (SELECT count(*) AS n FROM periods) GROUP BY name
)
SELECT w.name, w.ours, w.theirs, coalesce(m.ours, 0), coalesce(m.theirs, 0), w.correlation
FROM whole w LEFT JOIN matched m ON m.name = w.name
ORDER BY least(w.ours, w.theirs) DESC, w.ours + w.theirs DESC, w.name LIMIT $limit
"""
