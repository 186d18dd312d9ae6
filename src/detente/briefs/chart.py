"""The course of a relation as a picture: cooperation above the line, conflict below it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from detente.briefs.model import QUADS, Brief

if TYPE_CHECKING:
    import altair as alt

COLOURS = dict(zip(QUADS, ("#7fb3a6", "#1f7a6a", "#e0a58f", "#b5452c"), strict=True))
WIDTH, HEIGHT = 720, 210
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_ROOM = 12
"""How many periods the axis has room for at least: a single one is a bar and not a wall."""


def course_svg(brief: Brief) -> str:
    """An SVG drawing without scripts or references; an empty string where nothing is counted."""
    if not brief.course:
        return ""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(course_chart(brief).to_dict()))


def course_chart(brief: Brief) -> alt.Chart:
    """The events of a brief by period and quad as an Altair chart, those of conflict below the line."""
    import altair as alt

    rows = [
        {
            "start": count.start.isoformat(),
            "quad": count.quad,
            "events": count.events if count.quad.endswith("cooperation") else -count.events,
        }
        for count in brief.course
    ]
    axis = alt.Axis(title=None, grid=False, labelAngle=0, tickCount=8)
    unit: dict[str, Any] = {
        "day": "utcyearmonthdate",
        "week": "utcyearmonthdate",
        "month": "utcyearmonth",
        "year": "utcyear",
    }
    chart: alt.Chart = (
        alt.Chart({"values": rows})
        .mark_bar()
        .encode(
            x=alt.X("start:T", timeUnit=unit[brief.period], axis=axis, scale=_room(brief)),
            y=alt.Y(
                "events:Q",
                stack="zero",
                axis=alt.Axis(title=None, format="~d", tickMinStep=1, labelExpr="abs(datum.value)"),
            ),
            color=alt.Color(
                "quad:N",
                scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
                legend=alt.Legend(title=None, orient="top", columns=4),
            ),
        )
        .properties(width=WIDTH, height=HEIGHT)
        .configure(font="Georgia, serif", background="transparent")
        .configure_axis(labelFontSize=13)
        .configure_legend(labelFontSize=13)
        .configure_view(stroke=None)
    )
    return chart


def _room(brief: Brief) -> alt.Scale:
    """The axis of time: as long as the course, widened on both sides where that is short."""
    import altair as alt

    first, last = min(count.start for count in brief.course), max(count.start for count in brief.course)
    missing = _ROOM * _DAYS[brief.period] - ((last - first).days + _DAYS[brief.period])
    if missing <= 0:
        return alt.Scale()
    first, last = (
        first - datetime.timedelta(days=missing // 2),
        last + datetime.timedelta(days=_DAYS[brief.period] + missing - missing // 2),
    )
    ends = [alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True) for day in (first, last)]
    return alt.Scale(domain=ends)
