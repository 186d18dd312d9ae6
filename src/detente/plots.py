"""Charts of a store in one call, as Altair charts: notebooks show them, ``chart.save("course.svg")`` keeps them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from detente.briefs import COLOURS, course_chart, gather
from detente.panels import HAPPENED

if TYPE_CHECKING:
    import altair as alt

    from detente.store import Selection, Store


def course(
    store: Store,
    between: tuple[str, str],
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> alt.Chart:
    """The course of a relation, as a brief draws it: what happened by period and quad, conflict below the line.

    Args:
        store: where the events are.
        between: the codes of two countries, as in ``("GBR", "CHN")``.
        since, until: the first and the last day.

    Raises:
        ValueError: it is twice the same country, a code is none, or nothing between the two is known to have happened.
    """
    brief = gather(store, between, since=since, until=until)
    if not brief.course:
        raise ValueError(f"the store tells of nothing that happened between {brief.names[0]} and {brief.names[1]} then")
    return course_chart(brief).properties(title=f"{brief.names[0]} and {brief.names[1]}: events by {brief.period}")


def types(store: Store, selection: Selection = HAPPENED) -> alt.Chart:
    """How many events there are of each type, the most frequent first; by default of what happened.

    Raises:
        ValueError: no event fits the selection.
    """
    import altair as alt

    query = selection.events()
    counted = store.sql(
        f"SELECT type, quad, count(*) AS events FROM ({query.sql}) GROUP BY ALL ORDER BY events DESC, type",
        query.params,
    )
    rows = counted.to_arrow_table().to_pylist()
    if not rows:
        raise ValueError("no event of the store fits the selection")
    chart: alt.Chart = (
        alt.Chart({"values": rows})
        .mark_bar()
        .encode(
            x=alt.X("events:Q", axis=alt.Axis(title="events", format="~d", tickMinStep=1)),
            y=alt.Y("type:N", sort="-x", axis=alt.Axis(title=None)),
            color=alt.Color(
                "quad:N",
                scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
                legend=alt.Legend(title=None, orient="bottom", columns=2),
            ),
        )
        .properties(width=520, title="Events by type")
    )
    return chart
