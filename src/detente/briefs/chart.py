"""The course of a relation as a picture: cooperation above the line, conflict below it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from detente.briefs.model import Brief
from detente.record import QUADS

if TYPE_CHECKING:
    import altair as alt

COLOURS = dict(zip(QUADS, ("#7fb3a6", "#1f7a6a", "#e0a58f", "#b5452c"), strict=True))
WIDTH, HEIGHT = 720, 210
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_DAY_AS = {"day": "%-d %b %Y", "week": "%-d %b %Y", "month": "%b %Y", "year": "%Y"}
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
            "end": _end(count.start, brief.period).isoformat(),
            "quad": count.quad,
            "events": count.events if count.quad.endswith("cooperation") else -count.events,
        }
        for count in brief.course
    ]
    axis = alt.Axis(title=None, grid=False, labelAngle=0, tickCount=8, format=_DAY_AS[brief.period])
    # a bar is as wide as its period; the axis reads days in UTC
    whole = alt.TimeUnitParams(unit="utcyearmonthdate", binned=True)
    chart: alt.Chart = (
        alt.Chart({"values": rows})
        .mark_bar(orient="vertical", stroke="white", strokeWidth=0.8)
        .encode(
            x=alt.X("start:T", timeUnit=whole, axis=axis, scale=_room(brief)),
            x2="end:T",
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
    ends_on = (_moved(first, -(missing // 2)), _moved(last, _DAYS[brief.period] + missing - missing // 2))
    ends = [alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True) for day in ends_on]
    return alt.Scale(domain=ends)


def _end(start: datetime.date, period: str) -> datetime.date:
    """The first day after the period that begins with ``start``."""
    if period == "month":
        return _moved(start.replace(day=1), 31).replace(day=1)
    if period == "year":
        return _moved(start.replace(month=1, day=1), 366).replace(month=1, day=1)
    return _moved(start, _DAYS[period])


def _moved(day: datetime.date, days: int) -> datetime.date:
    """``day`` and so many days; no further than the calendar goes."""
    return datetime.date.fromordinal(min(max(day.toordinal() + days, 1), datetime.date.max.toordinal()))
