"""How far a store and another data set agree: series, overlap, types, and what each has alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, get_args

from detente.compare.agreement import Comparison
from detente.compare.others import Days, Other
from detente.compare.work import Work
from detente.store import REAL, Selection

if TYPE_CHECKING:
    import pyarrow as pa

    from detente.store import Store

By = Literal["day", "week", "month", "quarter", "year"]
Match = Literal["type", "quad", "any"]
PERIODS, MATCHES = get_args(By), get_args(Match)
HAPPENED = Selection(statuses=REAL, originals=True)


def compare(
    store: Store,
    other: Other,
    *,
    selection: Selection = HAPPENED,
    by: By = "month",
    match: Match = "type",
    window: int = 1,
    directed: bool = False,
    examples: int = 5,
    top: int = 15,
) -> Comparison:
    """Compare the chosen events of a store with another set (``docs/compare.md``), in the time that both have.

    Args:
        store: ours.
        other: theirs, from :func:`read_other`.
        selection: which events. Days, types, countries and dyads of countries hold for both sets; with ``dedupe``
            one-a-day the other set, too, counts a type once a dyad and day. Statuses and the like are ours alone.
        by: the period of the series.
        match: what must be the same besides the dyad: the ``type``, the ``quad`` or nothing (``any``).
        window: how many days two events may lie apart and still be counterparts.
        directed: tell who acts on whom; otherwise a dyad is two countries.
        examples: how many events that only one of the sets has are given, of each.
        top: how many dyads are given on their own, those with most events.

    Raises:
        ValueError: a value cannot be meant.
        NothingInCommonError: there is nothing to compare.
    """
    for name, value, known in (("period", by, PERIODS), ("match", match, MATCHES)):
        if value not in known:
            raise ValueError(f"no {name} {value!r}: there are {', '.join(known)}")
    if window < 0:
        raise ValueError(f"window is a number of days, 0 or more, not {window}")
    import duckdb

    with duckdb.connect() as connection:
        work = Work(connection, by=by, match=match, window=window)
        work.load("ours", _ours(store, selection), directed=directed, once=False)
        work.load("theirs", _theirs(other, selection), directed=directed, once=selection.dedupe == "one-a-day")
        first, last, (before, others) = work.common(days_of(store), other.span, selection.since, selection.until)
        return work.comparison(first, last, (before, others + other.outside), examples, top)


def _ours(store: Store, selection: Selection) -> pa.Table:
    dyads = selection.dyads("d_")
    sql = f"""
SELECT d.event_key AS id, d.day, d.source_country AS source, d.target_country AS target, d.type, d.quad,
    substring(a.text, e.evidence.sentence[1] + 1, e.evidence.sentence[2] - e.evidence.sentence[1])
        || coalesce(' (' || a.source || ')', '') AS text
FROM (
{dyads.sql}
) d JOIN events e USING (event_key) JOIN articles a ON a.article_key = e.article_key
WHERE d.day IS NOT NULL AND d.source_country <> d.target_country
"""
    return store.sql(sql, dyads.params).to_arrow_table()


def days_of(store: Store, selection: Selection | None = None) -> Days | None:
    """The first and last day of any event of the store, within the days of a selection if one is given."""
    ((first, last),) = store.sql("SELECT min(day), max(day) FROM event_dates").fetchall()
    if first is None:
        return None
    since, until = (selection.since, selection.until) if selection else (None, None)
    return max(first, since or first), min(last, until or last)


def _theirs(other: Other, selection: Selection) -> pa.Table:
    """The dyads of the other set that the selection's types, countries and dyad choose.

    Raises:
        ValueError: it chooses somebody by sector or name, whom the other set does not tell apart.
    """
    import pyarrow as pa

    schema = pa.schema(
        [
            ("id", pa.string()),
            ("day", pa.date32()),
            *((name, pa.string()) for name in ("source", "target", "type", "quad", "text")),
        ]
    )
    types = {name.partition("/")[0] for name in selection.types}
    asked = [side for side in (selection.actor, *(selection.dyad or ())) if side is not None]
    for side in asked:
        if not re.fullmatch("[A-Z]{3}", side):
            raise ValueError(f"other sets are compared by country: {side!r} is no code of three letters, as GBR")
    chosen = [
        dyad
        for dyad in other.dyads
        if (not types or dyad.type in types)
        and (selection.actor is None or selection.actor in (dyad.source, dyad.target))
        and (
            selection.dyad is None
            or selection.dyad == (dyad.source, dyad.target)
            or (not selection.directed and selection.dyad == (dyad.target, dyad.source))
        )
    ]
    columns = list(zip(*chosen, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(values, kind.type) for values, kind in zip(columns, schema, strict=True)], schema=schema)
