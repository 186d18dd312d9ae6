"""The SQL of a panel: who an event counts for, in which period, and what is measured."""

from __future__ import annotations

from typing import Any, Literal, get_args

from detente.events import load_ontology
from detente.store import Query, Selection

Unit = Literal["dyad", "directed-dyad", "country", "actor"]
By = Literal["day", "week", "month", "quarter", "year"]
Measure = Literal["count", "score", "net", "quad", "type", "shares"]
Side = Literal["either", "source", "target"]
UNITS, PERIODS, MEASURES, SIDES = (get_args(values) for values in (Unit, By, Measure, Side))

COLUMNS: dict[str, tuple[str, ...]] = {
    "dyad": ("country_a", "country_b"),
    "directed-dyad": ("source", "target"),
    "country": ("country",),
    "actor": ("actor", "country"),
}
"""The columns that name a unit."""

LABELS = {
    "day": "strftime(start, '%Y-%m-%d')",
    "week": "strftime(start, '%G-W%V')",
    "month": "strftime(start, '%Y-%m')",
    "quarter": "strftime(start, '%Y') || '-Q' || quarter(start)",
    "year": "strftime(start, '%Y')",
}
"""How a period is written, from its first day."""

_PARTS = {"source": "'actor'", "target": "CASE WHEN d.mutual THEN 'actor' ELSE 'recipient' END"}
_MEMBERS = """SELECT p.name AS actor, p.country, {what}
FROM pairs d JOIN participants p ON p.record = 'event' AND p.record_key = d.event_key AND p.part = {part}
    AND p.country IS NOT DISTINCT FROM d.{end}_country AND p.sector IS NOT DISTINCT FROM d.{end}_sector
    AND (p.country IS NOT NULL OR lower(p.name) = lower(d.{end}_name))"""
"""Everybody who stands on one side of a pair: a side may have several of one country and sector."""

_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def told_of(unit: str, selection: Selection, side: str, *, domestic: bool) -> Query:
    """One row an event and unit that it counts for: the unit's columns, and what is counted of the event."""
    dyads = selection.dyads("d_")
    what = "event_key, day, type, quad, score"
    pairs = f"SELECT * FROM (\n{dyads.sql}\n) WHERE day IS NOT NULL"
    if unit in ("dyad", "directed-dyad"):
        sides = ["source_country", "target_country"]
        if unit == "dyad":
            sides = [f"{end}(source_country, target_country)" for end in ("least", "greatest")]
        both = "source_country IS NOT NULL AND target_country IS NOT NULL"
        abroad = "" if domestic else " AND source_country <> target_country"
        named = ", ".join(f"{end} AS {column}" for end, column in zip(sides, COLUMNS[unit], strict=True))
        return Query(f"SELECT DISTINCT {named}, {what} FROM (\n{pairs}\n) WHERE {both}{abroad}", dyads.params)
    events = selection.events("e_")
    ends = [end for end in ("source", "target") if side in ("either", end)]
    if unit == "country":
        parts = [f"SELECT {end}_country AS country, {what} FROM pairs" for end in ends]
    else:
        parts = [_MEMBERS.format(end=end, part=part, what=what) for end, part in _PARTS.items() if end in ends]
    alone = {"either": "part IN ('actor', 'recipient')", "source": "part = 'actor'", "target": "part = 'recipient'"}
    who = "p.country" if unit == "country" else "p.name AS actor, p.country"
    parts.append(
        f"SELECT {who}, e.event_key, e.day, e.type, e.quad, e.score\n"
        f"FROM (\n{events.sql}\n) e JOIN participants p ON p.record = 'event' AND p.record_key = e.event_key\n"
        f"WHERE e.day IS NOT NULL AND p.{alone[side]} AND e.event_key NOT IN (SELECT event_key FROM dyads)"
    )
    named = "actor, country" if unit == "actor" else "country"
    known = "actor IS NOT NULL" if unit == "actor" else "country IS NOT NULL"
    union = "\nUNION ALL\n".join(parts)
    sql = f"WITH pairs AS (\n{pairs}\n)\nSELECT DISTINCT {named}, {what} FROM (\n{union}\n) WHERE {known}"
    return Query(sql, dyads.params | events.params)


def measured(measures: tuple[str, ...], types: list[str]) -> dict[str, str]:
    """The columns of the measures, each with the SQL over the events of one unit and period."""
    columns: dict[str, str] = {}
    for measure in measures:
        columns |= _MEASURES[measure](types)
    return columns


def _count(condition: str = "TRUE") -> str:
    return f"count(event_key) FILTER (WHERE {condition})"


def _named(word: str) -> str:
    return word.lower().replace(" ", "_").replace("-", "_")


def _is(column: str, value: str) -> str:
    quoted = value.replace("'", "''")
    return f"{column} = '{quoted}'"


def _net(_: list[str]) -> dict[str, str]:
    cooperation, conflict = _count("quad LIKE '%cooperation'"), _count("quad LIKE '%conflict'")
    return {"cooperation": cooperation, "conflict": conflict, "net": f"{cooperation} - {conflict}"}


def _shares(_: list[str]) -> dict[str, str]:
    return {f"share_{_named(quad)}": f"{_count(_is('quad', quad))} / nullif(count(event_key), 0)" for quad in _QUADS}


_MEASURES: dict[str, Any] = {
    "count": lambda _: {"events": "count(event_key)"},
    "score": lambda _: {"score_sum": "coalesce(sum(score), 0.0)", "score_mean": "avg(score)"},
    "net": _net,
    "quad": lambda _: {_named(quad): _count(_is("quad", quad)) for quad in _QUADS},
    "type": lambda types: {_named(name): _count(_is("type", name)) for name in types},
    "shares": _shares,
}


def known_types() -> list[str]:
    """The types of the ontology, in its order."""
    return list(load_ontology().types)
