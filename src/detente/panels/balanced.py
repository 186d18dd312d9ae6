"""Balanced panels: every unit in every period, with zeros where nothing happened."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Any, Literal, get_args

from detente.panels.query import (
    COLUMNS,
    LABELS,
    MEASURES,
    PERIODS,
    SIDES,
    UNITS,
    By,
    Measure,
    Side,
    Unit,
    known_types,
    measured,
    told_of,
)
from detente.store import REAL, Selection

if TYPE_CHECKING:
    from detente.store import Store

HAPPENED = Selection(statuses=REAL, originals=True)
"""What is counted by default: what took place, of articles that are no copies."""
ROWS = 20_000_000
"""A panel of more rows than this is refused."""

Frame = Literal["arrow", "pandas", "polars"]
FRAMES = get_args(Frame)


class TooLargeError(ValueError):
    """A panel would have more than :data:`ROWS` rows. The message says of how many units and periods."""


def panel(
    store: Store,
    *,
    unit: Unit = "dyad",
    by: By = "month",
    measures: Sequence[Measure] = ("count",),
    selection: Selection = HAPPENED,
    units: Iterable[str | tuple[str, ...]] | None = None,
    side: Side = "either",
    domestic: bool = False,
    frame: Frame = "arrow",
) -> Any:
    """A balanced panel (``docs/panels.md``): a row for every unit in every period.

    Args:
        store: where the events are.
        unit: ``dyad`` (two countries, whoever acts), ``directed-dyad`` (source and target), ``country`` or ``actor``.
        by: the period. Weeks are ISO weeks, from Monday.
        measures: of :data:`MEASURES`.
        selection: which events; its ``since`` and ``until``, where given, are the ends of the panel.
        units: the units, whether anything happened or not; without it all that have an event. Countries ("GBR"), dyads
            ("GBR-CHN" or a tuple), names of actors. Several countries stand for every dyad among them.
        side: of ``country`` and ``actor``: counts the events in which the unit acts (``source``), is acted upon
            (``target``) or either.
        domestic: of dyads: also those of a country with itself.
        frame: what is given back: an Arrow table or a data frame (``pip install detente[frames]``).

    Raises:
        ValueError: a value cannot be meant.
        TooLargeError: it would have more than :data:`ROWS` rows.
    """
    checked = (("unit", unit, UNITS), ("period", by, PERIODS), ("side", side, SIDES), ("frame", frame, FRAMES))
    for name, value, known in checked:
        if value not in known:
            raise ValueError(f"no {name} {value!r}: there are {', '.join(known)}")
    for measure in measures:
        if measure not in MEASURES:
            raise ValueError(f"no measure {measure!r}: there are {', '.join(MEASURES)}")
    if side != "either" and unit not in ("country", "actor"):
        raise ValueError(f"a side is of countries and actors; a {unit} has both")
    told = told_of(unit, selection, side, domestic=domestic)
    given = None if units is None else _units(unit, units)
    first, last, count, seen = _extent(store, told.sql, told.params, unit, given)
    first, last = selection.since or first, selection.until or last
    periods = 0 if first is None or last is None else _periods(store, first, last, by)
    if count * periods > ROWS:
        what = f"{count} units in {periods} periods are {count * periods:,} rows, more than {ROWS:,}"
        raise TooLargeError(f"{what}: take longer periods, a shorter time or fewer units")
    names = COLUMNS[unit]
    types = known_types()
    columns = measured(tuple(measures), [*types, *sorted(set(seen) - set(types))])
    values = ",\n    ".join(f'{sql} AS "{name}"' for name, sql in columns.items())
    unit_sql, params = _unit_rows(names, given)
    same = " AND ".join(f"t.{name} IS NOT DISTINCT FROM u.{name}" for name in names)
    sql = f"""
WITH told AS (
{told.sql}
), units AS (
{unit_sql}
), periods AS (
SELECT CAST(unnest(generate_series(
    date_trunc('{by}', CAST($p_first AS DATE)), CAST($p_last AS TIMESTAMP), {_STEPS[by]}
)) AS DATE) AS start
)
SELECT {", ".join(f"u.{name}" for name in names)}, {LABELS[by]} AS period, start,
    {values}
FROM units u CROSS JOIN periods
LEFT JOIN told t ON {same} AND date_trunc('{by}', t.day) = start
    AND t.day BETWEEN CAST($p_first AS DATE) AND CAST($p_last AS DATE)
GROUP BY ALL
ORDER BY {", ".join(f"u.{name}" for name in names)}, start
"""
    found = store.sql(sql, told.params | params | {"p_first": first, "p_last": last})
    if frame == "pandas":
        return found.df()
    if frame == "polars":
        return found.pl()
    return found.to_arrow_table()


_STEPS = {
    "day": "INTERVAL 1 DAY",
    "week": "INTERVAL 7 DAY",
    "month": "INTERVAL 1 MONTH",
    "quarter": "INTERVAL 3 MONTH",
    "year": "INTERVAL 1 YEAR",
}


def _extent(
    store: Store, sql: str, params: dict[str, Any], unit: str, given: list[tuple[str, ...]] | None
) -> tuple[datetime.date | None, datetime.date | None, int, list[str]]:
    """The first and last day of an event, the number of units, and the types that occur."""
    names = ", ".join(COLUMNS[unit])
    ((first, last, count, types),) = store.sql(
        f"SELECT min(day), max(day), count(DISTINCT ({names},)), list(DISTINCT type) FROM (\n{sql}\n)", params
    ).fetchall()
    return first, last, len(given) if given is not None else count, types or []


def _periods(store: Store, first: datetime.date, last: datetime.date, by: str) -> int:
    query = f"SELECT date_diff('{by}', date_trunc('{by}', CAST($first AS DATE)), CAST($last AS DATE)) + 1"
    ((count,),) = store.sql(query, {"first": first, "last": last}).fetchall()
    return max(0, int(count))


def _unit_rows(names: tuple[str, ...], given: list[tuple[str, ...]] | None) -> tuple[str, dict[str, Any]]:
    """The SQL that gives each unit once, and its parameters."""
    if given is None:
        return f"SELECT DISTINCT {', '.join(names)} FROM told", {}
    columns = list(zip(*given, strict=True)) or [()] * len(names)
    lists = ", ".join(f"unnest(CAST($u_{name} AS VARCHAR[])) AS {name}" for name in names)
    return f"SELECT {lists}", {f"u_{name}": list(values) for name, values in zip(names, columns, strict=True)}


def _units(unit: Unit, units: Iterable[str | tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The units that are asked for, as the values of their columns, each once.

    Raises:
        ValueError: one cannot be a unit of this kind.
    """
    if unit == "actor":
        raise ValueError("units: actors cannot be given, as a name may belong to several; choose them with a selection")
    wanted = [each if isinstance(each, tuple) else tuple(part.strip() for part in each.split("-")) for each in units]
    if not wanted or not all(all(parts) for parts in wanted):
        raise ValueError("units: none is given, or an empty one is")
    if unit in ("dyad", "directed-dyad"):
        if all(len(parts) == 1 for parts in wanted):
            if len(wanted) < 2:
                raise ValueError(f"units: a dyad has two sides, as in GBR-CHN, not {wanted[0][0]!r} alone")
            several = sorted({parts[0] for parts in wanted})
            wanted = list(combinations(several, 2) if unit == "dyad" else permutations(several, 2))
        for parts in wanted:
            if len(parts) != 2:
                raise ValueError(f"units: a dyad has two sides, as in GBR-CHN, not {'-'.join(parts)!r}")
        if unit == "dyad":
            wanted = [(min(parts), max(parts)) for parts in wanted]
    elif any(len(parts) != 1 for parts in wanted):
        raise ValueError(
            f"units: a {unit} is one, not {'-'.join(next(parts for parts in wanted if len(parts) != 1))!r}"
        )
    return list(dict.fromkeys(wanted))
